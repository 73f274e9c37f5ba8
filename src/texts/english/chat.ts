import { said } from '../said.js';
import { age, count, days, documents, duration, formats, passages, plural, size, span } from './units.js';

export const buttons = {
  labels: {
    'previous-page': 'Previous page',
    'next-page': 'Next page',
    'previous-documents': 'Previous page',
    'next-documents': 'Next page',
    more: 'More quotes',
    context: 'Context',
    verify: 'Verify',
    share: 'Share with channel',
    'share-check': 'Share with channel',
    'share-find': 'Share with channel',
    'share-coverage': 'Share with channel',
    'tell-when': 'Tell me when',
    'stop-watch': 'Stop',
    resolve: 'Resolved',
    'add-link': 'Add a link',
    remove: 'Remove',
    helpful: 'Helpful',
    'not-helpful': 'Not helpful',
  },
  answerUnknown: (retentionDays: number) =>
    `I no longer have that answer: I keep an answer for ${days(retentionDays)}. Please ask again.`,
  reportGone: 'I no longer have that answer: I keep the pages of a report for an hour. Please ask again.',
  changedSince: 'The document has changed since: this is how it read when the answer was given.',
  documentsGone: 'The documents quoted there are no longer in the folder. Please ask again.',
  alreadyShared: 'That answer has already been shared here.',
  noMoreQuotes: 'There are no more quotes for that question.',
  moreShownAlready: 'The next quotes are already here: look below that answer.',
  moreQuotes: 'More quotes:',
  inContextMarked: 'With the text around it; the quote is marked:',
  inContext: 'With the text around it; the quote is in bold:',
  notTheirsToRemove: 'Only the person who asked, or one of this bot’s moderators, can remove that answer.',
  removed: 'The answer has been removed.',
  votes: {
    helpful: 'Thank you. I have counted your vote: helpful.',
    notHelpful: 'Thank you. I have counted your vote: not helpful.',
    changedToHelpful: 'I have changed your vote: helpful.',
    changedToNotHelpful: 'I have changed your vote: not helpful.',
    alreadyHelpful: 'Your vote is already counted: helpful.',
    alreadyNotHelpful: 'Your vote is already counted: not helpful.',
  },
  /** To whoever presses a button of an older or newer version of the bot. */
  unknown: 'I do not know that button any more. Please ask again.',
};

export const requests = {
  unknownCommand: 'I do not know that command. I know:',
  misused: <P>(command: P, problems: readonly string[]) =>
    said`I cannot run ${command} like that: ${problems.join('; ')}.`,
  useItLikeThis: <P>(usage: P) => said`Use it like this: ${usage}`,
  moderatorsOnly: <P>(asked: P) =>
    said`Sorry, ${asked} is for this bot’s moderators. Please ask one of them.`,
  tooSlow: 'That took too long, so I stopped waiting. Please try again in a moment.',
  busy: 'Too many questions are waiting just now. Please ask again in a minute.',
  failed: 'Something went wrong on my side, and nothing was changed. Please try again.',
  forOperators: <P>(requestId: P) => said`For whoever runs this bot: see request ${requestId} in the log.`,
  /** What is wrong with a command's options: a clause each. */
  problems: {
    noSuchOption: (words: string) => `“${words}” is not an option of this command`,
    twice: (name: string) => `${name} is given twice`,
    missing: (name: string) => `the ${name} is missing`,
    valueMissing: (name: string, examples: readonly string[]) =>
      `${name} needs a value: ${examples.join(' or ')}`,
    wrongValue: (name: string, expected: readonly string[], given: string) =>
      `${name} must be ${expected.join(' or ')}, got “${given}”`,
    anyText: 'text',
    /** Stands for a value to type, as an example. */
    someWords: 'some words',
  },
  overUser: (questions: number, seconds: number, wait: number) =>
    `You have asked as much as I take from one person: ${questionsIn(questions, seconds)}. Please ask again in ${span(wait)}.`,
  overChannel: (questions: number, seconds: number, wait: number) =>
    `This channel has asked as much as I take from one channel: ${questionsIn(questions, seconds)}. Please ask again in ${span(wait)}.`,
};

