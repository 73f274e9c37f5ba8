import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../src/texts/command-line/index.js';
import {
  corpusCopy,
  type Ended,
  indexedSeeds,
  project,
  run,
  runInProcess,
  saidBeside,
  seeds,
  temporaryFolder,
} from './program.js';

const question = 'which companies had access';
const zte = 'Did ZTE have a data-sharing agreement with Facebook?';

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
  expect(saidBeside(stderr).trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
}

const indexed = indexedSeeds();

describe('ask', () => {
  it('quotes both documents’ lists of companies, plain when piped', async () => {
    const { code, stdout, stderr } = await run(['ask', question]);
    expect(code).toBe(0);
    expect(saidBeside(stderr)).toBe('');
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
    const answer = answerOf(
      await runInProcess(['ask', '--json', 'who won the 1998 football world cup final'], indexed()),
    );
    expect(answer).toMatchObject({ kind: 'not-found', quotes: [] });
    expect(answer['evidence'].missing).toContain('football');
  });

  it('keeps to --limit, --source and --corpus', async () => {
    const corpus = temporaryFolder();
    const ferry = 'The ferry to Brienz leaves the pier at seven in the morning.';
    writeFileSync(join(corpus, 'minutes.md'), `# Minutes\n\n${ferry}\n`);
    const [one, narrowed, other] = (
      await Promise.all([
        runInProcess(['ask', '--json', '--limit', '1', question], indexed()),
        runInProcess(['ask', '--json', '--limit', '10', '--source', '004_', zte], indexed()),
        runInProcess(['ask', '--json', '--corpus', corpus, 'when does the ferry to Brienz leave']),
      ])
    ).map(answerOf);
    expect(one?.['quotes']).toHaveLength(1);
    const from = narrowed?.['quotes'].map(({ documentId }: Answer) => documentId);
    expect(new Set(from)).toEqual(new Set(['004_53e2a7249fa19d72.txt']));
    expect(other?.['quotes'][0]).toMatchObject({ documentId: 'minutes.md', title: 'Minutes', line: 3 });
  });

  it('answers any question, also one that holds nothing to search for', async () => {
    const odd = ['', 'x', '🤔🛰️', 'access '.repeat(715)];
    const answers = await Promise.all(
      odd.map((typed) => runInProcess(['ask', '--json', '--', typed], indexed())),
    );
    expect(answers.map(answerOf)).toMatchObject([
      { question: odd[0], kind: 'not-found', quotes: [], evidence: { unsearchable: 'empty' } },
      { question: odd[1], kind: 'not-found', quotes: [] },
      { question: odd[2], kind: 'not-found', quotes: [], evidence: { unsearchable: 'no-words' } },
      { question: odd[3], kind: 'not-found', quotes: [], evidence: { unsearchable: 'too-long' } },
    ]);
  });
});

describe('the saved index', () => {
  it('answers again as it did, of what the folder holds now', async () => {
    const corpus = corpusCopy();
    const env = { VERBATIM_STATE: temporaryFolder(), VERBATIM_CORPUS: corpus };
    const [first, again] = [
      answerOf(await runInProcess(['ask', '--json', question], env)),
      answerOf(await runInProcess(['ask', '--json', question], env)),
    ];
    const untimed = ({ quotes, index }: Answer) => ({
      index,
      quotes: quotes.map(({ receipt: _, ...quote }: Answer) => quote),
    });
    expect(untimed(again)).toEqual(untimed(first));
    writeFileSync(join(corpus, 'ferry.md'), 'The ferry to Brienz leaves the pier at seven.\n');
    const ferry = answerOf(await runInProcess(['ask', '--json', 'when does the ferry to Brienz leave'], env));
    expect(ferry['quotes'][0]).toMatchObject({ documentId: 'ferry.md' });
    expect(ferry['index'].documents).toBe(first['index'].documents + 1);
  });

  it('of one folder stands beside that of another, which is said once', async () => {
    const state = temporaryFolder();
    const [one, other] = [corpusCopy(), corpusCopy()];
    const ask = async (corpus: string) =>
      saidBeside(
        (await runInProcess(['ask', '--corpus', corpus, question], { VERBATIM_STATE: state })).stderr,
      );
    expect(await ask(one)).toBe('');
    expect(await ask(other)).toBe(`${commandLine.printed.index.isBesideOthers(other, state)}\n`);
    expect([await ask(other), await ask(one)]).toEqual(['', '']);
  });
});

describe('a receipt', () => {
  it('that the terminal shows is checked by it later, against the file as it is then', async () => {
    const corpus = corpusCopy();
    const env = { VERBATIM_STATE: temporaryFolder(), VERBATIM_CORPUS: corpus };
    const [quote] = answerOf(await runInProcess(['ask', '--json', question], env))['quotes'];
    const { receipt, documentId, text }: Answer = quote;
    expect(receipt).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}$/u);
    expect((await runInProcess(['check', String(receipt).toLowerCase()], env)).stdout).toContain(
      'Unchanged:',
    );
    const file = join(corpus, documentId);
    writeFileSync(file, readFileSync(file, 'utf8').replace('access to some user', 'access to all user'));
    const { stdout } = await runInProcess(['check', receipt], env);
    expect(stdout).toContain(text);
    expect(stdout).toContain('[-some-] {+all+}');
    // Of another folder it is an unknown id, as one that never was.
    const elsewhere = await runInProcess(['check', receipt], { ...env, VERBATIM_CORPUS: corpusCopy() });
    const never = await runInProcess(['check', 'ZZZZ-9999-ZZZZ-ZZZZ'], env);
    expect([elsewhere.code, elsewhere.stdout]).toEqual([1, never.stdout]);
  });

  it.skipIf(process.platform === 'win32')(
    'is not shown where none can be kept, and the answer is',
    async () => {
      const { code, stdout } = await runInProcess(['ask', question], { VERBATIM_STATE: '/dev/null/state' });
      expect(code).toBe(0);
      expect(stdout).toContain('as well as to Lenovo, Oppo and TCL');
      expect(stdout).not.toContain('receipt');
    },
  );
});

