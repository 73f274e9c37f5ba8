import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/core/analysis/asking/message.js';
import { anyText } from '../../../support/texts.js';

/** Words of four letters or more say something. */
const contentIn =
  (text: string) =>
  ({ start, end }: { start: number; end: number }) =>
    text
      .slice(start, end)
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? [];

function read(text: string, code = 'en') {
  const { beside, alone, asksOnce } = readMessage(text, text, code, contentIn(text));
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end).trim();
  return {
    courtesy: beside.filter(({ role }) => role === 'courtesy').map(words),
    beside: beside.filter(({ role }) => role === 'beside').map(words),
    alone: alone.map(words),
    asksOnce,
  };
}

describe('a sentence of asking beside a question', () => {
  it.each([
    ['Hoping everybody had a good weekend. Where is the ladder kept?', 'Where is the ladder kept'],
    ['A tenant just asked at the desk: where is the ladder kept', 'where is the ladder kept'],
    ['new joiner on this floor :wave: where is the ladder kept', 'where is the ladder kept'],
    ['Where is the ladder kept? I searched the whole intranet.', 'Where is the ladder kept'],
    ['Where is the ladder kept?\nKind regards\nMarta', 'Where is the ladder kept'],
    ['silly question (someone surely knows): where is the ladder kept', 'where is the ladder kept'],
  ])('is none of it: %j', (text, asked) => {
    const { courtesy, beside, alone, asksOnce } = read(text);
    expect(courtesy.length + beside.length).toBeGreaterThan(0);
    expect(alone).toEqual([asked]);
    expect(asksOnce).toBe(true);
  });

  it.each([
    ['de', 'Ich hoffe, alle hatten ein schönes Wochenende. Wo steht die lange Leiter?'],
    ['fr', 'J’espère que vous allez bien. Où est rangée l’échelle double ?'],
    ['es', 'Espero que todo el equipo esté bien. ¿Dónde guardamos escalera grande?'],
    ['nl', 'Ik hoop dat iedereen gezond blijft. Waar staat de lange ladder?'],
  ])('is none of it in %s', (code, text) => {
    const { courtesy, beside, asksOnce } = read(text, code);
    expect([...courtesy, ...beside]).toHaveLength(1);
    expect(asksOnce).toBe(true);
  });
});

it('is left out whole where it says nothing else, and kept where it says what is asked about', () => {
  const asked = 'Where is the ladder kept?';
  expect(read(`Sorry, I wonder. ${asked}`).courtesy).toEqual(['Sorry, I wonder']);
  expect(read(`Question about scaffolds. ${asked}`)).toMatchObject({
    courtesy: [],
    beside: ['Question about scaffolds'],
  });
  const whether = 'A tenant wants to know whether bicycles may stand there';
  expect(read(`${whether}. The caretaker is ill.`).alone).toEqual([]);
  expect(read(`${whether}. Marta`)).toMatchObject({ courtesy: [], beside: [] });
});

it.each([
  'Marvin spilled coffee over the keyboard. Is it possible to borrow a ladder overnight?',
  'The neighbours hum and whistle. Are there ladders for tenants?',
  'The plumber flooded the cellar. Until when must ladders come back',
  'He just said no. Where is the ladder kept?',
])('tries by itself what only seems to point back, and what begins with a preposition: %s', (text) => {
  expect(read(text).alone).toHaveLength(1);
});

it('takes no item of a list for courtesy', () => {
  expect(read('1) which ladder is longest\n2) which ladder is safest').courtesy).toEqual([]);
});

it('keeps what somebody tells of themselves for what it may add', () => {
  const text = 'I broke a window in my office. Which repairs does the insurance cover?';
  expect(read(text)).toMatchObject({
    courtesy: [],
    beside: ['I broke a window in my office'],
    alone: ['Which repairs does the insurance cover'],
  });
});

describe('nothing is told beside a question', () => {
  it.each([
    ['of one sentence', 'Where is the ladder kept?'],
    ['that says too little by itself', 'My bicycle is broken. How do I fix it?'],
    ['that points back to what is told', 'The lift in our house is stuck. Who repairs these machines?'],
    ['whose topic stands before it', 'Parental leave: how many weeks does each parent get?'],
    ['whose site stands before it', 'example.org: How do you protect what readers tell you?'],
    ['of versions and short forms', 'Does Node v4.1 run on Debian, e.g. release no. 12?'],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ courtesy: [], beside: [] });
  });

  it.each([
    'Parental leave: how many weeks does each parent get?',
    'Roof repairs (tower): who pays the builders?',
  ])('nor is a label, and the whole is asked: %s', (text) => {
    expect(read(text).alone).toEqual([]);
  });
});

it('takes of several questions each by itself, and none as the only one', () => {
  const { alone, asksOnce } = read('Where is the ladder kept? Which window was broken?');
  expect(alone).toEqual(['Where is the ladder kept', 'Which window was broken']);
  expect(asksOnce).toBe(false);
});

it('asks no sentence of a post by itself where none of them asks', () => {
  expect(read('The lift is stuck again. A note hangs at its door. Visitors take the stairs.').alone).toEqual(
    [],
  );
  expect(read('lift repair company\nSorry for asking again').alone).toEqual(['lift repair company']);
});

it('gives stretches of the message, in order, whatever is typed', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('en', 'de', 'zh', 'und'), (text, code) => {
      const { beside, alone } = readMessage(text, text, code, () => ['word']);
      for (const spans of [beside, alone]) {
        let at = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
