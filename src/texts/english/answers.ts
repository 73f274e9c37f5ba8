import { type Said, said } from '../said.js';
import { age, count, day, documents, files, pages, passages, plural, sentences } from './units.js';

/** What every kind of answer says. */
export const shared = {
  /** Between the words of a list. */
  comma: ', ',
  /** Behind a list of which so many are not named. */
  andMore: (more: number) => ` and ${count(more)} more`,
  andMoreDocuments: (more: number) => ` and ${documents(more)} more`,
  quoted: <P>(words: P) => said`“${words}”`,
  /** What a search looked into. @param index The short fingerprint. */
  searched: <P>(
    counts: { readonly documents: number; readonly passages?: number; readonly unreadable?: number },
    index: P,
  ) => {
    const { unreadable = 0 } = counts;
    const searchedPassages = counts.passages === undefined ? '' : `, ${passages(counts.passages)}`;
    const left = unreadable > 0 ? `, ${files(unreadable)} could not be read` : '';
    return said`Searched ${documents(counts.documents)}${searchedPassages}${left} · index ${index}`;
  },
  /** In place of the fingerprint of an index that is not there. */
  noIndex: 'none',
  /** The words that were searched for in the place of what was typed. */
  searchedFor: (words: string) => `Searched for: ${words}`,
  missing: <P>(words: Said<P>) => said`Not in the documents: ${words}.`,
  lookAlike: <P>(word: P, candidates: Said<P>) =>
    said`Words in the documents that look like ${word}: ${candidates}.`,
  alsoIn: (places: readonly string[]) => `Also in ${places.join(', ')}`,
  morePlaces: (n: number) => plural(n, { one: '# more place', other: '# more places' }),
  noDocuments: 'There are no documents to search.',
  noWords: 'I found no words in that to search for.',
};

export const answer = {
  /** The words of earlier questions of a thread. */
  withSubject: (words: readonly string[]) => `Together with: ${words.join(', ')}`,
  wordsOfAlone: (name: string) => `Only words that the documents give as ${name}’s`,
  /** Above buttons with questions that go on from an answer. */
  goOn: 'To go on with:',
  forgottenSubject: 'I no longer know what was asked here before, so I searched for these words alone.',
  nearest: 'Nearest passages, not an answer:',
  nearestHidden: <P>(alone: P, here: P) =>
    said`Some passages come near the question but do not answer it. To see them alone, ask again with ${alone}; to show them here, with ${here}.`,
  nothingReadable: <P>(unreadable: number, refresh: P) =>
    said`There are no documents to search: ${files(unreadable)} could not be read. A moderator can ${refresh}, which names each file and the reason.`,
  nothingYet: <P>(refresh: P) =>
    said`There are no documents to search yet. A moderator can put some in the folder and ${refresh}.`,
  /** Where the sentence model did not rank that was to. */
  withoutModel: {
    late: 'The sentence model took too long, so this is ranked without it.',
    'not-encoded': 'The sentence model has not read all of these passages yet, so this is ranked without it.',
    failed: 'The sentence model could not be asked, so this is ranked without it.',
  },
  withModel: ' · with the sentence model',
  /** Under an answer to several questions, of one that it leaves open. */
  nothingFor: <P>(question: P) => said`I found nothing for “${question}”.`,
  nothingFound: 'I found nothing in the documents that answers this.',
  empty: 'That is an empty question. Please ask in a few words.',
  tooLong: 'That question is too long to search for. Please ask it in a sentence or two.',
  noWords: 'I found no words in that question to search for. Please ask in words.',
  doNotOccur: <P>(number: number, words: Said<P>) =>
    number === 1
      ? said`This word does not occur in the documents: ${words}.`
      : said`These words do not occur in the documents: ${words}.`,
  unknownSource: <P>(source: P, list: P) =>
    said`No document has “${source}” in its title, name or publisher. ${list} lists them.`,
  /** A phrase to choose while a question is typed. */
  phraseOffered: (question: string, number: number) => `${question} — ${documents(number)}`,
};

