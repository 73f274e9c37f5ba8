import { describe, expect, it } from 'vitest';
import { everything } from '../../../src/core/types/scope.js';
import { documentOf } from '../../support/texts.js';
import { ask, only } from '../ranking/corpus.js';

const pump = documentOf(
  'pump.txt',
  [
    'The pump house was rebuilt after the flood.',
    'Its operator Velcor refused to open the valves, the mayor said.',
    'Order 4471 names the parts that were replaced.',
  ].join('\n\n'),
);
/** Many passages on what the questions ask, none with the name. */
const crowd = Array.from({ length: 60 }, (_, i) =>
  documentOf(
    `grants/${i}.txt`,
    `The council paid a grant to the school in district ${String(i + 11)} last spring.`,
  ),
);
const corpus = [pump, ...crowd];

const near = async (question: string, documents = corpus, scope = everything) => {
  const { kind, nearest } = await ask(question, documents, { nearest: 2, minConfidence: 1, scope });
  expect(kind).toBe('not-found');
  return nearest.map(({ text }) => text);
};

describe('the nearest passages', () => {
  it('hold the best one for a name of the question, however little else of the question it holds', async () => {
    const [first] = await near('did the council pay a grant to the school for Velcor');
    expect(first).toContain('Its operator Velcor refused');
  });

  it('know a name in small letters by how the documents write it', async () => {
    const [first] = await near('council paid grant school spring velcor');
    expect(first).toContain('Its operator Velcor refused');
  });

  it('hold the best one for a number of the question', async () => {
    const [first] = await near('which council paid the grant to the school under order 4471');
    expect(first).toContain('Order 4471');
  });

  it('are two that do not overlap, the rarest name first, then what holds most of the question', async () => {
    const [first, second, ...others] = await near('did the council pay the grant to the school of Velcor');
    expect(first).toContain('Velcor');
    expect(second).toContain('paid a grant to the school');
    expect(others).toEqual([]);
  });

  it('are none where nothing of the question comes near', async () => {
    expect(await near('how do penguins breed during the polar winter of a school')).toEqual([]);
    expect(await near('')).toEqual([]);
    expect(await near('?!')).toEqual([]);
  });

  it('are none of what is out of scope', async () => {
    const scope = only('grants/1.txt');
    const texts = await near('did Velcor refuse the valves to the mayor', corpus, scope);
    expect(texts.filter((text) => text.includes('Velcor'))).toEqual([]);
  });

  it('show what stands below a title that alone has the name', async () => {
    const titled = documentOf('b.txt', 'The valves are checked twice a year by a plumber.', {
      title: 'Quistel',
    });
    const texts = await near('who paid Quistel for valves of gold in Peru, Chile and Bolivia', [
      titled,
      ...crowd,
    ]);
    expect(texts[0]).toContain('The valves are checked');
  });

  it('are not looked for unless they are wanted, nor where there is an answer', async () => {
    expect((await ask('did Velcor get the grant money for penguins', corpus)).nearest).toEqual([]);
    const { kind, nearest } = await ask('who refused to open the valves', corpus, { nearest: 2 });
    expect({ kind, nearest }).toEqual({ kind: 'found', nearest: [] });
  });

  it('are the same words once, wherever they stand', async () => {
    const twin = documentOf('twin.txt', pump.text);
    const { nearest } = await ask('did Velcor pay the grant to penguins in Chile', [pump, twin], {
      nearest: 2,
      minConfidence: 1,
    });
    expect(nearest[0]?.copies).toHaveLength(1);
    expect(nearest.filter(({ text }) => text.includes('Velcor'))).toHaveLength(1);
  });
});
