import type { FoundQuote, IndexInfo } from '../../core/types/answer.js';
import type { Statement } from './statements.js';

/** A statement of a draft, and what bears on it. */
export interface FoundStatement {
  readonly statement: Statement;
  /** Absent: nothing in the documents. */
  readonly quote?: FoundQuote;
  /** 0..1; 0 where nothing bears on it. */
  readonly confidence: number;
  /** SHA-256 of the texts of the documents that are quoted, by id. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** What a draft's statements were looked for in. */
export interface Searched {
  /** The draft's. */
  readonly name: string;
  /** So many statements were not looked for. */
  readonly leftOut: number;
  readonly documents: number;
  readonly index: IndexInfo;
}
