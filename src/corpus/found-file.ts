import type { Entry } from 'yauzl';

/** A regular file of a kind that is read, as it stood when the walk came by. */
export interface FoundFile {
  /** Path below the corpus folder, with `/`; in an archive its path goes on behind the archive's. */
  readonly id: string;
  /** Of the file itself, or of the archive that holds it; so are device, inode and time. */
  readonly path: string;
  readonly device: bigint;
  readonly inode: bigint;
  /** When its content was last changed, nanoseconds since 1970. */
  readonly modifiedNs: bigint;
  /** Unpacked. */
  readonly bytes: number;
  /** Where it lies in an archive; absent for a file of its own. */
  readonly entry?: Entry;
}
