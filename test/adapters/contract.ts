import { describe, expect, it } from 'vitest';
import { keepAnswer, quotesToKeep } from '../../src/chat/buttons/keep.js';
import { Dispatcher } from '../../src/chat/dispatch/dispatch.js';
import { refreshHistory } from '../../src/chat/messages/refresh.js';
import { QuoteLinks } from '../../src/chat/permalink/quote-links.js';
import { type AnyCommand, defineCommand } from '../../src/chat/protocol/command.js';
import { silent } from '../../src/chat/protocol/logger.js';
import { note, text, withKnown } from '../../src/chat/protocol/reply.js';
import type { Answer } from '../../src/core/types/answer.js';
import type { Document } from '../../src/core/types/document.js';
import { type Library, LibraryBusyError } from '../../src/core/types/library.js';
import type { GivenSpan } from '../../src/core/types/quote.js';
import { quoteAt } from '../../src/core/types/quote.js';
import type { RefreshRecord } from '../../src/core/types/refresh-record.js';
import { passingLinkKeys } from '../../src/state/link-keys.js';
import { english } from '../../src/texts/english/index.js';
import { answerWith, evidenceOf } from '../support/answers.js';
import { noLibrary, servicesWith } from '../support/services.js';

/** One message as a person sees it, read from the wire by a reader that shares no code with the renderer. */
export interface Shown {
  readonly visibility: 'asker' | 'channel';
  /** Each quote's text exactly as displayed (the platform's escaping undone, its line breaks as \n). */
  readonly quotes: readonly string[];
  /** Everything displayed, quotes included. */
  readonly text: string;
  /** The addresses that it links to, in order. */
  readonly links: readonly string[];
  /** Whether a button with this label can be pressed on it. */
  readonly buttons: readonly string[];
  /** Whether showing it notified anyone, linked or unfurled anything that the bot did not mean to link. */
  readonly pings: boolean;
  /** The message or thread that it belongs to, where it stands beside one. */
  readonly repliesTo?: string;
}

/** Drives one adapter over its platform's real library; only the network's far end is a stand-in. */
export interface Harness {
  start(dispatcher: Dispatcher): Promise<void>;
  stop(graceMs?: number): Promise<void>;
  /** A new process on the same platform: nothing is left in memory. */
  restart?(dispatcher: Dispatcher): Promise<void>;
  /** Types `/command input` in a channel as a user; resolves when the request has reached its final state. */
  type(command: string, input: string): Promise<void>;
  /** Every message on display now, oldest first; an edited message counts once, as it is now. */
  shown(): readonly Shown[];
  /** Delivers the last event once more, as platforms do. Resolves when nothing is in flight. */
  redeliver?(): Promise<void>;
  /**
   * Says something to the bot in a channel, under `earlier` if that is given. Resolves when it has reached its final state,
   * with the id of what the answer belongs to.
   */
  mention?(text: string, earlier?: string): Promise<string>;
  /** Presses a button of the newest message that has it. */
  press?(label: string): Promise<void>;
}

export interface ContractOptions {
  /** Why a group of cases does not apply to this adapter. */
  readonly skip?: Partial<Record<'redelivery' | 'buttons' | 'visibility' | 'mentions', string>>;
}

/** Texts in which some platform sees a command, a mention, a link or markup. */
export const hostileTexts: readonly string[] = [
  'plain words, nothing else',
  '*bold* _italic_ ~struck~ ||spoiler|| `code` ```fence```',
  '@everyone @here <@U123> <!channel> <!here> <#C123|general> <@&42>',
  'a < b && c > d; &amp; is not &, &lt;b&gt;',
  '# heading\n## second\n-# small\n> quote\n>>> rest\n- item\n* item\n1. first\n  - nested',
  '[label](https://example.org) https://example.org/x?a=1&b=2 <https://example.org|label> www.example.org',
  '<t:1700000000:R> :smile: <:custom:123> </ask:1> <id:guide> <a:b:1>',
  'emoji 👩‍👩‍👧‍👦 🇨🇭 é (combining) عربي עברית 漢字 ไทย',
  'first line\r\nsecond line\r\n\r\nafter a blank line',
  'trailing backslash \\ and \\* escaped \\\\',
  '<script>alert(1)</script> <b>x</b> javascript:alert(1)',
  '\u202eright-to-left override\u202c and zero\u200bwidth',
  '\u001b[31mred\u001b[0m bell\u0007 and more',
  'snake_case_name and 2*3*4 and ~~two~~ __under__',
];

