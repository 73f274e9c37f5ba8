import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitIntoSentences } from '../../../src/core/indexing/sentences.js';
import { anchorAt } from '../../../src/core/types/places.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { subtitles } from '../../../src/corpus/formats/subtitles.js';
import { folderOf, parsingLimits, readFolder } from '../folder.js';

async function readText(source: string) {
  const { text, places, fault } = await subtitles.read(Buffer.from(source), parsingLimits);
  const anchors = places?.anchors ?? [];
  const at = anchors.map(({ offset, label }, i) => [label, text.slice(offset, anchors[i + 1]?.offset)]);
  return { text, at, fault };
}

/** Seconds as SubRip writes them. */
function srtTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(11, 19)},000`;
}

describe('SubRip', () => {
  it('is read as what is said, each line at its time, without markup', async () => {
    const { at } = await readText(
      '1\r\n00:01:05,000 --> 00:01:07,500 X1:10\r\n<i>The companies</i> had\r\n{\\an8}access &amp; more.\r\n\r\n2\r\n00:01:07,500 --> 00:01:09,000\r\nAll <b>four</b> of them, if a < b.\r\n',
    );
    expect(at).toEqual([
      ['00:01:05', 'The companies had\naccess & more.\n'],
      ['00:01:07', 'All four of them, if a < b.\n'],
    ]);
  });

  it('keeps what stands behind a blank line in a cue, and numbers that are said', async () => {
    const { at } = await readText(
      '1\n00:00:01,000 --> 00:00:02,000\nHow many?\n\n42, he said.\n\n2\n00:00:02,000 --> 00:00:03,000\n42\nat least.\n3\n00:00:03,000 --> 00:00:04,000\nNo blank line.',
    );
    expect(at.map(([, words]) => words)).toEqual([
      'How many?\n42, he said.\n',
      '42\nat least.\n',
      'No blank line.\n',
    ]);
  });

  it('sets paragraphs apart at pauses, so that a sentence over several cues stays one', async () => {
    const { text } = await readText(
      [
        ['00:00:01,000 --> 00:00:02,000', 'The deal gave access to'],
        ['00:00:02,000 --> 00:00:03,000', 'four companies.'],
        ['00:00:09,000 --> 00:00:10,000', 'Next question.'],
      ]
        .map(([times, words], i) => `${i + 1}\n${times}\n${words}\n`)
        .join('\n'),
    );
    expect(text).toBe('The deal gave access to\nfour companies.\n\nNext question.\n');
    expect(splitIntoSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The deal gave access to\nfour companies.',
      'Next question.',
    ]);
  });

  it('reads times without a fraction, and with a colon before it', async () => {
    const { at, fault } = await readText(
      '1\n00:00:01 --> 00:00:10\nThe ferry sails.\n\n2\n00:01:11:500 --> 00:01:15:000\nAt dawn, they say.\n',
    );
    expect(fault).toBeUndefined();
    expect(at).toEqual([
      ['00:00:01', 'The ferry sails.\n\n'],
      ['00:01:11', 'At dawn, they say.\n'],
    ]);
  });

  it('looks through three million dashes in linear time', async () => {
    // In quadratic time it would take hours, and meet the folder's time limit.
    const { text } = await readText(`1\n00:00:01,000 --> 00:00:02,000\n1:${'-'.repeat(3_000_000)}\n`);
    expect(text).toContain('1:---');
  });

  it('cites times beyond a day, and cues out of order, as they stand', async () => {
    const { at } = await readText(
      '1\n25:00:01,5 --> 25:00:02,000\nLate.\n\n2\n00:00:01.000 --> 00:00:02.000\nEarly.\n',
    );
    expect(at.map(([label]) => label)).toEqual(['25:00:01', '00:00:01']);
  });
});

describe('WebVTT', () => {
  it('is read without notes, styles and names of cues; voices are named where they change', async () => {
    const { at, text } = await readText(
      `WEBVTT - a title
Kind: captions

STYLE
::cue { color: red }

NOTE not shown --> at all
nor this

intro
00:05.000 --> 00:07.000 align:start position:0%
<v.loud Ada Lovelace>The engine <c.yellow>weaves</c>

00:07.000 --> 00:09.000
<v Ada Lovelace>algebraic patterns.</v>

