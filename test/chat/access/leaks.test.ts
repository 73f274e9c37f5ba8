import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AccessRequest, accessWhere } from '../../../src/chat/access/rule.js';
import type { AccessSettings, Grant } from '../../../src/chat/protocol/grants.js';
import type { Location, Sharing } from '../../../src/chat/protocol/location.js';
import type { Delivered } from '../../../src/chat/protocol/proactive-messenger.js';
import { showReceiptId } from '../../../src/chat/protocol/receipt-id.js';
import { calledIn, goesOn, type Reply } from '../../../src/chat/protocol/reply.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import type { Document } from '../../../src/core/types/document.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { Bot, blocksOf, chatSettings, person } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';
import { Newsroom } from '../notices/newsroom.js';
import { WatchRoom } from '../watches/watch-room.js';

/** A document that shares a sentence with all others and has words of its own in text, title, name and metadata. */
function documentIn(folder: string, mark: string): Document {
  return documentOf(
    `${folder}/${mark}name.txt`,
    `The committee met in the harbour. The ${mark}bird flew over the harbour with ${mark}wing. Nobody paid the ${mark}toll in 2018.`,
    {
      title: `Report ${mark}title`,
      publisher: `${mark}press`,
      author: `${mark}author`,
      url: `https://example.org/${mark}link`,
    },
  );
}

/** Folder by collection, and the mark of all words that only its documents have. */
const marks = { news: 'qorv', board: 'zelth', law: 'wumpf' } as const;
type Name = keyof typeof marks;
const names = Object.keys(marks) as Name[];

const documents = names.flatMap((name) => [
  documentIn(name, marks[name]),
  documentIn(`${name}/deep`, marks[name]),
]);
const skipped = names.map((name) => ({
  file: `${name}/${marks[name]}broken.txt`,
  reason: `not readable, ${marks[name]}reason`,
  isFault: true as const,
}));

/** After a while: in each folder a document more, one gone, one changed. */
const laterDocuments = names.flatMap((name) => [
  { ...documentIn(name, marks[name]), text: `The ${marks[name]}bird is gone.` },
  documentIn(`${name}/later`, marks[name]),
]);

const who = person({ id: 'UMOD', roles: ['7'], permissions: ['ManageGuild'] });

const anyGrant: fc.Arbitrary<Grant> = fc
  .tuple(
    fc.constantFrom<Grant>(
      ...(
        [
          { platform: 'slack', to: 'workspace', workspace: 'T1' },
          { platform: 'slack', to: 'channel', workspace: 'T1', channel: 'C1', shared: false },
          { platform: 'slack', to: 'channel', workspace: 'T1', channel: 'C1', shared: true },
          { platform: 'slack', to: 'channel', workspace: 'T1', channel: 'C2', shared: false },
          { platform: 'discord', to: 'workspace', workspace: '1' },
          { platform: 'discord', to: 'channel', workspace: '1', channel: '11', shared: false },
          { platform: 'discord', to: 'role', workspace: '1', role: '7' },
          { platform: 'discord', to: 'direct-messages' },
        ] as const
      ).map((grant) => ({ ...grant, collections: [] })),
    ),
    fc.subarray(names, { minLength: 1 }),
    fc.constantFrom(undefined, 100, 300),
  )
  .map(([grant, collections, endsAt]) => ({
    ...grant,
    collections,
    ...(endsAt === undefined ? {} : { endsAt }),
  }));