describe('ask --explain', () => {
  it('tells terms, documents, candidates with their signals and the confidence behind the answer', async () => {
    const [plain, explained] = await Promise.all([
      runInProcess(['ask', question], indexed()),
      runInProcess(['ask', '--explain', question], indexed()),
    ]);
    expect(explained.code).toBe(0);
    expect(saidBeside(explained.stderr)).toBe('');
    expect(explained.stdout).toContain('as well as to Lenovo, Oppo and TCL');
    const why = explained.stdout.slice(explained.stdout.lastIndexOf('\nWhy\n'));
    expect(why).toMatch(/a list of companies/u);
    for (const word of [
      /companies +content +compani/u,
      /access +content +access/u,
      /000_f2fb10b7c3e32bff\.txt \[\d+, \d+\)/u,
    ])
      expect(why).toMatch(word);
    expect(why).toMatch(/coverage \d\.\d\d \(-?\d\.\d\d\)/u);
    expect(why).toMatch(/Confidence \d\.\d\d, at least/u);
    expect(plain.stdout).not.toMatch(/^Why$/mu);
  });

  it('adds the explanation to the JSON object, whose other fields stay as they are', async () => {
    const [plain, explained] = (
      await Promise.all([
        runInProcess(['ask', '--json', 'who rote the opn leter'], indexed()),
        runInProcess(['ask', '--json', '--explain', 'who rote the opn leter'], indexed()),
      ])
    ).map(answerOf);
    const { explanation, tookMs: _, ...answer } = explained ?? {};
    const { tookMs: __, ...without } = plain ?? {};
    // Each answer that is given has receipts of its own.
    const withoutReceipts = ({ quotes, ...rest }: Answer) => ({
      ...rest,
      quotes: quotes.map(({ receipt, ...quote }: Answer) => {
        expect(receipt).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4})+$/u);
        return quote;
      }),
    });
    expect(withoutReceipts(answer)).toEqual(withoutReceipts(without));
    expect(explanation).toMatchObject({
      searched: 'who rote the open letter',
      language: 'en',
      wants: 'name',
      confidence: answer['confidence'],
    });
    expect(explanation.terms).toContainEqual(
      expect.objectContaining({ word: 'letter', correctedFrom: 'leter', known: true }),
    );
    const [best] = explanation.candidates;
    const sum = Object.values<Answer>(best.signals).reduce((total, { adds }) => total + adds, 0);
    expect(sum).toBeCloseTo(best.score, 6);
    expect(best.quote).toBe(1);
    expect(readFileSync(join(seeds, best.documentId), 'utf8').slice(best.span.start, best.span.end)).toBe(
      best.text,
    );
  });

  it('explains a question that holds nothing to search for', async () => {
    const { explanation } = answerOf(await runInProcess(['ask', '--json', '--explain', '?!'], indexed()));
    expect(explanation).toMatchObject({ unsearchable: 'no-words', terms: [], candidates: [], confidence: 0 });
    const { code, stdout } = await runInProcess(['ask', '--explain', '?!'], indexed());
    expect(code).toBe(0);
    expect(stdout).toContain('Not searched: no-words.');
  });
});

describe('ask, misused', () => {
  it('says in one line what is wrong, exit 2', async () => {
    const [option, limit, folder] = await Promise.all([
      runInProcess(['ask', '--colour', question]),
      runInProcess(['ask', '--limit', '0', question]),
      runInProcess(['ask', '--corpus', '/nowhere/at/all', question]),
    ]);
    expectOneLine(option, /unknown option --colour/u);
    expectOneLine(limit, /--limit must be 1-10, got 0/u);
    expectOneLine(folder, /\/nowhere\/at\/all/u);
  });

  it('names file, key and what is expected where the configuration is wrong, exit 2', async () => {
    const folder = temporaryFolder();
    const outOfRange = join(folder, 'range.yaml');
    const broken = join(folder, 'broken.yaml');
    writeFileSync(outOfRange, 'answer:\n  maxQuotes: 0\n');
    writeFileSync(broken, 'answer: [\n');
    const [one, other] = await Promise.all(
      [outOfRange, broken].map((file) => runInProcess(['ask', question], { VERBATIM_CONFIG: file })),
    );
    expectOneLine(one as Ended, /answer\.maxQuotes must be .*1.*10.*got 0/u);
    expectOneLine(other as Ended, /broken\.yaml/u);
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
    const [json, { stdout }] = await Promise.all([
      runInProcess(['ask', '--json', '--corpus', corpus, question]),
      runInProcess(['ask', '--corpus', corpus, question]),
    ]);
    expect(answerOf(json)).toMatchObject({
      kind: 'not-found',
      quotes: [],
      evidence: { unsearchable: 'nothing-indexed' },
    });
    expect(stdout).toContain('There are no documents to search yet');
  });

  it('says so too where no file can be read', async () => {
    const corpus = temporaryFolder();
    writeFileSync(join(corpus, 'a.txt'), Buffer.from([0xff, 0x00, 0x81, 0x00, 0xc0]));
    mkdirSync(join(corpus, 'node_modules'));
    writeFileSync(join(corpus, 'b.bin'), 'binary');
    const answer = answerOf(await runInProcess(['ask', '--json', '--corpus', corpus, question]));
    expect(answer).toMatchObject({
      kind: 'not-found',
      quotes: [],
      evidence: { unsearchable: 'nothing-indexed' },
    });
  });
});