function questionsIn(questions: number, seconds: number): string {
  return `${plural(questions, { one: '# question', other: '# questions' })} in ${span(seconds)}`;
}

export const messageCommands = {
  deleted: 'That message has been deleted, so there is nothing to look at.',
  own: 'I wrote that message: its quotes are exact pieces of the documents, each with its place. Choose a message that somebody else wrote.',
  withoutText: 'That message has no text, only files, pictures or cards, which I do not read.',
  empty: 'That message has no text.',
};

export const delivery = {
  /** Where a message has no room for so much; quotes are left out whole, never shortened. */
  leftOut: (quotes: number, rows: number, others: number) => {
    const parts = [
      quotes > 0 ? plural(quotes, { one: '# more quote', other: '# more quotes' }) : '',
      rows > 0 ? plural(rows, { one: '# more row', other: '# more rows' }) : '',
      others > 0 ? plural(others, { one: '# more part', other: '# more parts' }) : '',
    ].filter((part) => part !== '');
    return `Left out because the message is full: ${parts.join(', ')}.`;
  },
  notShown: 'I could not post the answer: it was refused here. Please try again, or ask me privately.',
  tooManyWaiting:
    'Too many answers are waiting to be posted here. Please try again in a minute, or ask me privately.',
  cannotWrite:
    'The answer is for you alone, and I cannot write to you privately. Allow direct messages from this server, or type the command with a slash.',
  perhapsShown: 'I do not know whether the answer was posted. If it is not in the channel, ask again.',
  notRemoved: 'I could not remove that message. Please try again in a moment.',
  restarting: 'I am restarting. Please ask again in a moment.',
  /** To whoever waited when the process before this one ended. */
  restarted: 'I was restarted before I could answer. Please ask again.',
  /** To whoever uses the bot where it is not installed any more, or its token cannot be read. */
  notInstalled:
    'I am not connected with this workspace any more. Whoever runs me, or has installed me here, can connect me again.',
  willWrite:
    'This takes longer than I can show progress for here. I will send you a direct message when it is done.',
  questionShortened:
    'The question is shortened here, so the buttons that ask or share it again are left out.',
  nothingToShow: 'There is nothing to show.',
  /** Behind the name of whoever asked, before the question. */
  asked: 'asked:',
};

export const forms = {
  /** Over the field for a file; at most 45 characters (the strictest platform's limit). */
  file: 'Or a file instead of the text',
  cancel: 'Cancel',
  unknown: 'I do not know that form. Please type the command again.',
};

export const progress = {
  labels: {
    'Reading documents': 'Reading documents',
    'Another refresh is running': 'Another refresh is running',
    'Checking quotations': 'Checking quotations',
    'Looking for sources': 'Looking for sources',
  },
  of: (done: number, total: number) => `${count(done)} of ${count(total)}`,
  bytesOf: (done: number, total: number) => `${size(done)} of ${size(total)}`,
  left: (ms: number) => `about ${formats.roughly(ms)} left`,
};

export const help = {
  hello: 'Hello! ',
  thanks: 'You are welcome! ',
  whatIDo:
    'Ask me about the documents in your own words. I answer with their passages, word for word, and say where each one is.',
  tryThese: 'These documents answer, for example:',
  nothingToTry: 'A name or a few words of the documents are enough to start with.',
  more: <P>(sources: P, about: P) => said`${sources} lists the documents, ${about} tells what else I can do.`,
};

export const home = {
  howToAsk: 'How to ask',
  write: 'Write to me under Messages, or mention me in a channel.',
  writeLike: <P>(example: P) => said`Write to me under Messages, or mention me in a channel: ${example}`,
  whatFrom: 'What I answer from',
  nothing: 'There are no documents here that I can search.',
  holdings: (number: number, found: number, builtAt: number, now: number) =>
    `${documents(number)}, ${passages(found)}, indexed ${age(builtAt, now)}:`,
  more: <P>(more: number, list: P) => said`and ${count(more)} more; ${list} lists them all.`,
  lastRefresh: 'The last refresh',
  refreshed: (at: number, now: number, by: string, number: number) =>
    `${age(at, now)}, run by ${by}: ${documents(number)}.`,
};

