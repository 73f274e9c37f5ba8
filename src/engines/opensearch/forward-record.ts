import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { AnalysedDocument, ForwardDocument } from '../../core/types/forward-document.js';

// A record: the length of its head in bytes (32 bits), the head as JSON in UTF-8 (lone surrogates are escaped there),
// zeros up to a multiple of four, the arrays of 32-bit numbers, the signature, the arrays of bytes; all deflated.

interface Head {
  readonly language: string;
  readonly bodyEnd: number;
  /** Of sentences, passages, title terms, tokens and the signature's numbers. */
  readonly counts: readonly [number, number, number, number, number];
  /** Of the sentences, each named once. */
  readonly languages: readonly string[];
  readonly vocabulary: readonly string[];
}

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

export async function encodeForward(analysed: AnalysedDocument): Promise<Buffer> {
  const { sentenceStarts, passageStarts, titleTerms, terms, signature } = analysed;
  const languages = [...new Set(analysed.sentenceLanguages)];
  const head: Head = {
    language: analysed.language,
    bodyEnd: analysed.bodyEnd,
    counts: [sentenceStarts.length, passageStarts.length, titleTerms.length, terms.length, signature.length],
    languages,
    vocabulary: analysed.vocabulary,
  };
  const headBytes = Buffer.from(JSON.stringify(head));
  const size = Buffer.alloc(4);
  size.writeInt32LE(headBytes.length);
  const record = Buffer.concat([
    size,
    headBytes,
    Buffer.alloc(-headBytes.length & 3),
    ...[
      sentenceStarts,
      analysed.sentenceEnds,
      analysed.sentenceHashes,
      analysed.firstToken,
      passageStarts,
      titleTerms,
      terms,
      Int32Array.from(analysed.sentenceLanguages, (language) => languages.indexOf(language)),
      signature,
    ].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
    analysed.sentenceFlags,
    analysed.flags,
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
  let at = (headEnd + 3) & ~3;
  const numbers = (length: number) => {
    const array = new Int32Array(bytes.buffer, at, length);
    at += length * 4;
    return array;
  };
  const flagsOf = (length: number) => {
    const array = new Uint8Array(bytes.buffer, at, length);
    at += length;
    return array;
  };
  const [sentences, passages, titleTerms, tokens, signatureLength] = head.counts;
  const arrays = {
    sentenceStarts: numbers(sentences),
    sentenceEnds: numbers(sentences),
    sentenceHashes: numbers(sentences),
    firstToken: numbers(sentences + 1),
    passageStarts: numbers(passages),
    titleTerms: numbers(titleTerms),
    terms: numbers(tokens),
  };
  const sentenceLanguages = Array.from(numbers(sentences), (number) => head.languages[number] ?? '');
  const signature = new Uint16Array(bytes.buffer, at, signatureLength);
  at += signature.byteLength;
  const vocabulary = new Map(head.vocabulary.map((term, number) => [term, number]));
  return {
    forward: {
      id,
      language: head.language,
      bodyEnd: head.bodyEnd,
      ...arrays,
      sentenceLanguages,
      signature,
      sentenceFlags: flagsOf(sentences),
      flags: flagsOf(tokens),
      termNumber: (term) => vocabulary.get(term),
    },
    bytes: bytes.length + sentences * 8 + vocabulary.size * bytesPerTerm,
  };
}

/** Roughly, of a short string in a map. */
const bytesPerTerm = 80;
