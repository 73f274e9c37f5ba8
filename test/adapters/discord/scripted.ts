import { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import type { AnyCommand } from '../../../src/chat/protocol/command.js';
import { type Logger, silent } from '../../../src/chat/protocol/logger.js';
import type { Services } from '../../../src/chat/protocol/services.js';
import { english } from '../../../src/texts/english/index.js';
import { MemoryAudit } from '../../support/memory-state.js';

/** A dispatcher over commands that need no services. */
export function dispatcherOf(commands: readonly AnyCommand[], log: Logger = silent): Dispatcher {
  const services = {
    settings: {
      texts: english,
      visibility: 'asker',
      channels: new Map(),
      access: { collections: new Map(), grants: [] },
      limits: { perUser: { questions: 0, seconds: 60 }, perChannel: { questions: 0, seconds: 60 } },
      moderators: {
        slack: { users: [], userGroups: [] },
        discord: { permissions: ['ManageGuild'], roles: [] },
      },
    },
    audit: new MemoryAudit(),
    now: () => 0,
  } as unknown as Services;
  return new Dispatcher(commands, services, log);
}

/** A logger that keeps every line as text. */
export function keptLog(): Logger & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (fields: object, message: string) => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}
