import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, PictureName } from '@parley/contracts';
import { Database, type Tx } from '@parley/database';
import { Files, type Job } from '@parley/infra';
import { z } from 'zod';
import { JOBS } from '../runtime/job-policies.ts';
import { Album, ALBUMS, fileOf } from './albums.ts';

const NAME_BYTES = 16;
/** Longer than any write takes that is to refer to a picture which was just kept. */
const UNCLAIMED_MS = 3_600_000;

const Removal = z.object({ album: Album, name: PictureName });

/**
 * Pictures that rows refer to by name. A name is made anew for each picture and is not to be guessed, so that knowing it
 * is what lets somebody see the picture; and a picture never changes under its name.
 */
@Injectable()
export class Pictures {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
  ) {}

  /** Keeps a picture in all its variants. If no row refers to it within the hour, it is removed again. */
  async keep(album: Album, variants: ReadonlyMap<string, Uint8Array>): Promise<string> {
    const name = randomBytes(NAME_BYTES).toString('hex');
    // Ordered first: whatever is cut off after this leaves nothing behind for good.
    await this.database.write((tx) => this.orderRemoval(tx, album, name, UNCLAIMED_MS));
    for (const [variant, bytes] of variants) await this.files.put(fileOf(album, name, variant), bytes);
    return name;
  }

  async read(album: Album, name: string, variant: string): Promise<Buffer> {
    const bytes = await this.files.get(fileOf(album, name, variant));
    if (!bytes) throw new AppError('NOT_FOUND');
    return bytes;
  }

  /** For the write in which a row lets go of its picture, or is deleted; the picture follows after the commit. */
  async release(tx: Tx, album: Album, name: string | null, delayMs = 0): Promise<void> {
    if (name !== null) await this.orderRemoval(tx, album, name, delayMs);
  }

  /** Removes a picture, unless a row refers to it. */
  async runRemoval({ payload }: Job): Promise<void> {
    const { album, name } = Removal.parse(payload);
    const { uses, variants } = ALBUMS[album];
    if (await this.database.read((reader) => uses(reader, name))) return;
    for (const variant of variants) await this.files.remove(fileOf(album, name, variant));
  }

  private async orderRemoval(tx: Tx, album: Album, name: string, delayMs: number): Promise<void> {
    await tx.enqueue({ name: JOBS.removePicture, payload: { album, name }, delayMs });
  }
}
