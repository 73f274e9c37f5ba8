import { describe, expect, it } from 'vitest';
import { Bot } from '../support/bot.js';
import { readProjectFile } from '../support/documentation.js';
import { documentOf } from '../support/texts.js';

const readme = readProjectFile('commands/README.md');
const sentence = /^ {4}(The board, which met in May.*)$/mu.exec(readme)?.[1] ?? '';
const rows = [
  ...readme.matchAll(/^\| `([a-z-]+)` \| [^|]+ \| (?:`([^`|]+)`|-) \| ([^|]+) \| ([^|]+) \|$/gmu),
].map(([, kind = '', example, similarity = '', passes = '']) => ({ kind, example, similarity, passes }));

describe('the table of verdicts', () => {
  it('has each verdict, in the order of how true it is', () => {
    expect(rows.map(({ kind }) => kind)).toEqual([
      'exact',
      'typographic',
      'same-figure',
      'shortened',
      'edited',
      'ocr',
      'altered',
      'absent',
      'too-short',
    ]);
  });

  it.each(rows.filter(({ example }) => example !== undefined))(
    'gives an example that is $kind, in words and in JSON',
    async ({ kind, example, similarity, passes }) => {
      const reading = {
        ...documentOf(
          'minutes.txt',
          `${sentence} ${'Later they spoke of the weather and the garden. '.repeat(4)}`,
        ),
      };
      const bot = await Bot.with([reading]);
      const { data } = await bot.reply('check', `“${example}”`);
      const [string] = (data as { strings: { kind: string; passes: boolean; similarity: number | null }[] })
        .strings;
      expect(string?.kind).toBe(kind);
      expect(string?.passes).toBe(passes.startsWith('yes'));
      if (similarity === 'below 1') {
        expect(string?.similarity).toBeGreaterThan(0);
        expect(string?.similarity).toBeLessThan(1);
      } else expect(String(string?.similarity)).toBe(similarity);
    },
  );
});
