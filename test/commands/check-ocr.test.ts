import { describe, expect, it } from 'vitest';
import { citedPlace } from '../../src/chat/messages/citation.js';
import { quoteAt } from '../../src/core/types/quote.js';
import { english } from '../../src/texts/english/index.js';
import { Bot, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

const words = 'The keys of the boat house are with Mr Oyelaran. The spare key was lost in the flood.';
const inDoubt = { start: words.indexOf('Oyelaran'), end: words.indexOf('Oyelaran') + 'Oyelaran'.length };

const scan = {
  ...documentOf('scan.pdf', words, { title: 'Keys' }),
  places: {
    anchors: [{ offset: 0, label: 'page 1', recognised: { confidence: 0.914, doubtful: [inDoubt] } }],
    areSeparate: false,
  },
};

function stringsOf({ data }: { readonly data?: unknown }) {
  return (data as { strings: { kind: string; passes: boolean; places?: { documentId: string }[] }[] })
    .strings;
}

describe('words of a picture', () => {
  it.each([
    ['the spare key was lost in the flood', true],
    ['The spare key was lost in the flood.', true],
    ['are with Mr Oyelaran', false],
  ])('are never exact: “%s” passes: %s', async (quoted, passes) => {
    const bot = await Bot.with([scan]);
    expect(stringsOf(await bot.reply('check', `“${quoted}”`))).toMatchObject([{ kind: 'ocr', passes }]);
  });

  it('are exact where another document says them in letters, which is cited first', async () => {
    const letters = documentOf('z.txt', words, { title: 'Letters' });
    const bot = await Bot.with([scan, letters]);
    const [string] = stringsOf(await bot.reply('check', '“The spare key was lost in the flood.”'));
    expect(string?.kind).toBe('exact');
    expect(string?.places?.map(({ documentId }) => documentId)).toEqual(['z.txt', 'scan.pdf']);
  });

  it('are cited with how sure they are, and which of them are in doubt', async () => {
    const bot = await Bot.with([scan]);
    const reply = await bot.reply('check', '“are with Mr Oyelaran”');
    expect(wordsOf(reply)).toContain(english.check.verdicts.ocr);
    const cited = (start: number, end: number) => citedPlace(english, quoteAt(scan, { start, end }).citation);
    expect(cited(0, 48)).toBe(', page 1, read by OCR, 91 % sure; in doubt: “Oyelaran”');
    expect(cited(49, 80)).toBe(', page 1, read by OCR, 91 % sure');
  });
});
