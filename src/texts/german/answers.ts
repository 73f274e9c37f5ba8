import { said } from '../said.js';
import type { Texts } from '../texts.js';
import {
  age,
  count,
  day,
  days,
  documents,
  files,
  ofDocuments,
  passages,
  plural,
  sentences,
} from './units.js';

const moreDocuments = (n: number) => plural(n, { one: '# weiteres Dokument', other: '# weitere Dokumente' });
const morePlaces = (n: number) => plural(n, { one: '# weitere Stelle', other: '# weitere Stellen' });

export const shared: Texts['shared'] = {
  comma: ', ',
  andMore: (more) => ` und ${count(more)} weitere`,
  andMoreDocuments: (more) => ` und ${moreDocuments(more)}`,
  quoted: (words) => said`„${words}“`,
  searched: (counts, index) => {
    const { unreadable = 0 } = counts;
    const searchedPassages = counts.passages === undefined ? '' : `, ${passages(counts.passages)}`;
    const left = unreadable > 0 ? `, ${files(unreadable)} nicht lesbar` : '';
    return said`${documents(counts.documents)}${searchedPassages} durchsucht${left} · Index ${index}`;
  },
  noIndex: 'keiner',
  searchedFor: (words) => `Gesucht nach: ${words}`,
  missing: (words) => said`Nicht in den Dokumenten: ${words}.`,
  lookAlike: (word, candidates) => said`Wörter in den Dokumenten, die ${word} ähneln: ${candidates}.`,
  alsoIn: (places) => `Auch in ${places.join(', ')}`,
  morePlaces,
  noDocuments: 'Es gibt keine Dokumente, in denen ich suchen kann.',
  noWords: 'Darin habe ich keine Wörter gefunden, nach denen ich suchen kann.',
};

export const answer: Texts['answer'] = {
  withSubject: (words) => `Zusammen mit: ${words.join(', ')}`,
  wordsOfAlone: (name) => `Nur Worte, die die Dokumente als die von ${name} wiedergeben`,
  goOn: 'Zum Weiterfragen:',
  forgottenSubject:
    'Ich weiß nicht mehr, was hier vorher gefragt wurde. Deshalb habe ich nur nach diesen Wörtern gesucht.',
  nearest: 'Die nächsten Passagen, keine Antwort:',
  nearestHidden: (alone, here) =>
    said`Einige Passagen kommen der Frage nahe, beantworten sie aber nicht. Um sie nur dir zu zeigen, frage noch einmal mit ${alone}; um sie hier zu zeigen, mit ${here}.`,
  nothingReadable: (unreadable, refresh) =>
    said`Es gibt keine Dokumente, in denen ich suchen kann: ${files(unreadable)} nicht lesbar. Die Moderation kann ${refresh} ausführen; das nennt jede Datei mit dem Grund.`,
  nothingYet: (refresh) =>
    said`Es gibt noch keine Dokumente, in denen ich suchen kann. Die Moderation kann welche in den Ordner legen und ${refresh} ausführen.`,
  withoutModel: {
    late: 'Das Satzmodell hat zu lange gebraucht; deshalb ist dies ohne es geordnet.',
    'not-encoded':
      'Das Satzmodell hat noch nicht alle diese Passagen gelesen; deshalb ist dies ohne es geordnet.',
    failed: 'Das Satzmodell konnte nicht gefragt werden; deshalb ist dies ohne es geordnet.',
  },
  withModel: ' · mit dem Satzmodell',
  nothingFor: (question) => said`Nichts gefunden habe ich zu „${question}“.`,
  nothingFound: 'In den Dokumenten habe ich nichts gefunden, was diese Frage beantwortet.',
  empty: 'Die Frage ist leer. Bitte frage in ein paar Wörtern.',
  tooLong: 'Diese Frage ist zu lang für eine Suche. Bitte stelle sie in ein oder zwei Sätzen.',
  noWords:
    'In dieser Frage habe ich keine Wörter gefunden, nach denen ich suchen kann. Bitte frage in Worten.',
  doNotOccur: (number, words) =>
    number === 1
      ? said`Dieses Wort kommt in den Dokumenten nicht vor: ${words}.`
      : said`Diese Wörter kommen in den Dokumenten nicht vor: ${words}.`,
  unknownSource: (source, list) =>
    said`Kein Dokument hat „${source}“ im Titel, im Namen oder als Herausgeber. ${list} listet die Dokumente auf.`,
  phraseOffered: (question, number) => `${question} — ${documents(number)}`,
};

