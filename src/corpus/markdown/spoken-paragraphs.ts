import type { Span } from '../../core/types/span.js';
import type { Draft } from '../blocks/draft.js';
import { linesOf } from '../lines.js';
import { lowerWordsIn, speakersOf, type Turns } from '../text/turns.js';

/** In Markdown `**Default:** 5` is common, too: people speak where most lines are turns. */
const minShare = 1 / 2;

/** Who speaks in paragraphs of Markdown (`Ada: Yes.`, `**Ada:** Yes.`): names that stand nowhere as words of the text. */
export function speakersOfParagraphs(text: string, paragraphs: readonly Span[]): Turns {
  const lines = paragraphs.flatMap(({ start, end }) =>
    Array.from(linesOf(text, start, end), (line) => line.text).filter((line) => line.trim() !== ''),
  );
  const words = lowerWordsIn(lines);
  return speakersOf(lines, { minShare, isName: (name) => !words.has(name.toLowerCase()) });
}

/** The turns of a paragraph, and what stands before the first as a paragraph; [] where nobody speaks in it. */
export function turnDrafts(text: string, { start, end }: Span, turns: Turns): Draft[] {
  const drafts: Draft[] = [];
  for (const line of linesOf(text, start, end)) {
    const speaker = turns.speakerIn(line.text);
    const last = drafts.at(-1);
    if (speaker !== undefined) drafts.push({ kind: 'turn', start: line.start, end: line.end, speaker });
    else if (last === undefined) drafts.push({ kind: 'paragraph', start: line.start, end: line.end });
    else drafts[drafts.length - 1] = { ...last, end: line.end };
  }
  return drafts.some(({ kind }) => kind === 'turn') ? drafts : [];
}
