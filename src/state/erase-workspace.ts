import { forgetOrphans } from './receipts.js';
import type { DatabaseSyncInstance } from './sqlite.js';

/** Tables with a place, as JSON. */
const placed = ['given_answer', 'watch', 'open_telling', 'open_notice'] as const;

/**
 * Erases, within a transaction, what people of a workspace have left: answers with their receipts and votes, watched questions, what
 * waits to be told, calls for help, words asked for in vain. The audit log, which nobody edits, stays.
 */
export function eraseWorkspace(connection: DatabaseSyncInstance, platform: string, workspace: string): void {
  for (const table of placed) {
    connection
      .prepare(`DELETE FROM ${table} WHERE place ->> '$.platform' = ? AND place ->> '$.workspace' = ?`)
      .run(platform, workspace);
  }
  connection.exec('DELETE FROM vote WHERE answer_id NOT IN (SELECT id FROM given_answer)');
  forgetOrphans(connection);
  connection.prepare('DELETE FROM helper_call WHERE platform = ? AND workspace = ?').run(platform, workspace);
  connection
    .prepare(
      'DELETE FROM gap_asked WHERE word IN (SELECT hash FROM gap_word WHERE platform = ? AND workspace = ?)',
    )
    .run(platform, workspace);
  connection.prepare('DELETE FROM gap_word WHERE platform = ? AND workspace = ?').run(platform, workspace);
}
