import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runInProcess, temporaryFolder } from './program.js';

const documents = `${JSON.stringify({ id: 'a', title: '', text: 'The zebra eats grass.' })}\n`;
const questions = `${JSON.stringify({ id: 'q', text: 'What does the zebra eat?' })}\n`;

function files(queries: string) {
  const folder = temporaryFolder();
  const file = (name: string) => join(folder, name);
  writeFileSync(file('corpus.jsonl'), documents);
  writeFileSync(file('queries.jsonl'), queries);
  const argv = [
    '--corpus',
    file('corpus.jsonl'),
    '--queries',
    file('queries.jsonl'),
    '--run',
    file('run.jsonl'),
  ];
  return { argv: ['evaluate', ...argv], out: file('run.jsonl') };
}

it('evaluate answers a file of questions', async () => {
  const { argv, out } = files(questions);
  expect(await runInProcess(argv)).toMatchObject({ code: 0 });
  const [row] = readFileSync(out, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(row).toMatchObject({
    qid: 'q',
    docs: ['a'],
    quotes: [{ docId: 'a', text: 'The zebra eats grass.' }],
  });
});

it('evaluate ends with 2 and one line on a fault', async () => {
  const { argv, out } = files(`${questions}{"id"\n`);
  const { code, stdout, stderr } = await runInProcess(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^.*queries\.jsonl:2: is not JSON\n$/);
  expect(existsSync(out)).toBe(false);
});

it('quality ends with 2 and one line where the named sets are not there', async () => {
  const { code, stdout, stderr } = await runInProcess(['quality', '--sets', join(temporaryFolder(), 'none')]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^no question sets in .*\n$/);
});
