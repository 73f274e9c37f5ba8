import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GivenAnswer } from '../../src/chat/protocol/given-answers.js';
import { openState } from '../../src/state/open-state.js';
import { temporaryFolder } from '../corpus/folder.js';

const ada = { platform: 'slack', id: 'UADALOVELACE' } as const;
const bob = { platform: 'slack', id: 'UBOB' } as const;

/** An answer that quotes these documents, of which `shown` were shown. */
function answer(id: string, documents: readonly string[], shown: number, givenAt = 1_000): GivenAnswer {
  return {
    id,
    quotes: documents.map((documentId, i) => ({
      receiptId: `${id}-${i}`,
      text: 'words',
      citation: { documentId, title: documentId, span: { start: 0, end: 5 }, line: 1 },
      documentHash: 'hash',
    })),
    shown,
    visibility: 'channel',
    place: { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'C1' },
    personId: 'U1',
    fingerprint: 'f',
    givenAt,
  };
}

async function opened() {
  const folder = await temporaryFolder();
  const open = () => {
    const state = openState({ folder, now: Date.now });
    onTestFinished(() => state.close());
    return state;
  };
  return { folder, open, state: open() };
}

describe('feedback', () => {
  it('counts one vote a person and answer, also after a restart; the other button changes it', async () => {
    const { open, state } = await opened();
    await state.givenAnswers.save(answer('a1', ['x.txt'], 1));
    expect(await state.feedback.vote('a1', ada, true)).toBe('counted');
    expect(await state.feedback.vote('a1', ada, true)).toBe('same');
    state.close();
    const { feedback } = open();
    expect(await feedback.vote('a1', ada, true)).toBe('same');
    expect(await feedback.vote('a1', bob, true)).toBe('counted');
    expect(await feedback.sums('everywhere')).toEqual([{ documentId: 'x.txt', helpful: 2, notHelpful: 0 }]);
    expect(await feedback.vote('a1', ada, false)).toBe('changed');
    expect(await feedback.sums('everywhere')).toEqual([{ documentId: 'x.txt', helpful: 1, notHelpful: 1 }]);
  });

  it('sums over answers, a document of several quotes once, and none that was not shown', async () => {
    const { givenAnswers, feedback } = (await opened()).state;
    await givenAnswers.save(answer('a1', ['x.txt', 'x.txt', 'y.txt', 'z.txt'], 3));
    await givenAnswers.save(answer('a2', ['y.txt'], 1));
    await feedback.vote('a1', ada, true);
    await feedback.vote('a2', ada, false);
    expect(await feedback.sums('everywhere')).toEqual([
      { documentId: 'x.txt', helpful: 1, notHelpful: 0 },
      { documentId: 'y.txt', helpful: 1, notHelpful: 1 },
    ]);
  });

  it('is that of one workspace alone, for whoever asks there', async () => {
    const { givenAnswers, feedback } = (await opened()).state;
    await givenAnswers.save(answer('a1', ['x.txt'], 1));
    const place = { platform: 'slack', kind: 'channel', workspace: 'T2', channel: 'C1' } as const;
    await givenAnswers.save({ ...answer('a2', ['x.txt'], 1), place });
    await feedback.vote('a1', ada, true);
    await feedback.vote('a2', bob, false);
    const within = (workspace: string, platform = 'slack') =>
      Promise.all([feedback.sums({ platform, workspace }), feedback.quoted({ platform, workspace })]);
    expect(await within('T1')).toEqual([
      [{ documentId: 'x.txt', helpful: 1, notHelpful: 0 }],
      [{ documentId: 'x.txt', answers: 1 }],
    ]);
    expect(await within('T2')).toEqual([
      [{ documentId: 'x.txt', helpful: 0, notHelpful: 1 }],
      [{ documentId: 'x.txt', answers: 1 }],
    ]);
    expect(await within('T1', 'discord')).toEqual([[], []]);
    expect(await feedback.quoted('everywhere')).toEqual([{ documentId: 'x.txt', answers: 2 }]);
  });

  it('is forgotten with its answer', async () => {
    const { givenAnswers, feedback } = (await opened()).state;
    await givenAnswers.save(answer('old', ['x.txt'], 1, 999));
    await feedback.vote('old', ada, true);
    await givenAnswers.purge(1_000);
    expect(await feedback.sums('everywhere')).toEqual([]);
    await givenAnswers.save(answer('old', ['x.txt'], 1));
    expect(await feedback.vote('old', ada, true)).toBe('counted');
  });

  it('keeps no list of who voted', async () => {
    const { folder, state } = await opened();
    await state.givenAnswers.save(answer('a1', ['x.txt'], 1));
    await state.feedback.vote('a1', ada, true);
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(bytes.join('')).toContain('x.txt');
    expect(bytes.join('')).not.toContain(ada.id);
  });
});
