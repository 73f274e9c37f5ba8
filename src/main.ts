#!/usr/bin/env node
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { requireCompiled } from './worker/compiled-code.js';
import { setV8Flags } from './worker/v8-flags.js';

/** Where the compiler says what it has compiled. */
const compiled = fileURLToPath(new URL('../tsconfig.build.tsbuildinfo', import.meta.url));

/** The program in a few files, as `npm run build` makes them of hundreds; they load in half the time. */
function bundled(): string | undefined {
  if (!existsSync(compiled)) return undefined;
  // One that was made before something was compiled anew has another name.
  const name = createHash('sha256').update(readFileSync(compiled)).digest('hex').slice(0, 16);
  const file = fileURLToPath(new URL(`../bundle/program-${name}.cjs`, import.meta.url));
  return existsSync(file) ? file : undefined;
}

setV8Flags();

const bundle = bundled();
const { runProgram } = (
  bundle === undefined ? await import('./program.js') : requireCompiled(bundle)
) as typeof import('./program.js');
await runProgram();
