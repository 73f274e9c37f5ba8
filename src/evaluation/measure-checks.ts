import type { Progress } from '../chat/protocol/reply.js';
import { checkQuotes } from '../core/check/check-quotes.js';
import { textsOf } from '../core/check/texts-of.js';
import { buildIndex } from '../core/indexing/build-index.js';
import type { Document } from '../core/types/document.js';
import { type CheckedString, passes } from '../core/types/quote-check.js';
import { quality as told } from '../texts/command-line/quality.js';
import { alteredQuotes, type ExpectedVerdict, type Rule, rules } from './altered-quotes.js';
import type { AnsweringParts } from './answer-all.js';

/** What became of the quotes of one rule. */
export interface CheckScore {
  readonly rule: Rule;
  readonly quotes: number;
  readonly asWanted: number;
  /** Said not to be in the documents. */
  readonly absent: number;
  /** Those that came out otherwise, to be read. */
  readonly misses: readonly { readonly text: string; readonly kinds: readonly string[] }[];
}

export interface ChecksMeasured {
  readonly name: string;
  readonly documents: number;
  readonly scores: readonly CheckScore[];
  /** Milliseconds of processor time that 95 of 100 checks do not exceed, and the longest one. */
  readonly p95Ms: number;
  readonly maxMs: number;
}

interface Corpus {
  readonly name: string;
  readonly documents: readonly Document[];
}

/** Checks quotes that were made from a corpus by rule. */
export async function measureChecks(
  { name, documents }: Corpus,
  others: Corpus,
  answering: Pick<AnsweringParts, 'makeEngine'>,
  { each, report = () => {} }: { readonly each: number; readonly report?: (progress: Progress) => void },
): Promise<ChecksMeasured> {
  const engine = answering.makeEngine();
  const reader = await buildIndex(documents, engine, {
    onProgress: (done, total) => report({ label: told.progress.indexing(name), done, total }),
  });
  const texts = textsOf(reader, reader.ids);
  const index = { fingerprint: '', documents: reader.documents, passages: reader.passages };
  const quotes = alteredQuotes(documents, others.documents, each);
  const counts = new Map(
    rules.map((rule) => [
      rule,
      { quotes: 0, asWanted: 0, absent: 0, misses: [] as CheckScore['misses'][number][] },
    ]),
  );
  const times: number[] = [];
  for (const [i, { rule, text }] of quotes.entries()) {
    const before = process.cpuUsage();
    const { strings } = await checkQuotes(text, texts, index);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
    const count = counts.get(rule);
    if (count === undefined) continue;
    count.quotes++;
    if (strings.some(({ kind }) => kind === 'absent')) count.absent++;
    if (isAsWanted(strings, rule.wanted)) count.asWanted++;
    else count.misses.push({ text, kinds: strings.map(({ kind }) => kind) });
    report({ label: told.progress.checkingQuotes(name), done: i + 1, total: quotes.length });
  }
  await reader.close();
  await engine.close();
  times.sort((a, b) => a - b);
  const scores = [...counts].flatMap(([rule, count]) => (count.quotes === 0 ? [] : [{ rule, ...count }]));
  return {
    name,
    documents: documents.length,
    scores,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    maxMs: times.at(-1) ?? 0,
  };
}

function isAsWanted(strings: readonly CheckedString[], wanted: ExpectedVerdict): boolean {
  switch (wanted) {
    case 'same':
      return strings.every(({ kind }) => kind === 'exact' || kind === 'typographic');
    case 'shortened':
    case 'edited':
    case 'absent':
      return strings.every(({ kind }) => kind === wanted);
    case 'not passed':
      return !strings.every(passes);
  }
}

/** A line for each rule. */
export function checksTable({ scores }: ChecksMeasured): string[][] {
  const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(1);
  const rows = scores.map(({ rule, quotes, asWanted, absent }) => {
    const reached = (100 * asWanted) / quotes >= rule.target;
    const isChanged = rule.wanted !== 'absent';
    return [
      rule.name,
      String(quotes),
      rule.wanted,
      percent(asWanted, quotes),
      told.targetOfRule(rule.target, reached),
      isChanged ? percent(absent, quotes) : '',
    ];
  });
  return [[...told.heads.checks], ...rows];
}

/** How often a quote with a changed word was said not to be in the documents, and how long checks took. */
export function checksLines({ name, documents, scores, p95Ms, maxMs }: ChecksMeasured): string[] {
  const changed = scores.filter(({ rule }) => rule.wanted !== 'absent');
  const quotes = changed.reduce((sum, score) => sum + score.quotes, 0);
  const absent = changed.reduce((sum, score) => sum + score.absent, 0);
  return [
    told.altered.absent(name, absent, quotes),
    told.altered.time(name, documents, p95Ms.toFixed(0), maxMs.toFixed(0)),
  ];
}
