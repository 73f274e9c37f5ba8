import { type AuditLog, refreshEntry } from '../../chat/protocol/audit.js';
import type { Library, RefreshOptions } from '../../core/types/library.js';
import type { RefreshRecord } from '../../core/types/refresh-record.js';

/**
 * A refresh that this machine runs, not a person in chat. One that is routine is entered only where documents changed.
 * @throws what `Library.refresh` throws
 */
export async function auditedRefresh(
  library: Pick<Library, 'refresh'>,
  audit: Pick<AuditLog, 'append'>,
  options: RefreshOptions,
): Promise<RefreshRecord> {
  const record = await library.refresh(options);
  const hasChanged = record.fingerprint !== record.oldFingerprint;
  if (hasChanged || options.isRoutine !== true) {
    await audit.append(refreshEntry(record, { platform: 'terminal' }));
  }
  return record;
}
