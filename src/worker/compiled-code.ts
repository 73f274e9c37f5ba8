import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

/** Not in a folder where another user of the machine could put code. */
const keptIn = fileURLToPath(new URL('../../compiled-code', import.meta.url));

const { createRequire, enableCompileCache } = nodeModule as typeof nodeModule & {
  readonly enableCompileCache?: (folder: string) => unknown;
};

/**
 * Loads a CommonJS file of a bundle, and what that requires of the same folder, with the code that V8 made of it in the first
 * process that loaded it: to compile two megabytes takes as long as to answer. Node 22 keeps such code by itself.
 * @param file Its path.
 * @returns what it exports.
 * @throws what the file throws.
 */
export function requireCompiled(file: string): unknown {
  if (enableCompileCache === undefined) keepCodeOf(dirname(file));
  else enableCompileCache(keptIn);
  return createRequire(file)(file);
}

/** From now on the CommonJS files of a folder are loaded with the code that was kept of them. */
function keepCodeOf(folder: string): void {
  const { extensions } = createRequire(import.meta.url);
  const otherwise = extensions['.cjs'] ?? extensions['.js'];
  extensions['.cjs'] = (module, file) => {
    const code = dirname(file) === folder ? readFileSync(file, 'utf8') : undefined;
    // V8 forgets of kept code who is to import modules for it.
    if (code === undefined || importing.test(code)) otherwise(module, file);
    else run(module, file, code);
  };
}

const importing = /\bimport\s*\(/;

function run(module: NodeJS.Module, file: string, code: string): void {
  const kept = placeFor(file);
  const cachedData = readIfThere(kept);
  const script = new Script(wrapped(code), {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  // At the end, when what was needed is compiled.
  if (cachedData === undefined || script.cachedDataRejected === true)
    process.once('exit', () => keep(kept, script.createCachedData()));
  script
    .runInThisContext()
    .call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
}

/** As Node itself wraps a CommonJS module. */
function wrapped(code: string): string {
  return `(function (exports, require, module, __filename, __dirname) { ${code}\n});`;
}

/** Another after each change of the file, of V8 and of its flags. */
function placeFor(file: string): string {
  const { size, mtimeMs } = statSync(file);
  const state = createHash('sha256').update(`${cachedDataVersionTag()} ${size} ${mtimeMs}`).digest('hex');
  return join(keptIn, `${basename(file, '.cjs')}-${state.slice(0, 16)}.bin`);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Without it the next process compiles as this one did: where nothing may be written, nothing is said. */
function keep(file: string, code: Buffer): void {
  try {
    mkdirSync(keptIn, { recursive: true });
    const whole = `${file}.${process.pid}.${performance.now()}`;
    writeFileSync(whole, code);
    renameSync(whole, file);
  } catch {}
}
