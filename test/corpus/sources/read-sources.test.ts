import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../../src/corpus/sources/read-sources.js';
import { folderOf, temporaryFolder } from '../folder.js';

/** What is read in these files, of sources the fields of each of `ids`. */
async function read(files: Readonly<Record<string, string>>, ids: readonly string[] = []) {
  const folder = await folderOf(files);
  const { sources, problems, warnings } = await readSources(join(folder, 'sources.yaml'));
  const bare = (line: string) => line.replaceAll(`${folder}/`, '');
  return {
    sources: Object.fromEntries(ids.map((id) => [id, sources.of(id)])),
    unused: sources.unused(ids).map(bare),
    problems: problems.map(bare),
    warnings: warnings.map(bare),
  };
}

describe('readSources', () => {
  it('reads fields by path below the corpus folder', async () => {
    const yaml =
      'a.txt:\n  title: 1984\n  url: https://example.com/\n  date: June 5, 2018\nreports/b.md:\n  author: Ada\n';
    const { sources, problems, unused } = await read({ 'sources.yaml': yaml }, [
      'a.txt',
      'reports/b.md',
      'c.txt',
    ]);
    expect([problems, unused]).toEqual([[], []]);
    expect(sources).toEqual({
      'a.txt': { title: '1984', url: 'https://example.com/', date: '2018-06-05' },
      'reports/b.md': { author: 'Ada' },
      'c.txt': undefined,
    });
  });

  it.each(['', '# only a comment\n', '{}'])('finds none in %j', async (yaml) => {
    expect(await read({ 'sources.yaml': yaml }, ['a.txt'])).toEqual({
      sources: { 'a.txt': undefined },
      unused: [],
      problems: [],
      warnings: [],
    });
  });

  it('finds none where there is no file', async () => {
    expect((await read({}, ['a.txt'])).sources).toEqual({ 'a.txt': undefined });
  });

  it('takes folders, archives and globs: a file’s own entry first, then field by field the later one', async () => {
    const yaml = [
      'reports/2018/: { publisher: Example Weekly, language: de }',
      'reports: { publisher: Example, author: The board, encoding: windows-1251 }',
      '"**/*.srt": { author: Speech }',
      'notes.zip: { publisher: Archive }',
      'reports/2018/may.txt: { author: Ada }',
    ].join('\n');
    const ids = ['reports/2018/may.txt', 'reports/2018/talk.srt', 'notes.zip/a.md', 'reports2/a.txt'];
    const { sources } = await read({ 'sources.yaml': yaml }, ids);
    const folder = { publisher: 'Example', language: 'de', encoding: 'windows-1251' };
    expect(sources).toEqual({
      'reports/2018/may.txt': { ...folder, author: 'Ada' },
      'reports/2018/talk.srt': { ...folder, author: 'Speech' },
      'notes.zip/a.md': { publisher: 'Archive' },
      'reports2/a.txt': undefined,
    });
  });

  it('makes a file’s address of a prefix and its path below the folder or the glob', async () => {
    const yaml = [
      'site/: { urlPrefix: "https://example.org/" }',
      '"wiki/**/*.md": { urlPrefix: "https://wiki.example.org/?page=" }',
      'site/own.html: { url: "https://example.org/elsewhere" }',
    ].join('\n');
    const ids = ['site/a/b c.html', 'site/own.html', 'wiki/x/ü.md'];
    expect((await read({ 'sources.yaml': yaml }, ids)).sources).toEqual({
      'site/a/b c.html': { url: 'https://example.org/a/b%20c.html' },
      'site/own.html': { url: 'https://example.org/elsewhere' },
      'wiki/x/ü.md': { url: 'https://wiki.example.org/?page=x/%C3%BC.md' },
    });
  });

  it('reads a table beside it, whatever order its columns have, and names what does not count', async () => {
    const csv = [
      'Title;file;URL prefix;shelf;date;encoding',
      '"Minutes; May";a.txt;;3;2018-05-01;',
      ';docs/;ftp://x;4;;utf-9',
      'Twice;a.txt;;;;',
      'Gone;gone.txt;;;;',
      ';../up.txt;;;;',
    ].join('\n');
    const yaml = 'a.txt: { date: 2018-05-02, author: Ada }\nnone/: { author: Nobody }\n';
    const { sources, unused, problems, warnings } = await read({ 'sources.csv': csv, 'sources.yaml': yaml }, [
      'a.txt',
      'docs/b.txt',
    ]);
    expect(sources).toEqual({
      'a.txt': { title: 'Minutes; May', date: '2018-05-02', author: 'Ada' },
      'docs/b.txt': {},
    });
    expect(problems).toEqual([]);
    expect(unused).toEqual(['sources.csv, row 5', 'sources.yaml: "none/"']);
    expect(warnings).toEqual([
      'sources.csv: the column "shelf" is none of title, url, author, date, publisher, urlPrefix, language, encoding',
      'sources.csv, row 3: urlPrefix: found "ftp://x", expected an http or https address',
      'sources.csv, row 3: encoding: found "utf-9", expected an encoding, such as windows-1251 or shift_jis',
      'sources.csv, row 4: "a.txt" stands in sources.csv, row 2 already, which counts',
      'sources.csv, row 6: found "../up.txt", expected a path below the corpus folder, with /',
      'sources.csv, row 2: date is another one in sources.yaml: "a.txt", which counts',
    ]);
  });

  it('says of a table that it names no file, or cannot be read', async () => {
    expect((await read({ 'sources.csv': 'title,date\nA,2018\n' })).warnings).toEqual([
      'sources.csv: expected a row of column names with "file" among them, then any of title, url, author, date, publisher, urlPrefix, language, encoding',
    ]);
    expect((await read({ 'sources.csv': 'file\0\u0001\0' })).warnings).toEqual([
      'sources.csv: holds NUL characters, so it is no text',
    ]);
  });

  it('names every problem at once, with what was found and what is expected, and keeps what is right', async () => {
    const yaml = [
      'a.txt: { titel: A, url: "ftp://x" }',
      'b.txt: just text',
      '../c.txt: { title: C }',
      '/d.txt: { title: D }',
      'e.txt: { title: [E] }',
      'f.txt:',
      'good.txt: { title: Good }',
    ].join('\n');
    const { sources, problems } = await read({ 'sources.yaml': yaml }, ['good.txt', 'a.txt']);
    expect(problems).toEqual([
      'sources.yaml: "a.txt".url: found "ftp://x", expected an http or https address',
      'sources.yaml: "a.txt": found "titel", expected one of title, url, author, date, publisher, urlPrefix, language, encoding',
      'sources.yaml: "b.txt": found "just text", expected a list of "name: value" lines',
      'sources.yaml: found "../c.txt", expected a path below the corpus folder, with /',
      'sources.yaml: found "/d.txt", expected a path below the corpus folder, with /',
      'sources.yaml: "e.txt".title: found a list, expected a line of text',
      'sources.yaml: "f.txt": found nothing, expected a list of "name: value" lines',
    ]);
    expect(sources).toEqual({ 'good.txt': { title: 'Good' }, 'a.txt': undefined });
  });

  it('says when the file is no YAML, or no mapping, or cannot be read', async () => {
    expect((await read({ 'sources.yaml': 'a: [' })).problems[0]).toMatch(/^sources\.yaml: is not YAML: /);
    expect((await read({ 'sources.yaml': '- a' })).problems).toEqual([
      "sources.yaml: found a list, expected a file's path on each line, then its fields",
    ]);
    const folder = await temporaryFolder();
    expect((await readSources(folder)).problems).toEqual([`${folder}: cannot be read (EISDIR)`]);
  });

  it('takes a file called __proto__ for a file', async () => {
    const folder = await folderOf({ 's.yaml': '__proto__: { title: P }' });
    const { sources } = await readSources(join(folder, 's.yaml'));
    expect(sources.of('__proto__')).toEqual({ title: 'P' });
  });
});
