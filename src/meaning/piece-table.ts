import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { errorReason } from '../core/types/error-names.js';

/** Vectors of word pieces, as `npm run distil` makes them. */
export interface PieceTable extends PieceVectors {
  /** SHA-256 of the file without its last 32 bytes, which repeat it; hexadecimal. */
  readonly hash: string;
}

export interface PieceVectors {
  readonly about: TableFacts;
  /** The piece of each number, in order. */
  readonly vocabulary: readonly string[];
  /** What a piece's vector is to be multiplied with; one a piece. */
  readonly scales: Uint16Array;
  /** One piece behind the other, `about.dimensions` parts each. */
  readonly vectors: Int8Array;
}

/** What a table says of itself. */
export interface TableFacts {
  readonly name: string;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly dimensions: number;
  /** The model it was made from, and the SHA-256 of that. */
  readonly teacher: string;
  readonly teacherHash: string;
}

/** A table that cannot be used; `message` says which, why and what to do, for an operator. */
export class TableError extends Error {
  override readonly name = 'TableError';

  constructor(file: string, what: string, options?: ErrorOptions) {
    super(`the table of word vectors ${file} ${what}: put it back as it was released`, options);
  }
}

/**
 * The file: this mark; the length of what follows as a 32-bit number, and JSON of the facts with the number of pieces; the
 * same with the vocabulary, a piece a line; the scales, 16 bits each; the vectors; SHA-256 of all that. Little-endian.
 */
const mark = Buffer.from('verbvec1');
const hashBytes = 32;

/** Larger files are not read. Bytes; eight times what ships. */
const maxFileBytes = 32 * 2 ** 20;

export function tableBytes({ about, vocabulary, scales, vectors }: PieceVectors): Buffer {
  const parts: Uint8Array[] = [mark];
  for (const text of [JSON.stringify({ ...about, pieces: vocabulary.length }), vocabulary.join('\n')]) {
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    parts.push(length, bytes);
  }
  const factors = Buffer.alloc(2 * scales.length);
  for (const [i, scale] of scales.entries()) factors.writeUInt16LE(scale, 2 * i);
  parts.push(factors, new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.length));
  const body = Buffer.concat(parts);
  return Buffer.concat([body, sha256(body)]);
}

/** @throws {TableError} if the file is missing, too large, cut off, damaged or no such table. */
export function readTable(file: string): PieceTable {
  let bytes: Buffer;
  try {
    if (statSync(file).size > maxFileBytes) throw new TableError(file, 'is too large to be one');
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw new TableError(file, `cannot be read (${errorReason(error)})`, { cause: error });
  }
  return tableOf(bytes, file);
}

/** @param file For messages. */
export function tableOf(bytes: Buffer, file: string): PieceTable {
  if (!bytes.subarray(0, mark.length).equals(mark)) throw new TableError(file, 'is no such table');
  const body = bytes.subarray(0, Math.max(0, bytes.length - hashBytes));
  const hash = sha256(body);
  if (!hash.equals(bytes.subarray(body.length))) throw new TableError(file, 'is cut off or damaged');
  const facts = factsOf(textAt(body, mark.length, file), file);
  const vocabulary = textAt(body, facts.end, file);
  const { pieces, ...about } = facts.about;
  const words = vocabulary.text.split('\n');
  const scalesEnd = vocabulary.end + 2 * pieces;
  if (words.length !== pieces || body.length !== scalesEnd + pieces * about.dimensions)
    throw new TableError(
      file,
      `does not hold ${pieces} pieces of ${about.dimensions} dimensions, as it says`,
    );
  const factors = Uint8Array.from(body.subarray(vocabulary.end, scalesEnd));
  if (endianness() === 'BE') Buffer.from(factors.buffer).swap16();
  const scales = new Uint16Array(factors.buffer);
  const vectors = new Int8Array(body.buffer, body.byteOffset + scalesEnd, pieces * about.dimensions);
  return { about, vocabulary: words, scales, vectors, hash: hash.toString('hex') };
}

function textAt(body: Buffer, at: number, file: string): { text: string; end: number } {
  const end = at + 4 <= body.length ? at + 4 + body.readUInt32LE(at) : Number.POSITIVE_INFINITY;
  if (end > body.length) throw new TableError(file, 'is of another form');
  return { text: body.toString('utf8', at + 4, end), end };
}

function factsOf({ text, end }: { text: string; end: number }, file: string) {
  try {
    const about = JSON.parse(text) as TableFacts & { readonly pieces: number };
    const isWhole = (value: number) => Number.isInteger(value) && value > 0;
    if (isWhole(about.pieces) && isWhole(about.dimensions) && Array.isArray(about.languages))
      return { about, end };
  } catch (error) {
    throw new TableError(file, 'is of another form', { cause: error });
  }
  throw new TableError(file, 'is of another form');
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
