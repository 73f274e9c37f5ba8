import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { docx, paragraph } from '../support/docx.js';
import { indexedSeeds, runInProcess, saidBeside, temporaryFolder } from './program.js';

const exact = 'gave private access to some user data to Huawei';
const altered = 'gave private access to all user data to Huawei';

const indexed = indexedSeeds();

/** Runs it where the seeds are indexed. */
const answered = (args: readonly string[], surroundings = {}) => runInProcess(args, indexed(), surroundings);

/** A file of this test's own. */
function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('check FILE', () => {
  it('lists every quotation of a Markdown file, worst first, and exits with 3', async () => {
    const path = fileOf('release.md', `# Release\n\nIt “${exact}”.\n\n> ${altered}\n\nCode: \`"so"\`.\n`);
    const { code, stdout, stderr } = await answered(['check', path]);
    expect(code).toBe(3);
    expect(saidBeside(stderr)).toBe('');
    expect(stdout).toContain(`2 quotations in ${path}`);
    expect(stdout.indexOf('Altered:')).toBeGreaterThan(0);
    expect(stdout.indexOf('Altered:')).toBeLessThan(stdout.indexOf('Exact:'));
    expect(stdout).toContain(`“${altered}” – line 5`);
    expect(stdout).toContain('[-some-] {+all+}');
  });

  it('exits with 0 where every quotation passes: of a Word file, a page, a mail, standard input', async () => {
    const said = `It “${exact}”.`;
    const ended = await Promise.all([
      answered(['check', fileOf('a.docx', await docx(paragraph(said)))]),
      answered(['check', fileOf('a.html', `<title>T</title><article><p>${said}</p></article>`)]),
      answered([
        'check',
        fileOf('a.eml', `From: a@example.org\nSubject: T\n\n${said.replace(/[“”]/gu, '"')}`),
      ]),
      answered(['check', '-'], { input: said }),
    ]);
    expect(ended.map(({ code, stderr }) => [code, saidBeside(stderr)])).toEqual(ended.map(() => [0, '']));
    for (const { stdout } of ended) expect(stdout).toContain('1 passes: 1 exact.');
    expect(ended[3]?.stdout).toContain('1 quotation in standard input');
  });

  it('exits with 3 where something in marks was not checked', async () => {
    const { code, stdout } = await answered(['check', '-'], { input: `“${exact}” and more” it says` });
    expect(code).toBe(3);
    expect(stdout).toContain('Not checked: “and more” – line 1');
  });

  it('exits with 0 and says on stderr that there is no quotation', async () => {
    const { code, stdout, stderr } = await answered(['check', '-', '--json'], { input: 'Nobody is quoted.' });
    expect(code).toBe(0);
    expect(saidBeside(stderr)).toBe('There is no quotation in standard input: nothing was checked.\n');
    expect(JSON.parse(stdout)).toMatchObject({ passes: true, quotations: [] });
  });

  it('prints the report as JSON, CSV and Markdown, and nothing beside it', async () => {
    const path = fileOf('a.txt', `“${altered}” “${exact}”`);
    const [json, csv, markdown] = await Promise.all([
      answered(['check', '--json', path]),
      answered(['check', path, '--export', 'csv']),
      answered(['check', path, '--export=markdown']),
    ]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      draft: path,
      passes: false,
      passing: 1,
      failing: 1,
      quotations: [{ kind: 'altered', line: 1 }, { kind: 'exact' }],
    });
    expect(csv.stdout.split('\n')).toHaveLength(4);
    expect(markdown.stdout).toMatch(/^## 2 quotations in /u);
    expect([json, csv, markdown].map(({ code }) => code)).toEqual([3, 3, 3]);
  });

  it('exits with 2 and says why in one line where the file cannot be read', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sub'));
    const large = join(folder, 'large.txt');
    writeFileSync(large, 'a'.repeat(10_000_001));
    const closed = join(folder, 'closed.txt');
    writeFileSync(closed, 'closed');
    chmodSync(closed, 0);
    const faults: [string, RegExp][] = [
      [join(folder, 'none.md'), /there is no file .*none\.md; --words takes it as words/u],
      ['./none', /there is no file \.\/none/u],
      [fileOf('a.exe', 'MZ'), /is of a kind of file that is not read/u],
      [fileOf('a.txt', ''), /is empty/u],
      [fileOf('a.pdf', '%PDF-1.7 broken'), /a\.pdf /u],
      [large, /is larger than 10 MB/u],
      ...(process.geteuid?.() === 0 ? [] : [[closed, /permission denied/u] as [string, RegExp]]),
    ];
    const ended = await Promise.all(faults.map(([path]) => answered(['check', path])));
    for (const [i, { code, stdout, stderr }] of ended.entries()) {
      expect([code, stdout]).toEqual([2, '']);
      expect(saidBeside(stderr)).toMatch(faults[i]?.[1] ?? /^$/u);
      expect(saidBeside(stderr).trim().split('\n')).toHaveLength(1);
    }
  });

  it('checks words, and with --words also a file’s name, as ever', async () => {
    const path = fileOf('a.txt', `“${altered}”`);
    const [words, name] = await Promise.all([
      answered(['check', `“${altered}”`]),
      answered(['check', '--words', path]),
    ]);
    expect([words.code, name.code]).toEqual([0, 0]);
    expect(words.stdout).toMatch(/^Altered: /u);
    expect(name.stdout).toMatch(/^Not in the documents: /u);
  });
});

describe('find FILE', () => {
  it('lists each row of a table of sentences, those without a source first, and exits with 3', async () => {
    const path = fileOf(
      'claims.csv',
      'id,claim\n1,Facebook shares user data with Huawei.\n2,Zebras eat grass.\n',
    );
    const { code, stdout } = await answered(['find', path]);
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /Not found: “Zebras eat grass\.” – row 3\n+On “Facebook shares user data with Huawei\.” – row 2/u,
    );
  });

  it('exits with 0 where something bears on every sentence, and where there is none', async () => {
    const found = await answered(['find', '-', '--json'], {
      input: 'Facebook shares user data with Huawei.',
    });
    expect([found.code, JSON.parse(found.stdout)]).toMatchObject([0, { passes: true, passing: 1 }]);
    const none = await answered(['find', '-'], { input: '?!' });
    expect(none.code).toBe(0);
    expect(saidBeside(none.stderr)).toBe(
      'There is no sentence in standard input: nothing was searched for.\n',
    );
  });
});
