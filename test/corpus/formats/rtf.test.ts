import { describe, expect, it } from 'vitest';
import { rtf } from '../../../src/corpus/formats/rtf.js';
import { readingOf } from './reading.js';

const read = (content: string) => readingOf(rtf, Buffer.from(`{\\rtf1\\ansi ${content}}`, 'latin1'));

describe('RTF', () => {
  it('is read with headings, items, tables, notes and raised figures, and what it says about itself', async () => {
    const { shown, labels, fields } = await read(
      [
        '{\\fonttbl{\\f0 Times;}}{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}}',
        '{\\info{\\title The fund}{\\author Ada}{\\creatim\\yr2018\\mo6\\dy5}}',
        '{\\header HEAD\\par}{\\pard\\s1 Findings\\par}',
        '{\\pard\\outlinelevel1 Table\\par}',
        '{\\pard It moved 10{\\super 6} litres{\\footnote See the annex.\\par}.{\\v HIDDEN}\\line And more \\{here\\}.\\par}',
        '{\\pard{\\listtext 1.\\tab}First rule\\par}',
        '\\trowd\\trhdr\\pard\\intbl Payee\\cell Sum\\cell\\row\\trowd\\pard\\intbl Quay\\par Ltd\\cell 3,400\\cell\\row\\pard',
        '{\\pict\\bin4 }}\\{\\*\\unknown WORDS}}After.\\par',
      ].join('\n'),
    );
    expect(shown).toEqual([
      ['heading 1', 'Findings'],
      ['heading 2', 'Table'],
      ['paragraph', 'It moved 10⁶ litres[1].\nAnd more {here}.'],
      ['list-item 1', '1. First rule'],
      ['table-row', 'Payee | Sum'],
      ['table-row', 'Quay\nLtd | 3,400'],
      ['paragraph', 'After.'],
      ['paragraph', '[1] See the annex.'],
    ]);
    expect(labels).toEqual(['section “Findings”', 'section “Table”']);
    expect(fields).toEqual({ title: 'The fund', author: 'Ada', date: '2018-06-05' });
  });

  it.each([
    ["caf\\'e9 \\u8211?\\u-10179?\\u-8704? \\uc2\\u233xx\\uc0\\u233  end", 'café –😀 éé end'],
    ["\\ansicpg1251 \\'cf\\'f0\\'e8", 'При'],
    ["{\\fonttbl{\\f1\\fcharset128 Mincho;}}\\f1 \\'93\\'fa\\'96\\'7b", '日本'],
    ['\\ldblquote a\\~b\\rdblquote\\emdash c', '“a\u00a0b”—c'],
  ])('reads %s', async (written, text) => {
    expect((await read(`${written}\\par`)).text.trim()).toBe(text);
  });

  it('is read as far as it goes where its end is missing', async () => {
    const { text, fault } = await readingOf(rtf, '{\\rtf1 It opens in May.\\par {\\b And');
    expect([text.trim(), fault]).toEqual(['It opens in May.\n\nAnd', 'its end is missing']);
  });

  it('is skipped where it is something else or empty, and bears groups without end', async () => {
    await expect(readingOf(rtf, 'plain')).rejects.toThrow('is no RTF');
    await expect(read('')).rejects.toThrow('holds no text');
    const deep = await readingOf(rtf, `{\\rtf1 ${'{'.repeat(200_000)}deep${'}'.repeat(200_000)}}`);
    expect(deep.text.trim()).toBe('deep');
  });
});
