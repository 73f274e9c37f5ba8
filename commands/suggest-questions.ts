import type { Suggestion, SuggestRequest } from '../src/chat/protocol/command.js';
import { suggestPhrases } from './suggest-phrases.js';

/** Where nothing is typed yet, questions that the documents in scope surely answer; then, as ever, what goes on from what is typed. */
export async function suggestQuestions(
  typed: string,
  request: SuggestRequest,
): Promise<readonly Suggestion[]> {
  const { scope, services } = request;
  const phrases = suggestPhrases(typed, request);
  if (typed.trim() !== '') return await phrases;
  const suggested = await services.library.suggestions(scope);
  return [...suggested.map(({ question }) => question), ...(await phrases)];
}
