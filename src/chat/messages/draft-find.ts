import type { Texts } from '../../texts/texts.js';
import type { FoundStatement, Searched } from '../drafts/found-statement.js';
import { type Block, code, heading, note, quoteBlock, strong, text } from '../protocol/reply.js';
import { excerpt } from './excerpt.js';
import { shortFingerprint } from './lists.js';
import { namedPlace } from './named-place.js';

/** A draft's name is shown so far, in characters. */
const maxNameLength = 80;
const maxShownLength = 200;

/** What a report on a draft's statements begins with. */
export function draftFindSummary(
  texts: Texts,
  { name, leftOut }: Searched,
  found: readonly FoundStatement[],
): Block[] {
  const { drafts: words } = texts;
  if (found.length === 0) return [text(noStatement(texts, name))];
  const missing = found.filter(({ quote }) => quote === undefined).length;
  return [
    heading(words.sentences(found.length, excerpt(name, maxNameLength))),
    text(words.relevant(found.length - missing, missing)),
    ...(leftOut === 0 ? [] : [note(words.sentencesLeftOut(leftOut))]),
    ...(missing === 0 ? [] : [note(words.missingFirst)]),
  ];
}

/** Said where there is nothing to look for. */
export function noStatement({ drafts: words }: Texts, name: string): string {
  return words.noSentence(excerpt(name, maxNameLength));
}

/** A statement with the passage that bears on it. */
export function foundStatement(texts: Texts, { statement, quote }: FoundStatement): Block[] {
  const { drafts: words, citation } = texts;
  const { text: sentence, line, place } = statement;
  const where = place === undefined ? citation.line(line ?? 1) : namedPlace(texts, place);
  const shown = words.at(excerpt(sentence, maxShownLength), where);
  return quote === undefined
    ? [text(strong(words.notFound), ' ', shown)]
    : [text(...words.on(shown)), quoteBlock(quote)];
}

/** What a report on a draft's statements ends with. */
export function draftFindFooter(texts: Texts, { documents, index }: Searched): Block[] {
  const fingerprint = code(shortFingerprint(texts, index.fingerprint));
  return [note(...texts.shared.searched({ documents }, fingerprint))];
}
