import type { View } from './access/views.js';
import type { AnyCommand, Options } from './command.js';
import { questions } from './mentions.js';
import { parseText } from './options.js';

/** What can be pressed to see what the program does with the documents that are there. */
export interface Examples {
  readonly documents: number;
  readonly passages: number;
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
/** Of the documents' best phrases so many are tried. */
const mostTried = 12;

/**
 * The commands' own examples, as far as they find something in these documents. Where these are other documents, names
 * and phrases of theirs stand in, as far as they are collected already.
 */
export async function examplesFor(
  { sight, services: { library } }: View,
  commands: readonly AnyCommand[],
): Promise<Examples> {
  const { scope } = sight;
  const { documents, passages } = await library.status(scope);
  const isFound = async (words: string) =>
    documents > 0 && (await library.answer(words, { scope, limit: 1 })).kind === 'found';
  const ask = commands.find(({ name }) => name === questions);
  const asked = wordsOfExamples(ask);
  const found = await Promise.all(asked.map(isFound));
  const own = asked.filter((_, i) => found[i]);
  const phrases =
    own.length > 1 || documents === 0 ? [] : await library.phrases('', { scope, limit: mostTried });
  const isPhraseFound = await Promise.all(phrases.map(({ text }) => isFound(text)));
  const named = phrases.filter((_, i) => isPhraseFound[i]).map(({ text }) => text);
  const others = commands.filter((command) => command !== ask && command.access === 'everyone');
  const unanswered = documents > 0 ? asked.findLast((_, i) => !found[i]) : undefined;
  return {
    documents,
    passages,
    answered: [...own, ...named].slice(0, mostAnswered),
    ...(unanswered === undefined ? {} : { unanswered }),
    commands: await Promise.all(
      others.map(async (command) => ({ command, lines: await linesOf(command, isFound, named[0]) })),
    ),
  };
}

/** @param phrase Stands in where no example finds anything. */
async function linesOf(
  command: AnyCommand,
  isFound: (words: string) => Promise<boolean>,
  phrase: string | undefined,
): Promise<readonly string[]> {
  if (!command.searches) return [`/${command.name}`];
  const own = wordsOfExamples(command);
  const found = await Promise.all(own.map(isFound));
  const words = own.filter((_, i) => found[i]);
  const shown = words.length > 0 || phrase === undefined ? words : [phrase];
  return shown.slice(0, mostLines).map((typed) => `/${command.name} ${typed}`);
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
