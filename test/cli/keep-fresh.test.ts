import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { silent } from '../../src/chat/logger.js';
import { keepFresh } from '../../src/cli/keep-fresh.js';
import { CorpusError } from '../../src/core/ports.js';

function parts() {
  const stop = new AbortController();
  const library = { fingerprint: 'f', refresh: vi.fn(), followOthers: vi.fn(async () => false) };
  const answers = { purge: vi.fn(async () => {}) };
  const options = { refreshFirst: false, retentionDays: 30, followMs: 1, signal: stop.signal };
  return { stop, library, answers, options };
}

describe('keepFresh', () => {
  it('looks again and again without adding a listener each time, and ends when told to stop', async () => {
    const { stop, library, answers, options } = parts();
    const running = keepFresh(library, answers, silent, options);
    await vi.waitFor(() => expect(library.followOthers.mock.calls.length).toBeGreaterThan(20));
    expect(getEventListeners(stop.signal, 'abort').length).toBeLessThanOrEqual(1);
    stop.abort();
    await running;
    expect(library.refresh).not.toHaveBeenCalled();
    expect(answers.purge).toHaveBeenCalledTimes(1);
  });

  it('goes on after a chore that failed', async () => {
    const { stop, library, answers, options } = parts();
    library.refresh.mockRejectedValue(new CorpusError('the folder is gone', 'missing'));
    library.followOthers.mockRejectedValueOnce(new Error('not readable'));
    const running = keepFresh(library, answers, silent, { ...options, refreshFirst: true });
    await vi.waitFor(() => expect(library.followOthers.mock.calls.length).toBeGreaterThan(2));
    stop.abort();
    await running;
    expect(library.refresh).toHaveBeenCalledWith({ by: 'start', signal: stop.signal });
  });
});
