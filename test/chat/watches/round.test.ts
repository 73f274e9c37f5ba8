import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as words from '../../../src/chat/messages/watches.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import { dayMs } from '../../../src/core/types/day.js';
import { auditLog } from '../../../src/texts/audit-log.js';
import { english } from '../../../src/texts/english/index.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { blocksOf, channel, person, quotesOf, wordsOf } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';
import { giraffe, type LookoutOptions, question, savanna, WatchRoom } from './watch-room.js';

async function opened(options: Partial<LookoutOptions> = {}): Promise<WatchRoom> {
  const lookout = await WatchRoom.open({ folder: await temporaryFolder(), ...options });
  onTestFinished(() => lookout.close());
  return lookout;
}

const moderator = person({ id: 'UMOD', name: 'Mo' });
const withGiraffe = [...savanna, giraffe];
const direct: Location = { platform: 'slack', kind: 'direct', workspace: 'T1', channel: 'D1' };

/** What stands in any file of the state, as bytes. */
function keptIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
    .join('\n');
}

describe('Tell me when', () => {
  it('stands under an answer that found nothing, after what it keeps, and under nearest passages', async () => {
    const lookout = await opened();
    for (const typed of [question, 'does a zebra ever fly to the moon at night']) {
      const reply = await lookout.type('ask', typed);
      const at = reply.blocks.findIndex(
        (block) => block.kind === 'actions' && block.actions.some(({ name }) => name === 'tell-when'),
      );
      expect(reply.blocks[at - 1]).toEqual(words.offered(english, 90));
    }
  });

  it('keeps nothing before it is pressed, and says what it keeps', async () => {
    const folder = await temporaryFolder();
    const lookout = await opened({ folder });
    await lookout.type('ask', question);
    expect(keptIn(folder)).not.toContain('giraffe');
    const reply = await lookout.tellMe();
    expect(wordsOf(reply)).toContain('until Apr 1, 2026');
    expect(keptIn(folder)).toContain(question);
    expect(lookout.bot.log.text).not.toContain('giraffe');
  });

  it.each([
    [
      'one that goes on from an earlier one',
      'and the giraffe',
      { utterance: { message: '2', thread: '1', follows: '1', begunAt: 1 } },
    ],
    ['one of a source', 'giraffe water source:zebra', {}],
    ['an empty one', '?', {}],
    ['one in the terminal', question, { place: { platform: 'terminal', kind: 'local' } as Location }],
  ])('is not under %s', async (_, typed, over) => {
    const lookout = await opened();
    if ('utterance' in over)
      await (
        await lookout.bot.outcome('ask', 'when does the zebra eat', {
          utterance: { message: '1', thread: '1' },
        })
      ).delivered({ kind: 'posted' });
    const reply = await lookout.type('ask', typed, over);
    const names = blocksOf(reply, 'actions').flatMap(({ actions }) => actions.map(({ name }) => name));
    expect(names).not.toContain('tell-when');
  });

  it('tells once, by direct message, with the quote, the question, and what became of it', async () => {
    const folder = await temporaryFolder();
    const lookout = await opened({ folder });
    await lookout.tellMe();
    await lookout.become(withGiraffe);
    await lookout.become([
      ...withGiraffe,
      documentOf('again.txt', 'A giraffe drinks water in the evening, too.'),
    ]);
    expect(lookout.messenger.messages).toHaveLength(1);
    const [{ to, content } = expect.fail()] = lookout.messenger.messages;
    expect(to).toMatchObject({ kind: 'person', personId: 'U1' });
    expect(quotesOf(content)[0]).toContain('The giraffe drinks water at noon.');
    expect(wordsOf(content)).toContain(question);
    expect(await lookout.mine()).toEqual([]);
    lookout.close();
    expect(keptIn(folder)).not.toContain(question);
    expect(lookout.bot.log.text).not.toContain('giraffe');
  });

  it('the told answer has buttons that work where it was told', async () => {
    const lookout = await opened();
    await lookout.tellMe();
    await lookout.become(withGiraffe);
    const [action] =
      blocksOf(lookout.messenger.messages[0]?.content ?? { blocks: [] }, 'actions')[0]?.actions ?? [];
    const place = { ...direct, channel: 'D-U1' };
    const press = { id: 'p', action: 'verify', answerId: action?.answerId ?? '', messageId: 'told 1' };
    const { reply } = await lookout.bot.dispatcher.handleButton({ ...press, place, person: person() });
    expect(quotesOf(reply).join()).toContain('giraffe');
  });

  it('asks new and changed documents alone', async () => {
    const lookout = await opened();
    await lookout.tellMe();
    const asked: (readonly string[])[] = [];
    const { answer } = lookout.bot.library;
    lookout.bot.library.answer = async (...given) => {
      const { scope } = given[1];
      asked.push(scope.kind === 'all' ? ['all'] : [...scope.ids]);
      return answer.apply(lookout.bot.library, given);
    };
    let listed = 0;
    const { catalogue } = lookout.bot.library;
    lookout.bot.library.catalogue = (scope) => {
      listed++;
      return catalogue.call(lookout.bot.library, scope);
    };
    await lookout.round();
    expect(asked).toEqual([]);
    // Of an index that was noted nothing is read again.
    expect(listed).toBe(0);
    await lookout.become([...savanna, documentOf('tax.txt', 'Each company pays a tax.')]);
    expect(asked).toEqual([['tax.txt']]);
    await lookout.become([
      ...savanna.slice(1),
      documentOf('zebra.txt', 'The zebra now sleeps all day long.'),
    ]);
    expect(asked).toEqual([['tax.txt'], ['zebra.txt']]);
  });

  it('is not told by what a document said before it changed elsewhere, nor below the usual confidence', async () => {
    const lookout = await opened();
    await lookout.tellMe();
    await lookout.become([...savanna, documentOf('water.txt', 'There is some water in the river.')]);
    expect(lookout.messenger.calls).toEqual([]);
    expect(await lookout.mine()).toMatchObject([{ question, waiting: null }]);
  });

  it('a second press, and another index, keep one', async () => {
    const lookout = await opened();
    await lookout.tellMe();
    await lookout.become([...savanna, documentOf('tax.txt', 'Each company pays a tax.')]);
    await lookout.tellMe();
    expect(await lookout.mine()).toHaveLength(1);
  });

  it('answers at once where there is an answer by now', async () => {
    const lookout = await opened();
    const before = await lookout.type('ask', question);
    await lookout.become(withGiraffe);
    const action = blocksOf(before, 'actions')[0]?.actions[0];
    const press = { id: 'p', action: 'tell-when', answerId: action?.answerId ?? '', question };
    const { reply } = await lookout.bot.dispatcher.handleButton({
      ...press,
      place: channel,
      person: person(),
    });
    expect(wordsOf(reply)).toContain(english.watches.answeredAlready);
    expect(quotesOf(reply)[0]).toContain('giraffe');
    expect(await lookout.mine()).toEqual([]);
  });

  it('goes on after a restart, also with what came meanwhile', async () => {
    const folder = await temporaryFolder();
    const first = await opened({ folder });
    await first.tellMe();
    first.close();
    const second = await opened({ folder, documents: withGiraffe });
    expect(second.messenger.messages).toHaveLength(1);
    expect(await second.mine()).toEqual([]);
  });

  it('is erased when its days are over, and not told', async () => {
    const folder = await temporaryFolder();
    const lookout = await opened({ folder });
    await lookout.tellMe();
    lookout.bot.clock += 90 * dayMs + 1;
    expect(await lookout.mine()).toEqual([]);
    await lookout.become(withGiraffe);
    expect(lookout.messenger.calls).toEqual([]);
    await lookout.state.watches.purge(lookout.bot.clock - 90 * dayMs);
    lookout.close();
    expect(keptIn(folder)).not.toContain('giraffe drink');
  });
});

