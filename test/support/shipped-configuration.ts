import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProjectFolder } from '../../src/config/config.js';

/**
 * config/verbatim.yaml as it lies in the folder, where an operator may have edited it, and as it was committed where there is a
 * repository: what ships is one of the two.
 */
export function shippedConfigurations(): readonly string[] {
  const [root, path] = [findProjectFolder(), 'config/verbatim.yaml'];
  const present = readFileSync(join(root, path), 'utf8');
  try {
    const stdio: ('ignore' | 'pipe')[] = ['ignore', 'pipe', 'ignore'];
    return [present, execFileSync('git', ['show', `HEAD:./${path}`], { cwd: root, encoding: 'utf8', stdio })];
  } catch {
    return [present];
  }
}
