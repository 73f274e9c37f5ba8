import { countOf } from '../english/units.js';

const pageUnserved =
  'With PUBLIC_URL there is no page to ask on unless config/verbatim.yaml says web.ask: true.';

/** What commands print once they have done something. Folders, files and sizes come in as they are shown. */
export const printed = {
  /** The bot answers. @param page The address of the page to ask on; '' where there is none. */
  ready: {
    here: (page: string, documents: number, platforms: string, isPageServed: boolean): string => {
      const unserved = isPageServed ? '' : ` ${pageUnserved}`;
      return `Verbatim is ready at ${page} (${countOf(documents, 'document')}).${unserved} To add ${platforms}, put their tokens in .env: see README.md.`;
    },
    inChat: (up: readonly string[], down: readonly string[], page: string, documents: number): string => {
      const without = down.length === 0 ? '' : `, without ${down.join(' and ')}`;
      const at = page === '' ? '' : `, at ${page}`;
      return `Verbatim is ready in ${up.join(' and ')}${without}${at} (${countOf(documents, 'document')}).`;
    },
  },
  backup: {
    made: (file: string, size: string, answers: number, keys: string): string =>
      `${file} (${size}) holds ${countOf(answers, 'given answer')}, what else the state keeps, and ${keys}. Keep it as secret as the state folder.`,
    linkKeys: 'the link keys',
    linkKeysFromEnvironment: 'no link keys (VERBATIM_LINK_KEY gives them)',
    noLinkKeys: 'no link keys (there are none yet)',
    /** @param at When the backup was made, in ISO 8601. */
    restored: (at: string): string =>
      `The state is as it was at ${at}; the next start brings the index up to date.`,
    keptAside: (path: string): string => `What was there is kept as ${path}.`,
  },
  linkKey: {
    isRotated: (keys: number): string =>
      `Links to quotes are signed with a new key; ${countOf(keys, 'key')} in all still open links.`,
    isFromEnvironment:
      'VERBATIM_LINK_KEY signs the links: put a new key before it, with a comma between them, and take the old one away when its links have ended',
    cannotBeKept: 'the state folder cannot be written',
  },
  /** What is done while somebody waits. */
  progress: {
    openingIndex: 'Opening the index',
    lookingForPassages: 'Looking for passages',
    bringingModel: 'Bringing the model',
  },
  /** Why another index answers than that of what the folder holds now, or why this one is not kept. */
  index: {
    /** @param why A clause. */
    inMemory: (why: string): string => `${why}; the index is made in memory, for this command alone.`,
    stateIsReadOnly: (folder: string): string => `the state folder ${folder} cannot be written`,
    remedy: '`npm run index` builds the saved one again.',
    isBesideOthers: (corpus: string, state: string): string =>
      `The index of ${corpus} is kept in ${state}, beside those of other folders.`,
    isRefreshedElsewhere: 'Another process refreshes the index; the one that was saved before answers.',
    nothingReadable: (folder: string): string => `Nothing readable in ${folder}.`,
    /** @param why A sentence. */
    lastAnswers: (why: string): string => `${why} The last index answers.`,
    isMadeAnew: (problem: string): string => `${problem}; the index is built again`,
    clusterHasNone:
      'The index in the cluster is empty or cannot be used; one is made in memory, for this command alone.',
  },
  config: {
    /** What stands in place of a secret. */
    hidden: 'set, not shown',
    notSet: 'not set',
    withDefault: (source: string, value: string): string => `${source} (default: ${value})`,
    isUnderstood: (file: string): string => `${file} and the environment are understood.`,
  },
  /** @param problem Why not. */
  noModel: (problem: string): string => `No sentence model ranks: ${problem}`,
  model: {
    isIn: (name: string, size: string, folder: string): string => `${name} (${size}) is in ${folder}.`,
    isTakenUp: 'A running bot uses it after a restart.',
    isUnused: (why: string): string => `It is not used: ${why}.`,
    meaningIsOff: 'meaning.enabled is false',
    isAnother: (setting: string): string => `meaning.model is ${setting}`,
    otherIsUsed: (name: string): string => `${name} is, see meaning.model`,
    /** A command to type follows. */
    lacksRuntime: 'One thing is missing, its runtime (290 MB on disk). In the project’s folder:',
    runs: (ms: number): string => `It runs: ${ms} ms a sentence on this machine.`,
    isUsed: 'used',
    notAdded: (about: string): string => `not added: ${about}`,
    noRuntime: (command: string): string => `The runtime is not installed: ${command}`,
    runtime: (name: string, version: string): string => `The runtime is ${name} ${version}.`,
    allLanguages: 'all languages',
    isRemoved: (name: string): string => `${name} is removed; the next start of the bot deletes its vectors.`,
    /** What the recommended model adds beside the vectors that ship, as measured (test/README.md). */
    gain: 'of 73 questions to manuals in people’s own words it answers 49 in three quotes instead of 43, of 62 to news 53 instead of 50',
    /** @param gain See `gain`. */
    offer: (name: string, gain: string): string =>
      `a sentence model, ${name}, would find more (${gain}): npm run verbatim -- model add`,
  },
  evaluate: {
    checked: (texts: number, documents: number): string =>
      `${countOf(texts, 'text')} checked against ${countOf(documents, 'document')}`,
    answered: (questions: number, documents: number, abstained: number): string =>
      `${countOf(questions, 'question')} about ${countOf(documents, 'document')}, ${abstained} without an answer`,
  },
  sources: {
    noSuchFile: (place: string): string => `${place}: there is no such file in the corpus`,
    moreUnused: (count: number): string => `${count} more entries name no file of the corpus`,
  },
  table: {
    heads: {
      short: ['command', 'what it does', 'who'],
      full: ['command', 'what it does', 'options', 'who'],
    },
    isFresh: (path: string): string => `${path} is up to date`,
    isRewritten: (path: string): string => `${path} is rewritten`,
  },
  clockTrusted: 'After a restart of the bot, grants, links and limits go by this machine’s clock again.',
};
