import type { Answer } from '../../core/types/answer.js';
import type { SuggestedQuestion } from '../../core/types/library.js';
import type { Texts } from '../../texts/texts.js';
import type { SmallTalk } from '../dispatch/small-talk.js';
import { type Block, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { nothingToSearch } from './answer.js';

/** So many questions are suggested in a chat. */
const maxSuggested = 3;

/** What stands below help and below a question without words: questions that these documents answer. */
function suggestedBlocks(
  { help: words }: Texts,
  suggestions: readonly SuggestedQuestion[],
  isSpokenTo: boolean,
): Block[] {
  if (suggestions.length === 0) return [text(words.nothingToTry)];
  return [
    text(words.tryThese),
    ...suggestions
      .slice(0, maxSuggested)
      .map(({ question }) => text('• ', isSpokenTo ? strong(question) : typed(`ask ${question}`))),
  ];
}

/** To whoever greets, thanks, asks for help or says nothing. */
export function help(
  texts: Texts,
  talk: SmallTalk,
  facts: {
    /** What an empty question was answered: it tells whether there is anything to search. */
    readonly nothing: Answer;
    readonly suggestions: readonly SuggestedQuestion[];
    /** Whether one types questions there without a command before them. */
    readonly isSpokenTo: boolean;
    readonly data: object;
  },
): ReplyContent {
  const { help: words } = texts;
  const { nothing, suggestions, isSpokenTo, data } = facts;
  const greeting = talk === 'hello' || talk === 'thanks' ? words[talk] : '';
  const opening = text(`${greeting}${words.whatIDo}`);
  if (nothing.evidence.unsearchable === 'nothing-indexed') {
    return { blocks: [opening, ...nothingToSearch(texts, nothing.evidence)], data };
  }
  return {
    blocks: [
      opening,
      ...suggestedBlocks(texts, suggestions, isSpokenTo),
      note(...words.more(typed('sources'), typed('about'))),
    ],
    data: { ...data, suggestions: suggestions.map(({ question }) => question) },
  };
}
