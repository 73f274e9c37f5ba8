import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { AnalysedDocument, ForwardDocument } from '../../core/types/forward-document.js';
import { storedArrays } from '../../core/types/stored-arrays.js';
import { packArrays, unpackArrays } from '../packed-arrays.js';

// A record: the length of its head in bytes (32 bits), the head as JSON in UTF-8 (lone surrogates are escaped there),
// zeros up to a multiple of four, the arrays, packed; all deflated.

interface Head {
  readonly language: string;
  readonly bodyEnd: number;
  /** Of the sentences, each named once. */
  readonly languages: readonly string[];
  readonly vocabulary: readonly string[];
}

const arrayTypes = {
  ...storedArrays,
  /** By sentence; numbers of the head's `languages`. */
  sentenceLanguages: Int32Array,
} as const;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

export async function encodeForward(analysed: AnalysedDocument): Promise<Buffer> {
  const languages = [...new Set(analysed.sentenceLanguages)];
  const head: Head = {
    language: analysed.language,
    bodyEnd: analysed.bodyEnd,
    languages,
    vocabulary: analysed.vocabulary,
  };
  const headBytes = Buffer.from(JSON.stringify(head));
  const size = Buffer.alloc(4);
  size.writeInt32LE(headBytes.length);
  const sentenceLanguages = Int32Array.from(analysed.sentenceLanguages, (code) => languages.indexOf(code));
  const record = Buffer.concat([
    size,
    headBytes,
    Buffer.alloc(-headBytes.length & 3),
    packArrays(arrayTypes, { ...analysed, sentenceLanguages }),
  ]);
  return (await deflate(record, { level: 1 })) as Buffer;
}

/** @throws if it is not what `encodeForward` gave. @returns the document, and the memory it takes in bytes. */
export async function decodeForward(
  id: string,
  encoded: Uint8Array,
): Promise<{ readonly forward: ForwardDocument; readonly bytes: number }> {
  const record = await inflate(encoded);
  // Small results of zlib lie anywhere in a larger buffer; arrays of numbers have to begin at a multiple of four.
  const bytes = new Uint8Array(record);
  const headEnd = 4 + new DataView(bytes.buffer).getInt32(0, true);
  const head = JSON.parse(Buffer.from(bytes.buffer, 4, headEnd - 4).toString()) as Head;
  const { sentenceLanguages, ...arrays } = unpackArrays(arrayTypes, bytes.subarray((headEnd + 3) & ~3));
  const vocabulary = new Map(head.vocabulary.map((term, number) => [term, number]));
  return {
    forward: {
      id,
      language: head.language,
      bodyEnd: head.bodyEnd,
      ...arrays,
      sentenceLanguages: Array.from(sentenceLanguages, (number) => head.languages[number] ?? ''),
      termNumber: (term) => vocabulary.get(term),
      termAt: (number) => head.vocabulary[number] ?? '',
    },
    bytes: bytes.length + sentenceLanguages.length * 8 + vocabulary.size * bytesPerTerm,
  };
}

/** Roughly, of a short string in a map. */
const bytesPerTerm = 80;