export const citation = {
  /** The link to the quote on a page of its own. */
  inContext: 'in context',
  /** The link to the document's own address. */
  original: 'original',
  /** The same where there is no other link. */
  open: 'open',
  /** Before a receipt's id. */
  receipt: 'receipt ',
  /** Before each further citation of the same words. */
  alsoIn: 'also in ',
  wordsOf: (name: string) => `words of ${name}`,
  copies: (n: number) => `also in ${plural(n, { one: '# more place', other: '# more places' })}`,
  section: (name: string) => `section “${name}”`,
  paragraph: (n: number) => `paragraph ${n}`,
  /** @param confidence 0..1. @param more Further words in doubt, which are not named. */
  recognised: (confidence: number, doubtful: readonly string[], more: number) =>
    `read by OCR, ${count(Math.round(confidence * 100))} % sure${doubtful.length === 0 ? '' : `; in doubt: ${doubtful.map((word) => `“${word}”`).join(', ')}${more === 0 ? '' : ` and ${count(more)} more`}`}`,
  comment: 'a reader’s comment',
  line: (n: number) => `line ${n}`,
  /** Places in a file, by the word that the index keeps for them. */
  places: {
    page: (n: string) => `page ${n}`,
    row: (n: string) => `row ${n}`,
    record: (n: string) => `record ${n}`,
    slide: (n: string) => `slide ${n}`,
    cell: (n: string) => `cell ${n}`,
    message: (n: string) => `message ${n}`,
    pageOf: (label: string, n: string, of: string) => `page ${label} (${n} of ${of})`,
    section: 'section',
    sheet: 'sheet',
    chapter: 'chapter',
    notes: 'notes',
    /** @param name '' where it has none. @param of The mail's subject in quotation marks; absent where it has none. */
    attachment: (name: string, of?: string) =>
      `attachment ${name === '' ? '' : `${name} `}of ${of ?? 'the mail'}`,
  },
};

export const coverage = {
  none: 'No matching passage found.',
  says: (covering: number, all: number, found: number) =>
    `${count(covering)} of ${documents(all)} ${covering === 1 ? 'says' : 'say'} something about it, in ${passages(found)}.`,
  nearDuplicates: (names: readonly string[], more: number) =>
    `Near-duplicates: ${names.join(', ')}${more > 0 ? ` and ${plural(more, { one: '# more document', other: '# more documents' })}` : ''}.`,
  onBothSides: (n: number) =>
    plural(n, { one: '# document is on both sides.', other: '# documents are on both sides.' }),
  whichTwo:
    'Between which two? Name both, with a comma between them. If there is a space in them, put them in quotation marks:',
  /** What to type behind the command's name. */
  whichTwoExample: 'data sharing between:“Android Headlines,The Verge”',
  whatIsAName: 'A name is a document, a publisher, or a date: 2018, 2018-06 or 2018-06-05.',
  unknownSide: <P>(name: P) => said`No document has “${name}” as its title, name, publisher or date.`,
  didYouMean: <P>(nearest: P) => said` Did you mean “${nearest}”?`,
  listed: <P>(list: P) => said`${list} lists the documents.`,
  sameSides: <P>(left: P, right: P, number: number) =>
    said`“${left}” and “${right}” are the same ${documents(number)}.`,
  nameOthers: 'Name two that differ.',
  noTopic: 'Please type a topic: a name or a few words.',
  noWords: 'I found no words in that to look for, or only words that occur everywhere.',
  tooLong: 'That topic is too long to look for. A few words will do.',
  columns: { document: 'Document', publisher: 'Publisher', date: 'Date', passages: 'Passages' },
  lookedInto: 'Looked into: ',
  noneIn: 'No matching passage found in: ',
  byDate: 'By date',
  silentSide: (number: number) => ` – ${documents(number)}: no matching passage found.`,
  side: (number: number, covering: number, found: number) =>
    ` – ${documents(number)}${covering === number ? '' : `, ${count(covering)} of which ${covering === 1 ? 'says' : 'say'} something about it`}, ${passages(found)}`,
  onlyHere: (other: string) => `Only here. In bold: words that “${other}” does not have.`,
  onlyWords: <P>(words: Said<P>) => said`Words of the topic that are only here: ${words}.`,
};

