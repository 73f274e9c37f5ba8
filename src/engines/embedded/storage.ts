/** A file that is written once and never changed. */
export interface StoredFile {
  /** For messages. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /**
   * `length` bytes from `position` on, beginning at a multiple of eight bytes of memory if `position` is one.
   * @throws {DamagedIndexError} where the file is shorter.
   */
  read(position: number, length: number): Uint8Array<ArrayBuffer>;
  close(): void;
}

/** A file in the making; nobody sees it before `finish`. */
export interface FileWriter {
  append(bytes: Uint8Array): Promise<void>;
  /** Makes it last. */
  finish(): Promise<void>;
  /** Forgets it, whatever has become of it. */
  abandon(): Promise<void>;
}

/** Where the files of one index are: any number of files that never change, and the manifest that names the current ones. */
export interface Storage {
  /** For messages. */
  readonly place: string;
  readonly manifestName: string;
  /** undefined where there is none. */
  readManifest(): Promise<Uint8Array | undefined>;
  /** Puts a new manifest in place of the old one: at any moment there is the one or the other, whole. */
  writeManifest(manifest: Uint8Array): Promise<void>;
  /** Another one for every manifest written; undefined while there is none. */
  generation(): Promise<string | undefined>;
  create(name: string): Promise<FileWriter>;
  /** undefined for a file that is not there. */
  open(name: string): Promise<StoredFile | undefined>;
  /** Removes all files of an index but the manifest and those named. Who has one open can go on reading it. */
  keepOnly(names: ReadonlySet<string>): Promise<void>;
}
