import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findProjectFolder } from '../../../src/config/config.js';
import { analyseDocument } from '../../../src/core/indexing/analyse-document.js';
import type { Document } from '../../../src/core/types/document.js';
import type { AnalysedDocument } from '../../../src/core/types/forward-document.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { folderOf, readFolder, temporaryFolder } from '../../corpus/folder.js';
import { documentationFiles, readProjectFile } from '../../support/documentation.js';
import { each, factsOf } from '../analysed.js';

/** What an index of documents takes on disk, in bytes. */
async function sizeOf(documents: readonly AnalysedDocument[]): Promise<number> {
  const folder = await temporaryFolder();
  const engine = new EmbeddedEngine({ folder });
  await (await engine.replace(each(documents), () => ({ facts: factsOf('f'), removed: [] }))).close();
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const sizes = await Promise.all(
    files.map(async (one) => (await stat(join(one.parentPath, one.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** News as text, the project's own documentation, and a table: few blocks, many, and nothing else. */
async function corpora(): Promise<Readonly<Record<string, readonly Document[]>>> {
  const news = join(findProjectFolder(), 'test/fixtures/news/documents');
  const articles = await Promise.all(
    (await readdir(news)).map(async (name) => [name, await readFile(join(news, name))] as const),
  );
  const rows = Array.from(
    { length: 400 },
    (_, i) => `Quay ${i},${(i * 37) % 1000}.50 EUR,paid in full by the harbour fund`,
  );
  const files = {
    news: Object.fromEntries(articles),
    manuals: Object.fromEntries(documentationFiles.map((name) => [name, readProjectFile(name)])),
    tables: { 'ledger.csv': ['name,fee,remark', ...rows].join('\n') },
  };
  const read = Object.entries(files).map(async ([name, contents]) => {
    const { documents } = await readFolder(await folderOf(contents));
    return [name, [...documents.values()]] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

it('blocks and with them the paths of sections take at most eight bytes each on disk', async () => {
  for (const [name, documents] of Object.entries(await corpora())) {
    const analysed = documents.map((document) => analyseDocument(document));
    const blocks = analysed.reduce((sum, one) => sum + one.blocks.length, 0);
    expect([name, blocks > 3 * documents.length]).toEqual([name, true]);
    const plain = await sizeOf(analysed.map((one) => ({ ...one, blocks: [] })));
    const bytes = ((await sizeOf(analysed)) - plain) / blocks;
    expect([name, bytes > 0, bytes <= 8]).toEqual([name, true, true]);
  }
});
