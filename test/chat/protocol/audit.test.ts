import { expect, it } from 'vitest';
import { bestEffort } from '../../../src/chat/protocol/audit.js';
import { LogLines } from '../../support/bot.js';
import { MemoryAudit } from '../../support/memory-state.js';

it('a fault of the audit log is told to the program’s log, and undoes nothing', async () => {
  const log = new LogLines();
  const audit = new MemoryAudit();
  const kept = bestEffort(audit, log);
  const entry = { at: 1, place: { platform: 'terminal' }, action: 'refresh', detail: 'index' } as const;
  await kept.append(entry);
  expect(await kept.latest(1, 'everywhere')).toEqual([entry]);
  audit.append = async () => {
    throw new TypeError('index');
  };
  await expect(kept.append(entry)).resolves.toBeUndefined();
  expect(log.lines).toEqual([
    {
      level: 'error',
      fields: { action: 'refresh', error: 'TypeError' },
      message: 'something is missing in the audit log',
    },
  ]);
});
