import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lateProgress, terminalProgress } from '../../../src/adapters/terminal/progress.js';
import type { Progress } from '../../../src/chat/protocol/reply.js';
import { Recorder } from './screen.js';

const progress: Progress = {
  label: 'Reading documents',
  done: 120,
  total: 1_360,
  doneBytes: 3_000_000,
  totalBytes: 12_000_000,
  leftMs: 64_100,
};

/** What is on the line after a report. */
function lineAt(columns: number, shown: Progress = progress): string {
  let line = '';
  const output = { isTTY: true, columns, write: (text: string) => (line = text) };
  terminalProgress(output).report(shown);
  return line.replace(/^\r/u, '').replace('\u001b[K', '');
}

describe('on a terminal', () => {
  it('is a bar by bytes, with files done of all, bytes and the time left', () => {
    expect(lineAt(120)).toBe(
      '██████░░░░░░░░░░░░░░░░░░  25%  Reading documents: 120 of 1,360, 3.0 MB of 12 MB, about 65 s left',
    );
  });

  it('tells whole percent that are done, none of them lost in the sum', () => {
    const told = Array.from({ length: 101 }, (_, done) => lineAt(20, { label: 'Reading', done, total: 100 }));
    expect(told.map((line) => Number.parseInt(line, 10))).toEqual(Array.from({ length: 101 }, (_, i) => i));
  });

  it('leaves out from the end what does not fit', () => {
    expect(lineAt(60)).toBe('██████░░░░░░░░░░░░░░░░░░  25%  Reading documents');
    expect(lineAt(20)).toBe(' 25%');
    for (let columns = 1; columns < 130; columns++)
      expect(lineAt(columns).length).toBeLessThanOrEqual(Math.max(4, columns));
  });

  it('tells neither of how much nor of how many where only the share may be told', () => {
    expect(lineAt(120, { ...progress, isShareOnly: true })).toBe(
      '██████░░░░░░░░░░░░░░░░░░  25%  Reading documents: about 65 s left',
    );
  });
});

it('piped it is a line for each tenth of the way', () => {
  const lines: string[] = [];
  const { report } = terminalProgress({ write: (text) => lines.push(text) });
  for (let done = 0; done <= 100; done++) {
    report({ label: 'Reading documents', done, total: 100, doneBytes: done * 1_000, totalBytes: 100_000 });
  }
  expect(lines).toHaveLength(11);
  expect(lines[5]).toBe('Reading documents: 50 of 100, 50 kB of 100 kB\n');
});

describe('lateProgress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const opening = { label: 'Opening', done: 0, total: 0 };
  const reading = { label: 'Reading', done: 1, total: 2 };

  it('shows nothing of what ends within a second', () => {
    const output = new Recorder();
    const progress = lateProgress(output, opening);
    progress.report(reading);
    vi.advanceTimersByTime(999);
    progress.end();
    vi.advanceTimersByTime(10_000);
    expect(output.written).toBe('');
  });

  it('shows what was last reported when a second is over, and all that comes then', () => {
    const output = new Recorder();
    const progress = lateProgress(output, opening);
    vi.advanceTimersByTime(1_000);
    progress.report(reading);
    progress.report({ ...reading, done: 2 });
    expect(output.written).toBe('Opening\nReading: 1 of 2\nReading: 2 of 2\n');
  });

  it('shows what is reported late where the timer has had no turn', () => {
    const output = new Recorder();
    const progress = lateProgress(output, opening);
    vi.setSystemTime(Date.now() + 1_500);
    progress.report(reading);
    expect(output.written).toBe('Reading: 1 of 2\n');
    progress.end();
  });

  it('takes the bar away for what is said meanwhile', () => {
    const output = new Recorder({ isTTY: true });
    const progress = lateProgress(output, opening);
    vi.advanceTimersByTime(1_000);
    progress.aside(() => output.write('A warning\n'));
    expect(output.written).toBe('\rOpening\u001b[K\r\u001b[KA warning\n');
    progress.end();
  });
});
