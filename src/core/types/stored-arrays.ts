/** Whole numbers, as an engine keeps them. */
export type StoredArray = Int32Array | Uint16Array | Uint8Array | Int8Array;

/** What numbers an array is made of. */
export type ArrayType =
  | Int32ArrayConstructor
  | Uint16ArrayConstructor
  | Uint8ArrayConstructor
  | Int8ArrayConstructor;

/** Arrays by name. */
export type ArrayTypes = Readonly<Record<string, ArrayType>>;

/** The arrays that such a table is of. */
export type ArraysOf<Types extends ArrayTypes> = {
  readonly [Name in keyof Types]: Types[Name]['prototype'];
};

/**
 * What is kept of every document as arrays of numbers. The OpenSearch engine writes and reads exactly these, each by its name: one
 * that is added here is there with the next document written, and a document written before has an empty one. The embedded engine
 * keeps them in a form of its own (`forward-record.ts`).
 */
export const storedArrays = {
  /** Sentence i is text [sentenceStarts[i], sentenceEnds[i]); in order, without overlap. */
  sentenceStarts: Int32Array,
  sentenceEnds: Int32Array,
  /** `sentenceFlag`s. */
  sentenceFlags: Uint8Array,
  /** What each sentence's block is: the number of its kind in `blockKinds`, and sixteen times its level (0: none). */
  sentenceBlocks: Uint8Array,
  /** `sentenceOpening`s. */
  sentenceOpenings: Uint8Array,
  /** Of each sentence's words as they are written: the same for the same words (`sentenceHash`). */
  sentenceHashes: Int32Array,
  /** Term numbers of all tokens in order, stop words included. */
  terms: Int32Array,
  /** `tokenFlag`s. */
  flags: Uint8Array,
  /** One more than there are sentences: the tokens of sentence i are [firstToken[i], firstToken[i + 1]). */
  firstToken: Int32Array,
  /** Term numbers of the title without stop words; empty when the title is only the text's opening words. */
  titleTerms: Int32Array,
  /** Passages tile the document's body: passage i is [passageStarts[i], passageStarts[i + 1]), the last ends at `bodyEnd`. */
  passageStarts: Int32Array,
  /** Tells near-duplicates, see `signatureOf`; empty where the document has no words. */
  signature: Uint16Array,
} as const satisfies ArrayTypes;

export type StoredArrays = ArraysOf<typeof storedArrays>;
