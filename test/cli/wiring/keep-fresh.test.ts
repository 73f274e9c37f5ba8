import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import { silent } from '../../../src/chat/protocol/logger.js';
import { keepFresh } from '../../../src/cli/wiring/keep-fresh.js';
import { CorpusError } from '../../../src/core/types/ports.js';
import { chatSettings, openAccess } from '../../support/bot.js';
import { MemoryAudit } from '../../support/memory-state.js';

function parts() {
  const listing: readonly string[] = ['a.txt'];
  const stop = new AbortController();
  const library = {
    fingerprint: 'f',
    refresh: vi.fn(),
    followOthers: vi.fn(async () => false),
    listed: vi.fn(async () => listing),
  };
  const state = {
    givenAnswers: { purge: vi.fn(async () => {}) },
    audit: new MemoryAudit(),
    watches: { purge: vi.fn(async () => {}) },
  };
  const purgeAudit = vi.spyOn(state.audit, 'purge');
  const options = {
    refreshFirst: false,
    retentionDays: 30,
    watchDays: () => 90,
    auditRetentionDays: 365,
    followMs: 1,
    signal: stop.signal,
  };
  return { stop, library, state, purgeAudit, options };
}

describe('keepFresh', () => {
  it('looks again and again without adding a listener each time, and ends when told to stop', async () => {
    const { stop, library, state, purgeAudit, options } = parts();
    const running = keepFresh(library, state, silent, options);
    await vi.waitFor(() => expect(library.followOthers.mock.calls.length).toBeGreaterThan(20));
    expect(getEventListeners(stop.signal, 'abort').length).toBeLessThanOrEqual(1);
    stop.abort();
    await running;
    expect(library.refresh).not.toHaveBeenCalled();
    expect(state.givenAnswers.purge).toHaveBeenCalledTimes(1);
    expect(purgeAudit.mock.calls).toEqual([[365]]);
    expect(state.watches.purge).toHaveBeenCalledTimes(1);
  });

  it('goes on after a chore that failed', async () => {
    const { stop, library, state, options } = parts();
    library.refresh.mockRejectedValue(new CorpusError('the folder is gone', 'missing'));
    library.followOthers.mockRejectedValueOnce(new Error('not readable'));
    const running = keepFresh(library, state, silent, { ...options, refreshFirst: true });
    await vi.waitFor(() => expect(library.followOthers.mock.calls.length).toBeGreaterThan(2));
    stop.abort();
    await running;
    expect(library.refresh).toHaveBeenCalledWith(
      expect.objectContaining({ by: 'start', signal: stop.signal }),
    );
    expect(state.audit.entries).toEqual([]);
  });

  it('tells the notifiers at every turn which index there is, and waits for what they are at', async () => {
    const { stop, library, state, options } = parts();
    const notifier = { look: vi.fn(), finish: vi.fn(async () => {}) };
    const running = keepFresh(library, state, silent, { ...options, notifiers: [notifier] });
    await vi.waitFor(() => expect(notifier.look.mock.calls.length).toBeGreaterThan(2));
    for (const [listing] of notifier.look.mock.calls) expect(listing).toBe(await library.listed());
    expect(notifier.finish).not.toHaveBeenCalled();
    stop.abort();
    await running;
    expect(notifier.finish).toHaveBeenCalledTimes(1);
  });

  it('enters the refresh of the start in the audit log', async () => {
    const { stop, library, state, options } = parts();
    library.refresh.mockResolvedValue({ oldFingerprint: 'old', fingerprint: 'new', finishedAt: 7 });
    const running = keepFresh(library, state, silent, { ...options, refreshFirst: true });
    await vi.waitFor(() => expect(state.audit.entries).toHaveLength(1));
    stop.abort();
    await running;
    expect(state.audit.entries).toEqual([
      { at: 7, place: { platform: 'terminal' }, action: 'refresh', detail: 'old new' },
    ]);
  });

  it('enters changed grants in the audit log, for each workspace its own', async () => {
    const { stop, library, state, options } = parts();
    const grant: Grant = { platform: 'slack', to: 'workspace', workspace: 'T1', collections: ['news'] };
    const withGrants = (grants: readonly Grant[]) => ({ ...chatSettings, access: { ...openAccess, grants } });
    const change = { before: withGrants([]), after: withGrants([grant]) };
    const settings = { look: vi.fn().mockResolvedValueOnce(undefined).mockResolvedValueOnce(change) };
    const running = keepFresh(library, state, silent, { ...options, settings });
    await vi.waitFor(() => expect(settings.look.mock.calls.length).toBeGreaterThan(3));
    stop.abort();
    await running;
    expect(state.audit.entries).toMatchObject([
      { place: { platform: 'slack', workspace: 'T1' }, action: 'grants', detail: '1 added, 0 removed' },
    ]);
  });
});
