import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gapDays, isKeepable } from '../../src/chat/protocol/gaps.js';
import { dayMs } from '../../src/core/types/day.js';
import { openState } from '../../src/state/open-state.js';
import { temporaryFolder } from '../corpus/folder.js';

const here = { platform: 'slack', workspace: 'T1' } as const;

async function opened() {
  const folder = await temporaryFolder();
  const clock = { now: Date.UTC(2026, 0, 1) };
  const state = openState({ folder, now: () => clock.now });
  onTestFinished(() => state.close());
  const ask = (word: string, personId: string, place: { platform: string; workspace?: string } = here) =>
    state.gaps.note([word], { place, personId });
  const kept = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
      .join('\n');
  return { state, clock, ask, kept };
}

describe('a word that is asked for in vain', () => {
  it('is kept as a keyed hash until a third person asks for it, and never with who asked', async () => {
    const { state, ask, kept } = await opened();
    for (const who of ['U0ADA', 'U0BEN', 'U0ADA', 'U0BEN']) await ask('Zeppelin', who);
    expect(await state.gaps.words(here)).toEqual([]);
    expect(kept()).not.toMatch(/zeppelin/iu);
    await ask('ZEPPELIN', 'U0CEM');
    expect(await state.gaps.words(here)).toEqual([{ word: 'zeppelin', people: 3 }]);
    expect(kept()).not.toMatch(/U0ADA|U0BEN|U0CEM/u);
  });

  it('is erased once fewer than three have asked for it in thirty days', async () => {
    const { state, clock, ask } = await opened();
    for (const who of ['U1', 'U2', 'U3']) await ask('zeppelin', who);
    clock.now += gapDays * dayMs - 1;
    await ask('zeppelin', 'U4');
    expect(await state.gaps.words(here)).toEqual([{ word: 'zeppelin', people: 4 }]);
    clock.now += 1;
    expect(await state.gaps.words(here)).toEqual([]);
    await ask('zeppelin', 'U1');
    expect(await state.gaps.words(here)).toEqual([]);
  });

  it('counts in its workspace alone, and not where there is none', async () => {
    const { state, ask } = await opened();
    for (const who of ['U1', 'U2', 'U3']) {
      await ask('zeppelin', who, { platform: 'slack', workspace: who });
      await ask('airship', who, { platform: 'discord' });
      await ask('balloon', who, { platform: 'discord', workspace: '1' });
    }
    expect(await state.gaps.words('everywhere')).toEqual([{ word: 'balloon', people: 3 }]);
    expect(await state.gaps.words(here)).toEqual([]);
  });
});

it('keeps no word with a digit, an @, a dot, a slash or a colon, whatever stands around it', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('7', '@', '.', '/', ':', '٣', ' '),
      fc.string(),
      (a, mark, b) => {
        expect(isKeepable(a + mark + b)).toBe(false);
      },
    ),
  );
  for (const word of ['zeppelin', 'Überflug', 'rock’n’roll', 'co-op', 'हिन्दी'])
    expect(isKeepable(word)).toBe(true);
  for (const word of ['', 'a'.repeat(41), '-', 'ada@example.org', 'example.org', 'C3PO'])
    expect(isKeepable(word)).toBe(false);
});
