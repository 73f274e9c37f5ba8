import { describe, expect, it } from 'vitest';
import { tilingFault } from '../../../src/core/types/tiling.js';
import { json } from '../../../src/corpus/formats/json.js';
import { parsingLimits } from '../folder.js';

async function read(value: unknown) {
  const source = typeof value === 'string' ? value : JSON.stringify(value);
  const reading = await json.read(Buffer.from(source), parsingLimits);
  const { text, blocks = [], places } = reading;
  expect(tilingFault(text, { start: 0, end: text.length }, blocks)).toBeUndefined();
  const anchors = places?.anchors ?? [];
  const parts = anchors.map(({ offset, label }, i) => [
    label,
    text.slice(offset, anchors[i + 1]?.offset).trim(),
  ]);
  return { ...reading, parts, kinds: blocks.map(({ kind, speaker }) => speaker ?? kind) };
}

describe('JSON', () => {
  it('is read record by record, what is nested behind its path', async () => {
    const { parts, kinds } = await read([
      { name: 'Quay Ltd', paid: { sum: 3400, on: '2024-03-01' }, tags: ['late', 'twice'], note: null },
      { name: 'Pier Ltd', paid: false },
    ]);
    expect(parts).toEqual([
      ['record 1', 'name: Quay Ltd\npaid.sum: 3400\npaid.on: 2024-03-01\ntags: late, twice'],
      ['record 2', 'name: Pier Ltd\npaid: false'],
    ]);
    expect(kinds).toEqual(['table-row', 'table-row']);
  });

  it('names the records of the lists in an object, and what else it says', async () => {
    const { parts } = await read({ total: 2, results: [{ id: 'a' }, { id: 'b' }], errors: [] });
    expect(parts).toEqual([
      ['record 1', 'total: 2'],
      ['results, record 1', 'id: a'],
      ['results, record 2', 'id: b'],
    ]);
  });

  it('is skipped by its reason where it is broken, empty or holds nothing', async () => {
    await expect(read('{"a": 1,')).rejects.toThrow('is no JSON');
    await expect(read('[]')).rejects.toThrow('holds no rows');
    await expect(read(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).rejects.toThrow(RangeError);
  });
});

const slack = [
  {
    type: 'message',
    user: 'U1',
    ts: '1528233240.000200',
    thread_ts: '1528233240.000200',
    text: 'Hi <@U2>, see <https://example.org/a|the plan> in <#C1|harbour> &amp; tell me.\n\nSoon?',
    user_profile: { real_name: 'Ada Lovelace' },
    files: [{ name: 'plan.pdf' }],
  },
  {
    type: 'message',
    user: 'U2',
    ts: '1528233300.000100',
    thread_ts: '1528233240.000200',
    text: 'It opens in May.',
    user_profile: { display_name: 'Grace' },
  },
  { type: 'message', subtype: 'channel_join', user: 'U3', ts: '1528233360.000100', text: 'U3 has joined' },
];

describe('a day of a channel exported from Slack', () => {
  it('is turns, with names, times, threads and files, and links and mentions as they read', async () => {
    const { parts, kinds, fields, places } = await read(slack);
    expect(parts).toEqual([
      [
        '2018-06-05 21:14, Ada Lovelace',
        'Ada Lovelace: Hi @Grace, see the plan (https://example.org/a) in #harbour & tell me.\nSoon?\n[file: plan.pdf]',
      ],
      ['2018-06-05 21:15, Grace, reply to Ada Lovelace', 'Grace: It opens in May.'],
      ['2018-06-05 21:16, U3', 'U3 has joined'],
    ]);
    expect(kinds).toEqual(['Ada Lovelace', 'Grace', 'margin']);
    expect(fields).toEqual({ date: '2018-06-05' });
    expect(places?.areSeparate).toBe(true);
  });

  it('is read record by record where one of its items is no message', async () => {
    expect((await read([...slack, { id: 1 }])).parts.map(([label]) => label)).toContain('record 4');
  });

  it('is skipped where nobody says anything', async () => {
    await expect(read([{ type: 'message', ts: '1', text: '' }])).rejects.toThrow('no messages with words');
  });
});

describe('a channel exported from Discord', () => {
  it('is turns, with the channel as its title', async () => {
    const message = (id: string, author: object, content: string, over = {}) => ({
      id,
      type: 'Default',
      timestamp: '2018-06-05T21:14:07.123+02:00',
      author,
      content,
      ...over,
    });
    const { parts, kinds, fields } = await read({
      guild: { name: 'Harbour' },
      channel: { name: 'quay' },
      messages: [
        message('1', { name: 'ada', nickname: 'Ada' }, 'When does it open?'),
        message('2', { name: 'grace' }, 'In May.', {
          type: 'Reply',
          reference: { messageId: '1' },
          attachments: [{ fileName: 'plan.pdf' }],
          embeds: [{ title: 'The plan', description: 'Two quays.' }],
        }),
        message('3', { name: 'bot' }, 'Joined the server.', { type: 'GuildMemberJoin' }),
      ],
    });
    expect(parts).toEqual([
      ['2018-06-05 21:14, Ada', 'Ada: When does it open?'],
      ['2018-06-05 21:14, grace, reply to Ada', 'grace: In May.\nThe plan\nTwo quays.\n[file: plan.pdf]'],
      ['2018-06-05 21:14, bot', 'Joined the server.'],
    ]);
    expect(kinds).toEqual(['Ada', 'grace', 'margin']);
    expect(fields).toEqual({ title: '#quay, Harbour', date: '2018-06-05' });
  });
});
