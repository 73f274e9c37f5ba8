import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type AnyCommand, defineCommand } from '../../../src/chat/protocol/command.js';
import { text } from '../../../src/chat/protocol/reply.js';
import { LibraryBusyError, LibraryLateError } from '../../../src/core/types/library.js';
import { Bot, channel, chatSettings, person, terminal, wordsOf } from '../../support/bot.js';

const echo = defineCommand({
  name: 'echo',
  description: () => 'Says it again',
  options: {
    words: { type: 'words', description: () => 'What to say', required: true },
    public: { type: 'boolean', description: () => 'To everyone' },
    title: { type: 'string', description: () => 'A title', suggest: async (typed) => [`${typed}!`] },
  },
  access: 'everyone',
  effort: 'quick',
  examples: ['hello'],
  run: async ({ args, visibility }) => ({ blocks: [text(args.words)], data: { visibility } }),
});

const secret = 'who-is-the-secret-source-of-the-story';

function failing(effort: 'quick' | 'long', fault: () => never | Promise<never>): AnyCommand {
  return defineCommand({ ...echo, name: 'broken', effort, run: async () => fault() });
}

const bot = (...commands: AnyCommand[]) => Bot.with([], { commands });

describe('a request', () => {
  it('settles its visibility before it runs, and its reply has that one', async () => {
    const { dispatcher } = await bot(echo);
    for (const [typed, visibility] of [
      ['hello', 'asker'],
      ['hello public:yes', 'channel'],
    ] as const) {
      const prepared = dispatcher.prepare({
        id: '1',
        command: 'echo',
        input: { kind: 'text', text: typed },
        place: channel,
        person: person(),
      });
      expect(prepared.visibility).toBe(visibility);
      const { reply } = await prepared.run();
      expect(reply).toMatchObject({ visibility, data: { visibility } });
    }
  });

  it('takes values that the platform has separated', async () => {
    const input = { kind: 'values', values: { words: 'public:yes', public: true } } as const;
    const reply = await (await bot(echo)).reply('echo', '', { input });
    expect(reply).toMatchObject({ visibility: 'channel', blocks: [text('public:yes')] });
  });

  it('of an unknown command names the known ones, to the asker alone', async () => {
    const reply = await (await bot(echo)).reply('ecko', 'hello public:yes');
    expect(reply.visibility).toBe('asker');
    expect(wordsOf(reply)).toContain('/echo words [public] [title] – Says it again');
  });

  it('that is misused is told what is wrong and how to do it, to the asker alone', async () => {
    const reply = await (await bot(echo)).reply('echo', 'public:perhaps');
    expect(reply.visibility).toBe('asker');
    expect(reply.data).toEqual({
      error: 'usage',
      problems: ['the words is missing', 'public must be yes or no, got “perhaps”'],
    });
    expect(wordsOf(reply)).toContain('/echo words [public] [title]');
    expect(wordsOf(reply)).toContain('/echo hello');
  });
});

