import type { Answer, FoundQuote } from '../../core/types/answer.js';
import type { Library } from '../../core/types/library.js';
import { idsIn, type Scope } from '../../core/types/scope.js';

type Answering = Pick<Library, 'answer'>;

/** Whether any of some documents has something on a question, whoever may see them. They alone are asked, and most end here. */
export async function isTouched(
  question: string,
  documents: ReadonlySet<string>,
  library: Answering,
): Promise<boolean> {
  const { candidates } = await library.answer(question, {
    scope: { kind: 'documents', ids: documents },
    limit: 1,
  });
  return candidates.length > 0;
}

/** An answer of which the best quote stands in a new or changed document. */
export interface NewAnswer {
  /** Of those documents, best first. */
  readonly quotes: readonly FoundQuote[];
  readonly hashes: Answer['hashes'];
  readonly fingerprint: string;
}

/**
 * What new and changed documents answer, as sure as any answer: weighed against everything in scope, for how sure an
 * answer is and how rare a word depends on all documents. To be asked of what is touched alone.
 * @param documents Those that came or changed.
 * @param limit At most so many quotes.
 */
export async function newAnswer(
  question: string,
  documents: ReadonlySet<string>,
  { scope, library, limit }: { readonly scope: Scope; readonly library: Answering; readonly limit: number },
): Promise<NewAnswer | undefined> {
  const ids = idsIn(scope, documents);
  if (ids.size === 0) return undefined;
  const { kind, quotes, hashes, index } = await library.answer(question, { scope, limit });
  const isNew = ({ citation }: FoundQuote) => ids.has(citation.documentId);
  const [best] = quotes;
  if (kind !== 'found' || best === undefined || !isNew(best)) return undefined;
  return { quotes: quotes.filter(isNew), hashes, fingerprint: index.fingerprint };
}
