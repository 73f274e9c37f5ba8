import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../commands/index.js';
import { commandTables, withTable } from '../src/cli/commands/table.js';
import { findProjectFolder } from '../src/config/config.js';
import { variableNames } from '../src/config/environment.js';
import { formats, pictureFormats } from '../src/corpus/formats/index.js';
import { documentation, documentationFiles, readProjectFile } from './support/documentation.js';

const readme = readProjectFile('README.md');
const documented = documentation();

/** Dotted names of everything that has a value: "answer.maxQuotes". */
function keysOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? keysOf(item, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );
}

/** The anchors of a Markdown text's headings, as code hosts make them. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the documentation', () => {
  it.each(Object.entries(commandTables))(
    'has in %s the table of commands as they are declared (fix: npm run table)',
    (path, tableOf) => {
      const text = readProjectFile(path);
      expect(withTable(text, tableOf(commands))).toBe(text);
    },
  );

  it('names every package with its reason, the version of each that is held back, and no other', () => {
    const { dependencies, devDependencies } = JSON.parse(readProjectFile('package.json')) as Readonly<
      Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
    >;
    const [, section = ''] = readProjectFile('src/README.md').split('\n## Dependencies\n');
    const [running = '', developing = ''] = section.split('\n### ');
    for (const [text, packages] of [
      [running, dependencies],
      [developing, devDependencies],
    ] as const) {
      const rows = [...text.matchAll(/^\| (`.*?) \| (.+) \|$/gmu)].map(([, names = '']) => names);
      const missing = Object.entries(packages).filter(([name, range]) => {
        const version = /^\^/u.test(range) ? '' : ` ${range.split('.').slice(0, 2).join('.')}`;
        return !rows.some((names) => names.includes(`\`${name}\`${version}`));
      });
      expect(missing).toEqual([]);
      const named = rows.flatMap((names) => [...names.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name));
      expect(named.filter((name) => packages[name] === undefined)).toEqual([]);
      expect(new Set(named).size).toBe(named.length);
    }
  });

  it('names the extensions of every kind of file that is read', () => {
    const text = readProjectFile('src/corpus/README.md');
    const extensions = [...formats, ...pictureFormats].flatMap((format) => format.extensions);
    expect(extensions.filter((extension) => !text.includes(`\`${extension}\``))).toEqual([]);
  });

  it('begins with a README of five minutes', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(220);
  });

  it('has links that lead to a file, and to a heading of it', () => {
    const broken: string[] = [];
    for (const file of documentationFiles) {
      for (const [, path = '', anchor] of readProjectFile(file).matchAll(
        /\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/gu,
      )) {
        const target = path === '' ? file : join(dirname(file), path);
        if (!existsSync(join(findProjectFolder(), target))) broken.push(`${file}: ${path}`);
        else if (anchor !== undefined && !anchorsOf(readProjectFile(target)).includes(anchor)) {
          broken.push(`${file}: ${path}#${anchor}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  it('names every key of config/verbatim.yaml', () => {
    const keys = keysOf(parse(readProjectFile('config/verbatim.yaml')));
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !documented.includes(`\`${key}\``))).toEqual([]);
  });

  it('names every variable, and .env.example too', () => {
    const example = [...readProjectFile('.env.example').matchAll(/^([A-Z_]+)=/gmu)].map(([, name]) => name);
    expect(example).toEqual(variableNames);
    expect(variableNames.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows pictures that are there, small, each with words for those who do not see it', () => {
    const shown = documentationFiles.flatMap((file) => {
      const text = readProjectFile(file);
      return [...text.matchAll(/(?:srcset|<img src)="([^"]+)"/gu)].map(([, path = '']) => ({
        file,
        text,
        path,
      }));
    });
    expect(shown.length).toBeGreaterThanOrEqual(4);
    for (const { file, text, path } of shown) {
      const picture = readFileSync(join(findProjectFolder(), dirname(file), path));
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      expect(picture.length).toBeLessThan(200_000);
      const [, width, height] =
        new RegExp(`${path}" width="(\\d+)" height="(\\d+)" alt="[^"]{40,}"`, 'u').exec(text) ?? [];
      if (!path.includes('-dark'))
        expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([Number(width), Number(height)]);
    }
  });

  it('names every script', () => {
    const scripts = Object.keys(JSON.parse(readProjectFile('package.json')).scripts);
    const missing = scripts.filter(
      (name) => !new RegExp(`npm (run )?(--silent )?${name}\\b`, 'u').test(documented),
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
      const document = readProjectFile(`seeds/${file}`);
      expect(document).toContain(text);
      expect(document.slice(0, document.indexOf(text)).split('\n')).toHaveLength(Number(line));
    }
  });
});
