import { describe, expect, it, vi } from 'vitest';
import { DamagedIndexError } from '../../src/core/types/ports.js';
import { everything } from '../../src/core/types/scope.js';
import { quotesFor, RealLibrary } from './real-library.js';
import { damage, documents, lion, question } from './zebra-library.js';

// Each starts several threads or processes, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

describe('a library in threads', () => {
  it('answers as the library does, by all its methods', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    expect(await library.listed()).toEqual(['lion.txt', 'zebra.txt']);
    const answer = await library.answer(question, { scope: everything, limit: 3 });
    expect(answer.quotes.map(({ text }) => text)).toEqual([lion]);
    const [quote] = answer.quotes;
    const hash = answer.hashes['lion.txt'] ?? '';
    const given = {
      documentId: 'lion.txt',
      documentHash: hash,
      span: quote?.citation.span ?? { start: 0, end: 1 },
    };
    expect((await library.quotesAgain([given], question, everything)).map(({ text }) => text)).toEqual([
      lion,
    ]);
    expect((await library.paragraphsAround(given, { paragraphs: 1, maxLength: 400 }))?.text).toBe(lion);
    expect((await library.catalogue(everything)).map(({ id }) => id)).toEqual(['lion.txt', 'zebra.txt']);
    const { text } = (await library.text('zebra.txt', everything)) ?? {};
    expect(text).toContain('zebra');
    expect((await library.check(`“${lion}”`, { scope: everything })).index.documents).toBe(2);
    const { quotations, further } = await library.quotations(
      { name: 'a.txt', text: `“${lion}” “so” “no”` },
      1,
    );
    expect([quotations, further]).toMatchObject([[{ text: lion, line: 1 }], 0]);
    const { verdicts, hashes } = await library.checkStrings(quotations, { scope: everything });
    expect([verdicts, hashes]).toMatchObject([[[{ kind: 'exact' }]], { 'lion.txt': hash }]);
    expect(await library.status({ kind: 'documents', ids: new Set(['zebra.txt']) })).toMatchObject({
      documents: 1,
      lastRefresh: { by: 'start', documents: 2 },
    });
  });

  it('has taken up the new index before it gives the record', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    real.put('owl.txt', 'The owl of Brienz hunts at midnight.');
    const labels: string[] = [];
    const record = await library.refresh({ by: 'Ada', onProgress: ({ label }) => labels.push(label) });
    expect(record).toMatchObject({ added: ['owl.txt'], by: 'Ada' });
    expect(labels).toContain('Reading documents');
    expect(await library.listed()).toContain('owl.txt');
    expect(await quotesFor(library, 'what does the owl of Brienz do')).toEqual([
      'The owl of Brienz hunts at midnight.',
    ]);
  });

  it('goes on with the saved index when its thread dies', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    await real.workers[0]?.terminate();
    expect(await quotesFor(library, question)).toEqual([lion]);
    expect(real.deaths).toHaveLength(1);
  });
});

describe('while the first index is made', () => {
  it('keeps questions, and the list that decides what they see, until there is one', async () => {
    const real = await RealLibrary.create(documents);
    const library = real.library();
    const asked: Promise<unknown>[] = [];
    await library.open(
      () => {},
      async () => {
        asked.push(quotesFor(library, question), library.listed());
        expect(await library.status(everything)).toMatchObject({ documents: 0 });
        await library.refresh({ by: 'start' });
      },
    );
    expect(await Promise.all(asked)).toEqual([[lion], ['lion.txt', 'zebra.txt']]);
  });
});

describe('a damaged index', () => {
  it('fails the question that meets the damage, is made anew once, and answers the next', async () => {
    const real = await RealLibrary.create(documents);
    const library = await real.open();
    damage(real);
    const mended = vi.fn();
    real.mend = async (ours) => {
      await ours.refresh({ by: 'repair', full: true });
      mended();
    };
    const asked = [1, 2, 3].map(() => quotesFor(library, question));
    for (const call of asked) await expect(call).rejects.toThrow(DamagedIndexError);
    await vi.waitFor(() => expect(mended).toHaveBeenCalledTimes(1), { timeout: 100_000 });
    expect(await quotesFor(library, question)).toEqual([lion]);
    expect(real.damages).toEqual([expect.stringMatching(/^the index file .*\.documents is damaged/)]);
    expect(await real.kept.refreshLog.latest(1)).toMatchObject([
      { by: 'repair', added: [], changed: [], removed: [] },
    ]);
  });
});
