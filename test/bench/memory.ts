import { readFileSync } from 'node:fs';

/** Of a process and its threads, in bytes. */
export interface Memory {
  readonly resident: number;
  /** The most that it ever had. */
  readonly peak: number;
}

/** What the kernel counts, summed over processes; on systems without /proc this process's own figures. */
export function memoryOf(pids: readonly number[]): Memory {
  const all = pids.map(memoryFromKernel);
  return {
    resident: all.reduce((sum, { resident }) => sum + resident, 0),
    peak: all.reduce((sum, { peak }) => sum + peak, 0),
  };
}

function memoryFromKernel(pid: number): Memory {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'mu').exec(status)?.[1]);
    return { resident: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 };
  } catch {
    return { resident: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 };
  }
}
