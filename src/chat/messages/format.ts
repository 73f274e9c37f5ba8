import { dayMs } from '../../core/types/day.js';

/** 12,345: the same on every machine. */
export function count(value: number): string {
  return new Intl.NumberFormat('en').format(value);
}

/** "1 document", "3 documents". */
export function countOf(value: number, noun: string): string {
  return `${count(value)} ${value === 1 ? noun : `${noun}s`}`;
}

/** "6.6 kB"; a kilobyte has 1,000 bytes. */
export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  // Borders lie where rounding leaps: 999,600 B are 1.0 MB, never 1000 kB.
  const [value, unit] = bytes < 999_500 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

const ages: readonly [ms: number, noun: string][] = [
  [dayMs, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** "3 minutes ago"; anything under a minute, or in the future, is "just now". */
export function age(thenMs: number, nowMs: number): string {
  for (const [ms, noun] of ages) {
    const whole = Math.floor((nowMs - thenMs) / ms);
    if (whole >= 1) return `${countOf(whole, noun)} ago`;
  }
  return 'just now';
}

/** "0.4 s", "12 s", "3 min 5 s". */
export function duration(ms: number): string {
  if (ms < 9_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The first characters of a fingerprint: enough to compare two at a glance. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint === '' ? 'none' : fingerprint.slice(0, 12);
}
