import { expect, it } from 'vitest';
import { tilingFault } from '../../src/core/types/tiling.js';
import type { Format } from '../../src/corpus/format.js';
import { csv } from '../../src/corpus/formats/csv.js';
import { eml, mbox } from '../../src/corpus/formats/mail.js';
import { subtitles } from '../../src/corpus/formats/subtitles.js';
import { parsingLimits } from './folder.js';

async function shown(format: Format, source: string) {
  const { text, blocks = [] } = await format.read(Buffer.from(source), parsingLimits);
  expect(tilingFault(text, { start: 0, end: text.length }, blocks)).toBeUndefined();
  return blocks.map(({ kind, speaker, start, end }) => [speaker ?? kind, text.slice(start, end)]);
}

const mail =
  'From: ada@example.org\nSubject: The quay\nDate: 5 Jun 2018 10:00 +0000\n\nIt opens in May.\n\nOn 4 June, Grace wrote:\n> When?\n> Soon?\n\nBring:\n- a rope\n- paint\n\n-- \nAda, captain\n';

it('a mail is its subject, its head, what it says, what it quotes, and a signature in the margin', async () => {
  const blocks = [
    ['heading', 'The quay'],
    ['paragraph', 'From: ada@example.org\nDate: 5 Jun 2018 10:00 +0000'],
    ['paragraph', 'It opens in May.'],
    ['block-quote', 'On 4 June, Grace wrote:\n> When?\n> Soon?'],
    ['paragraph', 'Bring:'],
    ['list-item', '- a rope'],
    ['list-item', '- paint'],
    ['margin', '--\nAda, captain'],
  ];
  expect(await shown(eml, mail)).toEqual(blocks);
  const separator = 'From ada Tue Jun  5 21:14:00 2018\n';
  expect(await shown(mbox, `${separator}${mail}\n${separator}${mail}`)).toEqual([...blocks, ...blocks]);
});

it('a mail that is forwarded is a quotation to its end', async () => {
  const blocks = await shown(
    eml,
    'From: ada@example.org\n\nSee below.\n\n-----Original Message-----\nFrom: Grace\n\nIt opens in May.\n',
  );
  expect(blocks.map(([kind]) => kind)).toEqual(['paragraph', 'paragraph', 'block-quote']);
});

it('a transcript is turns where its voices are named, and paragraphs where they are not', async () => {
  const cues = ['<v Ada>It opens', '<v Ada>in May.', '<v Grace>Why?']
    .map((words, i) => `00:0${i}.000 --> 00:0${i}.900\n${words}\n`)
    .join('\n');
  expect(await shown(subtitles, `WEBVTT\n\n${cues}`)).toEqual([
    ['Ada', 'Ada: It opens\nin May.'],
    ['Grace', 'Grace: Why?'],
  ]);
  expect(await shown(subtitles, cues.replace(/<v \w+>/g, ''))).toEqual([
    ['paragraph', 'It opens\nin May.\nWhy?'],
  ]);
});

it('each row of a table is a row', async () => {
  expect(await shown(csv, 'a,b\n1,"x\n\ny"\n2,z\n')).toEqual([
    ['table-row', 'a: 1\nb: x\ny'],
    ['table-row', 'a: 2\nb: z'],
  ]);
});
