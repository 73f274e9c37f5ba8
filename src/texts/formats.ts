/** The forms of a text by number; `#` stands for the number. Languages have more forms or fewer: `other` is always there. */
export type Plurals = Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** How one language writes numbers and times, as Intl has it. */
export interface Formats {
  /** 12,345 */
  count(value: number): string;
  /** "1 document", "3 documents": the form for the number, with the number in it. */
  plural(value: number, forms: Plurals): string;
  /** "6.6 kB"; a kilobyte has 1,000 bytes. */
  size(bytes: number): string;
  /** "0.4 s", "12 s", "3 min 5 s". */
  duration(ms: number): string;
  /** An estimate, which is no more exact than that: "40 s", "3 min". */
  roughly(ms: number): string;
  /** "3 minutes ago"; undefined for anything under a minute, or in the future. */
  age(thenMs: number, nowMs: number): string | undefined;
  /** "Jun 5, 2018": the day as UTC has it. */
  day(ms: number): string;
  /** "Jun 5, 2018, 14:30": the minute as UTC has it. */
  minute(ms: number): string;
}

const ages: readonly [ms: number, unit: 'day' | 'hour' | 'minute'][] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** @param locale "en", "de": a tag of BCP 47. The same on every machine, whatever its own language and time zone. */
export function formatsOf(locale: string): Formats {
  const date = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  const time = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  } as const;
  // Made when they are first needed: there are five languages, and one of them is shown.
  const whole = once(() => new Intl.NumberFormat(locale));
  const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const tenths = once(() => new Intl.NumberFormat(locale, oneDigit));
  const rules = once(() => new Intl.PluralRules(locale));
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));
  const days = once(() => new Intl.DateTimeFormat(locale, date));
  const minutes = once(() => new Intl.DateTimeFormat(locale, time));
  const count = (value: number) => whole().format(value);
  const seconds = (value: number) => `${count(value)} s`;
  return {
    count,
    plural(value, forms) {
      const form = forms[rules().select(value)] ?? forms.other;
      return form.replace('#', () => count(value));
    },
    size(bytes) {
      if (bytes < 1_000) return `${count(bytes)} B`;
      // Borders lie where rounding leaps: 999,600 B are 1.0 MB, never 1000 kB.
      const [value, unit] = bytes < 999_500 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
      return `${value < 9.95 ? tenths().format(value) : count(Math.round(value))} ${unit}`;
    },
    duration(ms) {
      if (ms < 9_950) return `${tenths().format(ms / 1_000)} s`;
      const all = Math.round(ms / 1_000);
      return all < 60 ? seconds(all) : `${count(Math.floor(all / 60))} min ${seconds(all % 60)}`;
    },
    roughly(ms) {
      const all = Math.ceil(ms / 1_000);
      return all < 90 ? seconds(all) : `${count(Math.round(all / 60))} min`;
    },
    age(thenMs, nowMs) {
      for (const [ms, unit] of ages) {
        const past = Math.floor((nowMs - thenMs) / ms);
        if (past >= 1) return relative().format(-past, unit);
      }
      return undefined;
    },
    day: (ms) => days().format(ms),
    minute: (ms) => minutes().format(ms),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
