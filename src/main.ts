#!/usr/bin/env node
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { setV8Flags } from './worker/v8-flags.js';

/** Where the compiler says what it has compiled. */
const compiled = fileURLToPath(new URL('../tsconfig.build.tsbuildinfo', import.meta.url));

/** The program in a few files, as `npm run build` makes them of hundreds; they load in half the time. */
function bundled(): string | undefined {
  if (!existsSync(compiled)) return undefined;
  // One that was made before something was compiled anew has another name.
  const name = createHash('sha256').update(readFileSync(compiled)).digest('hex').slice(0, 16);
  const url = new URL(`../bundle/program-${name}.js`, import.meta.url);
  return existsSync(fileURLToPath(url)) ? url.href : undefined;
}

setV8Flags();

const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
// From Node 22 on; not in a folder where another user of the machine could put code.
enableCompileCache?.(fileURLToPath(new URL('../compiled-code', import.meta.url)));

const { runProgram }: typeof import('./program.js') = await import(bundled() ?? './program.js');
await runProgram();