describe('a command that fails', () => {
  it.each(['quick', 'long'] as const)(
    '%s, becomes one reply that says nothing of the fault but where to look',
    async (effort) => {
      const broken = failing(effort, () => {
        throw Object.assign(new TypeError(`cannot read ${secret}`, { cause: new Error(secret) }), {
          code: 'EFAULT',
        });
      });
      const made = await bot(broken);
      const { reply, delivered } = await made.outcome('broken', 'hello public:yes');
      expect(reply).toMatchObject({ visibility: 'channel', data: { error: 'failed', requestId: 'req-1' } });
      expect(wordsOf(reply)).toContain('req-1');
      expect(JSON.stringify(reply)).not.toContain(secret);
      expect(made.log.text).not.toContain(secret);
      expect(made.log.lines).toMatchObject([
        {
          level: 'error',
          fields: { requestId: 'req-1', command: 'broken', error: { name: 'TypeError', code: 'EFAULT' } },
        },
      ]);
      await expect(delivered({ kind: 'posted' })).resolves.toBeUndefined();
    },
  );

  it('with something that is no error is replied to the same', async () => {
    const broken = failing('quick', () => {
      throw secret;
    });
    const made = await bot(broken);
    expect((await made.reply('broken', 'x')).data).toMatchObject({ error: 'failed' });
    expect(made.log.text).not.toContain(secret);
  });

  it.each([
    [new LibraryBusyError('500 calls are waiting'), 'busy'],
    [new LibraryLateError('no answer within 55000 ms'), 'too-slow'],
  ])('with a %s of the library tells that to the asker', async (error, told) => {
    const failing = defineCommand({
      name: 'failing',
      description: () => 'Fails',
      options: {},
      access: 'everyone',
      effort: 'quick',
      examples: [],
      run: async () => {
        throw error;
      },
    });
    const bot = await Bot.with([], { commands: [failing] });
    expect((await bot.reply('failing', '')).data).toEqual({ error: told });
  });

  it('by never answering is told to be too slow after a minute, unless its work is long', async () => {
    vi.useFakeTimers();
    try {
      const hanging = failing('quick', () => new Promise<never>(() => {}));
      const made = await bot(hanging);
      const replying = made.reply('broken', 'x');
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await replying).data).toEqual({ error: 'too-slow' });

      const settled = vi.fn();
      void (await bot(failing('long', () => new Promise<never>(() => {}))))
        .reply('broken', 'x')
        .then(settled);
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(settled).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a moderators’ command', () => {
  const ran = vi.fn();
  const guarded = defineCommand({
    ...echo,
    name: 'guarded',
    access: 'moderators',
    run: async () => {
      ran();
      return { blocks: [text('done')] };
    },
  });

  it('runs for moderators alone, and is private unless they ask for all to see it', async () => {
    const made = await bot(guarded);
    const refused = await made.reply('guarded', 'x public:yes');
    expect(refused).toMatchObject({ visibility: 'asker', data: { error: 'moderators-only' } });
    expect(ran).not.toHaveBeenCalled();
    const [moderator, place] = [person({ id: 'UMOD' }), { ...channel, channel: 'CPUBLIC' }];
    const allowed = await made.reply('guarded', 'x', { person: moderator, place });
    expect(allowed).toMatchObject({ visibility: 'asker', blocks: [text('done')] });
    const shown = await made.reply('guarded', 'x public:yes', { person: moderator, place });
    expect(shown).toMatchObject({ visibility: 'channel', blocks: [text('done')] });
    expect((await made.reply('guarded', 'x', { place: terminal })).blocks).toEqual([text('done')]);
  });

  it('is refused when the platform cannot tell who is in a group', async () => {
    ran.mockClear();
    const memberOf = async () => {
      throw new Error('the platform is down');
    };
    const reply = await (await bot(guarded)).reply('guarded', 'x', { person: person({ memberOf }) });
    expect(reply.data).toMatchObject({ error: 'failed' });
    expect(ran).not.toHaveBeenCalled();
  });
});

describe('the settings', () => {
  it('are read once for a request, whatever changes while it is answered', async () => {
    let reads = 0;
    const services = {
      get settings() {
        reads += 1;
        return chatSettings;
      },
    };
    const made = await Bot.with(undefined, { services });
    const { dispatcher } = made;
    const readsOf = async (act: () => unknown) => {
      reads = 0;
      await act();
      return reads;
    };
    expect(await readsOf(() => made.reply('ask', 'which companies had access', { place: channel }))).toBe(1);
    expect(await readsOf(() => made.reply('about', 'show:audit'))).toBe(1);
    expect(await readsOf(() => dispatcher.suggest('ask', 'source', 'a', channel, person()))).toBe(1);
    const home = { id: 'h', place: channel, person: person() };
    expect(await readsOf(() => dispatcher.prepareHome(home).run())).toBe(1);
  });
});

describe('the log', () => {
  it('has a line for each request, with its id and no word of it', async () => {
    const made = await Bot.with();
    const word = fc.stringMatching(/^[a-z]{12}$/u);
    const command = fc.constantFrom('ask', 'sources', 'refresh', 'about', 'no-such');
    await fc.assert(
      fc.asyncProperty(
        command,
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (name, words, isOption) => {
          made.log.lines.length = 0;
          const typed = isOption ? `source:${words.join(' ')} public:${words[0]}` : words.join(' ');
          await made.outcome(name, typed);
          await (await made.outcome(name, typed)).delivered({ kind: 'refused' });
          await made.dispatcher.suggest('ask', 'source', typed, channel, person());
          await made.dispatcher.handleButton({
            id: 'press-1',
            action: 'share',
            answerId: 'ID1',
            question: typed,
            place: channel,
            person: person(),
          });
          expect(made.log.lines.length).toBeGreaterThanOrEqual(4);
          for (const one of words) expect(made.log.text).not.toContain(one);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has nothing of what stands in the command’s place, nor of a fault in suggesting', async () => {
    const made = await bot({
      ...echo,
      options: {
        title: {
          type: 'string',
          description: '',
          suggest: async () => {
            throw new Error(secret);
          },
        },
      },
    });
    await made.outcome(secret, secret);
    expect(await made.dispatcher.suggest('echo', 'title', secret, channel, person())).toEqual([]);
    expect(await made.dispatcher.suggest(secret, 'title', secret, channel, person())).toEqual([]);
    expect(made.log.lines.map(({ level }) => level)).toEqual(['info', 'error']);
    expect(made.log.text).not.toContain(secret);
  });

  it('says when a reply was not shown', async () => {
    const made = await bot(echo);
    const { delivered } = await made.outcome('echo', 'hello');
    await delivered({ kind: 'posted' });
    expect(made.log.lines.map(({ level }) => level)).toEqual(['info']);
    await delivered({ kind: 'uncertain' });
    expect(made.log.lines.at(-1)).toMatchObject({
      level: 'warn',
      fields: { requestId: 'req-1', delivery: 'uncertain' },
    });
  });
});

describe('suggestions', () => {
  it('come from the option, and are none where there is nothing to suggest', async () => {
    const { dispatcher } = await bot(echo);
    expect(await dispatcher.suggest('echo', 'title', 'x', channel, person())).toEqual(['x!']);
    for (const [command, option] of [
      ['echo', 'public'],
      ['echo', 'words'],
      ['echo', 'no-such'],
      ['echo', 'constructor'],
      ['no-such', 'title'],
    ] as const) {
      expect(await dispatcher.suggest(command, option, 'x', channel, person())).toEqual([]);
    }
  });
});

it('passes on progress, the abort signal, the scope and the list of commands', async () => {
  const abort = new AbortController();
  const seen: unknown[] = [];
  const long = defineCommand({
    ...echo,
    effort: 'long',
    run: async ({ progress, signal, scope, commands, services, id }) => {
      progress({ label: 'Working', done: 1, total: 2 });
      seen.push(
        signal,
        scope,
        commands.map(({ name }) => name),
        services.settings,
        id,
      );
      return { blocks: [] };
    },
  });
  const onProgress = vi.fn();
  await (await bot(long)).reply('echo', 'x', {}, { signal: abort.signal, onProgress });
  expect(onProgress).toHaveBeenCalledWith({ label: 'Working', done: 1, total: 2 });
  expect(seen).toEqual([abort.signal, { kind: 'all' }, ['echo'], chatSettings, 'req-1']);
});