export const citation: Texts['citation'] = {
  inContext: 'im Zusammenhang',
  original: 'Original',
  open: 'öffnen',
  receipt: 'Beleg ',
  alsoIn: 'auch in ',
  wordsOf: (name) => `Worte von ${name}`,
  copies: (n) => `auch an ${plural(n, { one: '# weiteren Stelle', other: '# weiteren Stellen' })}`,
  section: (name) => `Abschnitt „${name}“`,
  paragraph: (n) => `Absatz ${n}`,
  recognised: (confidence: number, doubtful: readonly string[], more: number) =>
    `durch Texterkennung (OCR) gelesen, ${count(Math.round(confidence * 100))} % sicher${doubtful.length === 0 ? '' : `; zweifelhaft: ${doubtful.map((word) => `„${word}“`).join(', ')}${more === 0 ? '' : ` und ${count(more)} weitere`}`}`,
  comment: 'ein Leserkommentar',
  line: (n) => `Zeile ${n}`,
  places: {
    page: (n) => `Seite ${n}`,
    row: (n) => `Zeile ${n}`,
    record: (n) => `Datensatz ${n}`,
    slide: (n) => `Folie ${n}`,
    cell: (n) => `Zelle ${n}`,
    message: (n) => `Nachricht ${n}`,
    pageOf: (label, n, of) => `Seite ${label} (${n} von ${of})`,
    section: 'Abschnitt',
    sheet: 'Blatt',
    chapter: 'Kapitel',
    notes: 'Notizen',
    attachment: (name: string, of?: string) =>
      `Anhang${name === '' ? '' : ` ${name}`} ${of === undefined ? 'der E-Mail' : `von ${of}`}`,
  },
};

export const coverage: Texts['coverage'] = {
  none: 'Keine passende Passage gefunden.',
  says: (covering, all, found) =>
    `${count(covering)} von ${ofDocuments(all)} ${covering === 1 ? 'schreibt' : 'schreiben'} etwas darüber, in ${passages(found)}.`,
  nearDuplicates: (names, more) =>
    `Fast gleich: ${names.join(', ')}${more > 0 ? ` und ${moreDocuments(more)}` : ''}.`,
  onBothSides: (n) =>
    plural(n, { one: '# Dokument ist auf beiden Seiten.', other: '# Dokumente sind auf beiden Seiten.' }),
  whichTwo:
    'Zwischen welchen beiden? Nenne beide mit einem Komma dazwischen. Wenn ein Leerzeichen darin ist, setze sie in Anführungszeichen:',
  whichTwoExample: 'data sharing between:“Android Headlines,The Verge”',
  whatIsAName: 'Ein Name ist ein Dokument, ein Herausgeber oder ein Datum: 2018, 2018-06 oder 2018-06-05.',
  unknownSide: (name) => said`Kein Dokument hat „${name}“ als Titel, Namen, Herausgeber oder Datum.`,
  didYouMean: (nearest) => said` Meintest du „${nearest}“?`,
  listed: (list) => said`${list} listet die Dokumente auf.`,
  sameSides: (left, right, number) => said`„${left}“ und „${right}“ meinen dasselbe: ${documents(number)}.`,
  nameOthers: 'Nenne zwei verschiedene.',
  noTopic: 'Bitte gib ein Thema ein: einen Namen oder ein paar Wörter.',
  noWords:
    'Darin habe ich keine Wörter gefunden, nach denen ich suchen kann, oder nur solche, die überall vorkommen.',
  tooLong: 'Dieses Thema ist zu lang für eine Suche. Ein paar Wörter genügen.',
  columns: { document: 'Dokument', publisher: 'Herausgeber', date: 'Datum', passages: 'Passagen' },
  lookedInto: 'Durchgesehen: ',
  noneIn: 'Keine passende Passage gefunden in: ',
  byDate: 'Nach Datum',
  silentSide: (number) => ` – ${documents(number)}: keine passende Passage gefunden.`,
  side: (number, covering, found) =>
    ` – ${documents(number)}${covering === number ? '' : `, davon ${covering === 1 ? 'schreibt' : 'schreiben'} ${count(covering)} etwas darüber`}, ${passages(found)}`,
  onlyHere: (other) => `Nur hier. Fett: Wörter, die „${other}“ nicht hat.`,
  onlyWords: (words) => said`Wörter des Themas, die nur hier vorkommen: ${words}.`,
};