describe('/watch', () => {
  it('keeps a question, lists it, and stops it by its id or its button, for whoever asked alone', async () => {
    const lookout = await opened();
    const reply = await lookout.type('watch', question);
    expect(reply.visibility).toBe('asker');
    const { id } = (reply.data as { watch: { id: string } }).watch;
    expect(await lookout.mine({ person: person({ id: 'U2' }) })).toEqual([]);
    const others = await lookout.type('watch', `stop:${id}`, { person: person({ id: 'U2' }) });
    expect(others).toMatchObject(words.unknownWatch(english));
    const moderators = await lookout.type('watch', `stop:${id}`, { person: moderator });
    expect(moderators).toMatchObject(words.unknownWatch(english));
    expect(await lookout.mine()).toMatchObject([{ question }]);
    await lookout.type('watch', `stop:${id.toLowerCase()}`);
    expect(await lookout.mine()).toEqual([]);
    const again = await lookout.type('watch', question);
    const button = blocksOf(again, 'actions')[0]?.actions[0];
    expect(button?.label).toBe('Stop');
    const press = { id: 'p', action: 'stop-watch', answerId: button?.answerId ?? '' };
    const theirs = { ...press, place: channel, person: person({ id: 'U2' }) };
    expect((await lookout.bot.dispatcher.handleButton(theirs)).reply).toMatchObject(
      words.unknownWatch(english),
    );
    await lookout.bot.dispatcher.handleButton({ ...press, place: channel, person: person() });
    expect(await lookout.mine()).toEqual([]);
    await lookout.become(withGiraffe);
    expect(lookout.messenger.calls).toEqual([]);
  });

  it('is answered to the asker alone also where answers are public, and counts as a search', async () => {
    const perUser = { questions: 1, seconds: 60 };
    const limits = { perUser, perChannel: { questions: 0, seconds: 60 } };
    const lookout = await opened({ settings: { visibility: 'channel', limits } });
    expect((await lookout.type('watch', question)).visibility).toBe('asker');
    expect((await lookout.type('watch', 'another giraffe')).data).toMatchObject({ error: 'limited' });
    // To look at what there is, and to stop it, is no search.
    expect(await lookout.mine()).toHaveLength(1);
    expect((await lookout.type('watch', 'stop:NONE')).data).toMatchObject({ error: 'unknown-watch' });
  });

  it('answers a question that has an answer, and keeps nothing', async () => {
    const lookout = await opened();
    const reply = await lookout.type('watch', 'when does the zebra eat grass');
    expect(wordsOf(reply)).toContain(english.watches.answeredAlready);
    expect(quotesOf(reply)[0]).toContain('The zebra eats grass');
    expect(await lookout.mine()).toEqual([]);
  });

  it('is refused beyond what one person, and one channel, may have', async () => {
    const lookout = await opened({ settings: { watches: { days: 90, perUser: 2, perChannel: 3 } } });
    const ask = (n: number, id: string) =>
      lookout.type('watch', `giraffe number ${n}`, { person: person({ id }) });
    for (const n of [1, 2]) await ask(n, 'U1');
    expect(await ask(3, 'U1')).toMatchObject(words.tooManyWatches(english, 'user', 2));
    await ask(3, 'U2');
    expect(await ask(4, 'U2')).toMatchObject(words.tooManyWatches(english, 'channel', 3));
    const elsewhere = { place: { ...channel, channel: 'C2' }, person: person({ id: 'U2' }) };
    await lookout.type('watch', 'giraffe number 5', elsewhere);
    expect(await lookout.mine(elsewhere)).toHaveLength(2);
  });

  it('keeps nothing, and offers nothing, where the operator wants none kept', async () => {
    const lookout = await opened({ settings: { watches: { days: 90, perUser: 0, perChannel: 50 } } });
    expect(await lookout.type('watch', question)).toMatchObject(words.watchesNothing(english));
    expect(blocksOf(await lookout.type('ask', question), 'actions')).toEqual([]);
  });

  it('lists nothing where others read along', async () => {
    const lookout = await opened();
    await lookout.type('watch', question);
    const utterance = { message: '1', thread: '1' };
    const { command: _, ...spoken } = { command: '', utterance };
    const input = { kind: 'text', text: 'watch show:mine' } as const;
    const said = await lookout.bot.dispatcher
      .prepare({ id: 'r', input, place: channel, person: person(), ...spoken })
      .run();
    expect(said.reply).toMatchObject({ visibility: 'channel', ...words.listedPrivately(english) });
  });

  it.each(['terminal', 'web', 'mcp'] as const)(
    'says in %s that nobody could be told there',
    async (platform) => {
      const lookout = await opened();
      const place = { platform, kind: platform === 'mcp' ? 'direct' : 'local' } as const;
      expect(await lookout.type('watch', question, { place })).toMatchObject(words.nobodyToTell(english));
    },
  );

  it('offers the ids of one’s own while one types', async () => {
    const lookout = await opened();
    await lookout.type('watch', question);
    const offered = await lookout.bot.dispatcher.suggest('watch', 'stop', '', channel, person());
    expect(offered).toMatchObject([{ label: expect.stringContaining(question) }]);
    expect(await lookout.bot.dispatcher.suggest('watch', 'stop', '', channel, person({ id: 'U2' }))).toEqual(
      [],
    );
  });

  it('for the channel is for moderators, tells everyone there who asked, and is in the audit log without the question', async () => {
    const lookout = await opened();
    const refused = await lookout.type('watch', `${question} for:channel`);
    expect(refused.data).toEqual({ error: 'moderators-only' });
    await lookout.type('watch', `${question} for:channel`, { person: moderator });
    await lookout.become(withGiraffe);
    expect(lookout.messenger.messages).toMatchObject([{ to: { kind: 'channel', place: channel } }]);
    const [told] = lookout.messenger.messages;
    expect(wordsOf(told?.content ?? { blocks: [] })).toContain(`Mo? ${question}`);
    const history = await lookout.history();
    expect(history.map((line) => line.replace(/\d{10}/u, 'ID'))).toEqual([
      'watch ID: made for the channel',
      'watch ID: told',
    ]);
  });
});

