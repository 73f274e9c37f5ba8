import { crc32 } from 'node:zlib';
import { DamagedIndexError } from '../../core/types/ports.js';
import { bytesOf, type ElementWidth, type NumberArray, viewOf } from './number-array.js';
import { type SectionName, type SegmentArrays, sectionNames } from './segment-arrays.js';

// A segment's image:
//
//   magic      8 bytes
//   header     32-bit numbers: byte order mark, format version, length of the image and of the side file in bytes,
//              then of each section its element width, start in bytes, number of elements and CRC-32,
//              and at last the CRC-32 of everything before it
//   sections   the arrays, each at a multiple of 8 bytes, nothing but zeros between them

const magic = Buffer.from('VBTMSEG\n', 'latin1');
/** Reads otherwise on a machine that orders bytes otherwise. */
const byteOrderMark = 0x01020304;
/** Raise it with any change to what the arrays or the side file's records mean. */
export const imageVersion = 2;

const fixedNumbers = 4;
const numbersASection = 4;
const headerNumbers = fixedNumbers + sectionNames.length * numbersASection + 1;
const headerBytes = magic.length + headerNumbers * 4;

/** The image, to be written one piece behind the other. @param sideBytes Length of the segment's side file. */
export function encodeImage(arrays: SegmentArrays, sideBytes: number): Uint8Array[] {
  const header = new Uint32Array(headerNumbers);
  const pieces: Uint8Array[] = [];
  let end = headerBytes;
  const append = (bytes: Uint8Array) => {
    pieces.push(bytes);
    end += bytes.length;
  };
  for (const [i, name] of sectionNames.entries()) {
    append(new Uint8Array(-end & 7));
    const array = arrays[name];
    const bytes = bytesOf(array);
    header.set(
      [array.BYTES_PER_ELEMENT, end, array.length, crc32(bytes)],
      fixedNumbers + i * numbersASection,
    );
    append(bytes);
  }
  if (end >= 2 ** 32) throw new RangeError(`a segment of ${end} bytes is larger than an image can be`);
  header.set([byteOrderMark, imageVersion, end, sideBytes]);
  header[headerNumbers - 1] = crc32(bytesOf(header.subarray(0, -1)), crc32(magic));
  return [magic, bytesOf(header), ...pieces];
}

/**
 * The arrays of an image, as views of it.
 * @param file For messages.
 * @throws {DamagedIndexError} unless it is, to the last element, what `encodeImage` gave.
 */
export function decodeImage(
  image: Uint8Array<ArrayBuffer>,
  file: string,
): { readonly arrays: SegmentArrays; readonly sideBytes: number; readonly checksum: number } {
  const refuse = (what: string): never => {
    throw new DamagedIndexError(file, what);
  };
  if (!magic.equals(image.subarray(0, magic.length))) refuse('is no part of an index');
  if (image.length < headerBytes) refuse('is cut off');
  const header = new Uint32Array(image.buffer, image.byteOffset + magic.length, headerNumbers);
  const [order, version, length = 0, sideBytes = 0] = header;
  if (order !== byteOrderMark) refuse('was written on another kind of machine, or is damaged');
  if (version !== imageVersion) refuse('was written by another version of Verbatim');
  const checksum = crc32(bytesOf(header.subarray(0, -1)), crc32(magic));
  if (checksum !== header[headerNumbers - 1]) refuse('is damaged');
  if (image.length !== length) refuse(image.length < length ? 'is cut off' : 'goes on after its end');

  const read = (name: SectionName, i: number): NumberArray => {
    const [width = 1, start = 0, count = 0, sum] = header.subarray(fixedNumbers + i * numbersASection);
    const array = viewOf(image.buffer, width as ElementWidth, image.byteOffset + start, count);
    return crc32(bytesOf(array)) === sum ? array : refuse(`is damaged (${name})`);
  };
  const arrays = Object.fromEntries(sectionNames.map((name, i) => [name, read(name, i)])) as Record<
    SectionName,
    NumberArray
  >;
  return { arrays, sideBytes, checksum };
}
