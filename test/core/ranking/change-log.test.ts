import { describe, expect, it } from 'vitest';
import { documentOf } from '../../support/texts.js';
import { ask } from './corpus.js';

const log = documentOf(
  'CHANGELOG.md',
  '# Changelog\n\n## 4.1.0 — 2025-09-08\n\n### Changed\n\n- The cache keeps pages for ten minutes by default.\n\n## [@press/cache@4.0.0](https://press.example/4.0.0) - (2025-06-30)\n\n- The cache keeps pages for an hour by default; it kept them for a day.\n',
);
const guide = documentOf(
  'guide.md',
  '# Guide\n\n## Storage\n\nPages are stored on the disk. Unless `ttl` says otherwise, the cache keeps pages for ten minutes by default.\n\n## Network\n\nThe port is free to choose.\n',
);
const upgrading = documentOf(
  'upgrading.md',
  '# Upgrading checklist\n\n## Version 4.0.0\n\nThe cache keeps pages for an hour by default.\n',
);
const contract = documentOf(
  'contract.md',
  '# Contract\n\n## 4.1\n\nThe tenant keeps the cellar dry by default for a year.\n\n## 2025-09-08\n\nThe landlord keeps the roof dry.\n',
);

async function firstDocument(question: string, documents = [log, guide, upgrading]) {
  const { candidates } = await ask(question, documents, { minConfidence: 0 });
  return candidates[0]?.citation.documentId;
}

describe('a change log', () => {
  it('stands behind what says how something is', async () => {
    expect(await firstDocument('how long does the cache keep pages by default')).toBe('guide.md');
    expect(await firstDocument('what does the cache do by default when it keeps pages')).toBe('guide.md');
  });

  it('answers what is asked about changes', async () => {
    expect(
      await firstDocument('in which version does the cache keep pages for an hour by default', [log, guide]),
    ).toBe('CHANGELOG.md');
    expect(await firstDocument('what changed in the cache by default', [log, guide])).toBe('CHANGELOG.md');
  });

  it('is told from clauses and minutes by the words or the date beside a version', async () => {
    const { candidates } = await ask('what does the tenant keep dry by default', [contract, guide], {
      minConfidence: 0,
    });
    expect(candidates[0]?.citation.documentId).toBe('contract.md');
  });
});
