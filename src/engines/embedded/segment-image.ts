import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { DamagedIndexError } from '../../core/types/ports.js';
import { bytesOf, type ElementWidth, type NumberArray, viewOf } from './number-array.js';
import { packBlocks, unpackBlocks } from './packed-blocks.js';
import {
  type OptionalSectionName,
  optionalSectionNames,
  type SectionName,
  type SegmentArrays,
  sectionNames,
  sectionVersions,
} from './segment-arrays.js';
import type { StoredFile } from './storage.js';

// A segment's image:
//
//   magic      8 bytes
//   header     32-bit numbers: byte order mark, format version, length of the image, of the side file and of the
//              directory in bytes, and the CRC-32 of all before it and of the directory
//   directory  JSON: of each section its name, version, element width, number of elements, form, start in bytes behind the
//              directory, length in bytes and CRC-32; and blanks up to a multiple of 8 bytes
//   sections   the arrays, each at a multiple of 8 bytes, nothing but zeros between them. In one of four forms: as they lie in
//              memory; in blocks of few bits (`packed-blocks.ts`), the numbers or their differences; or deflated
//
// A section is found by its name: others may be added, and a program passes over those that it does not know.

const magic = Buffer.from('VBTMSEG\n', 'latin1');
/** Reads otherwise on a machine that orders bytes otherwise. */
const byteOrderMark = 0x01020304;
/** Raise it with any change to the form of the image, or to what the side file's records mean. */
const imageVersion = 6;

const headerNumbers = 6;
const headerBytes = magic.length + headerNumbers * 4;

/** How an array is written. */
type Form = 'plain' | 'blocks' | 'gaps' | 'deflated';

/** A line of the directory. */
type Section = readonly [
  name: string,
  version: number,
  width: ElementWidth,
  count: number,
  form: Form,
  start: number,
  length: number,
  sum: number,
];

/** Where the number of elements stands in it. */
const countPlace = 3;

/** The image, to be written one piece behind the other. @param sideBytes Length of the segment's side file. */
export function encodeImage(arrays: SegmentArrays, sideBytes: number): Uint8Array[] {
  const sections: Section[] = [];
  const pieces: Uint8Array[] = [];
  let end = 0;
  const append = (bytes: Uint8Array) => {
    pieces.push(bytes);
    end += bytes.length;
  };
  for (const name of [...sectionNames, ...optionalSectionNames]) {
    const array = arrays[name];
    if (array === undefined) continue;
    append(new Uint8Array(-end & 7));
    const { form, bytes } = formOf(name, array);
    const width = array.BYTES_PER_ELEMENT as ElementWidth;
    sections.push([name, versionOf(name), width, array.length, form, end, bytes.length, crc32(bytes)]);
    append(bytes);
  }
  const json = JSON.stringify(sections);
  const directory = Buffer.from(json.padEnd(json.length + (-json.length & 7)));
  const length = headerBytes + directory.length + end;
  if (length >= 2 ** 32) throw new RangeError(`a segment of ${length} bytes is larger than an image can be`);
  const header = Uint32Array.of(byteOrderMark, imageVersion, length, sideBytes, directory.length, 0);
  header[headerNumbers - 1] = checksumOf(header, directory);
  return [magic, bytesOf(header), directory, ...pieces];
}

/** What an image holds. */
export interface SegmentImage {
  /**
   * Each is read when it is first asked for, and stays: a first question needs few of them, and whoever ranks by words alone no
   * vectors. Asking throws {DamagedIndexError} unless the section is what was written.
   */
  readonly arrays: SegmentArrays;
  readonly sideBytes: number;
  readonly checksum: number;
  /** How many elements a section has, told without reading it; 0 where there is none. */
  countOf(name: SectionName | OptionalSectionName): number;
}

/**
 * Opens an image: its header and its directory are read, its sections later.
 * @throws {DamagedIndexError} unless it is as long as what `encodeImage` gave, and begins like it.
 */
