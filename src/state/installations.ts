import { z } from 'zod';
import type { Installation, Installations, KeptInstallation } from '../chat/protocol/installations.js';
import type { Platform } from '../chat/protocol/location.js';
import { auditLog } from '../texts/audit-log.js';
import { appendEntry } from './audit-log.js';
import type { Database } from './database.js';
import { eraseWorkspace } from './erase-workspace.js';
import type { Seals } from './seals.js';
import type { DatabaseSyncInstance } from './sqlite.js';

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  secrets: z.instanceof(Uint8Array),
  installed_at: z.number(),
});
type Row = z.output<typeof rowSchema>;
const organisationSchema = z.object({ organisation: z.string() });
const workspaceSchema = z.object({ workspace: z.string() });

const columns = Object.keys(rowSchema.shape);

/** The installations of one platform in the state database; each one's secrets are sealed about its id. */
export class SqlInstallations implements Installations {
  readonly #database: Database;
  readonly #platform: Platform;
  readonly #seals: Seals;
  readonly #now: () => number;

  /** @param now Milliseconds since 1970. */
  constructor(database: Database, platform: Platform, seals: Seals, now: () => number) {
    this.#database = database;
    this.#platform = platform;
    this.#seals = seals;
    this.#now = now;
  }

  save({ id, name, secrets, installedAt }: Installation): void {
    const sealed = this.#seals.seal(secrets, this.#about(id));
    this.#database.transact((connection) => {
      // A token that is renewed is no installation.
      if (this.find(id)?.installedAt !== installedAt)
        this.#note(connection, id, installedAt, auditLog.install.installed);
      connection
        .prepare(
          'INSERT OR REPLACE INTO installation (platform, id, name, secrets, installed_at) VALUES (?, ?, ?, ?, ?)',
        )
        .run(this.#platform, id, name, sealed, installedAt);
    });
  }

  find(id: string): KeptInstallation | undefined {
    const row = this.#database.use((connection) =>
      connection
        .prepare(`SELECT ${columns} FROM installation WHERE platform = ? AND id = ?`)
        .get(this.#platform, id),
    );
    return row === undefined ? undefined : this.#opened(rowSchema.parse(row));
  }

  list(): readonly KeptInstallation[] {
    return this.#database.use((connection) => this.#rows(connection)).map((row) => this.#opened(row));
  }

  renewSeals(): void {
    this.#database.transact((connection) => {
      const renew = connection.prepare('UPDATE installation SET secrets = ? WHERE platform = ? AND id = ?');
      for (const { id, secrets } of this.#rows(connection)) {
        const opened = this.#seals.isNewest(secrets) ? undefined : this.#seals.open(secrets, this.#about(id));
        if (opened !== undefined) renew.run(this.#seals.seal(opened, this.#about(id)), this.#platform, id);
      }
    });
  }

  noteOrganisation(workspace: string, organisation: string): void {
    if (this.organisationOf(workspace) === organisation) return;
    this.#database.use((connection) =>
      connection
        .prepare(
          'INSERT OR REPLACE INTO organisation_workspace (platform, workspace, organisation) VALUES (?, ?, ?)',
        )
        .run(this.#platform, workspace, organisation),
    );
  }

  organisationOf(workspace: string): string | undefined {
    const row = this.#database.use((connection) =>
      connection
        .prepare('SELECT organisation FROM organisation_workspace WHERE platform = ? AND workspace = ?')
        .get(this.#platform, workspace),
    );
    return row === undefined ? undefined : organisationSchema.parse(row).organisation;
  }

  erase(id: string): void {
    this.#database.transact((connection) => {
      const within = connection
        .prepare('SELECT workspace FROM organisation_workspace WHERE platform = ? AND organisation = ?')
        .all(this.#platform, id)
        .map((row) => workspaceSchema.parse(row).workspace);
      for (const workspace of [id, ...within]) eraseWorkspace(connection, this.#platform, workspace);
      const { changes } = connection
        .prepare('DELETE FROM installation WHERE platform = ? AND id = ?')
        .run(this.#platform, id);
      if (Number(changes) > 0) this.#note(connection, id, this.#now(), auditLog.install.uninstalled);
      connection
        .prepare(
          'DELETE FROM organisation_workspace WHERE platform = ? AND (organisation = ? OR workspace = ?)',
        )
        .run(this.#platform, id, id);
    });
  }

  #rows(connection: DatabaseSyncInstance): Row[] {
    return connection
      .prepare(`SELECT ${columns} FROM installation WHERE platform = ? ORDER BY id`)
      .all(this.#platform)
      .map((row) => rowSchema.parse(row));
  }

  #opened({ id, name, secrets, installed_at: installedAt }: Row): KeptInstallation {
    return { id, name, installedAt, secrets: this.#seals.open(secrets, this.#about(id)) };
  }

  /** In the audit log, within a transaction. */
  #note(connection: DatabaseSyncInstance, id: string, at: number, detail: string): void {
    appendEntry(connection, {
      at,
      place: { platform: this.#platform, workspace: id },
      action: 'install',
      detail,
    });
  }

  #about(id: string): string {
    return `${this.#platform} ${id}`;
  }
}
