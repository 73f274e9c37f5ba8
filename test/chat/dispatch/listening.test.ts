import { describe, expect, it, vi } from 'vitest';
import { isQuestion, ListeningPace } from '../../../src/chat/dispatch/listening.js';
import type { Outcome } from '../../../src/chat/protocol/invocation.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import { Bot, channel, chatSettings, person, quotesOf } from '../../support/bot.js';

describe('a message is a question', () => {
  it.each([
    'which companies had access',
    'They had access, or not?',
    'Really? 🤔',
    'did they say “why?”',
    'Who’s paying for it',
    'Welche Firmen hatten Zugang',
    'Hatten sie Zugang？',
    'Où sont les documents',
    '¿quién lo sabe',
    'Quién lo sabe',
    'Cosa dicono?',
    'quali aziende',
    'Кто знал',
    'من يعرف؟',
    '谁有访问权限吗',
    'アクセスできますか。',
  ])('by its mark or its first word: %s', (message) => {
    expect(isQuestion(message)).toBe(true);
  });

  it.each([
    '',
    '   ',
    'They had access.',
    'was soll das. nichts',
    'come to the meeting',
    'que te vaya bien',
    'I know who had access',
    'See https://example.org/?a=1 for more',
    'whoever',
  ])('and is none without them: %j', (message) => {
    expect(isQuestion(message)).toBe(false);
  });
});

describe('the pace of listening', () => {
  it('takes six questions a minute in a channel, whatever happens in others', () => {
    const pace = new ListeningPace();
    const taken = Array.from({ length: 8 }, (_, i) => pace.take('a', i * 1_000));
    expect(taken).toEqual([true, true, true, true, true, true, false, false]);
    expect(pace.take('b', 8_000)).toBe(true);
    expect(pace.take('a', 59_999)).toBe(false);
    expect(pace.take('a', 60_000)).toBe(true);
  });
});

const listened = { ...channel, channel: 'CLISTEN' };

async function bot(listenConfidence = 0.01): Promise<Bot> {
  const channels = new Map([['slack:CLISTEN', { listens: true }]]);
  return Bot.with(undefined, { services: { settings: { ...chatSettings, channels, listenConfidence } } });
}

const hear = (made: Bot, text: string, place: Location = listened): Promise<Outcome | undefined> =>
  made.dispatcher.overhear({
    id: 'req-1',
    text,
    place,
    person: person(),
    utterance: { message: '1', thread: '1' },
  });

describe('what the bot overhears', () => {
  it('it answers for all where it may listen, is asked something, and is sure', async () => {
    const outcome = await hear(await bot(), 'when does the zebra eat grass?');
    expect(outcome?.reply.visibility).toBe('channel');
    expect(quotesOf(outcome?.reply ?? { blocks: [] })[0]).toContain('The zebra eats grass in the morning.');
  });

  it.each([
    ['that is no question', 'the zebra eats grass in the morning.'],
    ['with one content word', 'which zebra?'],
    ['that the documents do not answer', 'who founded the xylophone orchestra?'],
    ['that seems to hold an option', 'public:perhaps'],
    ['that is empty', ''],
  ])('it says nothing to a message %s', async (_, message) => {
    expect(await hear(await bot(), message)).toBeUndefined();
  });

  it('it says nothing in a channel that nobody has set it to listen to', async () => {
    expect(await hear(await bot(), 'when does the zebra eat grass?', channel)).toBeUndefined();
  });

  it('it says nothing that it is not sure enough of', async () => {
    expect(await hear(await bot(1), 'when does the zebra eat grass?')).toBeUndefined();
  });

  it('it keeps nothing of an answer that it did not give', async () => {
    const made = await bot(1);
    await hear(made, 'when does the zebra eat grass?');
    expect(made.answers.saved.size).toBe(0);
    expect(made.log.text).not.toContain('zebra');
  });

  it('it says nothing of a fault of its own', async () => {
    const made = await bot();
    vi.spyOn(made.library, 'answer').mockRejectedValue(new Error('broken'));
    expect(await hear(made, 'when does the zebra eat grass?')).toBeUndefined();
  });

  it('it makes a subject for whoever mentions it in that thread', async () => {
    const made = await bot();
    const outcome = await hear(made, 'when does the zebra eat grass?');
    await outcome?.delivered({ kind: 'posted', messageId: '2' });
    const { reply } = await made.dispatcher
      .prepare({
        id: 'req-2',
        input: { kind: 'text', text: 'at night?' },
        place: listened,
        person: person(),
        utterance: { message: '3', thread: '1', follows: '1', begunAt: made.clock },
      })
      .run();
    expect(JSON.stringify(reply)).not.toContain('no longer know');
  });
});
