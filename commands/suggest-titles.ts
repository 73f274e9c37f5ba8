import type { SuggestRequest } from '../src/chat/protocol/command.js';
import { inScope, narrowToSource } from '../src/core/types/scope.js';

/** Titles of documents in scope that fit what is typed; all while nothing is. A title that several share comes once. */
export async function suggestTitles(
  typed: string,
  { scope, services }: SuggestRequest,
): Promise<readonly string[]> {
  const documents = await services.library.catalogue(scope);
  const fitting = typed.trim() === '' ? scope : narrowToSource(scope, documents, typed);
  return [...new Set(documents.filter(({ id }) => inScope(fitting, id)).map(({ title }) => title))];
}
