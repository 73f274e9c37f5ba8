import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose } from '../../../src/core/ranking/choose.js';
import type { Block } from '../../../src/core/types/block.js';
import { sentenceCount, sentenceFlag } from '../../../src/core/types/forward-document.js';
import { anyCorpus, documentOf } from '../../support/texts.js';
import { build, windowsFor } from './corpus.js';

async function quoted(
  question: string,
  text: string,
  blocks?: readonly Block[],
): Promise<string | undefined> {
  const document = documentOf('a.md', text, blocks === undefined ? {} : { blocks });
  const windows = await windowsFor(question, await build([document], { language: 'en' }));
  const [best] = choose(windows, 1);
  return best === undefined ? undefined : text.slice(best.span.start, best.span.end);
}

describe('a quote', () => {
  it('ends with the paragraph that holds what is held, not where 400 characters are full', async () => {
    const rest =
      'Lions are told of in another paragraph that nobody asked about at all, and it is not short.';
    const first = 'The zebra eats the tall grass of the plain. It does so at night, when the lions sleep.';
    const more = 'Some of the others do the same, as was seen more than once by those who watched.';
    expect(await quoted('zebra grass', `${first} ${more}\n\n${rest}`)).toBe(`${first} ${more}`);
  });

  it('takes a word from its own paragraph before it takes it from the next', async () => {
    const own =
      'Brandal buys the grass for all of them. Hay comes from Orla. The zebra of the new house eats the most.';
    const text = `${own}\n\nBrandal went to court over a bill that nobody in the town wanted to pay.`;
    expect(await quoted('new zebra house Brandal', text)).toBe(own);
  });

  it('takes no further paragraph for a name that it has, as every one has some', async () => {
    const own = 'At night somebody feeds the zebra, and in the morning it is brushed by those who are there.';
    const text = `${own}\n\nIn the yard Olaf Reinhart sweeps from eight until noon, all days but Sunday.`;
    expect(await quoted('who feeds the zebra at night', text)).toBe(own);
  });

  it('takes a further paragraph for an amount', async () => {
    const own =
      'The zebra was bought at a fair in spring, after a long search by those who look after the stable.';
    const text = `${own}\n\nThe price, which the town paid, was 900 crowns.`;
    expect(await quoted('how much did the zebra at the fair cost', text)).toBe(text);
  });

  it('has the short line above it that holds the amount', async () => {
    const told =
      'How long the zebra may wait at the gate before it is let in, in minutes, at night and by day alike.';
    const text = `+ Default: \`10000\`\n\n${told}`;
    const blocks: Block[] = [
      { kind: 'list-item', start: 0, end: 18 },
      { kind: 'paragraph', start: 20, end: text.length },
    ];
    expect(await quoted('how long may a zebra wait at the gate', text, blocks)).toBe(text);
    expect(await quoted('why may a zebra wait at the gate', text, blocks)).toBe(told);
  });

  it.each([
    ['bold, with its mark inside', '**Q: How do I feed the zebra at night?**', 'A: '],
    ['in italics', '_How do I feed the zebra at night?_', ''],
    ['in a tag', '<b>How do I feed the zebra at night?</b><br>', ''],
    ['labelled, without a question mark', 'Q3: feed the zebra at night', 'A: '],
    ['labelled in bold', '**Frage:** Wie feed the zebra at night', '**Antwort:** '],
  ])('of a question has its answer, where that is a paragraph of its own: %s', async (_, asked, label) => {
    const answer = `${label}Hang the hay net on the tall gate. It takes two people.`;
    const text = `Q: Who buys the hay?\n\nThe porter.\n\n${asked}\n\n${answer}\n\nQ: Who sweeps?\n\nNobody does.`;
    expect(await quoted('feed zebra at night', text)).toBe(`${asked}\n\n${answer}`);
  });

  describe('of what somebody says', () => {
    /** A transcript: a turn a line. */
    const spoken = (question: string, ...turns: readonly string[]) => {
      const text = turns.join('\n');
      let start = 0;
      const blocks = turns.map((turn): Block => {
        const block: Block = { kind: 'turn', start, end: start + turn.length };
        start = block.end + 1;
        return block;
      });
      return quoted(question, text, blocks);
    };
    const filler = 'Ivo: The river was low in that year, and nobody who was there at the time can say why. ';
    const others = filler + 'It was told of in the papers. '.repeat(9).trim();

    it('begins with the name, and is whole', async () => {
      const turn =
        'Ada: Hm. Well, let me see what we said. It is the zebra that eats grass. In winter, that is, when there is none of it left on the plain, and nobody comes to look after it for a week or two. Then it eats hay. Or so I was told by those who have seen it at night, which I have not, and I would not want to.';
      expect(turn.length).toBeGreaterThan(280);
      expect(await spoken('zebra eats grass', others, turn, others)).toBe(turn);
    });

    it('has the whole answer to what it asks', async () => {
      const asked = `Ada: ${'I have read all of this and it took me the whole of the weekend. '.repeat(4)}Why was the zebra trial stopped?`;
      expect(asked.length).toBeGreaterThan(280);
      const answer = 'Ben: Hm. Fair question. The keepers gave up.';
      expect(await spoken('zebra trial stopped', others, asked, answer, others)).toBe(`${asked}\n${answer}`);
    });

    it('has what is said next where it is short: somebody may correct it', async () => {
      const turns = ['Ada: The zebra moves on the fourteenth.', 'Ben: No, sorry, the twenty-first.'];
      const long = `Ivo: It rained, ${'and then it rained again '.repeat(14)}in May.`;
      expect(await spoken('when does the zebra move', others, ...turns, long)).toBe(turns.join('\n'));
    });
  });

  it('of a line that announces, also in bold, has what that announces', async () => {
    const text =
      '**The zebra eats this at night:**\n\nTall grass of the plain, and hay in the winter when there is none of it left anywhere.\n\nA ferry sank.';
    expect(await quoted('zebra eats at night', text)).toBe(
      '**The zebra eats this at night:**\n\nTall grass of the plain, and hay in the winter when there is none of it left anywhere.',
    );
  });

  it('reaches back to the sentence that names the subject', async () => {
    const text =
      'The river was low in that year.\n\nThe zebra lives on the wide plain in the south of the country. It eats grass.\n\nA ferry sank.';
    expect(await quoted('eats grass', text)).toBe(
      'The zebra lives on the wide plain in the south of the country. It eats grass.',
    );
  });

  it('takes along the sentence that takes part of it back', async () => {
    const motion =
      'The zebra motion to close the pool was put to the vote of all who had come there on that day in May.';
    const outcome = 'However, it did not pass.';
    expect(await quoted('zebra motion', `${motion}\n\n${outcome}\n\nOther business followed.`)).toBe(
      `${motion}\n\n${outcome}`,
    );
  });

  describe('of something that was proposed', () => {
    const motion =
      'The zebra motion to close the pool was put to the vote of all who had come there on that day in May.';

    it.each([
      'The motion to close the pool did not pass.',
      'It was rejected by five votes to three.',
      'The council turned the motion down.',
    ])(
      'takes along the sentence behind it that tells how that ended, in whatever words: %s',
      async (outcome) => {
        const text = (between: string) => `${motion}${between}${outcome}\n\nOther business followed.`;
        expect(await quoted('zebra motion', text('\n\n'))).toBe(`${motion}\n\n${outcome}`);
        expect(await quoted('zebra motion', text('\n\n# Roads\n\n'))).toBe(motion);
      },
    );

    it('leaves what tells how something else ended, and takes no second sentence', async () => {
      const other = 'A grant for the library roof was approved.';
      expect(await quoted('zebra motion', `${motion}\n\n${other}`)).toBe(motion);
      const twice = `${motion}\n\nIt was rejected.\n\nThe motion was withdrawn.\n\nHowever, the motion was adopted.`;
      expect(await quoted('zebra motion', twice)).toBe(`${motion}\n\nIt was rejected.`);
    });

    it('leaves what does not fit any more', async () => {
      const long = `${motion.slice(0, -1)}${', and of many others who had not come at all'.repeat(6)}.`;
      const outcome = 'The motion to close the pool did not pass.';
      expect(await quoted('zebra motion', `${long}\n\n${outcome}`)).toBe(long);
    });
  });

  it('keeps a list with what leads to it, and a colon with what it announces', async () => {
    const list = 'Some animals had access to the water:\n\n- the zebra\n\n- the lion';
    expect(await quoted('which animals had access', `The rain fell.\n\n${list}`)).toBe(list);
    const told =
      'A spokesperson of the zebra had this to say to all of us about the situation in which we are and what it may come to in the end:\n\nWe never slept.';
    expect(await quoted('zebra spokesperson', `${told}\n\nThe rain fell.`)).toBe(told);
  });

  describe('of prose beside code', () => {
    const code = 'zebra --eat grass';
    const prose = 'The zebra of the plain eats the tall grass there at night.';
    const blocks: readonly Block[] = [
      { kind: 'code', start: 0, end: code.length },
      { kind: 'paragraph', start: code.length + 2, end: code.length + 2 + prose.length },
    ];
    const text = `${code}\n\n${prose}`;

    it('has the code only where that is asked for, or alone holds a word of the question', async () => {
      expect(await quoted('what does the zebra eat', text, blocks)).toBe(prose);
      expect(await quoted('which command lets a zebra eat grass', text, blocks)).toContain(code);
      const other = prose.replace('zebra', 'horse').replace('eats', 'sees').replace('grass', 'trees');
      expect(await quoted('what does the zebra eat', `${code}\n\n${other}`, blocks)).toContain(code);
    });
  });

  it.each(['## ', ''])('does not end with the number of the next heading: “%s7.2.”', async (mark) => {
    const first = `${mark}7.1. May the zebra be lent?\n\nYes. A member who lends it to a friend pays nothing at all.`;
    const next = `${mark}7.2. May the lion be sold?\n\nOnly with the consent of all members.`;
    const quote = await quoted('may the zebra be lent', `${first}\n\n${next}`);
    expect(quote).toContain('pays nothing at all.');
    expect(quote).not.toContain('7.2.');
  });

  it('neither begins nor ends with what belongs to the page around a comment', async () => {
    const text =
      '3 Comments\n\nIt was a fine day. How many zebras did you see?\n\nLeave a Reply\n\nNobody reads this.';
    const comment = text.indexOf('It was');
    const reply = text.indexOf('Leave');
    const last = text.indexOf('Nobody');
    const blocks: readonly Block[] = [
      { kind: 'margin', start: 0, end: comment - 2 },
      { kind: 'comment', start: comment, end: reply - 2 },
      { kind: 'margin', start: reply, end: last - 2 },
      { kind: 'margin', start: last, end: text.length },
    ];
    expect(await quoted('how many zebras', text, blocks)).toBe(text.slice(comment, reply - 2));
    expect(await quoted('zebras reply', text, blocks)).toContain('Leave a Reply');
  });

  it('ends with the answer where a list of questions goes on with the next', async () => {
    const blocks: Block[] = [];
    let text = '';
    for (const turn of ['Q: May I feed the zebra?', 'A: No.', 'Q: May I pat the lion?', 'A: Once.']) {
      blocks.push({ kind: 'turn', start: text.length, end: text.length + turn.length });
      text += `${turn}\n`;
    }
    expect(await quoted('may I feed the zebra', text, blocks)).toBe('Q: May I feed the zebra?\nA: No.');
    const talk = text.replaceAll('Q:', 'Ada:').replaceAll('A: ', 'Bo: ');
    const turns = talk
      .trim()
      .split('\n')
      .map((turn): Block => {
        const start = talk.indexOf(turn);
        return { kind: 'turn', start, end: start + turn.length };
      });
    expect(await quoted('may I feed the zebra', talk, turns)).toBe(talk.trim());
  });

  it('keeps a question that is a heading with its answer', async () => {
    const text = '# Help\n\n## Is there a zebra?\n\nNo.\n\n## Where is the lion?\n\nAway.\n';
    expect(await quoted('is there a zebra', text)).toBe('## Is there a zebra?\n\nNo.');
  });

  it('lies in one section, and begins with no other heading than its own, whatever the texts', async () => {
    const questions = fc.constantFrom('word other more', 'Huawei data 2010');
    await fc.assert(
      fc.asyncProperty(anyCorpus, questions, async (corpus, question) => {
        for (const { ranked, span } of choose(await windowsFor(question, await build(corpus)), 5)) {
          const { forward } = ranked.window;
          for (let i = 0; i < sentenceCount(forward); i++) {
            const start = forward.sentenceStarts[i] ?? 0;
            const opens = ((forward.sentenceFlags[i] ?? 0) & sentenceFlag.opensPart) !== 0;
            if (opens) expect(span.start < start && start < span.end).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
