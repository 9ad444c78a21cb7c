import { monotonicFactory } from 'ulid';

/** A new ULID; those of one process ascend. */
export const newId: () => string = monotonicFactory();
