import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../commands/index.js';
import { withTable } from '../src/cli/commands/table.js';
import { findProjectFolder } from '../src/config/config.js';
import { variableNames } from '../src/config/environment.js';

const read = (...path: string[]) => readFileSync(join(findProjectFolder(), ...path), 'utf8');
const readme = read('README.md');

/** Dotted names of everything that has a value: "answer.maxQuotes". */
function keysOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? keysOf(item, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );
}

describe('README.md', () => {
  it('has the table of commands as they are declared (mend: npm run table)', () => {
    expect(withTable(readme, commands)).toBe(readme);
  });

  it('names every key of config/verbatim.yaml', () => {
    const keys = keysOf(parse(read('config', 'verbatim.yaml')));
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !readme.includes(`\`${key}\``))).toEqual([]);
  });

  it('names every variable, and .env.example too', () => {
    const example = [...read('.env.example').matchAll(/^([A-Z_]+)=/gmu)].map(([, name]) => name);
    expect(example).toEqual(variableNames);
    expect(variableNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows pictures that are there, small, each with words for those who do not see it', () => {
    const shown = [...readme.matchAll(/(?:srcset|<img src)="([^"]+)"/gu)].map(([, path = '']) => path);
    expect(shown.length).toBeGreaterThanOrEqual(4);
    for (const path of shown) {
      const picture = readFileSync(join(findProjectFolder(), path));
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      expect(picture.length).toBeLessThan(200_000);
      const [, width, height] =
        new RegExp(`${path}" width="(\\d+)" height="(\\d+)" alt="[^"]{40,}"`, 'u').exec(readme) ?? [];
      if (!path.includes('-dark'))
        expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([Number(width), Number(height)]);
    }
  });

  it('names every script', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const missing = scripts.filter(
      (name) => !new RegExp(`npm (run )?(--silent )?${name}\\b`, 'u').test(readme),
    );
    expect(missing).toEqual([]);
  });

  it('quotes the sample documents word for word, each from the line that it cites', () => {
    const quoted = [...readme.matchAll(/^> ([^—].*)\n>\n> — .* · (\S+\.txt):(\d+)$/gmu)];
    expect(quoted.map(([, , file]) => file)).toEqual([
      '000_f2fb10b7c3e32bff.txt',
      '004_53e2a7249fa19d72.txt',
    ]);
    for (const [, text = '', file = '', line] of quoted) {
      const document = read('seeds', file);
      expect(document).toContain(text);
      expect(document.slice(0, document.indexOf(text)).split('\n')).toHaveLength(Number(line));
    }
  });
});