export const about = {
  what: (number: number, found: number) =>
    `I answer questions about ${documents(number)} (${passages(found)}) with their own words: every quote is an exact piece of a document.`,
  index: 'Index',
  noIndex: <P>(unreadable: number, refresh: P) =>
    unreadable > 0
      ? said`There is no index yet: ${plural(unreadable, { one: '# file', other: '# files' })} could not be read. ${refresh} makes one, or says why it cannot.`
      : said`There is no index yet. ${refresh} makes one, or says why it cannot.`,
  fingerprint: <P>(fingerprint: P, builtAt: number, now: number) =>
    said`Fingerprint ${fingerprint}, built ${age(builtAt, now)}.`,
  complete: 'Every file of the folder is in it.',
  filesLeftOut: (n: number) =>
    plural(n, { one: '# file of the folder left out', other: '# files of the folder left out' }),
  filesInPart: (n: number) =>
    plural(n, { one: '# file not read in every part', other: '# files not read in every part' }),
  namesThem: <P>(leftOut: readonly string[], refresh: P) =>
    said`${leftOut.join(', ')}; ${refresh} names each with the reason.`,
  stored: 'Stored',
  storedAnswers: (retentionDays: number) =>
    `The index, the records of refreshes, and for ${days(retentionDays)} which passages were shown where and to whom, with the votes on them (not whose).`,
  storedAudit: (retentionDays: number) =>
    `For ${days(retentionDays)}: who refreshed, shared or removed something, and who was refused a moderator’s command.`,
  storedWatches: (watchDays: number) =>
    `A question that you have me watch for, with your name and where you asked: until I have told you, you stop it, or ${days(watchDays)} have passed. Then it is erased.`,
  neverStored: 'Never stored, never logged, never sent elsewhere: what is asked.',
  neverStoredOtherwise: 'Never stored, never logged, never sent elsewhere: what is asked otherwise.',
  program: 'Program',
  version: (version: string) => `Version ${version}.`,
  connected: (adapters: readonly string[]) => ` Connected: ${adapters.join(', ')}.`,
  states: { starting: 'starting', up: 'up', down: 'down' },
  model: <P>(name: P, read: number | undefined, of: number) =>
    said`Sentence model ${name}${read === undefined ? '' : `, which has read ${count(read)} of ${documents(of)}`}.`,
  modelOff: <P>(name: P, problem: string) => said`Sentence model ${name}, not in use now: ${problem}.`,
  advice: 'Advice: ',
  problem: 'Problem: ',
};

export const access = {
  closed:
    'Sorry, I cannot answer here: no documents are open to this place. Whoever runs me can change that.',
  privateOnly: 'Sorry, I cannot answer that for everyone here. I can answer you alone: ask with public:no.',
  forYouAlone: 'For you alone, from documents that not everyone here may see:',
  notForChannel: 'Sorry, not everyone here may see what this answer quotes, so it stays with you.',
  unreadableHere: 'The documents could not be read. Whoever runs me finds the reason with npm run doctor.',
  unsavedHere:
    'The index could not be saved; the old one is kept. Whoever runs me finds the reason in the log, and with npm run doctor.',
  nothingRestricted: 'Nothing is restricted: wherever I am installed, everybody may ask all documents.',
  nothingGranted: 'Nothing is granted here: everybody who asks gets a polite no.',
  /** In the place of names of collections. */
  everything: 'all documents',
  whoMay: 'Who may ask what:',
  whoMayHere: 'Who may ask what here:',
  columns: { where: 'Where', who: 'Who', collections: 'Collections', until: 'Until' },
  whole: { workspace: 'the whole workspace', server: 'the whole server' },
  channel: (id: string) => `channel ${id}`,
  sharedChannel: (id: string) => `channel ${id} (also while shared)`,
  role: (id: string) => `role ${id} (private answers)`,
  directMessages: 'direct messages',
  noEnd: 'no end',
  ended: (lastDay: number, endedAt: number, now: number) =>
    `${formats.day(lastDay)} – ENDED ${age(endedAt, now)}`,
  /** @param left Days; undefined: so many that it is not marked. */
  until: (lastDay: number, left: number | undefined) => {
    if (left === undefined) return formats.day(lastDay);
    return `${formats.day(lastDay)} – ends ${left === 1 ? 'within a day' : `in ${days(left)}`}`;
  },
};

