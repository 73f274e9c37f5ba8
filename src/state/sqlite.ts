import { createRequire, isBuiltin } from 'node:module';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';

export type { DatabaseSyncInstance } from '@photostructure/sqlite';

export type DatabaseSyncClass = new (
  path: string,
  options?: { readonly timeout?: number },
) => DatabaseSyncInstance;

const require = createRequire(import.meta.url);

/** The running Node's own; Node has it without a flag from 22.13 on. */
function ownSqlite(): DatabaseSyncClass | undefined {
  return isBuiltin('node:sqlite') ? withoutWarning(() => require('node:sqlite')).DatabaseSync : undefined;
}

/** Has the same interface. 1.2 still runs on Node 20; 2.x needs Node 22. */
export function packagedSqlite(): DatabaseSyncClass {
  return require('@photostructure/sqlite').DatabaseSync;
}

/** SQLite, by Node itself where it can. */
export const DatabaseSync = ownSqlite() ?? packagedSqlite();

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
