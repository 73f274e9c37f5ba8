import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../src/corpus/sources.js';
import { folderOf, temporaryFolder } from './folder.js';

async function read(yaml: string) {
  const folder = await folderOf({ 'sources.yaml': yaml });
  const { sources, problems } = await readSources(join(folder, 'sources.yaml'));
  return {
    sources: Object.fromEntries(sources),
    problems: problems.map((line) => line.replace(`${folder}/`, '')),
  };
}

describe('readSources', () => {
  it('reads fields by path below the corpus folder', async () => {
    const { sources, problems } = await read(
      'a.txt:\n  title: 1984\n  url: https://example.com/\n  date: June 5, 2018\nreports/b.md:\n  author: Ada\n',
    );
    expect(problems).toEqual([]);
    expect(sources).toEqual({
      'a.txt': { title: '1984', url: 'https://example.com/', date: '2018-06-05' },
      'reports/b.md': { author: 'Ada' },
    });
  });

  it.each(['', '# only a comment\n', '{}'])('finds none in %j', async (yaml) => {
    expect(await read(yaml)).toEqual({ sources: {}, problems: [] });
  });

  it('finds none where there is no file', async () => {
    const { sources, problems } = await readSources(join(await temporaryFolder(), 'sources.yaml'));
    expect([sources.size, problems]).toEqual([0, []]);
  });

  it('names every problem at once, with what was found and what is expected, and keeps what is right', async () => {
    const { sources, problems } = await read(
      [
        'a.txt: { titel: A, url: "ftp://x" }',
        'b.txt: just text',
        '../c.txt: { title: C }',
        '/d.txt: { title: D }',
        'e.txt: { title: [E] }',
        'f.txt:',
        'good.txt: { title: Good }',
      ].join('\n'),
    );
    expect(problems).toEqual([
      'sources.yaml: "a.txt".url: found "ftp://x", expected an http or https address',
      'sources.yaml: "a.txt": found "titel", expected one of title, url, author, date, publisher',
      'sources.yaml: "b.txt": found "just text", expected a list of "name: value" lines',
      'sources.yaml: found "../c.txt", expected a path below the corpus folder, with /',
      'sources.yaml: found "/d.txt", expected a path below the corpus folder, with /',
      'sources.yaml: "e.txt".title: found a list, expected a line of text',
      'sources.yaml: "f.txt": found nothing, expected a list of "name: value" lines',
    ]);
    expect(sources).toEqual({ 'good.txt': { title: 'Good' } });
  });

  it('says when the file is no YAML, or no mapping, or cannot be read', async () => {
    expect((await read('a: [')).problems[0]).toMatch(/^sources\.yaml: is not YAML: /);
    expect((await read('- a')).problems).toEqual([
      "sources.yaml: found a list, expected a file's path on each line, then its fields",
    ]);
    const folder = await temporaryFolder();
    expect((await readSources(folder)).problems).toEqual([`${folder}: cannot be read (EISDIR)`]);
  });

  it('takes a file called __proto__ for a file', async () => {
    const folder = await folderOf({ 's.yaml': '__proto__: { title: P }' });
    const { sources } = await readSources(join(folder, 's.yaml'));
    expect(sources.get('__proto__')).toEqual({ title: 'P' });
  });
});
