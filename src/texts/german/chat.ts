import { said } from '../said.js';
import type { Texts } from '../texts.js';
import {
  age,
  count,
  days,
  documents,
  duration,
  files,
  formats,
  ofDays,
  ofDocuments,
  passages,
  plural,
  size,
  span,
} from './units.js';

export const buttons: Texts['buttons'] = {
  labels: {
    'previous-page': 'Vorige Seite',
    'next-page': 'Nächste Seite',
    'previous-documents': 'Vorige Seite',
    'next-documents': 'Nächste Seite',
    more: 'Mehr Zitate',
    context: 'Zusammenhang',
    verify: 'Nachprüfen',
    share: 'Im Kanal teilen',
    'share-check': 'Im Kanal teilen',
    'share-find': 'Im Kanal teilen',
    'share-coverage': 'Im Kanal teilen',
    'tell-when': 'Sag mir Bescheid',
    'stop-watch': 'Beenden',
    resolve: 'Erledigt',
    'add-link': 'Link hinzufügen',
    remove: 'Entfernen',
    helpful: 'Hilfreich',
    'not-helpful': 'Nicht hilfreich',
  },
  answerUnknown: (retentionDays) =>
    `Diese Antwort habe ich nicht mehr: Ich bewahre Antworten ${days(retentionDays)} auf. Bitte frage noch einmal.`,
  reportGone:
    'Diese Antwort habe ich nicht mehr: Ich bewahre die Seiten eines Berichts eine Stunde auf. Bitte frage noch einmal.',
  changedSince: 'Das Dokument hat sich seither geändert: So lautete es, als die Antwort gegeben wurde.',
  documentsGone: 'Die dort zitierten Dokumente sind nicht mehr im Ordner. Bitte frage noch einmal.',
  alreadyShared: 'Diese Antwort wurde hier schon geteilt.',
  noMoreQuotes: 'Zu dieser Frage gibt es keine weiteren Zitate.',
  moreShownAlready: 'Die nächsten Zitate sind schon da: Sieh unter der Antwort nach.',
  moreQuotes: 'Mehr Zitate:',
  inContextMarked: 'Mit dem Text ringsum; das Zitat ist markiert:',
  inContext: 'Mit dem Text davor und danach; das Zitat ist fett:',
  notTheirsToRemove: 'Nur wer gefragt hat oder diesen Bot moderiert, kann die Antwort entfernen.',
  removed: 'Die Antwort wurde entfernt.',
  votes: {
    helpful: 'Danke. Ich habe deine Stimme gezählt: hilfreich.',
    notHelpful: 'Danke. Ich habe deine Stimme gezählt: nicht hilfreich.',
    changedToHelpful: 'Ich habe deine Stimme geändert: hilfreich.',
    changedToNotHelpful: 'Ich habe deine Stimme geändert: nicht hilfreich.',
    alreadyHelpful: 'Deine Stimme ist schon gezählt: hilfreich.',
    alreadyNotHelpful: 'Deine Stimme ist schon gezählt: nicht hilfreich.',
  },
  unknown: 'Diese Schaltfläche kenne ich nicht mehr. Bitte frage noch einmal.',
};

export const requests: Texts['requests'] = {
  unknownCommand: 'Diesen Befehl kenne ich nicht. Ich kenne:',
  misused: (command, problems) => said`So kann ich ${command} nicht ausführen: ${problems.join('; ')}.`,
  useItLikeThis: (usage) => said`Verwende es so: ${usage}`,
  moderatorsOnly: (asked) =>
    said`${asked} ist leider der Moderation dieses Bots vorbehalten. Bitte frage dort nach.`,
  tooSlow: 'Das hat zu lange gedauert, deshalb habe ich abgebrochen. Bitte versuche es gleich noch einmal.',
  busy: 'Gerade warten zu viele Fragen. Bitte frage in einer Minute noch einmal.',
  failed: 'Bei mir ist etwas schiefgegangen; geändert wurde nichts. Bitte versuche es noch einmal.',
  forOperators: (requestId) => said`Für den Betrieb dieses Bots: siehe Anfrage ${requestId} im Protokoll.`,
  problems: {
    noSuchOption: (words) => `„${words}“ ist keine Option dieses Befehls`,
    twice: (name) => `${name} ist doppelt angegeben`,
    missing: (name) => `${name} fehlt`,
    valueMissing: (name, examples) => `${name} braucht einen Wert: ${examples.join(' oder ')}`,
    wrongValue: (name, expected, given) => `${name} muss ${expected.join(' oder ')} sein, nicht „${given}“`,
    anyText: 'Text',
    someWords: 'einige Wörter',
  },
  overUser: (questions, seconds, wait) =>
    `Du hast so viel gefragt, wie ich von einer Person annehme: ${questionsIn(questions, seconds)}. Bitte frage in ${span(wait)} noch einmal.`,
  overChannel: (questions, seconds, wait) =>
    `In diesem Kanal wurde so viel gefragt, wie ich aus einem Kanal annehme: ${questionsIn(questions, seconds)}. Bitte frage in ${span(wait)} noch einmal.`,
};

