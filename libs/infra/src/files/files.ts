/**
 * Bytes under names, kept until they are removed. All processes of a system see the same files.
 *
 * - A name is one or more parts of small letters, digits, dots and hyphens, with slashes between; anything else is refused.
 * - `put` resolves once the bytes outlive a crash of the process. Readers see the former bytes or the new ones, never a mixture.
 * - What was put is there for every process at once; what was removed, for none.
 */
export abstract class Files {
  abstract put(name: string, bytes: Uint8Array): Promise<void>;

  /** Null where there is nothing of this name. */
  abstract get(name: string): Promise<Buffer | null>;

  /** Removing what is not there is harmless. */
  abstract remove(name: string): Promise<void>;
}

/** Nothing that leads out of a folder, and nothing that two file systems would read differently. */
const NAME = /^[a-z0-9-][a-z0-9.-]*(?:\/[a-z0-9-][a-z0-9.-]*)*$/;
const NAME_LENGTH = 200;

export function checkFileName(name: string): void {
  if (name.length > NAME_LENGTH || !NAME.test(name)) throw new Error(`"${name}" is not a name for a file.`);
}
