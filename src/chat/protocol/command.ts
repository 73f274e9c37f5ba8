import type { Scope } from '../../core/types/scope.js';
import type { Texts } from '../../texts/texts.js';
import type { Conversation } from './conversation.js';
import type { GivenDraft } from './drafts.js';
import type { Location, Person } from './location.js';
import type { Progress, ReplyContent, Visibility } from './reply.js';
import type { Services } from './services.js';

/** Words of the program, in whatever language is asked for. */
export type Wording = (texts: Texts) => string;

interface OptionBase {
  readonly description: Wording;
  readonly required?: boolean;
}

/** A value that may be chosen; with a label where the person shall read more than the value. */
export type Suggestion = string | { readonly value: string; readonly label: string };

interface SuggestingOption extends OptionBase {
  /** What may be offered while the person types; best first. Adapters show at most their platform's number. */
  readonly suggest?: (typed: string, request: SuggestRequest) => Promise<readonly Suggestion[]>;
}

/** Everything that is typed and is no `name:value` word. At most one a command. */
export interface WordsOption extends SuggestingOption {
  readonly type: 'words';
  /** Whether nothing may be typed, though the words are required: the command then says what may be. */
  readonly mayBeEmpty?: boolean;
}

export interface StringOption extends SuggestingOption {
  readonly type: 'string';
}

export interface BooleanOption extends OptionBase {
  readonly type: 'boolean';
}

export interface ChoiceOption extends OptionBase {
  readonly type: 'choice';
  readonly choices: readonly string[];
  /** Those of them that only moderators may choose; told to them alone, and also where nothing is granted. */
  readonly forModerators?: readonly string[];
}

export type Option = WordsOption | StringOption | BooleanOption | ChoiceOption;
/** Option names are lower case, letters and hyphens: what every platform takes, and people can type. */
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O extends BooleanOption
  ? boolean
  : O extends ChoiceOption
    ? O['choices'][number]
    : string;

/** The values a command gets: required options are there, the others perhaps. */
export type ArgsOf<O extends Options> = {
  readonly [K in keyof O]: O[K] extends { required: true } ? ValueOf<O[K]> : ValueOf<O[K]> | undefined;
};

export interface SuggestRequest {
  readonly place: Location;
  readonly person: Person;
  readonly scope: Scope;
  readonly services: Services;
}

/** A command's form, and what it takes there: a draft in the place of its words. */
export interface DraftForm {
  /** At most 24 characters (the strictest platform's limit). */
  readonly title: Wording;
  /** What may be put into its box of text; at most 45 characters (the strictest platform's limit). */
  readonly label: Wording;
  /** On the button that sends it; at most 24 characters. */
  readonly submit: Wording;
}

/** What stands in a form. */
export type FormWords = Readonly<Record<keyof DraftForm, string>>;

/** A form that is to be opened, since a command was typed without its words. */
export interface OpenedForm extends FormWords {
  readonly command: string;
  /** What was typed beside the words; to be handed back with the form. */
  readonly values: Values;
}

export interface CommandRequest<O extends Options = Options> {
  /** Follows the request through every log line. */
  readonly id: string;
  readonly args: ArgsOf<O>;
  readonly place: Location;
  readonly person: Person;
  /** What was given in the place of the command's words, which are then absent. */
  readonly draft?: GivenDraft;
  /** Who will see the reply; settled before the command runs. */
  readonly visibility: Visibility;
  /** What this request may see: to be passed on with every search and listing. */
  readonly scope: Scope;
  /** What everybody who reads along here may see: a reply to the asker may hold more, but only this may be shared. */
  readonly publicScope: Scope;
  /** Its library holds nothing outside `scope`. */
  readonly services: Services;
  /** Where the bot was spoken to; absent where a command was typed. */
  readonly conversation?: Conversation;
  /** All commands, for those that tell what can be typed. */
  readonly commands: readonly AnyCommand[];
  /** Aborted when the reply can no longer be delivered. */
  readonly signal: AbortSignal;
  /** Tells the person how far long work is; the adapter decides how often to show it. */
  progress(progress: Progress): void;
}

export interface Command<O extends Options = Options> {
  /** As typed after the slash: lower case. */
  readonly name: string;
  /** One line of at most 100 characters (the strictest platform's limit). */
  readonly description: Wording;
  readonly options: O;
  readonly access: 'everyone' | 'moderators';
  /** `long` commands report progress and have no deadline. */
  readonly effort: 'quick' | 'long';
  /** Whether it searches the documents: it then counts towards the limits on use. */
  readonly searches?: boolean;
  /** Whether an answer for all is followed by what only whoever asked may see, to them alone. */
  readonly answersInTwoSteps?: boolean;
  /** Whether its data says whether something `passes`: in the terminal `--exit-code` then tells it to scripts. */
  readonly isCheck?: boolean;
  /**
   * Of what its answers are, where they come in pages, which buttons turn: it has an option `page` then. At most one
   * command has pages of one kind.
   */
  readonly hasPages?: 'quotes' | 'documents';
  /** What it is called where it is offered on a message, whose text then stands for its words; at most 24 characters. */
  readonly onMessage?: Wording;
  /** Set where it takes a whole draft, a file or a longer text, in the place of its words. */
  readonly draftForm?: DraftForm;
  /** Whether what is typed is answered to the asker alone, wherever and whatever it is. */
  readonly isPrivate?: boolean;
  /** Whether what is typed is answered with a hint: told to the asker alone wherever it is typed, and no search by the limits. */
  readonly isForAskerAlone?: (args: ArgsOf<O>) => boolean;
  /** What to type, without the command's name. */
  readonly examples: readonly string[];
  run(request: CommandRequest<O>): Promise<ReplyContent>;
}

/** A command in a list, whatever its options; `defineCommand` has checked them. */
// biome-ignore lint/suspicious/noExplicitAny: options differ from command to command, and dispatch parses them by declaration
export type AnyCommand = Command<any>;

/** Declares a command; `args` of its `run` follow from `options`. */
export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}

/** "question [source] [public]": how people and usage hints write a command's options. */
export function usageOf(command: AnyCommand): string {
  return Object.entries(command.options as Options)
    .map(([name, option]) => (option.required ? name : `[${name}]`))
    .join(' ');
}

/** The options' values, by name, as an adapter received them. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;