function questionsIn(questions: number, seconds: number): string {
  return `${plural(questions, { one: '# Frage', other: '# Fragen' })} in ${span(seconds)}`;
}

export const messageCommands: Texts['messageCommands'] = {
  deleted: 'Diese Nachricht wurde gelöscht, deshalb gibt es nichts anzusehen.',
  own: 'Diese Nachricht ist von mir: Ihre Zitate sind genaue Stücke der Dokumente, jedes mit seiner Stelle. Wähle eine Nachricht von jemand anderem.',
  withoutText: 'Diese Nachricht hat keinen Text, nur Dateien, Bilder oder Karten; die lese ich nicht.',
  empty: 'Diese Nachricht hat keinen Text.',
};

export const delivery: Texts['delivery'] = {
  leftOut: (quotes, rows, others) => {
    const parts = [
      quotes > 0 ? plural(quotes, { one: '# weiteres Zitat', other: '# weitere Zitate' }) : '',
      rows > 0 ? plural(rows, { one: '# weitere Zeile', other: '# weitere Zeilen' }) : '',
      others > 0 ? plural(others, { one: '# weiterer Teil', other: '# weitere Teile' }) : '',
    ].filter((part) => part !== '');
    return `Ausgelassen, weil die Nachricht voll ist: ${parts.join(', ')}.`;
  },
  notShown:
    'Ich konnte die Antwort nicht posten: Sie wurde hier abgelehnt. Bitte versuche es noch einmal oder frage mich privat.',
  tooManyWaiting:
    'Hier warten zu viele Antworten. Bitte versuche es in einer Minute noch einmal oder frage mich privat.',
  cannotWrite:
    'Die Antwort ist nur für dich, und ich kann dir nicht privat schreiben. Erlaube Direktnachrichten von diesem Server oder gib den Befehl mit Schrägstrich ein.',
  perhapsShown:
    'Ich weiß nicht, ob die Antwort gepostet wurde. Wenn sie nicht im Kanal ist, frage noch einmal.',
  notRemoved: 'Ich konnte diese Nachricht nicht entfernen. Bitte versuche es gleich noch einmal.',
  restarting: 'Ich starte gerade neu. Bitte frage gleich noch einmal.',
  restarted: 'Ich wurde neu gestartet, bevor ich antworten konnte. Bitte frage noch einmal.',
  notInstalled:
    'Ich bin mit diesem Workspace nicht mehr verbunden. Wer mich betreibt oder hier installiert hat, kann mich wieder verbinden.',
  willWrite:
    'Das dauert länger, als ich hier den Fortschritt zeigen kann. Ich schicke dir eine Direktnachricht, wenn es fertig ist.',
  questionShortened:
    'Die Frage ist hier gekürzt; deshalb fehlen die Schaltflächen, die sie noch einmal stellen oder teilen.',
  nothingToShow: 'Es gibt nichts zu zeigen.',
  asked: 'fragte:',
};

export const forms: Texts['forms'] = {
  file: 'Oder eine Datei statt des Textes',
  cancel: 'Abbrechen',
  unknown: 'Dieses Formular kenne ich nicht. Bitte gib den Befehl noch einmal ein.',
};

