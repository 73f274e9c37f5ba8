import { auditLog } from '../../texts/audit-log.js';
import type { AuditEntry } from '../protocol/audit.js';
import type { Grant } from '../protocol/grants.js';

/** What moderators can look up of a change of grants: an entry for each workspace or guild that it touches. */
export function grantEntries(
  before: readonly Grant[],
  after: readonly Grant[],
  at: number,
): readonly AuditEntry[] {
  const [old, now] = [before, after].map(
    (grants) => new Map(grants.map((grant) => [JSON.stringify(grant), grant])),
  );
  const added = after.filter((grant) => !old?.has(JSON.stringify(grant)));
  const removed = before.filter((grant) => !now?.has(JSON.stringify(grant)));
  const places = new Map([...added, ...removed].map((grant) => [keyOf(grant), grant]));
  return [...places].map(([key, grant]) => {
    const here = (grants: readonly Grant[]) => grants.filter((other) => keyOf(other) === key).length;
    return {
      at,
      place: { platform: grant.platform, ...('workspace' in grant ? { workspace: grant.workspace } : {}) },
      action: 'grants',
      detail: auditLog.grants(here(added), here(removed)),
    };
  });
}

function keyOf(grant: Grant): string {
  return JSON.stringify([grant.platform, 'workspace' in grant ? grant.workspace : null]);
}
