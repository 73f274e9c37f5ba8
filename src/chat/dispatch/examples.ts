import { defined } from '../../core/types/defined.js';
import type { Library, SuggestedQuestion } from '../../core/types/library.js';
import { inScope, type Scope } from '../../core/types/scope.js';
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
const maxAnswered = 5;
const maxLines = 2;
/** An example stands for what the program can do: its answer is as sure as this, 0..1. */
const confidenceFloor = 0.6;

/** The documents that ship, by id: the commands' own examples are about them, and mean nothing in any other folder. */
export const sampleDocuments: readonly string[] = ['000_f2fb10b7c3e32bff.txt', '004_53e2a7249fa19d72.txt'];

/** What comes of an example here; `unsure`: an answer that nobody should be shown as an example. */
type Trial = 'found' | 'unsure' | 'not-found';

/**
 * The commands' own examples where the documents that ship are searched, as far as they find something; elsewhere
 * questions of the documents' own words.
 */
export async function examplesFor(
  { visibleScope: { scope }, services: { library } }: View,
  commands: readonly AnyCommand[],
): Promise<Examples> {
  const { documents, passages } = await library.status(scope);
  const isAboutSample = await isSample(library, scope);
  const asked = isAboutSample ? await trials(examplesOfAsk(commands), library, scope) : new Map();
  const answered = documents === 0 ? [] : await suggestedQuestions(library, scope, commands);
  const unanswered = withTrial(asked, 'not-found').at(-1);
  const topics = answered.map(({ topic }) => topic);

  /** A topic of the documents stands in where no example finds anything. */
  const linesOf = async (command: AnyCommand): Promise<readonly string[]> => {
    if (!command.searches) return nameAlone(command);
    const examples = isAboutSample ? wordsOfExamples(command) : [];
    const found = withTrial(await trials(examples, library, scope), 'found');
    const words = found.length > 0 ? found.slice(0, maxLines) : topics.slice(0, 1);
    return words.map((typed) => `/${command.name} ${typed}`);
  };
  return {
    holdings: { documents, passages },
    answered: answered.map(({ question }) => question),
    ...defined({ unanswered }),
    commands: await Promise.all(
      othersOf(commands).map(async (command) => ({ command, lines: await linesOf(command) })),
    ),
  };
}

/**
 * Questions that the documents in scope surely answer, at most five: the one source of suggestions, in chat and on the
 * page. [] where none is known to, and while they are still being tried.
 */
export async function suggestedQuestions(
  library: Library,
  scope: Scope,
  commands: readonly AnyCommand[],
): Promise<readonly SuggestedQuestion[]> {
  const own = (await isSample(library, scope))
    ? withTrial(await trials(examplesOfAsk(commands), library, scope), 'found')
    : [];
  const suggestions = own.length >= maxAnswered ? [] : await library.suggestions(scope);
  return [...own.map((question) => ({ question, topic: question })), ...suggestions].slice(0, maxAnswered);
}

async function isSample(library: Library, scope: Scope): Promise<boolean> {
  const listed = new Set(await library.listed());
  return sampleDocuments.every((id) => listed.has(id) && inScope(scope, id));
}

function examplesOfAsk(commands: readonly AnyCommand[]): readonly string[] {
  return wordsOfExamples(commands.find(({ name }) => name === questions));
}

async function trials(
  examples: readonly string[],
  library: Library,
  scope: Scope,
): Promise<ReadonlyMap<string, Trial>> {
  return new Map(
    await Promise.all(examples.map(async (words) => [words, await tried(words, library, scope)] as const)),
  );
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
  return kind === 'found' && confidence < confidenceFloor ? 'unsure' : kind;
}

function withTrial(trials: ReadonlyMap<string, Trial>, trial: Trial): readonly string[] {
  return [...trials].filter(([, came]) => came === trial).map(([words]) => words);
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