export const progress: Texts['progress'] = {
  labels: {
    'Reading documents': 'Dokumente werden gelesen',
    'Another refresh is running': 'Eine andere Aktualisierung läuft',
    'Checking quotations': 'Zitate werden geprüft',
    'Looking for sources': 'Quellen werden gesucht',
  },
  of: (done, total) => `${count(done)} von ${count(total)}`,
  bytesOf: (done, total) => `${size(done)} von ${size(total)}`,
  left: (ms) => `noch etwa ${formats.roughly(ms)}`,
};

export const help: Texts['help'] = {
  hello: 'Hallo! ',
  thanks: 'Gern geschehen! ',
  whatIDo:
    'Frage mich in deinen eigenen Worten nach den Dokumenten. Ich antworte mit ihren Passagen, Wort für Wort, und sage, wo jede steht.',
  tryThese: 'Diese Dokumente beantworten zum Beispiel:',
  nothingToTry: 'Für den Anfang genügen ein Name oder ein paar Wörter aus den Dokumenten.',
  more: (sources, about) => said`${sources} listet die Dokumente auf, ${about} sagt, was ich sonst kann.`,
};

export const home: Texts['home'] = {
  howToAsk: 'So fragst du',
  write: 'Schreibe mir unter „Nachrichten“ oder erwähne mich in einem Kanal.',
  writeLike: (example) => said`Schreibe mir unter „Nachrichten“ oder erwähne mich in einem Kanal: ${example}`,
  whatFrom: 'Daraus antworte ich',
  nothing: 'Hier gibt es keine Dokumente, in denen ich suchen kann.',
  holdings: (number, found, builtAt, now) =>
    `${documents(number)}, ${passages(found)}, indexiert ${age(builtAt, now)}:`,
  more: (more, list) => said`und ${count(more)} weitere; ${list} listet alle auf.`,
  lastRefresh: 'Die letzte Aktualisierung',
  refreshed: (at, now, by, number) => `${age(at, now)}, ausgeführt von ${by}: ${documents(number)}.`,
};

export const about: Texts['about'] = {
  what: (number, found) =>
    `Ich beantworte Fragen zu ${ofDocuments(number)} (${passages(found)}) mit ihren eigenen Worten: Jedes Zitat ist ein genaues Stück eines Dokuments.`,
  index: 'Index',
  noIndex: (unreadable, refresh) =>
    unreadable > 0
      ? said`Es gibt noch keinen Index: ${files(unreadable)} nicht lesbar. ${refresh} erstellt einen oder sagt, warum es nicht geht.`
      : said`Es gibt noch keinen Index. ${refresh} erstellt einen oder sagt, warum es nicht geht.`,
  fingerprint: (fingerprint, builtAt, now) =>
    said`Fingerabdruck ${fingerprint}, erstellt ${age(builtAt, now)}.`,
  complete: 'Jede Datei des Ordners ist darin.',
  filesLeftOut: (n) =>
    plural(n, { one: '# Datei des Ordners ausgelassen', other: '# Dateien des Ordners ausgelassen' }),
  filesInPart: (n) =>
    plural(n, { one: '# Datei nur teilweise gelesen', other: '# Dateien nur teilweise gelesen' }),
  namesThem: (leftOut, refresh) => said`${leftOut.join(', ')}; ${refresh} nennt jede mit dem Grund.`,
  stored: 'Gespeichert',
  storedAnswers: (retentionDays) =>
    `Der Index, die Protokolle der Aktualisierungen und ${days(retentionDays)} lang, welche Passagen wo und wem gezeigt wurden, mit den Stimmen dazu (nicht, von wem).`,
  storedAudit: (retentionDays) =>
    `${days(retentionDays)} lang: wer etwas aktualisiert, geteilt oder entfernt hat und wem ein Befehl der Moderation verweigert wurde.`,
  storedWatches: (watchDays) =>
    `Eine Frage, die du mich beobachten lässt, mit deinem Namen und dem Ort der Frage: bis ich dir Bescheid gesagt habe, du sie beendest oder ${days(watchDays)} vergangen sind. Dann wird sie gelöscht.`,
  neverStored: 'Nie gespeichert, nie protokolliert, nie woandershin geschickt: was gefragt wird.',
  neverStoredOtherwise:
    'Nie gespeichert, nie protokolliert, nie woandershin geschickt: was sonst gefragt wird.',
  program: 'Programm',
  version: (version) => `Version ${version}.`,
  connected: (adapters) => ` Verbunden: ${adapters.join(', ')}.`,
  states: { starting: 'startet', up: 'läuft', down: 'getrennt' },
  model: (name, read, of) =>
    said`Satzmodell ${name}${read === undefined ? '' : `, hat ${count(read)} von ${ofDocuments(of)} gelesen`}.`,
  modelOff: (name, problem) => said`Satzmodell ${name}, gerade nicht in Gebrauch: ${problem}.`,
  advice: 'Hinweis: ',
  problem: 'Problem: ',
};

