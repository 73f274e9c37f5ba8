import { readdirSync, readFileSync } from 'node:fs';

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

/** Processes that a process has started and that still run; none on systems without /proc. */
export function childrenOf(pid: number): number[] {
  return processes().filter((one) => Number(fieldsOf(one)[parentField]) === pid);
}

/** Processor time that processes have had so far, in milliseconds; only to a hundredth of a second. */
export function cpuMsOf(pids: readonly number[]): number {
  const ticks = pids.flatMap((pid) => cpuFields.map((field) => Number(fieldsOf(pid)[field] ?? 0)));
  return ticks.reduce((sum, one) => sum + one, 0) * tickMs;
}

/** Linux counts it so for all programs, whatever its own clock does. */
const tickMs = 10;

/** Places in what the kernel tells of a process behind its name: its parent; time as a user and as the kernel. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const parentField = 1;
const cpuFields = [11, 12] as const;

function processes(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Empty where it has ended. */
function fieldsOf(pid: number): string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Its name may hold blanks and brackets.
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
