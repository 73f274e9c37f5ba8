import { describe, expect, it } from 'vitest';
import type { Invocation } from '../../../src/chat/protocol/invocation.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import type { Reply } from '../../../src/chat/protocol/reply.js';
import type { Answer } from '../../../src/core/types/answer.js';
import type { Library, QuestionOptions } from '../../../src/core/types/library.js';
import { english } from '../../../src/texts/english/index.js';
import { answerWith, evidenceOf } from '../../support/answers.js';
import { Bot, channel, person, quotesOf, wordsOf } from '../../support/bot.js';

const direct: Location = { platform: 'slack', kind: 'direct', workspace: 'T1', channel: 'D1' };

/** Says something to the bot; the answer is shown as `messageId`. */
async function say(
  bot: Bot,
  text: string,
  over: Partial<Invocation> = {},
  messageId = 'answer',
): Promise<Reply> {
  const { reply, delivered } = await bot.dispatcher
    .prepare({
      id: 'req-1',
      input: { kind: 'text', text },
      place: channel,
      person: person(),
      utterance: { message: '1', thread: '1' },
      ...over,
    })
    .run();
  await delivered({ kind: 'posted', messageId });
  return reply;
}

describe('a mention', () => {
  it('is a question, answered for all who read along', async () => {
    const reply = await say(await Bot.with(), 'when does the zebra eat grass');
    expect(reply.visibility).toBe('channel');
    expect(quotesOf(reply)[0]).toContain('The zebra eats grass in the morning.');
  });

  it('is private in a direct message, and where the person asks for it', async () => {
    const bot = await Bot.with();
    expect((await say(bot, 'zebra', { place: direct })).visibility).toBe('asker');
    expect((await say(bot, 'zebra public:no')).visibility).toBe('asker');
    expect((await say(bot, 'zebra public:yes')).visibility).toBe('channel');
  });

  it('reads name:value words as commands do, also with what a phone puts for -- and "', async () => {
    const reply = await say(await Bot.with(), '—source:“Lions” who eats the zebra');
    expect(reply.data).toMatchObject({
      question: 'who eats the zebra',
      quotes: [{ documentId: 'news/lion.txt' }],
    });
  });

  it.each([
    ['sources', 'Each'],
    ['Sources', 'Each'],
    ['/sources', 'Each'],
    ['sources lions', 'Lions'],
  ])('whose first word names a command is that command: %s', async (said) => {
    const reply = await say(await Bot.with(), said);
    expect(reply.data).toHaveProperty('documents');
    expect(reply.visibility).toBe('channel');
  });

  it('whose first word names a command that has no place for the rest is a question', async () => {
    const reply = await say(await Bot.with(), 'about the zebra');
    expect(reply.data).toMatchObject({ question: 'about the zebra' });
    expect((await say(await Bot.with(), 'about')).data).toHaveProperty('version');
  });

  it.each(['', '   ', '?', 'help', 'Help', 'hi', 'thank you'])(
    'that says nothing more is told how to ask: %j',
    async (said) => {
      const reply = await say(await Bot.with(), said);
      expect(wordsOf(reply)).toContain(english.help.whatIDo);
      expect(reply.visibility).toBe('channel');
    },
  );

  it('of a command that there is not names those that there are', async () => {
    const reply = await say(await Bot.with(), '/no-such thing');
    expect(wordsOf(reply)).toContain('I do not know that command');
  });

  it('of a moderators’ command is answered to the asker alone', async () => {
    const reply = await say(await Bot.with(), 'refresh');
    expect(reply).toMatchObject({ visibility: 'asker', data: { error: 'moderators-only' } });
  });
});

/** Answers with the words that it was asked with, and takes every word of a subject. */
function scriptedLibrary(
  asked: { question: string; subject: readonly string[] | undefined }[],
): Partial<Library> {
  return {
    async answer(question: string, { subject }: QuestionOptions): Promise<Answer> {
      asked.push({ question, subject });
      const words: readonly string[] = question.toLowerCase().match(/[a-z]{3,}/gu) ?? [];
      const evidence = evidenceOf({
        words: words
          .filter((word) => !['and', 'which', 'had'].includes(word))
          .map((word) => (word === 'zet' ? 'zte' : word)),
        subject: subject ?? [],
        corrections: words.includes('zet') ? [{ from: 'zet', to: 'zte' }] : [],
        searched: question,
      });
      return answerWith({ question, evidence });
    },
  };
}

async function scripted() {
  const asked: { question: string; subject: readonly string[] | undefined }[] = [];
  const bot = await Bot.with([], { services: { library: scriptedLibrary(asked) as Library } });
  return { bot, asked };
}

