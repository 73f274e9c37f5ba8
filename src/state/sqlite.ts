import { createRequire, isBuiltin } from 'node:module';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';

export type { DatabaseSyncInstance } from '@photostructure/sqlite';

type DatabaseSyncClass = new (path: string, options?: { readonly timeout?: number }) => DatabaseSyncInstance;

const require = createRequire(import.meta.url);

/**
 * SQLite: Node's own where the running Node has it without a flag (22.13 or newer), else @photostructure/sqlite 1.2, which
 * has the same interface and still runs on Node 20; its 2.x needs Node 22.
 */
export const DatabaseSync: DatabaseSyncClass = (
  isBuiltin('node:sqlite') ? withoutWarning(() => require('node:sqlite')) : require('@photostructure/sqlite')
).DatabaseSync;

/** Node warns that its SQLite is experimental. That is for developers; an operator can do nothing about it. */
function withoutWarning<T>(load: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