export const refresh = {
  done: 'The index is up to date',
  nothingChanged: 'Nothing has changed',
  wouldChange: 'What a refresh would change',
  wouldNotChange: 'Nothing would change',
  sums: (n: {
    readonly added: number;
    readonly changed: number;
    readonly moved: number;
    readonly removed: number;
    readonly skipped: number;
  }) =>
    [
      `Added ${count(n.added)}`,
      `changed ${count(n.changed)}`,
      ...(n.moved > 0 ? [`moved ${count(n.moved)}`] : []),
      `removed ${count(n.removed)}`,
      `skipped ${count(n.skipped)}`,
    ].join(', '),
  sizes: (number: number, found: number) => `${documents(number)}, ${passages(found)}`,
  took: (ms: number) => duration(ms),
  lists: { added: 'Added: ', changed: 'Changed: ', moved: 'Moved: ', removed: 'Removed: ' },
  noWords: 'no words',
  changedPassages: (changed: number, of: number) => `${count(changed)} of ${passages(of)}`,
  skipped: 'Skipped:',
  index: 'Index ',
  runBy: (by: string) => `run by ${by}`,
  elsewhere: 'a moderator elsewhere',
  history: 'The last refreshes',
  newestFirst: 'Newest first; times are UTC.',
  nothingYet: 'Nothing has been refreshed yet.',
  notRefreshed: 'Nothing was changed.',
};

export const audit = {
  actions: {
    refresh: 'Refreshed',
    refused: 'Refused',
    share: 'Shared',
    remove: 'Removed',
    grants: 'Grants changed',
    correction: 'Correction',
    watch: 'Watch',
    install: 'Installation',
  },
  kept: (retentionDays: number) =>
    `Kept for ${days(retentionDays)}, newest first; times are UTC. What is asked is never kept.`,
  nothingYet: 'Nothing has been recorded here yet.',
  columns: { when: 'When', what: 'What', who: 'Who', where: 'Where' },
  refreshedTo: (before: string, after: string) => `index ${before} → ${after}`,
  refreshedSame: (index: string) => `index ${index}, nothing had changed`,
  /** Of a refresh, to those who may not see every document. */
  readAgain: 'the documents were read again',
};

export const feedback = {
  title: 'Feedback',
  on: (retentionDays: number) =>
    `On answers of the last ${days(retentionDays)}, by the documents that they quote:`,
  columns: { document: 'Document', helpful: 'Helpful', notHelpful: 'Not helpful' },
  more: (n: number) => `and ${plural(n, { one: '# more document', other: '# more documents' })}`,
};

export const notices = {
  /** Marks a message as long as something that it quotes has changed. */
  mark: 'Out of date: something quoted here has changed. See the replies to this message.',
  correction: 'Correction: ',
  openings: {
    changed: 'what was quoted here has changed in the documents.',
    gone: 'what was quoted here is no longer in the documents.',
    restored: 'what had changed is in the documents again as it was quoted.',
    unavailable: 'something that was quoted here is no longer available.',
  },
  kinds: {
    changed: 'Changed:',
    gone: 'Gone:',
    restored: 'As quoted again:',
    unavailable: 'No longer available here:',
  },
  tellsMore: <P>(check: P) => said`${check} with one of these ids tells more.`,
};

