import { maxTokenLength } from './sortable-text.js';

/** Raise it with any change to what an index's rows are or how they are found. */
export const formatVersion = 4;

/** The analysed fields, with the field that has each one's length. */
export const lengthFields = {
  title: 'title_length',
  text: 'text_length',
  stops: 'stops_length',
  passage: 'passage_length',
} as const;

export type FieldName = keyof typeof lengthFields;

const terms = {
  type: 'text',
  analyzer: 'terms',
  index_options: 'freqs',
  norms: false,
  similarity: 'frequency',
} as const;
const length = { type: 'integer', index: false } as const;
/** Found whole; neither sorted by nor counted. */
const token = { type: 'keyword', doc_values: false } as const;
/** Kept, not looked into. */
const kept = { type: 'object', enabled: false } as const;

export interface IndexLayout {
  readonly shards: number;
}

/**
 * What an index is created with. Its rows are of these kinds:
 *
 * - `document`: what of a document is searched as a whole, counted, and listed
 * - `passage`: what of it is searched by passage
 * - `text`, `forward`: its text and its numbers, read by id alone, in pieces where they are large
 * - `vectors`: of its passages, if they have any; all read into memory, in pieces where they are large
 * - `word`, `term`: the vocabulary, of everything that was ever in the index
 * - `manifest`: which rows of the others make the index as it stands
 * - `writer`: who may change the index now
 *
 * Of a term only how often it stands in a field is scored here (`doc.freq`); the rest of BM25 is asked for with each
 * question, with counts of what is there at the time, and exact lengths in place of Lucene's rounded ones.
 */
export function indexForm({ shards }: IndexLayout): object {
  return {
    settings: {
      number_of_shards: shards,
      // A copy of each on another node where there is one, so that a node may stop.
      auto_expand_replicas: '0-1',
      similarity: { frequency: { type: 'scripted', script: { source: 'return doc.freq;' } } },
      analysis: {
        tokenizer: { blanks: { type: 'whitespace', max_token_length: 4 * maxTokenLength } },
        analyzer: { terms: { type: 'custom', tokenizer: 'blanks' } },
      },
    },
    mappings: {
      dynamic: 'strict',
      // Found by, never read again.
      _source: { excludes: ['title', 'text', 'stops', 'passage', 'words'] },
      properties: {
        kind: { type: 'keyword' },
        /** The state from which on a row is there. */
        since: { type: 'long' },
        /** Of the document, the same in all its rows; another one for each version of it. */
        number: { type: 'long' },
        id: { type: 'keyword', index: false },
        start: { type: 'integer', index: false },
        pieces: length,
        passages: length,
        tokens: { type: 'long', index: false },
        passage_lengths: { type: 'long', index: false },
        title_length: length,
        text_length: length,
        stops_length: length,
        passage_length: length,
        title: terms,
        text: terms,
        stops: terms,
        passage: terms,
        words: token,
        languages: { type: 'keyword' },
        /** Of the vocabulary's rows, by which they are paged. */
        key: { type: 'keyword', index: false },
        word: token,
        word_length: { type: 'integer' },
        term: token,
        backwards: token,
        content: kept,
      },
    },
  };
}
