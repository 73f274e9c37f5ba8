import { describe, expect, it } from 'vitest';
import type { Location } from '../../../src/chat/protocol/location.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import type { Block } from '../../../src/core/types/block.js';
import { blocksOf, channel, chatSettings, person, quotesOf, terminal, wordsOf } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';
import { givenTo, question, savanna } from './given.js';

const unknown =
  'I do not know that receipt here. I keep a receipt for 30 days; its id has 16 letters and digits.';

function receiptsOf(reply: Parameters<typeof blocksOf>[0]): string[] {
  return blocksOf(reply, 'quote').flatMap(({ receipt }) => receipt ?? []);
}

/** The files change; the index does not. */
function change(
  bot: Awaited<ReturnType<typeof givenTo>>['bot'],
  to: (text: string) => string | undefined,
): void {
  const documents = savanna.flatMap((document) => {
    const text = to(document.text);
    return text === undefined ? [] : [{ ...document, text }];
  });
  bot.reader.content = { documents, skipped: [] };
}

describe('pressing Verify', () => {
  it.each([
    ['Unchanged: the document is the same.', (text: string) => text],
    ['Unchanged: these words are still in the same place', (text: string) => `${text} More.`],
    [
      'Moved: these words are now in another place in the document: line 3 (characters 12–62) → line 5 (characters 18–68).',
      (text: string) => `New.\n\n${text}`,
    ],
    ['[-grass-] {+hay+}', (text: string) => text.replace('grass', 'hay')],
    ['Gone: the document is still there', () => 'Other things are told of in this file.'],
    ['Gone: the document’s file is no longer in the folder.', () => undefined],
  ])('says “%s” of files that changed behind the index', async (said, to) => {
    const { bot, reply, press } = await givenTo();
    change(bot, to);
    const { reply: verified } = await press('verify');
    expect(wordsOf(verified)).toContain(said);
    expect(verified.visibility).toBe('asker');
    expect(new Set(receiptsOf(verified))).toEqual(new Set(receiptsOf(reply)));
    expect((await press('verify')).reply).toEqual(verified);
  });
});

describe('a receipt', () => {
  it('is given to each quote, is the same when shared, and another when more are shown', async () => {
    const { reply, done } = await givenTo();
    const given = receiptsOf(reply);
    expect(given).toHaveLength(3);
    expect(receiptsOf(await done('share'))).toEqual(given);
    const more = receiptsOf(await done('more'));
    expect(more).toHaveLength(3);
    expect(more.some((receipt) => given.includes(receipt))).toBe(false);
  });

  it('is checked by its id, for people and for programs', async () => {
    const { bot, reply } = await givenTo();
    const [id = ''] = receiptsOf(reply);
    change(bot, (text) => text.replace('grass', 'hay'));
    const checked = await bot.reply('check', id.toLowerCase().replaceAll('-', ' '));
    expect(wordsOf(checked)).toContain('Changed:');
    expect(quotesOf(checked)[0]).toBe(quotesOf(reply)[0]);
    expect(checked.data).toMatchObject({
      kind: 'changed',
      receipt: {
        id,
        text: quotesOf(reply)[0],
        line: 3,
        paragraph: 2,
        wordsHash: expect.stringMatching(/^[0-9a-f]{64}$/u),
      },
    });
    expect(JSON.stringify(checked)).not.toMatch(/when does|U1/u);
  });

  it('may be checked by others of the workspace, by its asker elsewhere and on this machine, by nobody else', async () => {
    const { bot, reply } = await givenTo();
    const [id = ''] = receiptsOf(reply);
    const bob = person({ id: 'U2' });
    const known: [Location, typeof bob][] = [
      [{ ...channel, channel: 'C2' }, bob],
      [{ platform: 'slack', kind: 'direct', workspace: 'T2', channel: 'D1' }, person()],
      [terminal, bob],
    ];
    const foreign: [Location, typeof bob][] = [
      [{ platform: 'slack', kind: 'channel', workspace: 'T2', channel: 'C2' }, bob],
      [{ platform: 'discord', kind: 'channel', workspace: 'T1', channel: 'C1' }, bob],
      [{ platform: 'discord', kind: 'direct', channel: '3' }, person()],
    ];
    for (const [place, who] of known) {
      expect(wordsOf(await bot.reply('check', id, { place, person: who }))).toContain('Unchanged:');
    }
    for (const [place, who] of foreign) {
      expect(wordsOf(await bot.reply('check', id, { place, person: who }))).toBe(unknown);
    }
  });

  it('is unknown in the same words when mistyped, past its time, or never given', async () => {
    const { bot, reply } = await givenTo();
    const [id = ''] = receiptsOf(reply);
    expect(wordsOf(await bot.reply('check', 'ZZZZ-ZZZ9-ZZZZ-ZZZZ'))).toBe(unknown);
    expect(wordsOf(await bot.reply('check', id.slice(0, -1).replace('0', 'K')))).toBe(unknown);
    bot.clock += 30 * 86_400_000 + 1;
    expect(wordsOf(await bot.reply('check', id))).toBe(unknown);
  });

  it('outside the scope is as one that never was; a renamed file outside it is not named', async () => {
    const settings: ChatSettings = {
      ...chatSettings,
      access: {
        collections: new Map([
          ['news', ['news']],
          ['secret', ['secret']],
        ]),
        grants: [
          {
            platform: 'slack',
            to: 'channel',
            workspace: 'T1',
            channel: 'C1',
            shared: true,
            collections: ['news'],
          },
        ],
      },
    };
    const { bot, reply } = await givenTo(question, savanna, settings);
    const [id = ''] = receiptsOf(reply);
    const secret = savanna.map((document) => ({ ...document, id: document.id.replace('news', 'secret') }));
    bot.reader.content = { documents: secret, skipped: [] };
    const gone = await bot.reply('check', id);
    expect(wordsOf(gone)).toContain('Gone: the document’s file is no longer in the folder.');
    expect(JSON.stringify(gone)).not.toContain('secret');

    const there = await givenTo(question, [documentOf('secret/a.txt', savanna[0]?.text ?? '')]);
    const [theirs = ''] = receiptsOf(there.reply);
    for (const [key, receipt] of there.bot.answers.receipts) bot.answers.receipts.set(key, receipt);
    const [outside, never] = [
      await bot.reply('check', theirs),
      await bot.reply('check', 'ZZZZ-ZZZ9-ZZZZ-ZZZZ'),
    ];
    expect(wordsOf(outside)).toBe(unknown);
    expect(outside).toEqual(never);
  });

  it('never brings the question or the words to the log', async () => {
    const { bot, reply, press } = await givenTo();
    await press('verify');
    await bot.reply('check', receiptsOf(reply)[0] ?? '');
    expect(bot.log.text).not.toMatch(/zebra|grass/u);
  });
});