const anyPlace: fc.Arbitrary<{ place: Location; sharing: Sharing }> = fc
  .tuple(
    fc.constantFrom<Location>(
      { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' },
      { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C2', thread: '1.1' },
      { platform: 'slack', kind: 'direct', workspace: 'T1', channel: 'D1' },
      { platform: 'slack', kind: 'channel', workspace: 'T2', channel: 'C1' },
      { platform: 'discord', kind: 'channel', workspace: '1', channel: '11' },
      { platform: 'discord', kind: 'channel', workspace: '1', channel: '12', thread: '13' },
      { platform: 'discord', kind: 'channel', workspace: '2', channel: '21' },
      { platform: 'discord', kind: 'direct', channel: '31' },
    ),
    fc.constantFrom<Sharing>('own', 'own', 'outside', 'unknown'),
  )
  .map(([place, sharing]) => ({
    sharing,
    place: {
      ...place,
      helperName: async () => 'Grace',
      ...(place.platform === 'slack' ? { sharing: async () => sharing } : {}),
    },
  }));

/** Whom one can ask in every channel. */
const helpers = {
  of: new Map(
    ['slack:C1', 'slack:C2', 'discord:11', 'discord:12', 'discord:21'].map((name) => [
      name,
      { kind: 'user', id: 'UGRACE' } as const,
    ]),
  ),
  limits: { perUserHourly: 100, perChannelDaily: 1_000 },
};

const anySettings = fc
  .record({
    grants: fc.array(anyGrant, { minLength: 1, maxLength: 4 }),
    visibility: fc.constantFrom('asker', 'channel'),
    only: fc.option(fc.subarray(names, { minLength: 1 }), { nil: undefined }),
  } as const)
  .map(({ grants, visibility, only }): ChatSettings => {
    const access: AccessSettings = { collections: new Map(names.map((name) => [name, [name]])), grants };
    const channels = only === undefined ? [] : ['slack:C1', 'discord:11'];
    return {
      ...chatSettings,
      notesGaps: true,
      helpers,
      visibility,
      access,
      moderators: { ...chatSettings.moderators, slack: { users: ['UMOD'], userGroups: [] } },
      channels: new Map(channels.map((name) => [name, { collections: only ?? [], listens: false }])),
    };
  });

/** What one may type: questions for each document, misspelt words, lists, records. */
const typed: readonly (readonly [string, string])[] = [
  ['ask', 'who met in the harbour'],
  ['ask', 'who met in the harbour public:yes'],
  ['ask', 'what flew over the habour'],
  ['ask', 'who won the xylophone cup'],
  ['ask', 'who won the xylophone cup public:yes'],
  ['ask', 'who met in the harbour by:zelthbird'],
  ...names.flatMap((name): [string, string][] => [
    ['ask', `where did the ${marks[name].slice(0, -1)}xbird fly, and the ${marks[name]}brid`],
    ['ask', `harbour source:"${name}/deep"`],
  ]),
  ['sources', ''],
  ['sources', 'report'],
  ['about', ''],
  ['about', 'show:access'],
  ['about', 'show:audit'],
  ['about', 'show:gaps'],
  ...names.flatMap((name): [string, string][] => [
    ['check', `“The committee met in the harbour. The ${marks[name]}birds flew over”`],
    ['check', '“flew over the harbour with wings. Nobody paid the toll” public:yes'],
    ['find', `Somebody flew over the harbour. The ${marks[name]}toll was paid by nobody.`],
  ]),
  ['coverage', 'who met in the harbour'],
  ['coverage', 'flew over the harbour public:yes page:1'],
  ['coverage', 'harbour between:2018,report'],
  ...names.flatMap((name): [string, string][] => [
    ['coverage', `the ${marks[name]}bird, ${marks[name]}wing or ${marks[name]}brid`],
    ['coverage', `harbour between:${name}/deep,${marks[name]}press`],
    ['coverage', `harbour between:${marks[name]}prses,report`],
  ]),
  ['refresh', 'show:dry-run'],
  ['refresh', 'show:dry-run public:yes'],
  ['refresh', ''],
  ['refresh', 'show:history'],
  ['refresh', 'show:history public:yes'],
];

/** So many that a report on them has pages; each stands in every document. */
const manyQuotations = Array.from({ length: 9 }, (_, i) => `“committee met in the harbour” and ${i}.`).join(
  ' ',
);

/** The marks of collections whose words stand in `said`, except those that were typed. */
function leaksIn(said: unknown, allowed: ReadonlySet<string>, question: string): string[] {
  const text = JSON.stringify(said).toLowerCase();
  return names
    .filter((name) => !allowed.has(name))
    .flatMap((name) => {
      const words = [
        'name',
        'bird',
        'wing',
        'toll',
        'title',
        'press',
        'author',
        'link',
        'broken',
        'reason',
      ].map((end) => marks[name] + end);
      return words.filter((word) => text.includes(word) && !question.includes(word));
    });
}

/** Names that may be seen for a reply of this visibility, by the rule itself. */
function allowedFor(asking: AccessRequest, sharing: Sharing, settings: ChatSettings): ReadonlySet<string> {
  const { granted, only } = accessWhere(sharing, asking, settings);
  return new Set(
    names.filter(
      (name) => (granted === 'all' || granted.includes(name)) && (only === undefined || only.includes(name)),
    ),
  );
}

function actionsIn(reply: Pick<Reply, 'blocks'>) {
  return blocksOf(reply, 'actions').flatMap(({ actions }) => actions);
}

/** The same documents, one word of each another. */
const rewritten = documents.map((document) => ({
  ...document,
  text: document.text.replace('met in the harbour', 'met on the bridge').replace('flew over', 'sailed round'),
}));

/** A bot that has answered for all there of every document, with everything open. @param before Ahead of what comes. */
async function correctedRoom(place: Location, sharing: Sharing, before: (room: Newsroom) => Promise<void>) {
  const folder = await temporaryFolder();
  const on = place.platform === 'discord' ? 'discord' : 'slack';
  const again = place.platform === 'slack' ? { sharing: async () => sharing } : {};
  const room = await Newsroom.open({ folder, documents, on, ...again });
  onTestFinished(() => room.close());
  room.bot.clock = 40;
  for (const name of names) await room.ask(`where did the ${marks[name]}bird fly public:yes`, place);
  await room.ask('flew over the harbour public:yes', place, 'coverage');
  await before(room);
  return room;
}

async function botWith(settings: ChatSettings): Promise<Bot> {
  const bot = await Bot.with(documents, { services: { settings } });
  bot.reader.content = { ...bot.reader.content, skipped };
  await bot.library.refresh({ by: 'start' });
  bot.clock = 200;
  return bot;
}

describe('over random grants, places and times, nothing derived from a document reaches a place without a grant for it', () => {
  it('in any reply to any command, its data, what its buttons share, questions to go on with and calls of helpers', async () => {
    let [calls, further] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        anySettings,
        anyPlace,
        fc.constantFrom(50, 200, 400),
        async (settings, { place, sharing }, now) => {
          const bot = await botWith(settings);
          bot.clock = now;
          const check = ({ aside, ...reply }: Reply, question: string) => {
            if (aside !== undefined) check({ ...aside, visibility: 'asker' }, question);
            const asking = { place, person: who, visibility: reply.visibility, now };
            const allowed = allowedFor(asking, sharing, settings);
            expect(leaksIn(reply, allowed, question)).toEqual([]);
            const about = (reply.data ?? {}) as {
              index?: { documents: number; passages: number };
              documents?: unknown;
            };
            const max = allowed.size * 2;
            if (about.index !== undefined) expect(about.index.documents).toBeLessThanOrEqual(max);
            if (typeof about.documents === 'number') expect(about.documents).toBeLessThanOrEqual(max);
          };
          for (const [command, input] of typed) {
            if (command === 'refresh') bot.reader.content = { documents: laterDocuments, skipped };
            const reply = await bot.reply(command, input, { place, person: who });
            check(reply, input);
            for (const action of actionsIn(reply)) {
              const { name, answerId, question = input } = action;
              const press = { id: 'p', action: name, answerId, question, place, person: who };
              const pressed = await bot.dispatcher.handleButton(press);
              check(pressed.reply, input);
              if (calledIn(pressed.reply) === undefined) continue;
              calls++;
              for (const marking of actionsIn(pressed.reply)) {
                const marked = { ...press, action: marking.name, answerId: marking.answerId };
                check((await bot.dispatcher.handleButton(marked)).reply, input);
              }
            }
            // Questions to go on with are offered from the next one on.
            while (await bot.library.tryFurther());
            further += actionsIn(reply).filter(({ name }) => goesOn(name)).length;
          }
        },
      ),
      { numRuns: 60 },
    );
    // On a developer's machine few cases are tried: there may be none with either.
    if (process.env['CI'] === undefined) return;
    expect(calls).toBeGreaterThan(0);
    expect(further).toBeGreaterThan(0);
  });

  it('in a report on a draft, its data, and what its pages and buttons show', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySettings,
        anyPlace,
        fc.constantFrom('check', 'find'),
        fc.constantFrom(...names),
        async (settings, { place, sharing }, command, name) => {
          const bot = await botWith(settings);
          const words = `“The ${marks[name]}birds flew over the harbour”, said Nobody.\n\n${manyQuotations}`;
          const check = (reply: Reply) => {
            const asking = { place, person: who, visibility: reply.visibility, now: 200 };
            expect(leaksIn(reply, allowedFor(asking, sharing, settings), words)).toEqual([]);
          };
          const input = { kind: 'values', values: {} } as const;
          const draft = { kind: 'text', text: words } as const;
          let reply = await bot.reply(command, '', { place, person: who, draft, input });
          for (let page = 0; page < 2; page++) {
            check(reply);
            const before = reply;
            for (const { name: action, answerId } of blocksOf(before, 'actions')[0]?.actions ?? []) {
              const pressed = (
                await bot.dispatcher.handleButton({ id: 'p', action, answerId, place, person: who })
              ).reply;
              check(pressed);
              if (action === 'next-page') reply = pressed;
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('in what is said of receipts that were given where everything is open', async () => {
    const open = await botWith(chatSettings);
    const everywhere: Location = { platform: 'terminal', kind: 'local' };
    for (const name of names)
      await open.reply('ask', `where did the ${marks[name]}bird fly`, { place: everywhere });
    const receipts = [...open.answers.receipts];
    expect(leaksIn(receipts, new Set(), '').length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(
        anySettings,
        anyPlace,
        fc.constantFrom<readonly Document[]>(documents, laterDocuments, []),
        fc.boolean(),
        async (settings, { place, sharing }, files, isPublic) => {
          const bot = await botWith(settings);
          for (const [key, receipt] of receipts) bot.answers.receipts.set(key, { ...receipt, keptFrom: 200 });
          bot.reader.content = { documents: files, skipped };
          const ask = (id: string) =>
            bot.reply('check', `${showReceiptId(id)}${isPublic ? ' public:yes' : ''}`, {
              place,
              person: who,
            });
          const never = await ask('ZZZZ9ZZZZZZZZZZZ');
          for (const [id, receipt] of receipts) {
            const reply = await ask(id);
            const asking = { place, person: who, visibility: reply.visibility, now: 200 };
            const allowed = allowedFor(asking, sharing, settings);
            expect(leaksIn(reply, allowed, '')).toEqual([]);
            const name = receipt.citation.documentId.split('/')[0] ?? '';
            if (!allowed.has(name))
              expect({ ...reply, visibility: '' }).toEqual({ ...never, visibility: '' });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('in the notices that correct what was quoted where everything was open, their marks and their history', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySettings,
        anyPlace,
        fc.constantFrom(50, 200, 400),
        fc.constantFrom<readonly Document[]>(laterDocuments, laterDocuments.slice(0, 3), rewritten),
        async (settings, { place, sharing }, now, later) => {
          const room = await correctedRoom(place, sharing, async (opened) => {
            opened.use({ ...settings, corrects: true });
            opened.bot.clock = now;
          });
          room.write(later);
          await room.refresh();
          const asking = { place, person: who, visibility: 'channel', now } as const;
          const allowed = allowedFor(asking, sharing, settings);
          for (const { content } of room.platform.replies) expect(leaksIn(content, allowed, '')).toEqual([]);
          const others = [[...room.platform.marks], await room.history(), room.bot.log.lines];
          expect(leaksIn(others, new Set(), '')).toEqual([]);
          // A text that is another file now has only moved; direct messages are nobody else's.
          const isTold = place.kind === 'channel' && later === rewritten;
          if (isTold || place.kind === 'direct') expect(room.platform.replies.length > 0).toBe(isTold);
          await room.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('in what people are told of questions that they had watched where everything was open, in their lists and in the log', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySettings,
        anyPlace,
        fc.constantFrom(50, 200, 400),
        fc.boolean(),
        fc.constantFrom<Delivered | undefined>(undefined, { kind: 'refused', code: '50007' }),
        async (settings, { place, sharing }, now, isPublic, refusal) => {
          const on = place.platform === 'discord' ? 'discord' : 'slack';
          const again = place.platform === 'slack' ? { sharing: async () => sharing } : {};
          const folder = await temporaryFolder();
          const lookout = await WatchRoom.open({
            folder,
            on,
            now: 40,
            // A single document in sight makes no answer sure.
            minConfidence: 0.1,
            ...again,
          });
          lookout.messenger.people.set(who.id, who.roles);
          if (refusal !== undefined) lookout.messenger.telling.push(refusal);
          const asked = [
            'who met in the harbour',
            ...names.map((name) => `did the ${marks[name]}bird fly over the harbour with ${marks[name]}wing`),
          ];
          const asking = { place, person: who };
          const spoken = { ...asking, utterance: { message: '1', thread: '1' } };
          for (const typed of asked) await lookout.type('watch', typed, isPublic ? spoken : asking);
          await lookout.type('watch', 'who flew over the harbour for:channel', asking);
          lookout.use(settings);
          lookout.bot.clock = now;
          await lookout.become(documents);
          const visibleTo = (there: Location, visibility: 'asker' | 'channel') =>
            allowedFor({ place: there, person: who, visibility, now }, sharing, settings);
          const { platform, workspace } = place;
          const direct: Location =
            place.kind === 'direct' || platform === 'discord' || workspace === undefined
              ? { platform, kind: 'direct', ...(place.kind === 'direct' ? place : {}) }
              : { platform, kind: 'direct', workspace };
          const there = visibleTo(place, 'asker');
          const written = new Set([...visibleTo(direct, 'asker')].filter((name) => there.has(name)));
          const typed = asked.join(' ');
          for (const { to, content } of lookout.messenger.messages) {
            const allowed = to.kind === 'person' ? written : visibleTo(place, 'channel');
            expect(leaksIn(content, allowed, typed)).toEqual([]);
          }
          if (written.size > 0 && refusal === undefined)
            expect(lookout.messenger.messages.length).toBeGreaterThan(0);
          const others = [await lookout.mine(asking), await lookout.history(), lookout.bot.log.lines];
          expect(leaksIn(others, new Set(), typed)).toEqual([]);
          lookout.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('in what is suggested, whether the answer is for the asker or for all', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySettings,
        anyPlace,
        fc.option(fc.boolean(), { nil: undefined }),
        async (settings, { place, sharing }, isPublic) => {
          const bot = await botWith(settings);
          const inputs = ['', 'report', ...names.map((name) => marks[name])];
          for (const [option, input] of [
            ...inputs.map((input) => ['source', input] as const),
            ...[...inputs, 'who saw the z'].map((input) => ['question', input] as const),
          ]) {
            const offered = await bot.dispatcher.suggest('ask', option, input, place, who, isPublic);
            const visibility = isPublic === true ? 'channel' : 'asker';
            const allowed = allowedFor({ place, person: who, visibility, now: 200 }, sharing, settings);
            expect(leaksIn(offered, allowed, '')).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('in why a refresh failed', async () => {
    await fc.assert(
      fc.asyncProperty(anySettings, anyPlace, async (settings, { place, sharing }) => {
        const bot = await botWith(settings);
        bot.reader.content = { documents: [], skipped };
        const reply = await bot.reply('refresh', '', { place, person: who });
        const allowed = allowedFor({ place, person: who, visibility: 'asker', now: 200 }, sharing, settings);
        expect(leaksIn(reply, allowed, '')).toEqual([]);
        expect(leaksIn(bot.log.lines, new Set(), '')).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

it('these words do show where everything is open, so that a leak would be seen', async () => {
  const bot = await botWith(chatSettings);
  const place: Location = { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' };
  for (const [command, input, min] of [
    ['ask', 'who flew over the harbour', 3],
    ['coverage', 'who flew over the harbour', 3],
    ['coverage', 'harbour between:news,law', 2],
    ['sources', '', 3],
    ['refresh', '', 3],
    ['refresh', 'show:history', 3],
  ] as const) {
    const found = leaksIn(await bot.reply(command, input, { place, person: who }), new Set(), '');
    expect(new Set(found.map((word) => word.slice(0, 4))).size).toBe(min);
  }
  const corrected = await bot.reply('ask', 'what did the zelthbrid do', { place, person: who });
  expect(JSON.stringify(corrected.data)).toContain('zelthbird');
});

it('so do those of a notice', async () => {
  const place: Location = { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' };
  const room = await correctedRoom(place, 'own', async () => {});
  room.write(rewritten);
  await room.refresh();
  const found = leaksIn(room.platform.replies, new Set(), '');
  expect(new Set(found.map((word) => word.slice(0, 4))).size).toBe(3);
});

it('so do the phrases that are offered while a question is typed', async () => {
  const bot = await botWith(chatSettings);
  const place: Location = { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' };
  const offered = await bot.dispatcher.suggest('ask', 'question', '', place, who);
  expect(new Set(leaksIn(offered, new Set(), '').map((word) => word.slice(0, 4))).size).toBe(3);
});

describe('what lies outside one’s grants', () => {
  const place: Location = { platform: 'discord', kind: 'channel', workspace: '1', channel: '11' };
  const settings: ChatSettings = {
    ...chatSettings,
    access: {
      collections: new Map(names.map((name) => [name, [name]])),
      grants: [{ platform: 'discord', to: 'workspace', workspace: '1', collections: ['news'] }],
    },
  };

  /** The same bot, but that nothing outside the grant is there at all. */
  async function alone() {
    const bot = await Bot.with(
      documents.filter(({ id }) => id.startsWith('news/')),
      { services: { settings } },
    );
    bot.reader.content = {
      ...bot.reader.content,
      skipped: skipped.filter(({ file }) => file.startsWith('news/')),
    };
    await bot.library.refresh({ by: 'start' });
    bot.clock = 200;
    return bot;
  }

  it.each(typed.filter(([command]) => command !== 'refresh').map((line) => [...line]))(
    'changes nothing of what is said to /%s %s',
    async (command, input) => {
      const said = async (bot: Bot) => {
        const { blocks, data } = await bot.reply(command, input, { place, person: who });
        return JSON.stringify({ blocks, data }).replace(/"(?:tookMs|builtAt)":[\d.e-]+/gu, '');
      };
      expect(await said(await botWith(settings))).toBe(await said(await alone()));
    },
  );

  it.each(['', 'harb', 'who met the comm', 'zelth'])(
    'changes neither the phrases that are offered nor their counts while “%s” is typed',
    async (input) => {
      const offered = async (bot: Bot) => bot.dispatcher.suggest('ask', 'question', input, place, who);
      expect(await offered(await botWith(settings))).toEqual(await offered(await alone()));
    },
  );
});