export const access: Texts['access'] = {
  closed:
    'Hier kann ich leider nicht antworten: Für diesen Ort sind keine Dokumente freigegeben. Wer mich betreibt, kann das ändern.',
  privateOnly:
    'Das kann ich hier leider nicht für alle beantworten. Dir allein kann ich antworten: Frage mit public:no.',
  forYouAlone: 'Nur für dich, aus Dokumenten, die nicht alle hier sehen dürfen:',
  notForChannel:
    'Nicht alle hier dürfen sehen, was diese Antwort zitiert. Deshalb bleibt sie leider bei dir.',
  unreadableHere:
    'Die Dokumente konnten nicht gelesen werden. Wer mich betreibt, findet den Grund mit npm run doctor.',
  unsavedHere:
    'Der Index konnte nicht gespeichert werden; der alte bleibt. Wer mich betreibt, findet den Grund im Protokoll und mit npm run doctor.',
  nothingRestricted:
    'Nichts ist eingeschränkt: Wo ich installiert bin, dürfen alle nach allen Dokumenten fragen.',
  nothingGranted: 'Hier ist nichts freigegeben: Wer fragt, bekommt ein höfliches Nein.',
  everything: 'alle Dokumente',
  whoMay: 'Wer was fragen darf:',
  whoMayHere: 'Wer hier was fragen darf:',
  columns: { where: 'Wo', who: 'Wer', collections: 'Sammlungen', until: 'Bis' },
  whole: { workspace: 'der ganze Workspace', server: 'der ganze Server' },
  channel: (id) => `Kanal ${id}`,
  sharedChannel: (id) => `Kanal ${id} (auch, wenn er geteilt ist)`,
  role: (id) => `Rolle ${id} (private Antworten)`,
  directMessages: 'Direktnachrichten',
  noEnd: 'kein Ende',
  ended: (lastDay, endedAt, now) => `${formats.day(lastDay)} – ABGELAUFEN ${age(endedAt, now)}`,
  until: (lastDay, left) => {
    if (left === undefined) return formats.day(lastDay);
    return `${formats.day(lastDay)} – endet ${left === 1 ? 'binnen eines Tages' : `in ${ofDays(left)}`}`;
  },
};

export const refresh: Texts['refresh'] = {
  done: 'Der Index ist auf dem neuesten Stand',
  nothingChanged: 'Nichts hat sich geändert',
  wouldChange: 'Was eine Aktualisierung ändern würde',
  wouldNotChange: 'Nichts würde sich ändern',
  sums: (n) =>
    [
      `${count(n.added)} hinzugefügt`,
      `${count(n.changed)} geändert`,
      ...(n.moved > 0 ? [`${count(n.moved)} verschoben`] : []),
      `${count(n.removed)} entfernt`,
      `${count(n.skipped)} übersprungen`,
    ].join(', '),
  sizes: (number, found) => `${documents(number)}, ${passages(found)}`,
  took: (ms) => duration(ms),
  lists: { added: 'Hinzugefügt: ', changed: 'Geändert: ', moved: 'Verschoben: ', removed: 'Entfernt: ' },
  noWords: 'keine Wörter',
  changedPassages: (changed, of) => `${count(changed)} von ${passages(of)}`,
  skipped: 'Übersprungen:',
  index: 'Index ',
  runBy: (by) => `ausgeführt von ${by}`,
  elsewhere: 'der Moderation anderswo',
  history: 'Die letzten Aktualisierungen',
  newestFirst: 'Die neueste zuerst; Zeiten in UTC.',
  nothingYet: 'Bisher wurde nichts aktualisiert.',
  notRefreshed: 'Nichts wurde geändert.',
};

