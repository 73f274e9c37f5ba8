import type { OptionalSectionName, SegmentArrays } from './segment-arrays.js';

/** What is known of a document's passages. */
export interface PassageVectors {
  /** How many it has. */
  readonly passages: number;
  /** Of each a vector, one behind the other; undefined: none has one. */
  readonly vectors: Int8Array | undefined;
}

/** The vectors of a segment. */
export interface VectorTable {
  /** Bytes a vector. */
  readonly length: number;
  readonly rows: Int8Array;
}

/**
 * The sections of documents in their order; none where no document has vectors. Vectors of another length than most have
 * been made otherwise, and are left out.
 */
export function encodeVectors(
  documents: readonly PassageVectors[],
): Partial<Pick<SegmentArrays, OptionalSectionName>> {
  const length = usualLength(documents);
  if (length === 0) return {};
  const rows = new Int8Array(length * documents.reduce((sum, { passages }) => sum + passages, 0));
  let at = 0;
  for (const document of documents) {
    if (document.vectors !== undefined && lengthOf(document) === length) rows.set(document.vectors, at);
    at += document.passages * length;
  }
  return { passageVectors: new Uint8Array(rows.buffer), vectorLength: Uint32Array.of(length) };
}

function lengthOf({ passages, vectors }: PassageVectors): number {
  return vectors === undefined || passages === 0 ? 0 : vectors.length / passages;
}

/** Of the most passages' vectors, and of as many the longer; 0 where there are none. */
function usualLength(documents: readonly PassageVectors[]): number {
  const passages = new Map<number, number>();
  for (const document of documents) {
    const length = lengthOf(document);
    if (length > 0) passages.set(length, (passages.get(length) ?? 0) + document.passages);
  }
  const [usual] = [...passages].sort(([a, some], [b, others]) => others - some || b - a);
  return usual?.[0] ?? 0;
}

/** undefined where there are none. */
export function vectorTable({ vectorLength, passageVectors }: SegmentArrays): VectorTable | undefined {
  const length = vectorLength?.[0];
  if (length === undefined || passageVectors === undefined) return undefined;
  const { buffer, byteOffset, byteLength } = passageVectors;
  return { length, rows: new Int8Array(buffer, byteOffset, byteLength) };
}
