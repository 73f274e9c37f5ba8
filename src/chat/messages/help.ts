import type { Answer } from '../../core/types/answer.js';
import type { SuggestedQuestion } from '../../core/types/library.js';
import type { SmallTalk } from '../dispatch/small-talk.js';
import { type Block, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { nothingToSearch } from './answer.js';

export const openings: Readonly<Record<SmallTalk, string>> = {
  nothing: '',
  help: '',
  hello: 'Hello! ',
  thanks: 'You are welcome! ',
};

export const whatIDo =
  'Ask me about the documents in your own words. I answer with their passages, word for word, and say where each one is.';

export const tryThese = 'These documents answer, for example:';

export const nothingToTry = 'A name or a few words of the documents are enough to start with.';

/** So many questions are suggested in a chat. */
const maxSuggested = 3;

/** What stands below help and below a question without words: questions that these documents answer. */
export function suggestedBlocks(suggestions: readonly SuggestedQuestion[], isSpokenTo: boolean): Block[] {
  if (suggestions.length === 0) return [text(nothingToTry)];
  return [
    text(tryThese),
    ...suggestions
      .slice(0, maxSuggested)
      .map(({ question }) => text('• ', isSpokenTo ? strong(question) : typed(`ask ${question}`))),
  ];
}

/** To whoever greets, thanks, asks for help or says nothing. */
export function help(
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
  const { nothing, suggestions, isSpokenTo, data } = facts;
  const opening = text(`${openings[talk]}${whatIDo}`);
  if (nothing.evidence.unsearchable === 'nothing-indexed') {
    return { blocks: [opening, ...nothingToSearch(nothing.evidence)], data };
  }
  return {
    blocks: [
      opening,
      ...suggestedBlocks(suggestions, isSpokenTo),
      note(typed('sources'), ' lists the documents, ', typed('about'), ' what else I can do.'),
    ],
    data: { ...data, suggestions: suggestions.map(({ question }) => question) },
  };
}
