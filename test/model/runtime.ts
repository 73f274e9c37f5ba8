import { execFileSync } from 'node:child_process';
import { findProjectFolder } from '../../src/config/config.js';
import { findRuntime, installCommand } from '../../src/meaning/model/runtime.js';

/** Installs the runtime as `model add` tells an operator to, where it is missing. */
export function installRuntime(): void {
  if (findRuntime() !== undefined) return;
  const [npm = '', ...parameters] = installCommand.split(' ');
  execFileSync(npm, parameters, { cwd: findProjectFolder(), stdio: 'inherit' });
}