describe('what cannot be told', () => {
  const asked = async (lookout: WatchRoom, isPublic: boolean) =>
    await lookout.tellMe(`${question}${isPublic ? ' public:yes' : ''}`);

  it.each(['private', 'public'] as const)(
    'where no direct message is taken: a %s question waits, or is told where all have read it',
    async (kind) => {
      const lookout = await opened();
      await asked(lookout, kind === 'public');
      lookout.messenger.telling.push({ kind: 'refused', code: '50007' });
      await lookout.become(withGiraffe);
      if (kind === 'public') {
        expect(lookout.messenger.messages).toMatchObject([{ to: { kind: 'channel' } }]);
        expect(await lookout.mine()).toEqual([]);
      } else {
        expect(lookout.messenger.messages).toEqual([]);
        expect(await lookout.mine()).toMatchObject([{ question, waiting: 'refused' }]);
        expect(wordsOf(await lookout.type('watch', 'show:mine'))).toMatch(
          /could not send you a direct message/u,
        );
      }
    },
  );

  it('is tried again when the next document answers', async () => {
    const lookout = await opened();
    await asked(lookout, false);
    lookout.messenger.telling.push({ kind: 'refused', code: '50007' });
    await lookout.become(withGiraffe);
    await lookout.become([
      ...savanna,
      documentOf('giraffe.txt', 'The giraffe drinks water at noon, and again at midnight.'),
    ]);
    expect(lookout.messenger.messages).toHaveLength(1);
  });

  it('is tried again soon where the platform does not take it now', async () => {
    const lookout = await opened();
    await asked(lookout, false);
    lookout.messenger.telling.push({ kind: 'later', code: 'ratelimited' });
    expect(await lookout.become(withGiraffe)).toBe(false);
    expect(await lookout.round()).toBe(true);
    expect(lookout.messenger.messages).toHaveLength(1);
  });

  it('may have been told: not again, and the list says so', async () => {
    const lookout = await opened();
    await asked(lookout, false);
    lookout.messenger.telling.push({ kind: 'uncertain', code: 'no_answer' });
    await lookout.become(withGiraffe);
    await lookout.become([...savanna, documentOf('giraffe.txt', 'The giraffe drinks water at midnight.')]);
    expect(lookout.messenger.calls).toHaveLength(1);
    expect(await lookout.mine()).toMatchObject([{ waiting: 'perhaps' }]);
  });

  it.each(['gone by the member list', 'gone by the message'] as const)(
    'is dropped where the asker is %s',
    async (how) => {
      const lookout = await opened();
      await asked(lookout, true);
      if (how === 'gone by the member list') lookout.messenger.people.set('U1', 'gone');
      else lookout.messenger.telling.push({ kind: 'gone', code: 'channel_not_found' });
      await lookout.become(withGiraffe);
      expect(lookout.messenger.messages).toEqual([]);
      expect(await lookout.mine()).toEqual([]);
    },
  );

  it('waits where it is not known whether the asker is still there', async () => {
    const lookout = await opened();
    await asked(lookout, true);
    lookout.messenger.people.set('U1', 'unknown');
    expect(await lookout.become(withGiraffe)).toBe(false);
    lookout.messenger.people.clear();
    await lookout.round();
    expect(lookout.messenger.messages).toHaveLength(1);
  });

  it.each(['gone', 'refused'] as const)(
    'is dropped where its channel is %s, with a line for moderators',
    async (kind) => {
      const lookout = await opened();
      await lookout.type('watch', `${question} for:channel`, { person: moderator });
      lookout.messenger.telling.push({ kind, code: 'x' });
      await lookout.become(withGiraffe);
      expect(await lookout.mine({ person: moderator })).toEqual([]);
      expect((await lookout.history()).at(-1)).toContain(auditLog.watchEndings[kind]);
    },
  );
});

