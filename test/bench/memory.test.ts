import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { childrenOf, cpuMsOf, memoryOf } from './memory.js';

it.skipIf(!existsSync('/proc/self/stat'))(
  'finds a process that was started, its memory and its time (skipped without /proc)',
  async () => {
    const busy =
      'let n = 0; while (process.cpuUsage().user < 3e5) n++; console.log(n); setInterval(() => {}, 1e3)';
    const child = spawn(process.execPath, ['-e', busy], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      await once(child.stdout, 'data');
      const pid = child.pid ?? 0;
      expect(childrenOf(process.pid)).toContain(pid);
      expect(cpuMsOf([pid])).toBeGreaterThanOrEqual(250);
      expect(memoryOf([pid]).resident).toBeGreaterThan(2 ** 20);
    } finally {
      child.kill('SIGKILL');
    }
    await once(child, 'exit');
    expect(childrenOf(process.pid)).not.toContain(child.pid);
    expect(cpuMsOf([child.pid ?? 0])).toBe(0);
  },
);
