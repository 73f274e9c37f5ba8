import { once } from 'node:events';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { findProjectFolder } from '../../src/config/config.js';

/** Compiled: a thread loads no TypeScript. */
const compiled = pathToFileURL(
  join(findProjectFolder(), 'dist', 'src', 'worker', 'background-thread.js'),
).href;

const program = `
  import { readlinkSync } from 'node:fs';
  import { getPriority } from 'node:os';
  import { parentPort, Worker } from 'node:worker_threads';
  import { goToBackground } from '${compiled}';
  const priority = () => getPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)));
  const before = priority();
  goToBackground();
  const after = priority();
  const asked = "const { readlinkSync } = require('node:fs'); const { getPriority } = require('node:os');" +
    "require('node:worker_threads').parentPort.postMessage(getPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1))));";
  new Worker(asked, { eval: true }).on('message', (child) => parentPort.postMessage([before, after, child]));
`;

describe.runIf(process.platform === 'linux')('a thread in the background', () => {
  it('gives way to all others, whose priority stays, and so do threads that it starts', async () => {
    const own = getPriority();
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`));
    const [[before, after, child]] = (await once(worker, 'message')) as [[number, number, number]];
    expect(before).toBe(own);
    expect(after).toBe(Math.max(own, 5));
    expect(child).toBe(after);
    expect(getPriority()).toBe(own);
  });
});
