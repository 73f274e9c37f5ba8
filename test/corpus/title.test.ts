import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtWord } from '../../src/corpus/clean.js';
import { leadingHeading, markdownHeading } from '../../src/corpus/heading.js';
import { fileNameTitle, titleOf } from '../../src/corpus/title.js';

function whole(text: string) {
  return { start: 0, end: text.length };
}

describe('markdownHeading', () => {
  it.each([
    ['# Data deal', 'Data deal'],
    ['intro\n\n## Data deal ##\n# Later', 'Data deal'],
    ['###### Six', 'Six'],
    ['Data deal\n=========\ntext', 'Data deal'],
    ['\nData deal\n---\ntext', 'Data deal'],
    ['Data deal\r\n===\r\n', 'Data deal'],
    ['#\n# Second', 'Second'],
    ['# **Bold** and [a link](https://example.com) `code` ![pic](x.png)', 'Bold and a link code pic'],
    ['# snake_case_name \\*kept\\*', 'snake_case_name *kept*'],
    ['# <a id="x"></a>Anchored', 'Anchored'],
    ['```\n# comment\n```\n# Real', 'Real'],
    ['~~~~\n```\n# comment\n~~~~\n# Real', 'Real'],
  ])('finds the heading of %j', (text, heading) => {
    expect(markdownHeading(text, whole(text))).toBe(heading);
  });

  it.each([
    '#hashtag',
    '    # code',
    '####### seven',
    'two lines\nof text\n---',
    '- item\n---',
    '> quote\n===',
    '```\n# never closed',
    'a | b\n--- | ---',
    '---\n---',
    '',
  ])('finds none in %j', (text) => {
    expect(markdownHeading(text, whole(text))).toBeUndefined();
  });

  it('looks at the body only', () => {
    const text = '# Out\ntext\n# In';
    expect(markdownHeading(text, { start: 6, end: text.length })).toBe('In');
  });
});

describe('leadingHeading', () => {
  it('takes a # line at the start of plain text, and no other', () => {
    for (const [text, heading] of [
      ['\n \n# Data deal\ntext', 'Data deal'],
      ['text\n# comment', undefined],
      ['Title\n=====', undefined],
    ] as const) {
      expect(leadingHeading(text, whole(text))).toBe(heading);
    }
  });
});

describe('fileNameTitle', () => {
  it.each([
    ['reports/2018/data-deal_final.md', 'data deal final'],
    ['2018-06-05-facebook.txt', '2018-06-05 facebook'],
    ['notes v1.2.txt', 'notes v1.2'],
    ['Доступ.txt', 'Доступ'],
    ['华为报告.txt', '华为报告'],
    ['a <b>bold< #1 "name".txt', 'a <b>bold< #1 "name"'],
    ['__proto__.txt', 'proto'],
    ['README', 'README'],
    ['cafe.txt', 'cafe'],
  ])('reads %s as "%s"', (id, title) => {
    expect(fileNameTitle(id)).toBe(title);
  });

  it.each([
    '000_f2fb10b7c3e32bff.txt',
    '004_53e2a7249fa19d72.txt',
    'reports/12.txt',
    'a-b.txt',
    'deadbeefcafe.txt',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301.md',
    '🎉.txt',
    'ab1cd2ef.md',
  ])('finds no word in %s', (id) => {
    expect(fileNameTitle(id)).toBeUndefined();
  });
});

describe('titleOf', () => {
  const text =
    '\n\n  I’m spending a couple of days in Thailand at Huawei’s Asian Innovation Day. That is all.';
  const named = { id: 'data-deal.txt', text, body: whole(text) };

  it('takes front matter first, then the heading, the file name and the first words', () => {
    const all = { ...named, frontMatter: 'F', heading: 'H' };
    expect(titleOf(all)).toEqual({ title: 'F', titleOrigin: 'front-matter' });
    expect(titleOf({ ...named, heading: 'H' })).toEqual({ title: 'H', titleOrigin: 'heading' });
    expect(titleOf(named)).toEqual({ title: 'data deal', titleOrigin: 'file-name' });
    expect(titleOf({ ...named, id: '12.txt' })).toEqual({
      title: 'I’m spending a couple of days in Thailand at Huawei’s …',
      titleOrigin: 'opening-words',
    });
  });

  it('gives first words of at most 60 characters that end where a word ends, marked where they were cut', () => {
    const words = fc.array(
      fc.constantFrom('access', 'données', 'a', '🎉🎉', 'Supercalifragilisticexpialidocious', 'of'),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '\n', '  \r\n'), (all, gap) => {
        const body = all.join(gap);
        const { title } = titleOf({ id: '1.txt', text: body, body: whole(body) });
        expect(title.length).toBeLessThanOrEqual(60);
        const isCut = title.endsWith(' …');
        const shown = (isCut ? title.slice(0, -2) : title).split(' ');
        expect(shown).toEqual(all.slice(0, shown.length));
        expect(isCut).toBe(shown.length < all.length);
      }),
    );
  });

  it('cuts a script without spaces between characters', () => {
    const chinese = '华为'.repeat(50);
    expect(titleOf({ id: '1.txt', text: chinese, body: whole(chinese) }).title).toBe(
      `${'华为'.repeat(29)} …`,
    );
    const emoji = '👩‍👩‍👧'.repeat(20);
    expect(cutAtWord(emoji, 60)).toBe('👩‍👩‍👧'.repeat(7));
  });
});