00:09.000 --> 00:10.000
<v Grace &amp; Co>Quite so.
<v Ada Lovelace>Thank <00:09.500><c>you</c>.
`,
    );
    expect(at).toEqual([
      ['00:00:05, Ada Lovelace', 'Ada Lovelace: The engine weaves\n'],
      ['00:00:07, Ada Lovelace', 'algebraic patterns.\n\n'],
      ['00:00:09, Grace & Co', 'Grace & Co: Quite so.\n\n'],
      ['00:00:09, Ada Lovelace', 'Ada Lovelace: Thank you.\n'],
    ]);
    expect(text).not.toMatch(/WEBVTT|STYLE|NOTE|intro|color|not shown/);
  });

  it('says once what captions that roll up show again', async () => {
    const lines = ['one thing', 'led to', 'another thing', 'and so', 'it went', 'on'];
    const cues = lines.map((line, i) => {
      const [from, to] = [i, i + 1].map((second) => `00:00:0${second}.000`);
      return `${from} --> ${to}\n${i > 0 ? `${lines[i - 1]}\n` : ''}${line.replace(/^(\w+)/, '$1<00:00:00.500><c>')}</c>\n`;
    });
    expect((await readText(`WEBVTT\n\n${cues.join('\n')}`)).text).toBe(`${lines.join('\n')}\n`);
  });

  it('keeps words that are really said twice', async () => {
    const cues = Array.from(
      { length: 6 },
      (_, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n${i < 2 ? 'No.' : i}`,
    );
    expect((await readText(`WEBVTT\n\n${cues.join('\n\n')}\n`)).text).toBe('No.\nNo.\n2\n3\n4\n5\n');
  });
});

describe('who speaks, by the words themselves', () => {
  /** Cues of two seconds, one after the other; `|` parts the lines of one. */
  async function turnsIn(...cues: readonly string[]) {
    const source = cues
      .map(
        (cue, i) => `${i + 1}\n${srtTime(2 * i)} --> ${srtTime(2 * i + 2)}\n${cue.replaceAll('|', '\n')}\n`,
      )
      .join('\n');
    const { text, blocks = [], places } = await subtitles.read(Buffer.from(source), parsingLimits);
    const turns = blocks.map(({ start, end, speaker }) => [
      speaker ?? null,
      text.slice(start, end).replaceAll('\n', '|'),
    ]);
    return { turns, text, places: places?.anchors.map(({ label }) => label) };
  }

  it('is told by names in capitals that come again; those that come once are names beside them', async () => {
    const { turns, text, places } = await turnsIn(
      'ADA: The ferry sails|at nine.',
      'It is late.',
      'BEN: Since when,',
      'would you say?',
      'ADA: Since June.',
      'DR. HOLT: That is so.',
    );
    expect(turns).toEqual([
      ['ADA', 'ADA: The ferry sails|at nine.|It is late.'],
      ['BEN', 'BEN: Since when,|would you say?'],
      ['ADA', 'ADA: Since June.'],
      ['DR. HOLT', 'DR. HOLT: That is so.'],
    ]);
    expect(text).toMatch(/^ADA: The ferry sails\nat nine\.\n/);
    expect(places?.[0]).toBe('00:00:00, ADA');
    expect(places?.[1]).toBe('00:00:02, ADA');
  });

  it('is told by names behind dashes and arrows, by which a voice without a name begins, too', async () => {
    const { turns } = await turnsIn(
      '- Ada Byron: Who has the key?|- Ben: Not me.',
      '- Nobody has it.',
      '&gt;&gt; Ada Byron: Then we wait.',
      '- Ben: So be it.',
    );
    expect(turns).toEqual([
      ['Ada Byron', '- Ada Byron: Who has the key?'],
      ['Ben', '- Ben: Not me.'],
      [null, '- Nobody has it.'],
      ['Ada Byron', '>> Ada Byron: Then we wait.'],
      ['Ben', '- Ben: So be it.'],
    ]);
  });

  it('is told by names above what is said, and by numbers of speakers', async () => {
    const { turns } = await turnsIn('ADA:|Good morning.', 'ADA:|Good night.');
    expect(turns.map(([speaker]) => speaker)).toEqual(['ADA', 'ADA']);
    const { turns: numbered } = await turnsIn(
      'Speaker 1: Is it on?',
      'Speaker 2: It is.',
      'Speaker 1: Good.',
      'Speaker 2: Go on.',
    );
    expect(numbered.map(([speaker]) => speaker)).toEqual([
      'Speaker 1',
      'Speaker 2',
      'Speaker 1',
      'Speaker 2',
    ]);
  });

  it('goes on to the end of the sentence, where names are few', async () => {
    const words = Array.from({ length: 8 }, (_, i) => `The tide is at ${i + 1}.`);
    const { turns } = await turnsIn('ADA: I never', 'said that.', 'Nor would I.', 'ADA: No.', ...words);
    expect(turns[0]).toEqual(['ADA', 'ADA: I never|said that.']);
    expect(turns[1]).toEqual([null, 'Nor would I.']);
    expect(turns[2]).toEqual(['ADA', 'ADA: No.']);
    expect(turns.slice(3).every(([speaker]) => speaker === null)).toBe(true);
  });

  it.each([
    ['a name that comes once', ['ADA: The ferry sails.', 'It is late.', 'Go home.']],
    ['labels', ['WARNING: wet floor.', 'NOTE: mind the step.', 'WARNING: wet floor.', 'NOTE: mind it.']],
    [
      'words that are written small elsewhere',
      [
        'Remember: lock up.',
        'Listen: it rains.',
        'I remember how you listen.',
        'Remember: keys.',
        'Listen: go.',
      ],
    ],
    [
      'names among much else',
      [
        'Ada: Hm.',
        'Ben: Hm.',
        'Ada: Yes.',
        'Ben: No.',
        ...Array.from({ length: 40 }, (_, i) => `Line ${i}.`),
      ],
    ],
    ['captions all in capitals', ['TODAY: RAIN.', 'LATER: SUN.', 'TODAY: WIND.']],
    ['times', ['At 10:30 we met.', 'At 10:45 we left.']],
  ])('is nobody for %s', async (_, cues) => {
    const { turns, text } = await turnsIn(...cues);
    expect(turns.every(([speaker]) => speaker === null)).toBe(true);
    expect(text).toBe(`${cues.join('\n')}\n`);
  });

  it('is nobody for what only looks like a name among names, and not whoever spoke before', async () => {
    const { turns } = await turnsIn('Ada: One.', 'Ben: Two.', 'Ada: Three.', 'Ben: Four.', 'Carl: Five.');
    expect(turns.at(-1)).toEqual([null, 'Carl: Five.']);
  });

  it('is the voice that markup names before any other', async () => {
    const { turns } = await turnsIn('<v Cleo>ADA: quoted.', '<v Cleo>ADA: again.', 'ADA: herself.');
    expect(turns.map(([speaker]) => speaker)).toEqual(['Cleo', 'Cleo', 'ADA']);
  });
});

