/** https://sqlite.org/rescode.html: primary result codes. */
const codes = { busy: 5, corrupt: 11, notADatabase: 26 } as const;

/** Another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === codes.busy;
}

/** The file is no database, or no longer a sound one. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return code === codes.corrupt || code === codes.notADatabase;
  // Errors that come up amid a statement's rows carry no code.
  return error instanceof Error && /malformed|not a database/.test(error.message);
}

export function isSqliteError(error: unknown): boolean {
  return codeOf(error) !== undefined || isDamage(error);
}

/** Primary result codes by number, as SQLite names them; Node's own SQLite tells the number alone. */
const names: Readonly<Record<number, string>> = {
  3: 'SQLITE_PERM',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};

/** What SQLite calls its error; undefined where it is none, or one without a name here. */
export function sqliteNameOf(error: unknown): string | undefined {
  const code = codeOf(error);
  return code === undefined ? undefined : names[code];
}

function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined;
  // Extended codes keep the primary one in their low byte.
  return error.errcode & 0xff;
}
