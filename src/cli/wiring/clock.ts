import type { SqlLatestTime } from '../../state/latest-time.js';
import type { Line } from '../../texts/command-line/doctor.js';
import { commandLine } from '../../texts/command-line/index.js';

/** The time is kept this often, in milliseconds: so much of it a crash may lose. */
const keptEveryMs = 60_000;

/**
 * A clock that never goes back, so that nothing that has ended begins anew: no grant, no link, no limit on use. Set back, it
 * goes on at half its speed until it is right again.
 * @param wall Milliseconds since 1970.
 * @param from What it tells at least.
 */
export function monotonic(wall: () => number, from = 0): () => number {
  let seen = wall();
  let told = Math.max(seen, from);
  return () => {
    const present = wall();
    const passed = Math.max(0, present - seen);
    seen = present;
    told = Math.max(present, told + passed / 2);
    return Math.floor(told);
  };
}

/** The clock of this process alone, milliseconds since 1970. */
export const processClock: () => number = monotonic(Date.now);

export interface LastingClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Keeps the present time for the next process. */
  keep(): void;
}

/** A clock that goes back after no restart either: it goes on from the latest time that the state has seen. */
export function lastingClock(
  kept: Pick<SqlLatestTime, 'read' | 'note'>,
  wall: () => number = Date.now,
): LastingClock {
  const now = monotonic(wall, kept.read());
  let noted = now();
  kept.note(noted);
  const keep = () => {
    noted = now();
    kept.note(noted);
  };
  return {
    now() {
      const present = now();
      if (present - noted >= keptEveryMs) keep();
      return present;
    },
    keep,
  };
}

/** A clock that was set right by less is nobody's concern. In milliseconds. */
const notableMs = 60 * 60 * 1_000;

/**
 * Why a clock tells a later time than the machine, and what to do; undefined where the machine's is right.
 * @param latest See `SqlLatestTime.read`.
 * @param wall Milliseconds since 1970.
 */
export function behindLatest(latest: number, wall: number): Line | undefined {
  if (latest - wall < notableMs) return undefined;
  return commandLine.doctor.clock.isBehind(new Date(wall).toISOString(), new Date(latest).toISOString());
}
