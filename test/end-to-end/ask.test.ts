import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Ended, project, run, seeds, temporaryFolder } from './program.js';

const question = 'which companies had access';

// biome-ignore lint/suspicious/noExplicitAny: what a program outside reads
type Answer = Record<string, any>;

function answerOf({ code, stdout }: Ended): Answer {
  expect(code).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  return JSON.parse(stdout);
}

function expectOneLine({ code, stdout, stderr }: Ended, what: RegExp): void {
  expect(stdout).toBe('');
  expect(stderr).toMatch(what);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
}

describe('ask', () => {
  it('quotes both documents’ lists of companies, plain when piped', async () => {
    const { code, stdout, stderr } = await run(['ask', question]);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('as well as to Lenovo, Oppo and TCL');
    expect(stdout).toContain('000_f2fb10b7c3e32bff.txt:');
    expect(stdout).toContain('Huawei, Lenovo, OPPO, and TCL Communication');
    expect(stdout).toContain('004_53e2a7249fa19d72.txt:');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is the claim
    expect(stdout).not.toMatch(/\u001b/u);
  });

  it('prints one JSON object by contract under npm run --silent, whose texts are slices of the files', async () => {
    const { stdout } = await promisify(execFile)(
      'npm',
      ['run', '--silent', 'ask', '--', '--json', question],
      {
        cwd: project,
        env: { ...process.env, VERBATIM_STATE: join(temporaryFolder(), 'state'), VERBATIM_CORPUS: '' },
      },
    );
    const answer = answerOf({ code: 0, stdout, stderr: '' });
    expect(answer).toMatchObject({
      question,
      kind: 'found',
      confidence: expect.any(Number),
      evidence: { documentsSearched: 2, missing: [] },
      index: {
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/u),
        documents: 2,
        passages: expect.any(Number),
      },
      tookMs: expect.any(Number),
    });
    const quotes: Answer[] = answer['quotes'];
    expect(new Set(quotes.map(({ documentId }) => documentId)).size).toBe(2);
    for (const { documentId, title, url, start, end, line, text, highlights, score } of quotes) {
      const file = readFileSync(join(seeds, documentId), 'utf8');
      expect(file.slice(start, end)).toBe(text);
      expect(file.slice(0, start).split('\n')).toHaveLength(line);
      expect(title).toEqual(expect.any(String));
      expect(url).toBeNull();
      expect(score).toBeGreaterThan(0);
      for (const [from, to] of highlights) expect(text.slice(from, to)).toMatch(/^\S.*\S$|^\S$/su);
    }
  });

  it('exits 0 with no quotes when nothing is found', async () => {
    const answer = answerOf(await run(['ask', '--json', 'who won the 1998 football world cup final']));
    expect(answer).toMatchObject({ kind: 'not-found', quotes: [] });
    expect(answer['evidence'].missing).toContain('football');
  });

  it('keeps to --limit, --source and --corpus', async () => {
    const one = answerOf(await run(['ask', '--json', '--limit', '1', question]));
    expect(one['quotes']).toHaveLength(1);
    const narrowed = answerOf(
      await run(['ask', '--json', '--limit', '10', '--source', '004_', 'what did ZTE say']),
    );
    expect(narrowed['quotes'].map((quote: Answer) => quote['documentId'])).toEqual(
      narrowed['quotes'].map(() => '004_53e2a7249fa19d72.txt'),
    );
    expect(narrowed['quotes'].length).toBeGreaterThan(0);

    const corpus = temporaryFolder();
    writeFileSync(
      join(corpus, 'minutes.md'),
      '# Minutes\n\nThe ferry to Brienz leaves the pier at seven in the morning.\n',
    );
    const other = answerOf(
      await run(['ask', '--json', '--corpus', corpus, 'when does the ferry to Brienz leave']),
    );
    expect(other['quotes'][0]).toMatchObject({ documentId: 'minutes.md', title: 'Minutes', line: 3 });
  });

  it('answers any question, also one that holds nothing to search for', async () => {
    for (const odd of ['', 'x', '🤔🛰️', 'access '.repeat(715)]) {
      const answer = answerOf(await run(['ask', '--json', '--', odd]));
      expect(answer['question']).toBe(odd);
      expect(answer['quotes']).toEqual([]);
      expect(answer['kind']).toBe('not-found');
      if (odd.trim().length !== 1) expect(answer['evidence'].unsearchable).toEqual(expect.any(String));
    }
  });
});

describe('ask, misused', () => {
  it.each([
    ['an unknown option', ['--colour', question], /unknown option --colour/u],
    ['--limit 0', ['--limit', '0', question], /--limit must be 1-10, got 0/u],
    ['a folder that is not there', ['--corpus', '/nowhere/at/all', question], /\/nowhere\/at\/all/u],
  ])('says in one line what is wrong with %s, exit 2', async (_what, args, line) => {
    expectOneLine(await run(['ask', ...args]), line);
  });

  it('names file, key and what is expected where the configuration is wrong, exit 2', async () => {
    const file = join(temporaryFolder(), 'verbatim.yaml');
    writeFileSync(file, 'answer:\n  maxQuotes: 0\n');
    expectOneLine(
      await run(['ask', question], { VERBATIM_CONFIG: file }),
      /answer\.maxQuotes must be .*1.*10.*got 0/u,
    );
    writeFileSync(file, 'answer: [\n');
    expectOneLine(await run(['ask', question], { VERBATIM_CONFIG: file }), /verbatim\.yaml/u);
  });

  it('says what half a Slack configuration lacks, without the token', async () => {
    const ended = await run(['ask', question], { SLACK_BOT_TOKEN: 'xoxb-secret' });
    expectOneLine(ended, /SLACK_APP_TOKEN/u);
    expect(ended.stderr).not.toContain('xoxb-secret');
  });
});

describe('ask, with nothing to read', () => {
  it('says that an empty folder has no documents yet, exit 0', async () => {
    const corpus = temporaryFolder();
    const answer = answerOf(await run(['ask', '--json', '--corpus', corpus, question]));
    expect(answer).toMatchObject({
      kind: 'not-found',
      quotes: [],
      evidence: { unsearchable: 'nothing-indexed' },
    });
    const { stdout } = await run(['ask', '--corpus', corpus, question]);
    expect(stdout).toContain('There are no documents to search yet');
  });

  it('says so too where no file can be read', async () => {
    const corpus = temporaryFolder();
    writeFileSync(join(corpus, 'a.txt'), Buffer.from([0xff, 0x00, 0x81, 0x00, 0xc0]));
    mkdirSync(join(corpus, 'node_modules'));
    writeFileSync(join(corpus, 'b.bin'), 'binary');
    const answer = answerOf(await run(['ask', '--json', '--corpus', corpus, question]));
    expect(answer).toMatchObject({
      kind: 'not-found',
      quotes: [],
      evidence: { unsearchable: 'nothing-indexed' },
    });
  });
});