export function documentOf(body: string, id = 'a.txt'): Document {
  return {
    id,
    title: `Title of *${id}* <@U1> @everyone`,
    titleOrigin: 'file-name',
    text: body,
    bytes: body.length,
  };
}

/** An answer that was searched for with every word of the question. */
function answerTo(question: string): Answer {
  const evidence = evidenceOf({ words: question.split(' '), searched: question });
  return answerWith({ kind: 'found', question, confidence: 1, evidence });
}

/** Names that a file may have: all but line breaks and what terminals obey. */
export const hostileNames = hostileTexts.filter((name) => !/\p{Cc}/u.test(name)).map((name) => `${name}.txt`);

/** A refresh that met files with every such name. */
const hostileRecord: RefreshRecord = {
  added: hostileNames.slice(0, 3),
  changed: hostileNames.slice(3, 6),
  removed: hostileNames.slice(6, 8),
  sameTexts: [],
  extents: [],
  skipped: [],
  documents: 6,
  passages: 6,
  oldFingerprint: 'a'.repeat(64),
  fingerprint: 'b'.repeat(64),
  tookMs: 5,
  finishedAt: 0,
  by: '<@U1> @everyone *bold*',
  dryRun: false,
};

/** A dispatcher over scripted commands, so that a case decides what is shown. */
export function scriptedDispatcher(gate: Promise<void> = Promise.resolve(), links?: QuoteLinks): Dispatcher {
  const documents = hostileTexts.map((body, i) => documentOf(body, `${i}.txt`));
  const again = ({ documentId, span }: GivenSpan) => {
    const document = documents.find((candidate) => candidate.id === documentId);
    if (document === undefined) throw new Error('no such document');
    return quoteAt(document, span);
  };
  /** Whether the next who wants the quotes of a question about a crowd again meets one. */
  let isCrowded = true;
  const library: Library = {
    ...noLibrary,
    verify: async (quoted) => ({ kind: 'unchanged', quote: again(quoted), isDocumentChanged: false }),
    quotesAgain: async (given, question) => {
      if (question.includes('crowd') && isCrowded) {
        isCrowded = false;
        throw new LibraryBusyError();
      }
      return given.map(again);
    },
    paragraphsAround: async (given) => again(given),
  };
  let ids = 0;
  const services = servicesWith({
    library,
    ...(links === undefined ? {} : { links }),
    now: () => Date.now(),
    newId: () => `ANSWER${String(++ids).padStart(10, '0')}`,
    newReceiptId: () => `7K2M9QXR${String(++ids).padStart(8, '0')}`,
  });

  const quoting = defineCommand({
    name: 'ask',
    description: () => 'Quotes the document whose number is asked for',
    options: {
      question: { type: 'words', description: () => 'The number', required: true },
      source: {
        type: 'string',
        description: () => 'Ignored',
        suggest: async (typed) => [`${typed} one`, `${typed} two`],
      },
      public: { type: 'boolean', description: () => 'For all to see' },
    },
    access: 'everyone',
    effort: 'quick',
    examples: ['1'],
    async run({ args, place, person, visibility, conversation, services: all }) {
      if (args.question === 'throw') throw new Error('a fault');
      conversation?.takes(answerTo(args.question));
      if (args.question === 'wait') await gate;
      const number = Number.parseInt(args.question, 10) || 0;
      const quoted = [0, 1].map((further) => {
        const document = documents[(number + further) % documents.length];
        if (document === undefined) throw new Error('no document');
        const { length } = document.text;
        return quoteAt(document, { start: 0, end: length }, [{ start: 0, end: Math.min(5, length) }]);
      });
      const [quote] = quoted;
      if (quote === undefined) throw new Error('no quote');
      const { buttons, links: kept } = await keepAnswer(
        {
          quotes: quotesToKeep(quoted, {}, all),
          shown: 1,
          visibility,
          place,
          personId: person.id,
          fingerprint: 'f',
          question: args.question,
          isShareable: true,
          isForPlace: () => true,
        },
        all,
      );
      return {
        blocks: [
          { kind: 'question', text: args.question },
          ...(conversation === undefined || conversation.subject.length === 0
            ? []
            : [note(`with: ${conversation.subject.join(', ')}`)]),
          ...(conversation?.isForgotten ? [note('the subject is forgotten')] : []),
          ...withKnown([{ kind: 'quote', quote, receipt: '7K2M-9QXR-4F0T-WB8N' }], 'link', kept),
          buttons,
        ],
      };
    },
  });
  const long = defineCommand({
    name: 'refresh',
    description: () => 'Reports progress a hundred times',
    options: {
      show: { type: 'choice', choices: ['history'], description: () => 'A record with hostile names' },
    },
    access: 'everyone',
    effort: 'long',
    examples: [''],
    async run({ args, place, progress }) {
      if (args.show === 'history') return refreshHistory(english, [hostileRecord], place);
      for (let done = 0; done <= 100; done++) {
        progress({ label: 'Working', done, total: 100 });
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { blocks: [text('All of it is done.')] };
    },
  });
  const commands: readonly AnyCommand[] = [quoting, long];
  return new Dispatcher(commands, services, silent);
}

/** The same text but for what a platform may choose: its own line breaks. */
export function withPlatformLineBreaks(body: string): string {
  return body.replace(/\r\n?/g, '\n');
}

/** What every adapter owes to a person, whatever the platform. */
export function adapterContract(
  name: string,
  makeHarness: () => Harness,
  options: ContractOptions = {},
): void {
  const { skip = {} } = options;

  describe(`${name} passes the adapter contract`, () => {
    async function started(gate?: Promise<void>, links?: QuoteLinks): Promise<Harness> {
      const harness = makeHarness();
      await harness.start(scriptedDispatcher(gate, links));
      return harness;
    }

    for (const [number, body] of hostileTexts.entries()) {
      it(`shows quote ${number} character for character: ${JSON.stringify(body).slice(0, 50)}`, async () => {
        const harness = await started();
        try {
          await harness.type('ask', String(number));
          const shown = harness.shown();
          expect(shown).toHaveLength(1);
          expect(shown[0]?.quotes).toEqual([withPlatformLineBreaks(body)]);
          expect(shown[0]?.pings).toBe(false);
        } finally {
          await harness.stop();
        }
      });
    }

    it('links a citation to its quote’s page where there is one, and to nothing where there is none', async () => {
      const keys = passingLinkKeys([]);
      const options = { keys, publicUrl: 'https://bot.example.org', linkDays: 7, retentionDays: 30 };
      for (const links of [undefined, new QuoteLinks(options)]) {
        const harness = await started(undefined, links);
        try {
          await harness.type('ask', '2');
          const [shown] = harness.shown();
          const pages = shown?.links.map((link) => link.replace(/[\w-]{60,}/, 'TOKEN'));
          const page = expect.stringMatching(/^(?:https:\/\/bot\.example\.org)?\/read\/TOKEN#quote$/);
          expect(pages).toEqual(links === undefined ? [] : [page]);
          expect(shown?.quotes).toEqual([hostileTexts[2]]);
          expect(shown?.pings).toBe(false);
        } finally {
          await harness.stop();
        }
      }
    });

    it('shows a quote’s receipt in its citation, to be copied as it is', async () => {
      const harness = await started();
      try {
        await harness.type('ask', '2');
        const shown = harness.shown()[0]?.text.replace(/\s+/gu, ' ');
        expect(shown).toMatch(/2\.txt:1 · receipt 7K2M-9QXR-4F0T-WB8N/u);
      } finally {
        await harness.stop();
      }
    });

    it('turns a fault into exactly one visible message', async () => {
      const harness = await started();
      try {
        await harness.type('ask', 'throw');
        expect(harness.shown()).toHaveLength(1);
        expect(harness.shown()[0]?.text).toContain('Something went wrong');
        expect(harness.shown()[0]?.text).not.toContain('a fault');
      } finally {
        await harness.stop();
      }
    });

    it('says once what a misused command needs', async () => {
      const harness = await started();
      try {
        await harness.type('ask', 'public:perhaps');
        expect(harness.shown()).toHaveLength(1);
        // Where options are fields of their own, no such value can be chosen: there only the question is missing.
        expect(harness.shown()[0]?.text).toMatch(/public must be yes or no|the question is missing/u);
      } finally {
        await harness.stop();
      }
    });

    it('shows an open question as it was typed, and breaks nothing with 5,000 characters of it', async () => {
      const harness = await started();
      try {
        await harness.type('ask', `1 ${'<@U1> @everyone *x* '.repeat(250)}`);
        expect(harness.shown()).toHaveLength(1);
        expect(harness.shown()[0]?.pings).toBe(false);
        expect(harness.shown()[0]?.quotes).toEqual([hostileTexts[1]]);
      } finally {
        await harness.stop();
      }
    });

    it('ends long work in one final message', async () => {
      const harness = await started();
      try {
        await harness.type('refresh', '');
        expect(harness.shown().filter((message) => message.text.includes('All of it is done.'))).toHaveLength(
          1,
        );
      } finally {
        await harness.stop();
      }
    });

    it('names the files of a refresh as they are, and pings and links nothing by their names', async () => {
      const harness = await started();
      try {
        await harness.type('refresh', 'show:history');
        const [shown] = harness.shown();
        for (const name of hostileNames.slice(0, 8)) expect(shown?.text).toContain(name);
        expect(shown?.text).toContain('Jan 1, 1970, 00:00 – Added 3, changed 3, removed 2, skipped 0');
        expect(shown).toMatchObject({ pings: false, links: [] });
      } finally {
        await harness.stop();
      }
    });

    it('lets a reply in flight finish when it stops', async () => {
      let open = () => {};
      const harness = await started(
        new Promise((resolve) => {
          open = resolve;
        }),
      );
      const typing = harness.type('ask', 'wait');
      await new Promise((resolve) => setTimeout(resolve, 100));
      const stopping = harness.stop(5_000);
      open();
      await Promise.all([typing, stopping]);
      expect(harness.shown().at(-1)?.quotes).toEqual([hostileTexts[0]]);
    });

    describe.skipIf(skip.visibility !== undefined)(`visibility${reason(skip.visibility)}`, () => {
      it('keeps an answer to the asker unless public is asked for', async () => {
        const harness = await started();
        try {
          await harness.type('ask', '1');
          await harness.type('ask', '1 public:yes');
          expect(harness.shown().map((message) => message.visibility)).toEqual(['asker', 'channel']);
        } finally {
          await harness.stop();
        }
      });
    });

    describe.skipIf(skip.redelivery !== undefined)(`redelivery${reason(skip.redelivery)}`, () => {
      it('answers the same event once', async () => {
        const harness = await started();
        try {
          await harness.type('ask', '1');
          await harness.redeliver?.();
          expect(harness.shown()).toHaveLength(1);
        } finally {
          await harness.stop();
        }
      });
    });

    describe.skipIf(skip.mentions !== undefined)(`mentions${reason(skip.mentions)}`, () => {
      it('are answered beside what was said, for all who read along, and ping nobody', async () => {
        const harness = await started();
        try {
          const said = await harness.mention?.('2 who <@U1> @everyone *asked*');
          expect(harness.shown()).toMatchObject([
            { visibility: 'channel', repliesTo: said, quotes: [hostileTexts[2]], pings: false },
          ]);
        } finally {
          await harness.stop();
        }
      });

      it('are answered once, however often they are delivered', async () => {
        const harness = await started();
        try {
          await harness.mention?.('1');
          await harness.redeliver?.();
          await harness.redeliver?.();
          expect(harness.shown()).toHaveLength(1);
        } finally {
          await harness.stop();
        }
      });

      it('go on from what was said before, and know nothing of it after a restart', async () => {
        const harness = await started();
        try {
          const said = await harness.mention?.('3 companies');
          const again = await harness.mention?.('4 oppo', said);
          await harness.mention?.('5', again);
          await harness.mention?.('6 elsewhere');
          const notes = harness.shown().map(({ text: shown }) => /with: .*|forgotten/u.exec(shown)?.[0]);
          expect(notes).toEqual([undefined, 'with: 3, companies', 'with: 4, oppo, 3, companies', undefined]);
          await harness.restart?.(scriptedDispatcher());
          await harness.mention?.('7', again);
          expect(harness.shown().at(-1)?.text).toContain('the subject is forgotten');
        } finally {
          await harness.stop();
        }
      });

      it('that say nothing more are told how to ask', async () => {
        const harness = await started();
        try {
          await harness.mention?.('');
          expect(harness.shown()).toHaveLength(1);
          expect(harness.shown()[0]?.text).toContain('ask');
        } finally {
          await harness.stop();
        }
      });

      it('run a command that they name, and end a fault in one message', async () => {
        const harness = await started();
        try {
          await harness.mention?.('ask 1 public:no');
          await harness.mention?.('throw');
          expect(harness.shown().map(({ visibility }) => visibility)).toEqual(['asker', 'channel']);
          expect(harness.shown()[0]?.quotes).toEqual([hostileTexts[1]]);
          expect(harness.shown()[1]?.text).toContain('Something went wrong');
        } finally {
          await harness.stop();
        }
      });
    });

    describe.skipIf(skip.buttons !== undefined)(`buttons${reason(skip.buttons)}`, () => {
      it('shares a private answer once, naming the asker and the question as text', async () => {
        const harness = await started();
        try {
          await harness.type('ask', '2 who <@U1> @everyone *asked*');
          await harness.press?.(english.buttons.labels.share);
          await harness.press?.(english.buttons.labels.share);
          const inChannel = harness.shown().filter((message) => message.visibility === 'channel');
          expect(inChannel).toHaveLength(1);
          expect(inChannel[0]?.quotes).toEqual([hostileTexts[2]]);
          expect(inChannel[0]?.text).toContain('2 who <@U1> @everyone *asked*');
          expect(inChannel[0]?.pings).toBe(false);
          expect(harness.shown().some((message) => message.text.includes('already been shared'))).toBe(true);
        } finally {
          await harness.stop();
        }
      });

      it('shows the next quotes where the answer stands: a private one’s in private, a public one’s to all', async () => {
        const harness = await started();
        try {
          await harness.type('ask', '3');
          await harness.press?.('More quotes');
          await harness.type('ask', '5 public:yes');
          await harness.press?.('More quotes');
          expect(harness.shown().map(({ visibility, quotes }) => [visibility, ...quotes])).toEqual([
            ['asker', hostileTexts[3]],
            ['asker', hostileTexts[4]],
            ['channel', hostileTexts[5]],
            ['channel', hostileTexts[6]],
          ]);
          expect(harness.shown().some(({ pings }) => pings)).toBe(false);
        } finally {
          await harness.stop();
        }
      });

      it('shows the context to whoever presses, and counts a vote once', async () => {
        const harness = await started();
        try {
          await harness.type('ask', '4 public:yes');
          await harness.press?.('Context');
          await harness.press?.('Helpful');
          await harness.press?.('Helpful');
          await harness.press?.('Not helpful');
          const [, context, ...votes] = harness.shown();
          expect(context).toMatchObject({ visibility: 'asker', quotes: [hostileTexts[4]], pings: false });
          expect(votes.map(({ visibility, text: said }) => [visibility, said])).toEqual([
            ['asker', english.buttons.votes.helpful],
            ['asker', english.buttons.votes.alreadyHelpful],
            ['asker', english.buttons.votes.changedToNotHelpful],
          ]);
        } finally {
          await harness.stop();
        }
      });

      it('verifies for whoever presses, also after a restart and as often as it is pressed', async () => {
        const harness = makeHarness();
        const dispatcher = scriptedDispatcher();
        await harness.start(dispatcher);
        try {
          await harness.type('ask', '6 public:yes');
          await harness.press?.('Verify');
          await harness.restart?.(dispatcher);
          await harness.press?.('Verify');
          const [, ...verified] = harness.shown();
          expect(verified).toHaveLength(2);
          for (const message of verified) {
            expect(message).toMatchObject({ visibility: 'asker', quotes: [hostileTexts[6]], pings: false });
            expect(message.text).toContain('Unchanged:');
          }
        } finally {
          await harness.stop();
        }
      });

      it('removes a shared answer for the asker, and says so to them alone', async () => {
        const harness = await started();
        try {
          await harness.type('ask', '2');
          await harness.press?.(english.buttons.labels.share);
          expect(harness.shown().at(-1)?.buttons).toContain('Remove');
          await harness.press?.('Remove');
          expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toEqual([]);
          expect(harness.shown().at(-1)).toMatchObject({
            visibility: 'asker',
            text: 'The answer has been removed.',
          });
        } finally {
          await harness.stop();
        }
      });

      it('says that it is busy where a press finds too many waiting, and works when it is pressed again', async () => {
        const harness = await started();
        try {
          await harness.type('ask', '2 crowd public:yes');
          await harness.press?.('More quotes');
          expect(harness.shown()[1]).toMatchObject({ visibility: 'asker', quotes: [] });
          expect(harness.shown()[1]?.text).toContain('Too many questions are waiting');
          await harness.press?.('More quotes');
          expect(harness.shown()[2]).toMatchObject({ visibility: 'channel', quotes: [hostileTexts[3]] });
        } finally {
          await harness.stop();
        }
      });

      it('carries a question of 2,000 characters with its buttons', async () => {
        const harness = await started();
        try {
          const asked = `1 ${'why & <who> "asked" '.repeat(100)}`.slice(0, 2_000).trim();
          await harness.type('ask', asked);
          expect(harness.shown()).toHaveLength(1);
          expect(harness.shown()[0]?.quotes).toEqual([hostileTexts[1]]);
          expect(harness.shown()[0]?.buttons).toContain('More quotes');
          await harness.press?.('More quotes');
          expect(harness.shown()[1]?.quotes).toEqual([hostileTexts[2]]);
        } finally {
          await harness.stop();
        }
      });
    });
  });
}

function reason(why: string | undefined): string {
  return why === undefined ? '' : ` (does not apply: ${why})`;
}