describe('a receipt of a row that was shown below the names of its columns', () => {
  const rows = Array.from({ length: 30 }, (_, i) => `| Lane ${i} | ${i} euros |`);
  const fee = 'Fee an hour for members of the club';
  const table = (named = fee) => [`| Lane | ${named} |`, '|---|---|', ...rows].join('\n');
  const blocksIn = (text: string): Block[] => {
    const header = text.indexOf('\n| Lane 0');
    const own = [{ kind: 'table-row' as const, start: 0, end: header }];
    const lines = [...text.slice(header + 1).matchAll(/[^\n]+/gu)];
    return [
      ...own,
      ...lines.map(({ index, 0: line }) => {
        const start = header + 1 + index;
        return { kind: 'table-row' as const, start, end: start + line.length, header: 0 };
      }),
    ];
  };
  const documentWith = (text: string) => ({ ...documentOf('fees.md', text), blocks: blocksIn(text) });
  async function asked() {
    const given = await givenTo('Lane 17 euros', [documentWith(table())]);
    const [id = ''] = receiptsOf(given.reply);
    const checkWith = async (text: string) => {
      given.bot.reader.content = { documents: [documentWith(text)], skipped: [] };
      return given.bot.reply('check', id);
    };
    return { ...given, checkWith };
  }

  it('shows both again, and passes, as long as both stand', async () => {
    const { checkWith } = await asked();
    const reply = await checkWith(table());
    expect(reply.data).toMatchObject({ passes: true, kind: 'unchanged', parts: [{ role: 'header' }] });
    expect(blocksOf(reply, 'quote')[0]?.quote.parts).toEqual([
      { role: 'header', text: `| Lane | ${fee} |`, span: { start: 0, end: fee.length + 11 } },
    ]);
  });

  it('says that the names of the columns have changed, and does not pass', async () => {
    const { checkWith, press } = await asked();
    const reply = await checkWith(table(fee.replace('an hour', 'a week')));
    expect(reply.data).toMatchObject({ passes: false, parts: [{ kind: 'changed' }] });
    expect(wordsOf(reply)).toContain('The names of its columns: changed.');
    expect(wordsOf((await press('verify')).reply)).toContain('The names of its columns: changed.');
  });
});