const first = { utterance: { message: '1', thread: '1' } };
const followUp = (begunAt?: number) => ({
  utterance: { message: '2', thread: '1', follows: '1', ...(begunAt === undefined ? {} : { begunAt }) },
});

describe('a follow-up', () => {
  it('is searched with the words of the thread, and the answer says so', async () => {
    const { bot, asked } = await scripted();
    expect(wordsOf(await say(bot, 'which companies had access', first))).not.toContain('with:');
    const reply = await say(bot, 'and ZTE?', followUp());
    expect(asked).toEqual([
      { question: 'which companies had access', subject: [] },
      { question: 'and ZTE?', subject: ['companies', 'access'] },
    ]);
    expect(wordsOf(reply)).toContain('Together with: companies, access');
  });

  it('finds with the thread’s words what its own do not name', async () => {
    const bot = await Bot.with();
    await say(bot, 'when does the zebra eat grass', first);
    const reply = await say(bot, 'and at night?', followUp());
    expect(wordsOf(reply)).toContain('Together with: zebra, eat, grass');
    expect(quotesOf(reply)[0]).toContain('It sleeps at night.');
  });

  it('adds its own words to the subject; a question of three content words begins a new one', async () => {
    const { bot, asked } = await scripted();
    await say(bot, 'which companies had access', first);
    await say(bot, 'and ZTE?', followUp());
    await say(bot, 'and Oppo?', followUp());
    await say(bot, 'lions eating zebras', followUp());
    await say(bot, 'and at night?', followUp());
    expect(asked.map(({ subject }) => subject)).toEqual([
      [],
      ['companies', 'access'],
      ['zte', 'companies', 'access'],
      ['oppo', 'zte', 'companies', 'access'],
      ['lions', 'eating', 'zebras'],
    ]);
  });

  it('keeps what was typed, not what documents made of it', async () => {
    const { bot, asked } = await scripted();
    await say(bot, 'and zet', first);
    await say(bot, 'access', followUp());
    expect(asked[1]?.subject).toEqual(['zet']);
  });

  it('that replies to an answer is known by the answer’s own message', async () => {
    const { bot, asked } = await scripted();
    await say(bot, 'which companies had access', { utterance: { message: '1' } }, '900');
    await say(bot, 'and ZTE?', { utterance: { message: '2', follows: '900' } }, '901');
    await say(bot, 'and Oppo?', { utterance: { message: '3', follows: '901' } });
    await say(bot, 'and TCL?', { utterance: { message: '4', follows: '1' } });
    expect(asked.map(({ subject }) => subject)).toEqual([
      [],
      ['companies', 'access'],
      ['zte', 'companies', 'access'],
      ['companies', 'access'],
    ]);
  });

  it('after a restart says that the subject is no longer known', async () => {
    const { bot, asked } = await scripted();
    const reply = await say(bot, 'and ZTE?', followUp(bot.clock - 1_000));
    expect(wordsOf(reply)).toContain(english.answer.forgottenSubject);
    expect(wordsOf(reply)).not.toContain('with:');
    expect(asked[0]?.subject).toEqual([]);
    expect(wordsOf(await say(bot, 'and Oppo?', followUp(bot.clock - 1_000)))).toContain('Together with: zte');
  });

  it('after 24 hours says so, too; the first mention in a new thread of others says nothing of it', async () => {
    const { bot } = await scripted();
    await say(bot, 'which companies had access', first);
    const begun = bot.clock;
    bot.clock += 24 * 60 * 60_000;
    expect(wordsOf(await say(bot, 'and ZTE?', followUp(begun)))).toContain('no longer know');
    const young = { utterance: { message: '9', thread: '8', follows: '8', begunAt: bot.clock - 5_000 } };
    expect(wordsOf(await say(bot, 'ZTE', young))).not.toContain('no longer know');
  });

  it('in another channel knows nothing of this one, whatever the ids', async () => {
    const { bot, asked } = await scripted();
    await say(bot, 'which companies had access', first);
    await say(bot, 'and ZTE?', { ...followUp(), place: { ...channel, channel: 'C2' } });
    expect(asked[1]?.subject).toEqual([]);
  });

  it('finds no subject in an answer that was not shown', async () => {
    const { bot, asked } = await scripted();
    const { delivered } = await bot.dispatcher
      .prepare({
        id: 'r',
        input: { kind: 'text', text: 'which companies' },
        place: channel,
        person: person(),
        ...first,
      })
      .run();
    await delivered({ kind: 'refused' });
    await say(bot, 'and ZTE?', followUp());
    expect(asked[1]?.subject).toEqual([]);
  });

  it('leaves no word of a question in the log', async () => {
    const { bot } = await scripted();
    await say(bot, 'which companies had access', first);
    await say(bot, 'and ZTE?', followUp());
    expect(bot.log.text).not.toMatch(/companies|zte/iu);
  });
});