export const audit: Texts['audit'] = {
  actions: {
    refresh: 'Aktualisiert',
    refused: 'Verweigert',
    share: 'Geteilt',
    remove: 'Entfernt',
    grants: 'Freigaben geändert',
    correction: 'Berichtigung',
    watch: 'Beobachtung',
    install: 'Installation',
  },
  kept: (retentionDays) =>
    `${days(retentionDays)} aufbewahrt, das Neueste zuerst; Zeiten in UTC. Was gefragt wird, wird nie aufbewahrt.`,
  nothingYet: 'Hier wurde bisher nichts aufgezeichnet.',
  columns: { when: 'Wann', what: 'Was', who: 'Wer', where: 'Wo' },
  refreshedTo: (before, after) => `Index ${before} → ${after}`,
  refreshedSame: (index) => `Index ${index}, nichts hatte sich geändert`,
  readAgain: 'die Dokumente wurden neu gelesen',
};

export const feedback: Texts['feedback'] = {
  title: 'Rückmeldungen',
  on: (retentionDays) =>
    `Zu Antworten der letzten ${ofDays(retentionDays)}, nach den Dokumenten, die sie zitieren:`,
  columns: { document: 'Dokument', helpful: 'Hilfreich', notHelpful: 'Nicht hilfreich' },
  more: (n) => `und ${plural(n, { one: '# weiteres Dokument', other: '# weitere Dokumente' })}`,
};

export const notices: Texts['notices'] = {
  mark: 'Veraltet: Etwas hier Zitiertes hat sich geändert. Siehe die Antworten auf diese Nachricht.',
  correction: 'Berichtigung: ',
  openings: {
    changed: 'Was hier zitiert wurde, hat sich in den Dokumenten geändert.',
    gone: 'Was hier zitiert wurde, steht nicht mehr in den Dokumenten.',
    restored: 'Was sich geändert hatte, steht wieder so in den Dokumenten, wie es zitiert wurde.',
    unavailable: 'Etwas, was hier zitiert wurde, ist nicht mehr verfügbar.',
  },
  kinds: {
    changed: 'Geändert:',
    gone: 'Verschwunden:',
    restored: 'Wieder wie zitiert:',
    unavailable: 'Hier nicht mehr verfügbar:',
  },
  tellsMore: (check) => said`${check} mit einer dieser Kennungen sagt mehr.`,
};

