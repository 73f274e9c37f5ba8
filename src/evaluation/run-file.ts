import { accessSync, constants, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { errorCode } from '../core/types/error-names.js';
import { FaultyInput, reasonOf } from './faulty-input.js';

/**
 * Where a run can be written: the file that `file` names, links followed.
 * @param inputs Files that must not be overwritten, folders in which nothing may be written.
 * @throws {FaultyInput} if it is an input or in one, or no ordinary file, or its folder cannot be written.
 */
export function checkRunFile(file: string, inputs: readonly string[]): string {
  const target = realPath(file);
  if (inputs.some((input) => realPath(input) === target)) {
    throw new FaultyInput(`${file}: is read from, and would be overwritten; name another file`);
  }
  if (inputs.some((input) => target.startsWith(`${realPath(input)}${sep}`))) {
    throw new FaultyInput(`${file}: would become one of the documents; name a file outside their folder`);
  }
  try {
    const isThere = statSync(target, { throwIfNoEntry: false });
    if (isThere !== undefined && !isThere.isFile()) throw new FaultyInput(`${file}: is no ordinary file`);
    accessSync(dirname(target), constants.W_OK);
  } catch (error) {
    if (error instanceof FaultyInput) throw error;
    throw cannotBeWritten(file, error);
  }
  return target;
}

/**
 * Writes beside `target` and renames at the end: the run is there as a whole or not at all.
 * @throws {FaultyInput} if it cannot be written.
 */
export function writeRunFile(target: string, rows: readonly object[]): void {
  const unfinished = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(unfinished, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw cannotBeWritten(target, error);
  }
}

function cannotBeWritten(file: string, error: unknown): FaultyInput {
  const why = errorCode(error) === 'ENOENT' ? 'there is no such folder' : reasonOf(error);
  return new FaultyInput(`${file}: cannot be written: ${why}`, { cause: error });
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}
