import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { findProjectFolder } from '../../src/config/config.js';

/** Compiled, since a thread loads no TypeScript. */
const host = pathToFileURL(join(findProjectFolder(), 'dist', 'src', 'worker', 'host.js')).href;

const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { life, asked, unready } = workerData;
const gates = new Map();
const gate = (name) => {
  if (!gates.has(name)) {
    let open;
    const passed = new Promise((resolve) => { open = resolve; });
    gates.set(name, { passed, open });
  }
  return gates.get(name);
};
const fates = {
  exit: () => process.exit(7),
  throw: () => setImmediate(() => { throw new Error('a secret question'); }),
  reject: () => void Promise.reject(new Error('a secret question')),
  memory: () => { const hoard = []; for (;;) hoard.push(new Array(10_000).fill(Math.random())); },
  hang: () => { for (;;); },
};
const methods = {
  echo: async ([value]) => value,
  life: async () => life,
  /** Counts that it was asked, then does as told, in the lives named. */
  fated: async ([number, fate, lives = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]) => {
    Atomics.add(asked, number, 1);
    if (fate !== undefined && lives.includes(life)) {
      fates[fate]();
      await new Promise(() => {});
    }
    return number;
  },
  pass: async ([name]) => { await gate(name).passed; return name; },
  open: async ([name]) => gate(name).open(),
  fail: async ([properties]) => { throw Object.assign(new Error('failed'), properties); },
  unclonable: async () => () => {},
  progress: async (_, report) => { for (let done = 0; done < 3; done++) report({ label: 'x', done, total: 3 }); },
};
const made = unready.includes(life) ? Promise.reject(new Error('not now')) : Promise.resolve(methods);
import(${JSON.stringify(host)}).then(({ host }) => host(parentPort, made));
made.catch(() => {});
`;

/** How often each numbered call has reached a thread. */
export function counters(length = 100): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}

/**
 * A real thread that does what the calls say.
 * @param life Its number among those that came one after another.
 * @param unready The lives in which its methods cannot be made.
 */
export function scriptedWorker(
  life: number,
  asked = counters(),
  options: WorkerOptions = {},
  unready: readonly number[] = [],
): Worker {
  return new Worker(program, { eval: true, workerData: { life, asked, unready }, ...options });
}
