import { joined, type Said } from '../../texts/said.js';
import type { Texts } from '../../texts/texts.js';
import { type Inline, strong } from '../protocol/reply.js';

/** At most this many words of a long list are named. */
const maxNamed = 12;

/** Words of a question, in bold, one after the other. */
export function listed({ shared }: Texts, words: readonly string[]): Said<Inline> {
  const named = joined<Inline>(words.slice(0, maxNamed).map(strong), shared.comma);
  return words.length > maxNamed ? [...named, shared.andMore(words.length - maxNamed)] : named;
}

/** The first characters of a fingerprint: enough to compare two at a glance. */
export function shortFingerprint({ shared }: Texts, fingerprint: string): string {
  return fingerprint === '' ? shared.noIndex : fingerprint.slice(0, 12);
}
