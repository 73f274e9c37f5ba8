import type { Suggestion, SuggestRequest } from '../src/chat/protocol/command.js';

/** As many as a person looks through; no platform shows more. */
const maxPhrases = 25;

/** Names and phrases of the documents in scope that go on from what is typed, with what stands before them kept. */
export async function suggestPhrases(
  typed: string,
  { scope, services }: SuggestRequest,
): Promise<readonly Suggestion[]> {
  const phrases = await services.library.phrases(typed, { scope, limit: maxPhrases });
  return phrases.map(({ text, documents, start }) => {
    const value = typed.slice(0, start) + text;
    return { value, label: services.settings.texts.answer.phraseOffered(value, documents) };
  });
}
