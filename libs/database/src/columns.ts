import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';
import { LIMITS } from '@parley/contracts';

/** The few column types that mean the same on SQLite and MySQL; entities use no others. */

export const PrimaryId = () => PrimaryColumn({ type: 'varchar', length: LIMITS.id });

export const IdColumn = (options: ColumnOptions = {}) =>
  Column({ ...options, type: 'varchar', length: LIMITS.id });

export const TextColumn = (length: number, options: ColumnOptions = {}) =>
  Column({ ...options, type: 'varchar', length });

export const TimeColumn = (options: ColumnOptions = {}) =>
  Column({ ...options, type: 'datetime', precision: 3 });

export const IntColumn = (options: ColumnOptions = {}) => Column({ ...options, type: 'int' });

export const BooleanColumn = () => Column({ type: 'boolean' });

/** The name of a stored picture: 128 random bits in hex. */
export const PICTURE_NAME_LENGTH = 32;

/** The hex of a SHA-256 or an HMAC made with it. */
export const HASH_LENGTH = 64;
