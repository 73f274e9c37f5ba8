import type { Library } from '../../core/types/library.js';
import type { Scope } from '../../core/types/scope.js';
import type { View } from '../access/views.js';
import type { AnyCommand, Options } from '../protocol/command.js';
import { questions } from './mentions.js';
import { parseText } from './options.js';

/** What can be pressed to see what the program does with the documents that are there. */
export interface Examples {
  /** Of what can be searched; absent while nothing is known of it. */
  readonly holdings?: { readonly documents: number; readonly passages: number };
  /** Questions that have an answer; [] where none is known to. */
  readonly answered: readonly string[];
  /** A question that has none. */
  readonly unanswered?: string;
  /** Every other command that everyone may use, with lines to type, its name and a slash before them. */
  readonly commands: readonly { readonly command: AnyCommand; readonly lines: readonly string[] }[];
}

/** As many as a person looks through. */
const mostAnswered = 5;
const mostLines = 2;
/** An example stands for what the program can do: its answer is as sure as this, 0..1. */
const leastConfidence = 0.9;
/** So many of the documents' phrases are looked at, and the best of them tried. */
const mostPhrases = 300;
const mostTried = 12;
/** Phrases that are still being collected are asked for so many times; each takes half a second at most. */
const phraseAttempts = 3;
/** In UTF-16 code units. */
const longestTitle = 40;
/** Of a single word, in characters: shorter ones are seldom names. */
const shortestWord = 6;

/** What comes of an example here; `unsure`: an answer that nobody should be shown as an example. */
type Trial = 'found' | 'unsure' | 'not-found';

/**
 * The commands' own examples, as far as they find something in these documents. Where these are other documents, names,
 * phrases and titles of theirs stand in.
 */
export async function examplesFor(
  { sight: { scope }, services: { library } }: View,
  commands: readonly AnyCommand[],
): Promise<Examples> {
  const { documents, passages } = await library.status(scope);
  const trials = async (examples: readonly string[]): Promise<ReadonlyMap<string, Trial>> =>
    new Map(
      await Promise.all(examples.map(async (words) => [words, await tried(words, library, scope)] as const)),
    );
  const ask = commands.find(({ name }) => name === questions);
  const asked = documents === 0 ? new Map() : await trials(wordsOfExamples(ask));
  const own = withTrial(asked, 'found');
  const phrases = own.length > 1 || documents === 0 ? [] : await bestPhrases(library, scope);
  const named = withTrial(await trials(phrases), 'found');
  const unanswered = withTrial(asked, 'not-found').at(-1);

  /** A phrase stands in where no example finds anything. */
  const linesOf = async (command: AnyCommand): Promise<readonly string[]> => {
    if (!command.searches) return nameAlone(command);
    const found = documents === 0 ? [] : withTrial(await trials(wordsOfExamples(command)), 'found');
    const words = found.length > 0 ? found.slice(0, mostLines) : named.slice(0, 1);
    return words.map((typed) => `/${command.name} ${typed}`);
  };
  return {
    holdings: { documents, passages },
    answered: [...own, ...named].slice(0, mostAnswered),
    ...(unanswered === undefined ? {} : { unanswered }),
    commands: await Promise.all(
      othersOf(commands).map(async (command) => ({ command, lines: await linesOf(command) })),
    ),
  };
}

/** What can be said before anything was tried. */
export function untriedExamples(commands: readonly AnyCommand[]): Examples {
  return {
    answered: [],
    commands: othersOf(commands).map((command) => ({
      command,
      lines: command.searches ? [] : nameAlone(command),
    })),
  };
}

function othersOf(commands: readonly AnyCommand[]): readonly AnyCommand[] {
  return commands.filter(({ name, access }) => name !== questions && access === 'everyone');
}

function nameAlone({ name }: AnyCommand): readonly string[] {
  return [`/${name}`];
}

async function tried(words: string, library: Library, scope: Scope): Promise<Trial> {
  const { kind, confidence } = await library.answer(words, { scope, limit: 1 });
  return kind === 'found' && confidence < leastConfidence ? 'unsure' : kind;
}

function withTrial(trials: ReadonlyMap<string, Trial>, trial: Trial): readonly string[] {
  return [...trials].filter(([, came]) => came === trial).map(([words]) => words);
}

/** Phrases of several words first, then longer words, of each those of the most documents first; else titles. */
async function bestPhrases(library: Library, scope: Scope): Promise<readonly string[]> {
  for (let attempt = 0; attempt < phraseAttempts; attempt++) {
    const phrases = (await library.phrases('', { scope, limit: mostPhrases })).map(({ text }) => text);
    if (phrases.length === 0) continue;
    const several = phrases.filter((text) => /\s/u.test(text));
    const long = phrases.filter((text) => !/\s/u.test(text) && [...text].length >= shortestWord);
    return [...several, ...long].slice(0, mostTried);
  }
  return shortTitles(library, scope);
}

/** What documents are called, for scripts without blanks, in which no phrases are collected. */
async function shortTitles(library: Library, scope: Scope): Promise<readonly string[]> {
  const titles = (await library.catalogue(scope)).map(({ title }) => title);
  const short = titles.filter((title) => title.length <= longestTitle && !title.endsWith('…'));
  return [...new Set(short)].slice(0, mostTried);
}

/** The words of a command's examples that say nothing but words, and perhaps who shall see the answer. */
function wordsOfExamples(command: AnyCommand | undefined): readonly string[] {
  if (command === undefined) return [];
  const options: Options = command.options;
  return command.examples.flatMap((example) => {
    const parsed = parseText(options, example);
    if ('problems' in parsed) return [];
    const { public: _, ...args } = parsed.args;
    const given = Object.entries(args).filter(([, value]) => value !== undefined);
    const [[name = '', words] = []] = given;
    const isWords = given.length === 1 && options[name]?.type === 'words' && typeof words === 'string';
    return isWords ? [words] : [];
  });
}