export const check: Texts['check'] = {
  signs: '[-war-] steht im Dokument, {+ist+} steht im geprüften Text.',
  wasWhole: 'Ohne Anführungszeichen wurde der Text als Ganzes geprüft. ',
  nothingTyped: (example) => said`Es gibt nichts zu prüfen. Versuche ${example}.`,
  example: '„Wörter eines Zitats“',
  noWords: 'Darin habe ich keine Wörter zum Prüfen gefunden.',
  tooLong: 'Das ist zu lang für eine Prüfung. Bitte prüfe nur die zitierten Wörter.',
  noDocuments: 'Es gibt keine Dokumente, mit denen ich vergleichen kann.',
  verdict: (words, differences) =>
    differences.length > 0 ? `${words} (${differences.join(', ')}):` : `${words}:`,
  verdicts: {
    exact: 'Wörtlich',
    typographic: 'Dieselben Wörter in anderer Typografie',
    'same-figure': 'Dieselben Wörter, eine Zahl anders geschrieben',
    shortened: 'Gekürzt, mit Auslassungszeichen',
    edited: 'Bearbeitet, mit eigenen Wörtern in Klammern',
    ocr: 'Wie durch Texterkennung (OCR) aus einem Bild gelesen',
    altered: 'Verändert',
    absent: 'Nicht in den Dokumenten',
    'too-short': 'Zu kurz zum Prüfen',
  },
  differences: {
    'quotation marks': 'Anführungszeichen',
    dashes: 'Striche',
    ellipses: 'Auslassungspunkte',
    'non-breaking spaces': 'geschützte Leerzeichen',
    'white space': 'Leerraum',
    case: 'Groß- und Kleinschreibung',
    'Unicode form': 'Unicode-Form',
    'invisible characters': 'unsichtbare Zeichen',
    'closing mark': 'Schlusszeichen',
    emphasis: 'Hervorhebung',
    links: 'Links',
    'footnote marks': 'Fußnotenzeichen',
    'broken words': 'getrennte Wörter',
    figures: 'Zahlen',
  },
  leavesOutDenial: 'Die ausgelassenen Wörter verneinen etwas.',
  changesMeaning: 'Die ausgelassenen oder eingeklammerten Wörter verneinen etwas oder ändern einen Namen.',
  nearestIs: 'Die nächste Passage ist:',
  noClosingMark: 'Das Zeichen am Ende steht nicht im Dokument.',
  partsFarApart: 'Die Teile stehen in einem Dokument, aber nicht nah beieinander in dieser Reihenfolge:',
  partsInSeveral: 'Die Teile stehen in verschiedenen Dokumenten:',
  attributed: (to, speaker) => `${to} zugeschrieben, das Dokument nennt ${speaker}`,
  compared: (changes) => said`Verglichen: ${changes}`,
  notChecked: (strings, more) =>
    `Nicht geprüft: ${strings.join(', ')}${more > 0 ? ` und ${count(more)} weitere` : ''}`,
};

export const verify: Texts['verify'] = {
  readNow: 'Gerade eben aus den Dateien gelesen, nicht aus dem Index.',
  signs: '[-war-] stand dort, als zitiert wurde, {+ist+} steht jetzt dort.',
  quotedAt: (givenAt, now) => `Zitiert ${age(givenAt, now)}, am ${day(givenAt)}.`,
  unchanged: 'Unverändert:',
  unchangedDocument: 'das Dokument ist dasselbe.',
  unchangedWords:
    'diese Wörter stehen noch an derselben Stelle; etwas anderes im Dokument hat sich geändert.',
  moved: 'Verschoben:',
  renamed: (from, to, line) => `derselbe Text ist jetzt in einer anderen Datei: ${from} → ${to}, ${line}.`,
  movedToSeveral: (from, number) =>
    `diese Wörter stehen nicht mehr bei ${from}, sondern an ${plural(number, { one: '# anderen Stelle', other: '# anderen Stellen' })}:`,
  movedTo: (from, to) => `diese Wörter stehen jetzt an einer anderen Stelle im Dokument: ${from} → ${to}.`,
  at: (line, span) => `${line} (Zeichen ${span})`,
  changed: 'Geändert:',
  wasQuoted: 'zitiert wurde:',
  nowReads: 'Jetzt steht dort:',
  sameWords: (differences) => `Dieselben Wörter in anderer Typografie: ${differences.join(', ')}.`,
  onlySpaces: 'Nur Leerzeichen zwischen Wörtern und Zeichen unterscheiden sich.',
  parts: {
    header: 'Die Namen der Spalten:',
    'lead-in': 'Was dahin führt:',
    changed: 'geändert.',
    gone: 'verschwunden.',
  },
  gone: 'Verschwunden:',
  passageGone: 'das Dokument ist noch da, enthält aber nichts wie diese Wörter. Zitiert wurde:',
  fileGone: 'die Datei des Dokuments ist nicht mehr im Ordner. Zitiert wurde:',
  fileUnreadable: (reason) => `die Datei des Dokuments ist nicht lesbar (${reason}). Zitiert wurde:`,
  cannotBeRead: 'nicht lesbar',
  sectionWas: (was) => `Der Abschnitt war „${was}“; jetzt gibt es keinen.`,
  sectionIs: (was, is) => `Der Abschnitt war „${was}“; jetzt ist es „${is}“.`,
  unknownReceipt: (retentionDays) =>
    `Diesen Beleg kenne ich hier nicht. Ich bewahre Belege ${days(retentionDays)} auf; die Kennung hat 16 Buchstaben und Ziffern.`,
};

