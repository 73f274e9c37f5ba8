import { day, documents, passages, plural } from './units.js';

/** On a quote's own page, beside the document's words. */
export const reader = {
  program: 'Verbatim',
  skip: 'Skip to the quoted words',
  publisher: 'Publisher',
  author: 'Author',
  date: 'Date',
  file: 'File',
  section: 'Section',
  line: 'Line',
  place: 'Place',
  original: 'Open the original',
  passage: 'The passage',
  quoteBegins: 'quoted words begin',
  quoteEnds: 'quoted words end',
  others: 'Other quotes of this answer',
  asItWas: 'The words as they were quoted',
  receipt: 'Receipt',
  cite: 'Cite this quote',
  openUntil: (givenAt: number, endsAt: number) =>
    `Quoted on ${day(givenAt)}. Whoever has this link can open it until ${day(endsAt)}, so be careful whom you give it to.`,
  holdsUnseen: (n: number) =>
    plural(n, {
      one: 'The marked words contain # character that is invisible or changes the direction of writing.',
      other: 'The marked words contain # characters that are invisible or change the direction of writing.',
    }),
  /** Why a link shows no passage; none of them names a document. */
  messages: {
    unknown: {
      title: 'This link opens nothing',
      text: 'It may be incomplete or altered, or belong to an answer that is no longer kept. Please ask again where you found it.',
    },
    ended: {
      title: 'This link has ended',
      text: 'Links to quotes open for a limited time. Please ask the question again to get a new one.',
    },
    closed: {
      title: 'This quote may not be read any more',
      text: 'What the answer quoted is no longer open to the place where it was given.',
    },
    removed: {
      title: 'This document is gone',
      text: 'The document that was quoted here is no longer there, so it is no longer quoted.',
    },
    changed: {
      title: 'The document has changed since',
      text: 'What the answer quoted is no longer there as it was. This is how it read when the answer was given:',
    },
    method: { title: 'That cannot be done here', text: 'A quote can only be read.' },
    busy: {
      title: 'Please try again',
      text: 'Too many requests are waiting at the moment. Please try again in a minute.',
    },
    failed: { title: 'Something went wrong', text: 'That is my fault, not yours. Please try again.' },
  },
};

/** On the page to ask on, beside the replies. */
export const tryIt = {
  program: 'Verbatim',
  headline: 'What do the documents say?',
  lead: 'Ask in your own words. The answer is in theirs: quoted character for character, each quote with its line.',
  ask: 'Ask',
  examples: 'Try one of these',
  unanswered: 'And one that they do not answer',
  commands: 'Beyond questions',
  moreExamples: 'More to try',
  skip: 'Skip to the answer',
  answer: 'Answer',
  looks: (labels: readonly string[]) => `How it looks in ${labels.join(' and ')}`,
  otherMatches: 'Other matches',
  details: 'Details',
  copy: 'Copy',
  copied: 'Copied',
  recent: 'Asked in this tab',
  documents: 'Documents',
  filter: 'Filter',
  noneFits: 'No document fits that.',
  askWithin: 'Ask within this',
  within: 'Asks this document alone:',
  pressed: 'More on this answer',
  takeAlong: 'Save this answer as:',
  exports: { markdown: 'Markdown', csv: 'CSV', json: 'JSON', csl: 'CSL-JSON', citation: 'plain citations' },
  noPreview: 'This preview could not be made.',
  nothingIndexed: 'There are no documents to search yet.',
  refusedTitle: 'Refused',
  notFromPage: 'A question can only be sent from this page itself.',
  notFoundTitle: 'Not found',
  notFound: 'There is nothing at this address.',
  answerGoneTitle: 'This answer is gone',
  answerGone: 'The last answers stay here as long as the program runs. Please ask again.',
  failedTitle: 'Something went wrong',
  tooLong: 'That was longer than this page takes. Please ask in fewer words.',
  unreadable: 'That request could not be read.',
  failed: 'Something went wrong on my side. Please try again.',
  askedBy: 'asked by',
  /** @param reason Why a request is not one from this machine. */
  onlyThisMachine: (reason: string) => `This page is only for the machine it runs on, and ${reason}.`,
  searchable: (number: number, found: number) =>
    `${documents(number)} to search, ${passages(found)}. What you ask stays on this machine.`,
  addPlatform: (labels: readonly string[]) =>
    `Use it where your team talks: README.md says how to add ${labels.join(' or ')}.`,
  inPlatform: (label: string) => `In ${label}`,
  privatePreview: (labels: readonly string[]) =>
    `${labels.join(' and ')}: drawn from the very messages that would be sent there, as a private answer in a channel; public:yes shows one that everyone can read.`,
  publicPreview: (labels: readonly string[]) =>
    `${labels.join(' and ')}: drawn from the very messages that would be sent there, as an answer that everyone in the channel can read.`,
  badge: 'APP',
  buttons: 'Buttons',
  /** Stands for a part of a message that the preview cannot show. */
  notPreviewed: (kind: string) => `(${kind}: not shown in this preview)`,
  onlyVisibleToYou: 'Only visible to you',
  onlyYouCanSee: 'Only you can see this • ',
  dismiss: 'Dismiss message',
};

/** To whoever installs the bot in a workspace by its own page. */
export const install = {
  doneTitle: 'Installed',
  done: (name: string) =>
    name === ''
      ? 'I am installed. Whoever runs me decides which documents are open to you.'
      : `I am installed in ${name}. Whoever runs me decides which documents are open there.`,
  notDoneTitle: 'Not installed',
  cancelled: 'You cancelled, so nothing was installed.',
  notBegunHere:
    'This installation was begun too long ago, in another browser or not here, so nothing was installed. Please begin again from the first page.',
  failed: 'That did not work, so nothing was installed. Please begin again in a minute.',
};