export function readImage(file: StoredFile): SegmentImage {
  const refuse = (what: string): never => {
    throw new DamagedIndexError(file.name, what);
  };
  const readable = (from: number, length: number) =>
    file.read(from, Math.max(0, Math.min(length, file.size - from)));
  const head = readable(0, headerBytes);
  if (!magic.equals(head.subarray(0, magic.length))) refuse('is no part of an index');
  if (head.length < headerBytes) refuse('is cut off');
  const header = new Uint32Array(head.buffer, head.byteOffset + magic.length, headerNumbers);
  const [order, version, length = 0, sideBytes = 0, directoryBytes = 0, checksum = 0] = header;
  if (order !== byteOrderMark) refuse('was written on another kind of machine, or is damaged');
  if (version !== imageVersion) refuse('was written by another version of Verbatim');
  const directory = readable(headerBytes, directoryBytes);
  if (checksumOf(header, directory) !== checksum) {
    refuse(directory.length < directoryBytes ? 'is cut off' : 'is damaged');
  }
  if (file.size !== length) refuse(file.size < length ? 'is cut off' : 'goes on after its end');

  const sections = sectionsIn(directory);
  for (const name of sectionNames)
    if (!sections.has(name)) refuse('was written by another version of Verbatim');
  const read = ([name, , width, count, form, start, bytesLong, sum]: Section): NumberArray => {
    const bytes = file.read(headerBytes + directoryBytes + start, bytesLong);
    if (crc32(bytes) !== sum) refuse(`is damaged (${name})`);
    if (form === 'plain') return viewOf(bytes.buffer, width, bytes.byteOffset, count);
    if (form === 'deflated') return new Uint8Array(inflateRawSync(bytes));
    return unpackBlocks(bytes, form === 'gaps', width, count);
  };
  return {
    arrays: eachReadOnce(sections, read),
    sideBytes,
    checksum,
    countOf: (name) => sections.get(name)?.[countPlace] ?? 0,
  };
}

/** By name, those that this program knows. */
function sectionsIn(directory: Uint8Array): ReadonlyMap<SectionName | OptionalSectionName, Section> {
  const known = new Set<string>([...sectionNames, ...optionalSectionNames]);
  const sections = new Map<SectionName | OptionalSectionName, Section>();
  for (const section of JSON.parse(Buffer.from(directory).toString()) as Section[]) {
    const name = section[0] as SectionName | OptionalSectionName;
    if (known.has(name) && section[1] === versionOf(name)) sections.set(name, section);
  }
  return sections;
}

/** An object with the array of every section, which is read when somebody first looks at it. */
function eachReadOnce(
  sections: ReadonlyMap<SectionName | OptionalSectionName, Section>,
  read: (section: Section) => NumberArray,
): SegmentArrays {
  const arrays = {};
  for (const [name, section] of sections) {
    Object.defineProperty(arrays, name, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = read(section);
        Object.defineProperty(arrays, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return arrays as SegmentArrays;
}

/** Vectors have no bits to spare, strings none that blocks of numbers would save. */
function formOf(
  name: SectionName | OptionalSectionName,
  array: NumberArray,
): { readonly form: Form; readonly bytes: Uint8Array } {
  if (name === 'passageVectors') return { form: 'plain', bytes: bytesOf(array) };
  if (name.endsWith('Bytes') && array instanceof Uint8Array)
    return { form: 'deflated', bytes: deflateRawSync(bytesOf(array)) };
  const { bytes, areGaps } = packBlocks(array);
  return { form: areGaps ? 'gaps' : 'blocks', bytes };
}

function versionOf(name: SectionName | OptionalSectionName): number {
  return sectionVersions[name] ?? 1;
}

/** Of the magic bytes, the header but for its last number, and the directory. */
function checksumOf(header: Uint32Array, directory: Uint8Array): number {
  return crc32(directory, crc32(bytesOf(header.subarray(0, -1)), crc32(magic)));
}