export const watches: Texts['watches'] = {
  offered: (button, keptDays) =>
    `„${button}“ bewahrt diese Frage und deinen Namen auf, bis ich dir eine Antwort gemeldet habe, du es beendest oder ${days(keptDays)} vergangen sind.`,
  willTellYou: 'Ich sage dir einmal Bescheid, wenn ein neues oder geändertes Dokument dies beantwortet.',
  willTellChannel:
    'Ich sage diesem Kanal einmal Bescheid, wenn ein neues oder geändertes Dokument dies beantwortet.',
  alreadyForYou: 'Danach halte ich schon Ausschau und sage dir Bescheid.',
  alreadyForChannel: 'Danach halte ich schon Ausschau und sage diesem Kanal Bescheid.',
  keptUntil: (lastDay, stop) => said`Aufbewahrt bis ${lastDay}. ${stop} beendet es.`,
  kept: (lastDay, stop) =>
    said`Bis dahin, bis du es beendest oder bis ${lastDay} aufbewahrt: die Frage, dein Name und dieser Ort. ${stop} beendet es.`,
  nothing: 'Hier halte ich für dich nach nichts Ausschau.',
  forYou: (lastDay) => ` – bis ${lastDay}, für dich`,
  forChannel: (lastDay) => ` – bis ${lastDay}, für den Kanal`,
  stopsOne: (stop) => said`${stop} beendet eine.`,
  waits: {
    refused: 'Es gibt eine Antwort, aber ich konnte dir keine Direktnachricht schicken',
    closed: 'Es gibt eine Antwort, aber ich kann sie nicht in einer Direktnachricht schreiben',
    perhaps:
      'Vielleicht habe ich dir schon Bescheid gesagt; ich weiß nicht, ob es ankam, und wiederhole es nicht',
  },
  waiting: (why, since, now, ask) =>
    said`${why} (${age(since, now)}). Um sie zu lesen, frage hier noch einmal mit ${ask}.`,
  stopped: 'Beendet, und die Frage ist gelöscht.',
  unknown: (list) =>
    said`Unter dieser Kennung halte ich für dich nach nichts Ausschau: Ich habe es gemeldet, es wurde beendet oder die Zeit ist um. ${list} listet auf, wonach ich Ausschau halte.`,
  tooManyOfYours: (max) => `Ich halte für dich schon nach ${questions(max)} Ausschau; mehr geht nicht.`,
  tooManyHere: (max) => `Ich halte in diesem Kanal schon nach ${questions(max)} Ausschau; mehr geht nicht.`,
  listAndStop: (list, stop) => said`${list} listet deine auf, ${stop} beendet eine.`,
  answeredAlready: 'Es gibt schon eine Antwort:',
  notHere: 'Eine Antwort kann ich dir nur in einem Chat melden, nicht hier. Bitte frage dort.',
  off: 'Wer mich betreibt, lässt mich keine Frage aufbewahren. Deshalb kann ich nicht Ausschau halten.',
  privately: (list) => said`Wonach ich Ausschau halte, ist nur für dich. Gib ${list} mit Schrägstrich ein.`,
  whatToWatch: (example) =>
    said`Sag mir, was du wissen möchtest, und ich melde mich, wenn ein Dokument es beantwortet: ${example}`,
  example: 'wer hat die Berufung gewonnen',
  newForYou: (n) =>
    n === 1
      ? 'Davon wolltest du erfahren. Ein neues oder geändertes Dokument beantwortet es:'
      : 'Davon wolltest du erfahren. Ein neues oder geändertes Dokument beantwortet jede dieser Fragen:',
  newForChannel: 'Ein neues oder geändertes Dokument beantwortet, was hier gefragt wurde:',
  over: (n) =>
    n === 1
      ? 'Ich halte danach nicht mehr Ausschau und habe die Frage gelöscht.'
      : 'Ich halte danach nicht mehr Ausschau und habe die Fragen gelöscht.',
};

export const helpers: Texts['helpers'] = {
  askNamed: (name) => `${name} fragen`,
  offered: (button, name) =>
    `„${button}“ schreibt diese Frage mit deinem Namen für alle lesbar hierher und benachrichtigt ${name}.`,
  canYouAnswer: 'kannst du das beantworten? Die Dokumente tun es nicht.',
  resolvedBy: (name) => `Erledigt von ${name}`,
  wasAsked: (name) => `Gefragt wurde ${name}.`,
  answerIsHere: 'Die Antwort',
  calledAlready: 'Danach wurde schon jemand gefragt.',
  nobodyThere: 'Wer hier gefragt werden könnte, ist nicht mehr da. Deshalb wurde niemand gefragt.',
  tooManyOfYours: (max) =>
    `Mehr als ${questions(max)} in der Stunde gebe ich für niemanden an andere weiter. Bitte versuche es später noch einmal.`,
  tooManyHere: (max) =>
    `Mehr als ${questions(max)} am Tag gebe ich in einem Kanal nicht an andere weiter. Bitte versuche es morgen noch einmal.`,
  notYours:
    'Nur wer gefragt hat, wer gefragt wurde oder wer diesen Bot moderiert, kann das als erledigt markieren.',
  noLink:
    'Das ist kein Link zu einer Nachricht hier. Bitte kopiere den Link der Nachricht, die die Antwort enthält.',
  form: {
    title: 'Erledigt',
    label: 'Link zur Nachricht mit der Antwort, falls da',
    submit: 'Als erledigt markieren',
  },
};

function questions(n: number): string {
  return plural(n, { one: '# Frage', other: '# Fragen' });
}