export const check = {
  signs: '[-was-] is in the document, {+is+} is in what was checked.',
  wasWhole: 'There are no quotation marks, so the text was checked as a whole. ',
  nothingTyped: <P>(example: P) => said`There is nothing to check. Try ${example}.`,
  /** What to type behind the command's name. */
  example: '“words of a quote”',
  noWords: 'I found no words in that to check.',
  tooLong: 'That is too long to check. Please check the quoted words alone.',
  noDocuments: 'There are no documents to check against.',
  verdict: (words: string, differences: readonly string[]) =>
    differences.length > 0 ? `${words} (${differences.join(', ')}):` : `${words}:`,
  verdicts: {
    exact: 'Exact',
    typographic: 'The same words in other typography',
    'same-figure': 'The same words, with a figure written differently',
    shortened: 'Shortened, with marks where words were left out',
    edited: 'Edited, with the editor’s words in brackets',
    ocr: 'As read by OCR from a picture',
    altered: 'Altered',
    absent: 'Not in the documents',
    'too-short': 'Too short to check',
  },
  differences: {
    'quotation marks': 'quotation marks',
    dashes: 'dashes',
    ellipses: 'ellipses',
    'non-breaking spaces': 'non-breaking spaces',
    'white space': 'white space',
    case: 'case',
    'Unicode form': 'Unicode form',
    'invisible characters': 'invisible characters',
    'closing mark': 'closing mark',
    emphasis: 'emphasis',
    links: 'links',
    'footnote marks': 'footnote marks',
    'broken words': 'broken words',
    figures: 'figures',
  },
  leavesOutDenial: 'The words left out deny something.',
  changesMeaning: 'The words left out or put in brackets deny something or change a name.',
  nearestIs: 'The nearest passage is:',
  noClosingMark: 'The document does not have the mark at its end.',
  partsFarApart: 'Its parts are in one document, but not close to each other in this order:',
  partsInSeveral: 'Its parts are in different documents:',
  attributed: (to: string, speaker: string) => `attributed to ${to}, the document says ${speaker}`,
  compared: <P>(changes: Said<P>) => said`Compared: ${changes}`,
  notChecked: (strings: readonly string[], more: number) =>
    `Not checked: ${strings.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}`,
};

export const verify = {
  readNow: 'Read from the files just now, not from the index.',
  signs: '[-was-] was there when it was quoted, {+is+} is there now.',
  quotedAt: (givenAt: number, now: number) => `Quoted ${age(givenAt, now)}, on ${day(givenAt)}.`,
  unchanged: 'Unchanged:',
  unchangedDocument: 'the document is the same.',
  unchangedWords: 'these words are still in the same place; something else in the document has changed.',
  moved: 'Moved:',
  renamed: (from: string, to: string, line: string) =>
    `the same text is in another file now: ${from} → ${to}, ${line}.`,
  movedToSeveral: (from: string, number: number) =>
    `these words are no longer at ${from}, but in ${plural(number, { one: '# other place', other: '# other places' })}:`,
  movedTo: (from: string, to: string) =>
    `these words are now in another place in the document: ${from} → ${to}.`,
  /** Where words are. @param span Offsets, as they count in the document's text. */
  at: (line: string, span: string) => `${line} (characters ${span})`,
  changed: 'Changed:',
  wasQuoted: 'this was quoted:',
  nowReads: 'It now reads:',
  sameWords: (differences: readonly string[]) =>
    `The same words in other typography: ${differences.join(', ')}.`,
  onlySpaces: 'Only spaces between words and marks differ.',
  /** What was shown before a quote, and what became of it. */
  parts: {
    header: 'The names of its columns:',
    'lead-in': 'What leads to it:',
    changed: 'changed.',
    gone: 'gone.',
  },
  gone: 'Gone:',
  passageGone: 'the document is still there, but it has nothing like these words. This was quoted:',
  fileGone: 'the document’s file is no longer in the folder. This was quoted:',
  /** @param reason A clause, of the file: "is empty". */
  fileUnreadable: (reason: string) => `the document’s file ${reason}. This was quoted:`,
  cannotBeRead: 'cannot be read',
  sectionWas: (was: string) => `The section was “${was}”; now there is none.`,
  sectionIs: (was: string, is: string) => `The section was “${was}”; now it is “${is}”.`,
  unknownReceipt: (retentionDays: number) =>
    `I do not know that receipt here. I keep a receipt for ${plural(retentionDays, { one: '# day', other: '# days' })}; its id has 16 letters and digits.`,
};

