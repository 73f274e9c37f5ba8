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
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

const ages: readonly [ms: number, noun: string][] = [
  [86_400_000, 'day'],
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
  const seconds = ms / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** The first characters of a fingerprint: enough to compare two at a glance. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint === '' ? 'none' : fingerprint.slice(0, 12);
}
