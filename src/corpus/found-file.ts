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
  /** Finds where it lies in its archive; absent for a file of its own. */
  readonly entry?: () => Promise<Entry>;
  /** Set where it is a day of a channel in a chat's export. */
  readonly exported?: {
    /** '' where it has no name. */
    readonly channel: string;
    /** The list of the people whose ids it uses. */
    readonly people: FoundFile;
  };
}

/** When it, or what else decides how it reads, was last changed, nanoseconds since 1970. */
export function lastChangedNs({ modifiedNs, exported }: FoundFile): bigint {
  const other = exported?.people.modifiedNs ?? 0n;
  return other > modifiedNs ? other : modifiedNs;
}
