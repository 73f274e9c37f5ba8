import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IndexedLibrary } from '../../../src/core/indexed-library.js';
import { everything } from '../../../src/core/types/scope.js';
import { FolderReader } from '../../../src/corpus/folder-reader.js';
import { formats } from '../../../src/corpus/formats/index.js';
import type { Source } from '../../../src/corpus/sources/source.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { FakeLock, FakeLog } from '../../support/ports.js';
import { folderOf, parsingLimits, said, temporaryFolder } from '../folder.js';

const long = 1_500_000_000;

describe('an index of which the operator says something else', () => {
  it('becomes what reading every file makes of it, without opening any', async () => {
    const files = {
      'a.txt': 'The bell of the church rang in the morning, and we all heard it.\n',
      'b.md':
        '---\nauthor: Ada\n---\n# Ships\n\nThe ship left the harbour when the tide was high.\n\n- one\n- two\n',
      'c.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>The tide is high today, she said.\n',
    };
    const folder = await folderOf(files);
    for (const id of Object.keys(files)) utimesSync(join(folder, id), long, long);
    const told: Record<string, Source> = { 'a.txt': { title: 'Bells' } };
    let opened = 0;
    const counted = formats
      .filter(({ name }) => ['text', 'Markdown', 'subtitles'].includes(name))
      .map((format) => {
        const read: typeof format.read = async (...given) => {
          opened++;
          return format.read(...given);
        };
        return { ...format, isParsed: false, read };
      });
    expect(counted).toHaveLength(3);
    const seen = { file: join(await temporaryFolder(), 'seen.jsonl'), key: async () => 'one' };
    const parts = {
      corpus: new FolderReader({
        folder,
        maxFileBytes: 10_000,
        parsing: parsingLimits,
        formats: counted,
        seen,
        sources: () => said(told)(),
      }),
      engine: new EmbeddedEngine({ folder: await temporaryFolder() }),
      lock: new FakeLock(),
      log: new FakeLog(),
      now: Date.now,
      sleep: async () => {},
    };
    const settings = { minConfidence: 0.1, maxQuestionLength: 200 };
    const { library } = await IndexedLibrary.open(parts, settings);
    await library.refresh({ by: 'Ada' });
    expect(opened).toBe(3);

    told['a.txt'] = { title: 'Church bells', publisher: 'Example' };
    told['**'] = { author: 'Grace', language: 'en' };
    const { changed, fingerprint } = await library.refresh({ by: 'Ada' });
    expect([changed, opened]).toEqual([['a.txt', 'b.md', 'c.vtt'], 3]);
    expect(await library.catalogue(everything)).toMatchObject([
      { id: 'a.txt', title: 'Church bells', author: 'Grace', publisher: 'Example' },
      { id: 'b.md', title: 'Ships', author: 'Ada', language: 'en' },
      { id: 'c.vtt', author: 'Grace' },
    ]);
    expect((await library.refresh({ by: 'Ada' })).changed).toEqual([]);
    expect(opened).toBe(3);
    const full = await library.refresh({ by: 'Ada', full: true });
    expect([full.changed, full.fingerprint, opened]).toEqual([[], fingerprint, 6]);
    const { quotes } = await library.answer('when did the ship leave', { scope: everything, limit: 1 });
    expect(quotes[0]?.text).toMatch(/^The ship left the harbour when the tide was high\./);
  });
});