export const find = {
  /** Above the passage that a sentence is about. */
  on: <P>(sentence: P) => said`On “${sentence}”:`,
  nothingFound: 'I found nothing in the documents about this.',
  searched: (all: number, read: number, leftOut: number) =>
    `Searched ${documents(all)} for ${sentences(read)}${leftOut > 0 ? `; ${plural(leftOut, { one: '# more sentence was', other: '# more sentences were' })} left out` : ''}`,
};

export const drafts = {
  /** What a text that somebody typed is called. */
  typedName: 'your text',
  /** Behind the words of a draft, where they are in it. */
  at: (words: string, place: string) => `“${words}” – ${place}`,
  quotations: (n: number, name: string) =>
    `${plural(n, { one: '# quotation', other: '# quotations' })} in ${name}`,
  doNotPass: (n: number) => plural(n, { one: '# does not pass: ', other: '# do not pass: ' }),
  pass: (n: number) => plural(n, { one: '# passes: ', other: '# pass: ' }),
  kinds: {
    altered: 'altered',
    absent: 'not in the documents',
    edited: 'edited',
    shortened: 'shortened',
    'too-short': 'too short',
    ocr: 'as read by OCR',
    'same-figure': 'with a figure written differently',
    typographic: 'in other typography',
    exact: 'exact',
  },
  moreStrings: (n: number) =>
    plural(n, {
      one: '# more string in quotation marks was not checked.',
      other: '# more strings in quotation marks were not checked.',
    }),
  worstFirst: 'Worst first.',
  noQuotation: (name: string) => `There is no quotation in ${name}: nothing was checked.`,
  /** @param reason A clause: "is encrypted". */
  unreadable: (name: string, reason: string) => `${name} ${reason}.`,
  notChecked: 'Not checked:',
  code: (n: number) =>
    plural(n, {
      one: 'Quotation marks in # piece of code were ignored.',
      other: 'Quotation marks in # pieces of code were ignored.',
    }),
  page: (page: number, of: number, name: string) =>
    `Page ${count(page)} of ${count(of)} on ${name}. The buttons work for an hour; the text is kept in memory only.`,
  sentences: (n: number, name: string) => `${sentences(n)} in ${name}`,
  relevant: (found: number, missing: number) =>
    `I found a passage about ${count(found)} of them, and none about ${count(missing)}.`,
  sentencesLeftOut: (n: number) =>
    plural(n, { one: '# more sentence was left out.', other: '# more sentences were left out.' }),
  missingFirst: 'The sentences without a passage come first, then the least certain.',
  noSentence: (name: string) => `There is no sentence in ${name}: nothing was searched for.`,
  notFound: 'Not found:',
  on: <P>(sentence: P) => said`On ${sentence}`,
};

export const lists = {
  nothingYet: <P>(refresh: P) =>
    said`There are no documents yet. A moderator can put some in the folder and ${refresh}.`,
  noneFits: <P>(filter: P) => said`No document has “${filter}” in its title, name or publisher.`,
  documents: (n: number) => `${documents(n)}:`,
  narrow: <P>(list: P) => said`${list} with words of a title, name or publisher lists fewer.`,
  columns: { title: 'Title', date: 'Date', size: 'Size', passages: 'Passages' },
  /** @param order How the list is ordered, where that is said. */
  page: (
    shown: { readonly range: string; readonly total: number; readonly page: number; readonly pages: number },
    order?: string,
  ) =>
    `${order === undefined ? '' : `${order}, `}${shown.range} of ${count(shown.total)}; page ${count(shown.page)} of ${count(shown.pages)}.`,
  next: <P>(typed: P) => said` Next: ${typed}`,
  noSuchPage: <P>(page: P, all: number) =>
    said`There is no page “${page}”. There ${all === 1 ? 'is' : 'are'} ${pages(all)}.`,
  noPage: <P>(page: P) => said`There is no page “${page}”. Pages are counted from 1.`,
};
