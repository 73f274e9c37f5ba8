import fc from 'fast-check';
import { expect, it } from 'vitest';
import { progressFigures } from '../../../src/chat/messages/progress.js';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import type { Document } from '../../../src/core/types/document.js';
import type { Library, Progress } from '../../../src/core/types/library.js';
import type { PastRefresh } from '../../../src/core/types/refresh-record.js';
import { toldChanges } from '../../../src/core/types/told-changes.js';
import { english } from '../../../src/texts/english/index.js';
import { Bot, chatSettings, person } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';

const place: Location = { platform: 'discord', kind: 'channel', workspace: '1', channel: '11' };
const grant: Grant = { platform: 'discord', to: 'workspace', workspace: '1', collections: ['news'] };
const narrow: ChatSettings = {
  ...chatSettings,
  access: { collections: new Map([['news', ['news']]]), grants: [grant] },
};

interface Folder {
  readonly documents: readonly Document[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

const anyFolder: fc.Arbitrary<Folder> = fc
  .dictionary(
    fc
      .tuple(fc.constantFrom('news', 'board'), fc.constantFrom('a', 'b', 'c', 'd'))
      .map((parts) => parts.join('/')),
    fc.constantFrom('One bell rang.', 'One bell rang. Two left.', 'Three came.', undefined),
  )
  .map((files) => {
    const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      documents: entries.flatMap(([id, text]) => (text === undefined ? [] : [documentOf(id, text)])),
      skipped: entries.flatMap(([file, text]) => (text === undefined ? [{ file, reason: 'is empty' }] : [])),
    };
  });

function visible({ documents, skipped }: Folder): Folder {
  return {
    documents: documents.filter(({ id }) => id.startsWith('news/')),
    skipped: skipped.filter(({ file }) => file.startsWith('news/')),
  };
}

const always = documentOf('news/always', 'It is always there.');
const alwaysElsewhere = documentOf('board/always', 'It is always there.');

/** What of a record does not tell when it was made, or name an index. */
function known(record: PastRefresh) {
  const { tookMs: _, finishedAt: __, oldFingerprint: ___, fingerprint: ____, ...rest } = record;
  return { ...rest, ...toldChanges(record) };
}

it('a record is, for whoever sees part of the corpus, that of a corpus with nothing else in it', async () => {
  await fc.assert(
    fc.asyncProperty(anyFolder, anyFolder, async (first, second) => {
      const whole = await Bot.with([], { services: { settings: narrow } });
      const part = await Bot.with([]);
      const content = (folder: Folder, more: readonly Document[]) => ({
        ...folder,
        documents: [...folder.documents, ...more].sort((a, b) => (a.id < b.id ? -1 : 1)),
      });
      const step = async (folder: Folder) => {
        whole.reader.content = content(folder, [always, alwaysElsewhere]);
        part.reader.content = content(visible(folder), [always]);
        const { library } = (await whole.dispatcher.viewOf(place, person(), 'channel')).services;
        return { seen: library, own: part.library as Library };
      };
      const run = async (folder: Folder, dryRun: boolean) => {
        const { seen, own } = await step(folder);
        const shown: Progress[] = [];
        const onProgress = (one: Progress) => shown.push(one);
        const [record, expected] = [
          await seen.refresh({ by: 'Mo', dryRun, onProgress }),
          await own.refresh({ by: 'Mo', dryRun }),
        ];
        expect(known(record)).toEqual(known(expected));
        expect(shown.length).toBeGreaterThan(0);
        for (const one of shown) expect(progressFigures(english, one)).toBe('');
        const isSame = expected.fingerprint === expected.oldFingerprint;
        if (record.fingerprint !== '') expect(record.fingerprint === record.oldFingerprint).toBe(isSame);
      };
      await run(first, true);
      await run(first, false);
      await run(second, true);
      await run(second, false);
      const { library } = (await whole.dispatcher.viewOf(place, person(), 'channel')).services;
      const [past, expected] = [await library.pastRefreshes(10), await part.library.pastRefreshes(10)];
      expect(past.map(known)).toEqual(
        expected.map(({ documents: _, passages: __, ...record }) => known(record)),
      );
      expect(JSON.stringify(past)).not.toContain('board');
    }),
    { numRuns: 100 },
  );
});
