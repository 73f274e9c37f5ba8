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
  const { beside, alone, questions, asksOnce } = readMessage(text, text, code, contentIn(text));
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end).trim();
  return {
    courtesy: beside.filter(({ role }) => role === 'courtesy').map(words),
    beside: beside.filter(({ role }) => role === 'beside').map(words),
    alone: alone.map(words),
    questions: questions.map(words),
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

describe('several questions', () => {
  it.each([
    [
      'en',
      'Where is the ladder kept, and who repairs the windows?',
      'Where is the ladder kept',
      'who repairs the windows',
    ],
    [
      'en',
      'What does the ladder cost and are bicycles allowed upstairs?',
      'What does the ladder cost',
      'are bicycles allowed upstairs',
    ],
    [
      'en',
      '1) where is the ladder kept 2) who repairs the windows',
      'where is the ladder kept',
      'who repairs the windows',
    ],
    [
      'en',
      'two things:\n- where is the ladder kept\n- who repairs the windows',
      'where is the ladder kept',
      'who repairs the windows',
    ],
    [
      'en',
      'Where is the ladder kept? And can only one tenant borrow?',
      'Where is the ladder kept',
      'And can only one tenant borrow',
    ],
    [
      'en',
      'Who runs the IT helpdesk? Which window was broken?',
      'Who runs the IT helpdesk',
      'Which window was broken',
    ],
    [
      'de',
      'Wo steht die Leiter und wer repariert die Fenster?',
      'Wo steht die Leiter',
      'wer repariert die Fenster',
    ],
    [
      'fr',
      'Quand ouvre la piscine et combien coûte une entrée ?',
      'Quand ouvre la piscine',
      'combien coûte une entrée',
    ],
    [
      'es',
      '¿Dónde está la escalera y quién repara las ventanas?',
      '¿Dónde está la escalera',
      'quién repara las ventanas',
    ],
  ])('are told apart in %s: %s', (code, text, ...asked) => {
    expect(read(text, code).questions).toEqual(asked);
  });

  it.each([
    'Where is the ladder kept?',
    'How and where does the tenants’ meeting take place?',
    'Who repairs the windows and are they insured?',
    'Are bicycles insured? If not, who repairs windows?',
    'The ladder belongs between the boiler and what other machine?',
    'Does somebody repair windows or does everybody paint walls?',
    'Which of the tenants who repair windows and who paint walls are insured?',
    'Could somebody put that into the leaflet? Where is the ladder kept?',
    'Where is the ladder kept? Is that still true?',
    'Where is the ladder kept? Would be great to have pictures.',
    'Where is the ladder kept? Does anybody know?',
  ])('are none where one needs the other, or is about asking: %s', (text) => {
    expect(read(text).questions).toEqual([]);
  });

  it('are none on both sides of an ordinal', () => {
    const text = 'Wer reparierte im 18. Jahrhundert unter Elisabeth II. diese Fenster?';
    expect(read(text, 'de').questions).toEqual([]);
  });
});

it('weighs less what comments on a question, before or behind it', () => {
  const asked = 'Where is the ladder kept?';
  for (const comment of ['Could somebody put that into the leaflet?', 'Would be great to have pictures.'])
    for (const text of [`${comment} ${asked}`, `${asked} ${comment}`])
      if (text.startsWith(asked) !== comment.endsWith('?'))
        expect(read(text).beside, text).toEqual([comment.slice(0, -1)]);
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
      const { beside, alone, questions } = readMessage(text, text, code, () => ['word']);
      for (const spans of [beside, alone, questions]) {
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