const sentencesLeftOut = (n: number) =>
  plural(n, { one: '# weiterer Satz wurde ausgelassen', other: '# weitere Sätze wurden ausgelassen' });

export const find: Texts['find'] = {
  on: (sentence) => said`Zu „${sentence}“:`,
  nothingFound: 'Dazu habe ich in den Dokumenten nichts gefunden.',
  searched: (all, read, leftOut) =>
    `${documents(all)} nach ${plural(read, { one: '# Satz', other: '# Sätzen' })} durchsucht${leftOut > 0 ? `; ${sentencesLeftOut(leftOut)}` : ''}`,
};

export const drafts: Texts['drafts'] = {
  typedName: 'dein Text',
  at: (words, place) => `„${words}“ – ${place}`,
  quotations: (n, name) => `${plural(n, { one: '# Zitat', other: '# Zitate' })} in ${name}`,
  doNotPass: (n) => plural(n, { one: '# besteht nicht: ', other: '# bestehen nicht: ' }),
  pass: (n) => plural(n, { one: '# besteht: ', other: '# bestehen: ' }),
  kinds: {
    altered: 'verändert',
    absent: 'nicht in den Dokumenten',
    edited: 'bearbeitet',
    shortened: 'gekürzt',
    'too-short': 'zu kurz',
    ocr: 'wie durch Texterkennung gelesen',
    'same-figure': 'mit anders geschriebener Zahl',
    typographic: 'in anderer Typografie',
    exact: 'wörtlich',
  },
  moreStrings: (n) =>
    plural(n, {
      one: '# weiterer Text in Anführungszeichen wurde nicht geprüft.',
      other: '# weitere Texte in Anführungszeichen wurden nicht geprüft.',
    }),
  worstFirst: 'Die schlechtesten zuerst.',
  noQuotation: (name) => `In ${name} gibt es kein Zitat: Es wurde nichts geprüft.`,
  unreadable: (name, reason) => `${name} ist nicht lesbar (${reason}).`,
  notChecked: 'Nicht geprüft:',
  code: (n) =>
    plural(n, {
      one: 'Anführungszeichen in # Stück Code wurden übergangen.',
      other: 'Anführungszeichen in # Stücken Code wurden übergangen.',
    }),
  page: (page, of, name) =>
    `Seite ${count(page)} von ${count(of)} zu ${name}. Die Schaltflächen funktionieren eine Stunde lang; der Text bleibt nur im Arbeitsspeicher.`,
  sentences: (n, name) => `${sentences(n)} in ${name}`,
  relevant: (found, missing) =>
    `Zu ${count(found)} davon habe ich eine Passage gefunden, zu ${count(missing)} keine.`,
  sentencesLeftOut: (n) => `${sentencesLeftOut(n)}.`,
  missingFirst: 'Zuerst die Sätze ohne Passage, dann die unsichersten.',
  noSentence: (name) => `In ${name} gibt es keinen Satz: Es wurde nichts gesucht.`,
  notFound: 'Nicht gefunden:',
  on: (sentence) => said`Zu ${sentence}`,
};

export const lists: Texts['lists'] = {
  nothingYet: (refresh) =>
    said`Es gibt noch keine Dokumente. Die Moderation kann welche in den Ordner legen und ${refresh} ausführen.`,
  noneFits: (filter) => said`Kein Dokument hat „${filter}“ im Titel, im Namen oder als Herausgeber.`,
  documents: (n) => `${documents(n)}:`,
  narrow: (list) => said`${list} mit Wörtern aus Titel, Name oder Herausgeber listet weniger auf.`,
  columns: { title: 'Titel', date: 'Datum', size: 'Größe', passages: 'Passagen' },
  page: (shown, order) =>
    `${order === undefined ? '' : `${order}, `}${shown.range} von ${count(shown.total)}; Seite ${count(shown.page)} von ${count(shown.pages)}.`,
  next: (typed) => said` Weiter: ${typed}`,
  noSuchPage: (page, all) =>
    said`Es gibt keine Seite „${page}“. Es gibt ${plural(all, { one: '# Seite', other: '# Seiten' })}.`,
  noPage: (page) => said`Es gibt keine Seite „${page}“. Seiten werden ab 1 gezählt.`,
};