describe('grants, when telling', () => {
  const access = (...to: { readonly channel?: string; readonly until?: number }[]) => ({
    collections: new Map([['all', ['**']]]),
    grants: to.map(({ channel: id, until }) => ({
      platform: 'slack' as const,
      workspace: 'T1',
      collections: ['all'],
      ...(until === undefined ? {} : { endsAt: until }),
      ...(id === undefined
        ? ({ to: 'workspace' } as const)
        : ({ to: 'channel', channel: id, shared: false } as const)),
    })),
  });
  const sharing = async () => 'own' as const;
  const place = { ...channel, sharing };

  it('that have ended: nothing is told', async () => {
    const lookout = await opened({ sharing });
    await lookout.tellMe();
    lookout.use({ access: access({ until: lookout.bot.clock }) });
    await lookout.become(withGiraffe);
    expect(lookout.messenger.calls).toEqual([]);
  });

  it('of the channel alone: a direct message holds nothing of it, the list says so, and a public question is told there', async () => {
    const lookout = await opened({ sharing, settings: { access: access({ channel: 'C1' }) } });
    await lookout.tellMe(question, { place });
    await lookout.become(withGiraffe);
    expect(lookout.messenger.calls).toEqual([]);
    expect(await lookout.mine({ place })).toMatchObject([{ waiting: 'closed' }]);
    await lookout.tellMe(`when does the elephant sleep public:yes`, { place });
    await lookout.become([...withGiraffe, documentOf('elephant.txt', 'The elephant sleeps at three.')]);
    expect(lookout.messenger.messages).toMatchObject([{ to: { kind: 'channel' } }]);
  });

  it('of the workspace: somebody of another one in a shared channel is not written to', async () => {
    const shared = async () => 'outside' as const;
    const lookout = await opened({
      sharing: shared,
      settings: {
        access: {
          ...access({}),
          grants: [
            ...access({}).grants,
            {
              platform: 'slack',
              to: 'channel',
              workspace: 'T1',
              channel: 'C1',
              shared: true,
              collections: ['all'],
            },
          ],
        },
      },
    });
    await lookout.tellMe(question, { place: { ...channel, sharing: shared } });
    await lookout.become(withGiraffe);
    expect(lookout.messenger.calls).toEqual([]);
    expect(await lookout.mine({ place: { ...channel, sharing: shared } })).toMatchObject([
      { waiting: 'closed' },
    ]);
  });
});

describe('a hundred answered by one refresh', () => {
  it('are grouped by whom they tell, three in a message, each told once', async () => {
    const lookout = await opened({ settings: { watches: { days: 90, perUser: 10, perChannel: 1000 } } });
    const asked = [
      question,
      'does the giraffe drink water at noon',
      'is it at noon that the giraffe drinks water',
      'the giraffe drinks water at noon?',
    ];
    const people = Array.from({ length: 25 }, (_, n) => `U${n}`);
    for (const id of people)
      for (const typed of asked) await lookout.type('watch', typed, { person: person({ id }) });
    await lookout.become(withGiraffe);
    const told = lookout.messenger.messages.map(({ to, content }) => {
      const questions = blocksOf(content, 'question').map((block) => block.text);
      expect(quotesOf(content)).toHaveLength(questions.length);
      return { to: to.kind === 'person' ? to.personId : '', questions };
    });
    expect(told).toEqual(
      people.flatMap((to) => [
        { to, questions: asked.slice(0, 3) },
        { to, questions: asked.slice(3) },
      ]),
    );
  });
});
