import { expect, it } from 'vitest';
import { sparing } from '../../../src/chat/protocol/audit.js';
import { LogLines } from '../../support/bot.js';
import { MemoryAudit } from '../../support/memory-state.js';

it('a fault of the audit log is told to the program’s log, and undoes nothing', async () => {
  const log = new LogLines();
  const audit = new MemoryAudit();
  const spared = sparing(audit, log);
  const entry = { at: 1, place: { platform: 'terminal' }, action: 'refresh', detail: 'index' } as const;
  await spared.append(entry);
  expect(await spared.latest(1, 'everywhere')).toEqual([entry]);
  audit.append = async () => {
    throw new TypeError('index');
  };
  await expect(spared.append(entry)).resolves.toBeUndefined();
  expect(log.lines).toEqual([
    {
      level: 'error',
      fields: { action: 'refresh', error: 'TypeError' },
      message: 'something is missing in the audit log',
    },
  ]);
});
