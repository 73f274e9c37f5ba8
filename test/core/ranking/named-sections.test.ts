import { expect, it } from 'vitest';
import { rank } from '../../../src/core/ranking/rank.js';
import type { Block } from '../../../src/core/types/block.js';
import { everything } from '../../../src/core/types/scope.js';
import { documentOf } from '../../support/texts.js';
import { build, read, textOf } from './corpus.js';

/** A document whose contents name sections; the words of each part stand nowhere else. */
const parts: readonly (readonly [Block['kind'], string])[] = [
  ['contents', 'Feeding the zebra'],
  ['contents', 'Washing the lion'],
  ['heading', 'Feeding the zebra'],
  ['paragraph', 'It eats grass at night.'],
];

it('a line of contents is looked at only where its section is not in the document', async () => {
  const text = parts.map(([, words]) => words).join('\n\n');
  let at = 0;
  const blocks = parts.map(([kind, words]): Block => {
    const start = text.indexOf(words, at);
    at = start + words.length;
    return { kind, start, end: at, ...(kind === 'heading' ? { level: 1 } : {}) };
  });
  const corpus = await build([documentOf('a.md', text, { blocks })], { language: 'en' });
  const asideFor = async (question: string) => {
    const { setAside } = await rank(await read(question, corpus), corpus.reader, everything);
    return setAside().map((window) => textOf(window, corpus));
  };
  expect(await asideFor('feeding the zebra')).toEqual([]);
  expect((await asideFor('washing the lion'))[0]).toContain('Washing the lion');
});