it('leaves out broken transcripts with a reason, and a broken time alone, beside good ones', async () => {
  const good = '1\n00:00:01,000 --> 00:00:02,000\nGood words.\n';
  const { documents, reasons } = await readFolder(
    await folderOf({
      'good.srt': good,
      'cut-off.srt': `${good}\n2\n00:00:03,000 --> 00:0`,
      'half.srt': `${good}\n2\n00:00:99,000 --> 00:01:02,000\nNowhere.\n\n3\n00:02:00,000 --> 00:02:02,000\nMore words.\n`,
      'latin.vtt': Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\ncaf\xe9\n', 'latin1'),
      'nothing.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>\n',
      'text.srt': 'Plain text without any time.\n',
      'times.srt': '1\n0:0:99 --> 0:1:00\nNowhere.\n',
    }),
  );
  expect([...documents.keys()]).toEqual(['cut-off.srt', 'good.srt', 'half.srt', 'latin.vtt']);
  expect(documents.get('half.srt')?.text).toBe('Good words.\n\nMore words.\n');
  expect(reasons).toEqual({
    'cut-off.srt': 'line 6 is no times; the rest of it is read',
    'half.srt': 'line 6 is no times; the rest of it is read',
    'latin.vtt': 'names no encoding and is no UTF-8, so it is taken for Windows-1252',
    'nothing.vtt': 'holds no words',
    'text.srt': 'is no transcript: there are no times in it (00:01:05,000 --> 00:01:07,500)',
    'times.srt': 'line 2 is no times',
  });
});

it('gives quotes that are slices of what is said, each cited by the time at which it begins', async () => {
  const words = fc
    .array(fc.constantFrom('access', 'Größe', '四社', 'data', '👩‍👩‍👧', 'deal.', 'a&b'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.join(' '));
  const cue = fc.record({
    pause: fc.integer({ min: 0, max: 9 }),
    lines: fc.array(words, { minLength: 1, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(cue, { minLength: 1, maxLength: 12 }), async (cues) => {
      let clock = 0;
      const said = cues.map(({ pause, lines }, i) => {
        clock += pause;
        const source = `${i + 1}\n${srtTime(clock)} --> ${srtTime(clock + 1)}\n${lines.join('\n')}\n`;
        const time = srtTime(clock).slice(0, 8);
        clock += 1;
        return { source, time, words: lines.join('\n') };
      });
      const reading = await subtitles.read(
        Buffer.from(said.map(({ source }) => source).join('\n')),
        parsingLimits,
      );
      const { text } = reading;
      const document = { id: 'a.srt', title: 'a', titleOrigin: 'file-name' as const, ...reading };
      expect(text.split(/\n+/).filter(Boolean)).toEqual(said.flatMap(({ words }) => words.split('\n')));
      let from = 0;
      for (const { time, words } of said) {
        const start = text.indexOf(words, from);
        const quote = quoteAt(document, { start, end: start + words.length });
        expect(quote.text).toBe(words);
        expect(quote.citation.place).toBe(time);
        expect(anchorAt(reading.places?.anchors ?? [], start)?.offset).toBe(start);
        from = start + words.length;
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 100) },
  );
});
