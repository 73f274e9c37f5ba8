import { longFormsOf, shortenings } from '../analysis/abbreviations.js';
import { analyse, termOf } from '../analysis/analyzer.js';
import type { Language } from '../analysis/languages.js';
import type { QuestionToken, WordsContext } from './question-words.js';
import { standSideBySide } from './side-by-side.js';
import { type TermFrequencies, termFrequencies } from './term-frequencies.js';

/** The whole of "sign-on" stands between "on" and what follows. */
const maxBetween = 1;

/** A long form as terms: all of its words, and those that are searched. */
interface LongForm {
  readonly all: readonly string[];
  readonly content: readonly string[];
}

/**
 * The words of a question with initials as the scope's documents write them: "chief executive" where these have no "CEO", and "CEO"
 * where a question writes it out and they do not. Where they have both, each is related to the other.
 * @param tokens Of the question, as `asDocumentsWrite` gives them.
 * @param text The question.
 */
export async function withAbbreviations(
  tokens: readonly QuestionToken[],
  text: string,
  context: WordsContext,
): Promise<readonly QuestionToken[]> {
  const { language } = context;
  const long = tokens.map((token) => longOf(token, language));
  const runs = runsOf(tokens, text, language);
  if (runs.length === 0 && long.every((forms) => forms.length === 0)) return tokens;
  const forms = [...long.flat(), ...runs.flatMap(({ short }) => longOf(short, language))];
  const terms = [...tokens, ...runs.map(({ short }) => short)].map(({ term }) => term);
  const frequencies = await termFrequencies(
    [...new Set([...terms, ...forms.flatMap(({ all }) => all)])],
    context.reader,
    context.scope,
  );
  const read: QuestionToken[] = [];
  for (let i = 0; i < tokens.length; ) {
    const run = runs.find(({ first }) => first === i);
    const own = tokens.slice(i, i + (run?.form.content.length ?? 1));
    read.push(
      ...(run === undefined
        ? [await writtenOut(tokens[i] as QuestionToken, long[i] ?? [], frequencies, context)]
        : await shortenedOrNot(own, run, frequencies, context)),
    );
    i += own.length;
  }
  return read;
}

/** The words of a long form, or their initials, or another long form of these: what the scope has. */
async function shortenedOrNot(
  own: readonly QuestionToken[],
  { form, short }: Run,
  frequencies: TermFrequencies,
  context: WordsContext,
): Promise<readonly QuestionToken[]> {
  const hasShort = frequencies.passages(short.term) > 0;
  if (await standSideBySide(form.all, frequencies, context, maxBetween))
    return hasShort ? own.map((one) => relatedTo(one, short.term)) : own;
  const token = shortened(own, short);
  if (hasShort) return [token];
  const other = await writtenOut(token, longOf(short, context.language), frequencies, context);
  return other === token ? own : [other];
}

/** What a word is short for. */
function longOf({ surface }: { readonly surface: string }, language: Language): LongForm[] {
  return longFormsOf(surface, language.code).map((form) => readLong(form, language));
}

function readLong(form: string, language: Language): LongForm {
  const tokens = analyse(form, language).filter(({ isWhole }) => !isWhole);
  return {
    all: tokens.map(({ term }) => term),
    content: tokens.filter(({ stop }) => !stop).map(({ term }) => term),
  };
}

interface Shortening {
  readonly form: LongForm;
  readonly short: { readonly term: string; readonly surface: string };
}

/** Words of a question that make a long form, from one on. */
interface Run extends Shortening {
  readonly first: number;
}

/** By language and first letter: to read all of them takes a tenth of the first question's time. */
const shorteningsRead = new Map<string, readonly Shortening[]>();

/** Those that begin with the letter, the longest first: "chief executive officer" before "chief executive". */
function shorteningsOf(letter: string, language: Language): readonly Shortening[] {
  const key = `${language.code} ${letter}`;
  const known = shorteningsRead.get(key);
  if (known !== undefined) return known;
  const read = [...shortenings(language.code)]
    .filter(({ long }) => long.startsWith(letter))
    .map(({ long, short }) => ({
      form: readLong(long, language),
      short: { term: termOf(short, language), surface: short },
    }))
    .filter(({ form }) => form.content.length > 1)
    .sort((a, b) => b.form.content.length - a.form.content.length);
  // No more than the table has letters.
  if (read.length > 0) shorteningsRead.set(key, read);
  return read;
}

function runsOf(tokens: readonly QuestionToken[], text: string, language: Language): Run[] {
  return tokens.slice(0, -1).flatMap((token, first) => {
    const isNext = (terms: readonly string[]) => terms.every((term, at) => tokens[first + at]?.term === term);
    const letter = text.charAt(token.start).toLowerCase();
    const begun = shorteningsOf(letter, language).filter(({ form }) => isNext(form.content));
    if (begun.length === 0) return [];
    const { all } = readLong(text.slice(token.start), language);
    return begun
      .filter(({ form }) => form.all.every((term, at) => all[at] === term))
      .map((shortening) => ({ ...shortening, first }));
  });
}

function relatedTo(token: QuestionToken, term: string): QuestionToken {
  return { ...token, parts: [...(token.parts ?? []), term] };
}

/** Several words as the initials that stand for them. */
function shortened(tokens: readonly QuestionToken[], short: Shortening['short']): QuestionToken {
  const [first] = tokens as readonly [QuestionToken, ...QuestionToken[]];
  return {
    ...first,
    ...short,
    end: tokens.at(-1)?.end ?? first.end,
    parts: tokens.map(({ term }) => term),
  };
}

/** Initials that the scope has not got, as the rarest word of what they stand for, which says that only beside the others. */
async function writtenOut(
  token: QuestionToken,
  forms: readonly LongForm[],
  frequencies: TermFrequencies,
  context: WordsContext,
): Promise<QuestionToken> {
  for (const { all, content } of forms) {
    if (!(await standSideBySide(all, frequencies, context, maxBetween))) continue;
    // Of words that are as rare the last: "director" of a managing director.
    const [rarest, ...others] = [...content]
      .reverse()
      .sort((a, b) => frequencies.passages(a) - frequencies.passages(b));
    if (rarest === undefined) continue;
    if (frequencies.isKnown(token.term)) return relatedTo(token, rarest);
    return { ...token, term: rarest, beside: others };
  }
  return token;
}
