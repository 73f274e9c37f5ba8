import { describe, expect, it } from 'vitest';
import { spokenIn } from '../../../src/core/check/speakers.js';
import type { Block } from '../../../src/core/types/block.js';

/** Who is said to speak the part of `text` between ‹ and ›. */
function speakerOf(marked: string): string | undefined {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  return spokenIn({ text: marked.replace(/[‹›]/gu, '') }, { start, end });
}

describe('whose words a passage is', () => {
  it.each([
    ['‹“We never sold the data,” said Jane Doe.›', 'Jane Doe'],
    ['‹Jane Doe said: “We never sold the data to anybody.”›', 'Jane Doe'],
    ['Jane Doe wrote: “It was a mistake. ‹We never sold the data.› Nobody did.”', 'Jane Doe'],
    ['‹“They sold the data three times,” said John Roe, a former engineer.›', 'John Roe'],
    ['‹„Wir haben die Daten nie verkauft“, sagte Erika Muster.›', 'Erika Muster'],
    ['‹Erika Muster sagte: „Wir haben die Daten nie verkauft.“›', 'Erika Muster'],
    ['‹« Nous n’avons jamais vendu les données », a déclaré Jeanne Dupont.›', 'Jeanne Dupont'],
    ['‹“We never sold the data,” said Doe, “and we never will,” Jane Doe added.›', 'Jane Doe'],
    ['‹“We never sold the data,” according to Jane Doe.›', 'Jane Doe'],
  ])('%s', (marked, speaker) => expect(speakerOf(marked)).toBe(speaker));

  it.each([
    ['two speak', '‹“We never sold the data,” said Jane Doe. “They sold all of it,” said John Roe.›'],
    ['two could be meant', '‹“We never sold the data,” said Jane Doe and John Roe.›'],
    ['one of two is not named', '‹“We never sold the data,” said Jane Doe. “They sold all of it.”›'],
    ['nobody is named', '‹“We never sold the data,” she said.›'],
    ['the name stands elsewhere', 'Jane Doe came.\n\n‹“We never sold the data,” he said.›'],
    [
      'it is mostly told',
      '‹The firm that Jane Doe led for eleven long years was sold. “It is sad to see,” said Jane Doe.›',
    ],
    [
      'a sentence before it tells',
      '‹The deal was signed. “We never sold the data to anybody,” said Jane Doe.›',
    ],
    ['a sentence behind it tells', '‹“We never sold the data to anybody,” said Jane Doe. The deal was off.›'],
    ['a word is in marks', '‹The so-called “pause” of Jane Doe said nothing.›'],
    ['nothing is quoted', '‹Jane Doe said that they never sold the data.›'],
    ['they share a surname', '‹“We never sold the data,” said Jane Doe. “We did sell it,” said John Doe.›'],
  ])('is nobody’s where %s', (_why, marked) => expect(speakerOf(marked)).toBeUndefined());

  it('is a turn’s speaker’s, and nobody’s where it goes on into another turn', () => {
    const text = 'Ada: We sold it.\nBen: We never did.';
    const blocks: Block[] = [
      { kind: 'turn', start: 0, end: 16, speaker: 'Ada' },
      { kind: 'turn', start: 17, end: text.length, speaker: 'Ben' },
    ];
    expect(spokenIn({ text, blocks }, { start: 5, end: 16 })).toBe('Ada');
    expect(spokenIn({ text, blocks }, { start: 17, end: 24 })).toBe('Ben');
    expect(spokenIn({ text, blocks }, { start: 5, end: 30 })).toBeUndefined();
    const untold: Block[] = [
      { kind: 'turn', start: 0, end: 16, speaker: 'Ada' },
      { kind: 'paragraph', start: 17, end: text.length },
    ];
    expect(spokenIn({ text, blocks: untold }, { start: 5, end: 30 })).toBeUndefined();
  });
});