export const watches = {
  /** Under an answer that found nothing. @param button The label of the button beside it. */
  offered: (button: string, keptDays: number) =>
    `“${button}” keeps this question and your name until I have told you of an answer, you stop it, or ${days(keptDays)} have passed.`,
  willTellYou: 'I will tell you, once, when a new or changed document answers this.',
  willTellChannel: 'I will tell this channel, once, when a new or changed document answers this.',
  alreadyForYou: 'I already watch for that, and will tell you.',
  alreadyForChannel: 'I already watch for that, and will tell this channel.',
  keptUntil: <P>(lastDay: string, stop: P) => said`Kept until ${lastDay}. ${stop} stops it.`,
  kept: <P>(lastDay: string, stop: P) =>
    said`Kept until then, until you stop it, or until ${lastDay}: the question, your name and this place. ${stop} stops it.`,
  nothing: 'I watch for nothing for you here.',
  forYou: (lastDay: string) => ` – until ${lastDay}, for you`,
  forChannel: (lastDay: string) => ` – until ${lastDay}, for the channel`,
  stopsOne: <P>(stop: P) => said`${stop} stops one.`,
  waits: {
    refused: 'There is an answer, but I could not send you a direct message',
    closed: 'There is an answer, but I cannot write it in a direct message',
    perhaps: 'I may have told you already; I do not know whether it arrived, and will not tell it again',
  },
  waiting: <P>(why: string, since: number, now: number, ask: P) =>
    said`${why} (${age(since, now)}). To read it, ${ask} again here.`,
  stopped: 'Stopped, and the question is erased.',
  unknown: <P>(list: P) =>
    said`I watch for nothing of yours with that id: I have told you, it was stopped, or its time is over. ${list} lists what I watch for.`,
  tooManyOfYours: (max: number) => `I already watch for ${questions(max)} for you, which is the limit.`,
  tooManyHere: (max: number) => `I already watch for ${questions(max)} in this channel, which is the limit.`,
  listAndStop: <P>(list: P, stop: P) => said`${list} lists yours, ${stop} stops one.`,
  answeredAlready: 'There is already an answer, so there is nothing to watch for:',
  notHere: 'I can tell you of an answer only in a chat, not here. Please ask there.',
  off: 'Whoever runs me lets me keep no question, so I cannot watch for one.',
  privately: <P>(list: P) => said`What I watch for is for you alone. Type ${list} with a slash.`,
  whatToWatch: <P>(example: P) =>
    said`Tell me what you want to know, and I tell you when a document answers it: ${example}`,
  /** What to type behind the command's name. */
  example: 'who won the appeal',
  newForYou: (n: number): string =>
    n === 1
      ? 'You asked me to tell you of this. A new or changed document answers it:'
      : 'You asked me to tell you of these. A new or changed document answers each:',
  newForChannel: 'A new or changed document answers what was asked here:',
  over: (n: number): string =>
    n === 1
      ? 'I have stopped watching for it and erased the question.'
      : 'I have stopped watching for them and erased the questions.',
};

export const helpers = {
  askNamed: (name: string) => `Ask ${name}`,
  /** Above the button. @param button Its label. */
  offered: (button: string, name: string) =>
    `“${button}” posts this question and your name here for everybody to read, and notifies ${name}.`,
  /** Behind the mention of whom is asked. */
  canYouAnswer: 'can you answer this? The documents do not.',
  resolvedBy: (name: string) => `Resolved by ${name}`,
  wasAsked: (name: string) => `${name} was asked.`,
  answerIsHere: 'The answer',
  calledAlready: 'Somebody has already been asked about this.',
  nobodyThere: 'The person or group that could be asked here is not there any more, so nobody was asked.',
  tooManyOfYours: (max: number) =>
    `${plural(max, { one: '# question', other: '# questions' })} an hour to other people is as much as I pass on for one person. Please try again later.`,
  tooManyHere: (max: number) =>
    `${plural(max, { one: '# question', other: '# questions' })} a day to other people is as much as I pass on in one channel. Please try again tomorrow.`,
  notYours:
    'Only the person who asked, the person who was asked, or one of this bot’s moderators can mark that as resolved.',
  noLink: 'That is no link to a message here. Please copy the link of the message that answers.',
  form: {
    /** At most 24 characters. */
    title: 'Resolved',
    /** At most 45 characters. */
    label: 'Link to the message that answers, if any',
    /** At most 24 characters. */
    submit: 'Mark as resolved',
  },
};

function questions(n: number): string {
  return plural(n, { one: '# question', other: '# questions' });
}
