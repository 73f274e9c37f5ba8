import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { IndexedLibrary } from '../../src/core/indexed-library.js';
import { everything } from '../../src/core/types/scope.js';
import { FolderReader } from '../../src/corpus/folder-reader.js';
import { FakeEngine, FakeLock, FakeLog } from '../support/ports.js';
import { addFiles, folderOf, parsingLimits } from './folder.js';

const good = 'The lighthouse at Brienz opens at nine on Sundays.';

/** A library of a folder, refreshed once. */
async function indexed(folder: string) {
  const corpus = new FolderReader({ folder, maxFileBytes: 20_000_000, parsing: parsingLimits });
  const { library } = await IndexedLibrary.open(
    {
      corpus,
      engine: new FakeEngine(),
      lock: new FakeLock(),
      log: new FakeLog(),
      now: Date.now,
      sleep: async () => {},
    },
    { minConfidence: 0.1, maxQuestionLength: 200 },
  );
  const record = await library.refresh({ by: 'Ada' });
  const quotes = async (question: string) => {
    const answer = await library.answer(question, { scope: everything, limit: 3 });
    return answer.quotes.map(({ text, citation }) => [citation.documentId, text.trim()]);
  };
  return { record, quotes };
}

it('a word of 2,000,000 characters hurts no other document, nor what stands beside it', async () => {
  const folder = await folderOf({
    'good.txt': good,
    'word.txt': `The harbour is closed in winter. ${'x'.repeat(2_000_000)} The ferry leaves at dawn.`,
  });
  const { record, quotes } = await indexed(folder);
  expect(record).toMatchObject({ documents: 2, skipped: [] });
  expect((await quotes('when does the lighthouse at Brienz open'))[0]).toEqual(['good.txt', good]);
  expect((await quotes('when does the ferry leave'))[0]).toEqual([
    'word.txt',
    expect.stringContaining('The ferry leaves at dawn.'),
  ]);
}, 120_000);

it('of 200,000 paragraphs of one line each the right one is quoted', async () => {
  const lines = Array.from({ length: 200_000 }, (_, i) => `Ship ${i} came in.`);
  lines[123_456] = 'The lighthouse was painted green.';
  const folder = await folderOf({ 'good.txt': good, 'lines.txt': lines.join('\n\n') });
  const { record, quotes } = await indexed(folder);
  expect(record).toMatchObject({ documents: 2, skipped: [] });
  const [[id, text] = []] = await quotes('which lighthouse was painted green');
  expect([id, text]).toEqual(['lines.txt', expect.stringContaining('The lighthouse was painted green.')]);
}, 240_000);

it('names that differ in case or normal form alone are documents of their own', async (context) => {
  const folder = await folderOf({ 'Report.txt': 'One.', 'caf\u00e9.txt': 'Two.' });
  if (existsSync(join(folder, 'REPORT.txt')) || existsSync(join(folder, 'cafe\u0301.txt'))) {
    context.skip('the file system takes these names for the same');
  }
  await addFiles(folder, { 'report.txt': 'Three.', 'cafe\u0301.txt': 'Four.' });
  const { record } = await indexed(folder);
  expect(record.added).toEqual(['Report.txt', 'cafe\u0301.txt', 'caf\u00e9.txt', 'report.txt']);
});
