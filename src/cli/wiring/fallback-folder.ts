import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError } from '../../core/types/ports.js';

/** A folder in place of one that cannot be written, for as long as this process runs. */
export interface FallbackFolder {
  readonly folder: string;
  remove(): void;
}

/** Makes one for its owner alone. @throws {EngineError} if the machine's temporary folder cannot be written either. */
export function fallbackFolder(): FallbackFolder {
  let folder: string;
  try {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  } catch (cause) {
    throw new EngineError(
      `There is no place for the index: neither the state folder nor ${tmpdir()} can be written. ` +
        'Make one of them writable, or name another state folder with VERBATIM_STATE',
      { cause },
    );
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
