#!/usr/bin/env node
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { limitHeapGrowth } from './worker/heap-growth.js';

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

// Most of what a command runs it runs once: compiling it for speed, so early, takes a fifth more than it saves. The V8 of
// Node 22 has no such flag, and would say so.
if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=1000000');

limitHeapGrowth();

const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
// From Node 22 on; not in a folder where another user of the machine could put code.
enableCompileCache?.(fileURLToPath(new URL('../compiled-code', import.meta.url)));

const { runProgram }: typeof import('./program.js') = await import(bundled() ?? './program.js');
await runProgram();
