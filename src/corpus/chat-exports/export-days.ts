import type { Skipped } from '../../core/types/refresh-record.js';
import type { FormatContext } from '../format.js';
import type { FoundFile } from '../found-file.js';
import { readWhole } from '../read-whole.js';
import { exportDay, exportRoot, isExportList, leftOutList } from './export-folders.js';
import { type People, peopleIn, peopleNamedIn } from './people.js';

interface Files {
  readonly files: readonly FoundFile[];
  readonly skipped: readonly Skipped[];
}

/** The files of a walk: days of an exported channel know their people, and the lists of an export are left out. */
export function withExportDays({ files, skipped }: Files): Files {
  const byId = new Map(files.map((file) => [file.id, file]));
  const isList = ({ id }: FoundFile) => isExportList(id) && isRoot(exportRoot(id), byId);
  return {
    files: files.filter((file) => !isList(file)).map((file) => withPeople(file, byId)),
    skipped: [...skipped, ...files.filter(isList).map(({ id }) => ({ file: id, reason: leftOutList }))],
  };
}

/** The same for one file alone. @param find The file of an id; undefined where there is none. */
export async function asExportDay(
  file: FoundFile,
  find: (id: string) => Promise<FoundFile | undefined>,
): Promise<FoundFile> {
  const day = exportDay(file.id);
  if (day === undefined) return file;
  const found = await Promise.all([day.people, ...day.channels].map(find));
  return withPeople(file, new Map(found.flatMap((one) => (one === undefined ? [] : [[one.id, one]]))));
}

function withPeople(file: FoundFile, byId: ReadonlyMap<string, FoundFile>): FoundFile {
  const day = exportDay(file.id);
  const people = day && byId.get(day.people);
  if (day === undefined || people === undefined || !isRoot(day, byId)) return file;
  return { ...file, exported: { channel: day.channel, people } };
}

/** A folder is an export where the lists of people and of channels are in it. */
function isRoot(root: ReturnType<typeof exportRoot>, byId: ReadonlyMap<string, FoundFile>): boolean {
  return root !== undefined && byId.has(root.people) && root.channels.some((list) => byId.has(list));
}

/** The lists of people that days refer to, each read once. */
export class ExportPeople {
  readonly #maxFileBytes: number;
  readonly #lists = new Map<string, Promise<People | undefined>>();

  constructor(maxFileBytes: number) {
    this.#maxFileBytes = maxFileBytes;
  }

  /** @returns undefined for no day of an export, or where the list cannot be read: ids stay ids. */
  async around({ exported }: FoundFile, bytes: Uint8Array): Promise<FormatContext | undefined> {
    if (exported === undefined) return undefined;
    const { id } = exported.people;
    const list = this.#lists.get(id) ?? this.#read(exported.people);
    this.#lists.set(id, list);
    return { channel: exported.channel, people: peopleNamedIn(bytes, (await list) ?? new Map()) };
  }

  async #read(file: FoundFile): Promise<People | undefined> {
    try {
      return peopleIn((await readWhole(file, this.#maxFileBytes)).bytes);
    } catch {
      return undefined;
    }
  }
}
