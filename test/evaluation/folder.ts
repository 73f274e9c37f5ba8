import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Terminal } from '../../src/cli/wiring/terminal.js';
import { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import type { AnsweringParts } from '../../src/evaluation/answer-all.js';

/** A folder of the test's own with these files, removed after it. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'verbatim-evaluation-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export function jsonl(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

export const answering: AnsweringParts = {
  makeEngine: () => new EmbeddedEngine(),
  minConfidence: 0.5,
  maxQuestionLength: 2000,
};

/** A terminal that keeps what was written; without any of this machine's settings. */
export function quietTerminal(): Terminal & { readonly out: string; readonly err: string } {
  let out = '';
  let err = '';
  return {
    env: {},
    stdin: Readable.from([]),
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    warn: (line) => {
      err += `${line}\n`;
    },
    get out() {
      return out;
    },
    get err() {
      return err;
    },
  };
}

export const zebras =
  'The zebra eats grass in the morning. It sleeps at night near the river.\n\nZebras of the plain were counted in 1998 by Ada Njoroge, who found 4,200 of them.';
export const lions =
  'The lion hunts the zebra in the evening. Nobody hunts the lion.\n\nIn 2003 the park had 310 lions, said Omar Lindqvist of the park service.';

export const corpus = [
  { id: 'zebra', title: 'Zebras', text: zebras },
  { id: 'lion', title: '', text: lions },
];

export const queries = [
  {
    id: 'q1',
    text: 'Who counted the zebras?',
    answers: ['Ada Njoroge'],
    spans: [spanOf('zebra', zebras, 'Ada Njoroge')],
    gold: ['zebra'],
  },
  {
    id: 'q2',
    text: 'How many lions did the park have?',
    answers: ['310'],
    spans: [spanOf('lion', lions, '310')],
    gold: ['lion'],
  },
  { id: 'q3', text: 'Who counted the zebras?', answers: ['4,200'], gold: ['zebra'] },
];

export function spanOf(docId: string, text: string, part: string) {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`${docId} does not hold ${part}`);
  return { docId, start, end: start + part.length };
}
