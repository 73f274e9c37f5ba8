import type { Texts } from '../texts.js';
import { day, documents, passages, plural } from './units.js';

export const reader: Texts['reader'] = {
  program: 'Verbatim',
  skip: 'Zu den zitierten Wörtern springen',
  publisher: 'Herausgeber',
  author: 'Verfasst von',
  date: 'Datum',
  file: 'Datei',
  section: 'Abschnitt',
  line: 'Zeile',
  place: 'Stelle',
  original: 'Das Original öffnen',
  passage: 'Die Passage',
  quoteBegins: 'Zitat beginnt',
  quoteEnds: 'Zitat endet',
  others: 'Andere Zitate dieser Antwort',
  asItWas: 'Die Wörter, wie sie zitiert wurden',
  receipt: 'Beleg',
  cite: 'Dieses Zitat belegen',
  openUntil: (givenAt, endsAt) =>
    `Zitiert am ${day(givenAt)}. Wer diesen Link hat, kann ihn bis zum ${day(endsAt)} öffnen. Gib ihn deshalb mit Bedacht weiter.`,
  holdsUnseen: (n) =>
    plural(n, {
      one: 'Die markierten Wörter enthalten # Zeichen, das unsichtbar ist oder die Schreibrichtung ändert.',
      other:
        'Die markierten Wörter enthalten # Zeichen, die unsichtbar sind oder die Schreibrichtung ändern.',
    }),
  messages: {
    unknown: {
      title: 'Dieser Link öffnet nichts',
      text: 'Vielleicht ist er unvollständig, verändert oder gehört zu einer Antwort, die nicht mehr aufbewahrt wird. Bitte frage dort noch einmal, wo du ihn gefunden hast.',
    },
    ended: {
      title: 'Dieser Link ist abgelaufen',
      text: 'Links zu Zitaten gelten nur eine Zeit lang. Bitte stelle die Frage noch einmal, um einen neuen zu bekommen.',
    },
    closed: {
      title: 'Dieses Zitat darf nicht mehr gelesen werden',
      text: 'Was die Antwort zitierte, ist für den Ort, an dem sie gegeben wurde, nicht mehr freigegeben.',
    },
    removed: {
      title: 'Dieses Dokument ist nicht mehr da',
      text: 'Das hier zitierte Dokument ist nicht mehr vorhanden und wird deshalb nicht mehr zitiert.',
    },
    changed: {
      title: 'Das Dokument hat sich seither geändert',
      text: 'Was die Antwort zitierte, steht nicht mehr so da. So lautete es, als die Antwort gegeben wurde:',
    },
    method: { title: 'Das geht hier nicht', text: 'Ein Zitat kann nur gelesen werden.' },
    busy: {
      title: 'Bitte versuche es noch einmal',
      text: 'Gerade warten zu viele Anfragen. Bitte versuche es in einer Minute noch einmal.',
    },
    failed: {
      title: 'Etwas ist schiefgegangen',
      text: 'Das liegt an mir, nicht an dir. Bitte versuche es noch einmal.',
    },
  },
};

export const tryIt: Texts['tryIt'] = {
  program: 'Verbatim',
  headline: 'Was sagen die Dokumente?',
  lead: 'Frage in deinen Worten. Die Antwort ist in ihren: Zeichen für Zeichen zitiert, jedes Zitat mit seiner Zeile.',
  ask: 'Fragen',
  examples: 'Versuche eine davon',
  unanswered: 'Und eine, die sie nicht beantworten',
  commands: 'Mehr als Fragen',
  moreExamples: 'Mehr zum Ausprobieren',
  skip: 'Zur Antwort springen',
  answer: 'Antwort',
  looks: (labels) => `So sieht es in ${labels.join(' und ')} aus`,
  otherMatches: 'Weitere Treffer',
  details: 'Einzelheiten',
  copy: 'Kopieren',
  copied: 'Kopiert',
  recent: 'In diesem Tab gefragt',
  documents: 'Dokumente',
  filter: 'Filtern',
  noneFits: 'Dazu passt kein Dokument.',
  askWithin: 'Nur dieses fragen',
  within: 'Gefragt wird nur dieses Dokument:',
  pressed: 'Mehr zu dieser Antwort',
  takeAlong: 'Diese Antwort speichern als:',
  exports: { markdown: 'Markdown', csv: 'CSV', json: 'JSON', csl: 'CSL-JSON', citation: 'einfache Belege' },
  noPreview: 'Diese Vorschau konnte nicht erstellt werden.',
  nothingIndexed: 'Es gibt noch keine Dokumente, in denen ich suchen kann.',
  refusedTitle: 'Abgelehnt',
  notFromPage: 'Eine Frage kann nur von dieser Seite selbst gesendet werden.',
  notFoundTitle: 'Nicht gefunden',
  notFound: 'Unter dieser Adresse gibt es nichts.',
  answerGoneTitle: 'Diese Antwort ist nicht mehr da',
  answerGone: 'Die letzten Antworten bleiben hier, solange das Programm läuft. Bitte frage noch einmal.',
  failedTitle: 'Etwas ist schiefgegangen',
  tooLong: 'Das war länger, als diese Seite annimmt. Bitte frage in weniger Wörtern.',
  unreadable: 'Diese Anfrage konnte nicht gelesen werden.',
  failed: 'Bei mir ist etwas schiefgegangen. Bitte versuche es noch einmal.',
  askedBy: 'gefragt von',
  onlyThisMachine: (reason) => `Diese Seite ist nur für den Rechner, auf dem sie läuft (${reason}).`,
  searchable: (number, found) =>
    `${documents(number)}, ${passages(found)}. Was du fragst, bleibt auf diesem Rechner.`,
  addPlatform: (labels) =>
    `Nutze es dort, wo dein Team spricht: README.md sagt, wie ${labels.join(' oder ')} dazukommt.`,
  inPlatform: (label) => `In ${label}`,
  privatePreview: (labels) =>
    `${labels.join(' und ')}: aus genau den Nachrichten gezeichnet, die dorthin geschickt würden, als private Antwort in einem Kanal; public:yes zeigt eine, die alle lesen können.`,
  publicPreview: (labels) =>
    `${labels.join(' und ')}: aus genau den Nachrichten gezeichnet, die dorthin geschickt würden, als Antwort, die alle im Kanal lesen können.`,
  badge: 'APP',
  buttons: 'Schaltflächen',
  notPreviewed: (kind) => `(${kind}: in dieser Vorschau nicht gezeigt)`,
  onlyVisibleToYou: 'Nur für dich sichtbar',
  onlyYouCanSee: 'Nur du kannst das sehen • ',
  dismiss: 'Nachricht verwerfen',
};

export const install: Texts['install'] = {
  doneTitle: 'Installiert',
  done: (name) =>
    name === ''
      ? 'Ich bin installiert. Wer mich betreibt, entscheidet, welche Dokumente für euch offen sind.'
      : `Ich bin in ${name} installiert. Wer mich betreibt, entscheidet, welche Dokumente dort offen sind.`,
  notDoneTitle: 'Nicht installiert',
  cancelled: 'Du hast abgebrochen, deshalb wurde nichts installiert.',
  notBegunHere:
    'Diese Installation wurde vor zu langer Zeit, in einem anderen Browser oder nicht hier begonnen, deshalb wurde nichts installiert. Bitte beginne noch einmal auf der ersten Seite.',
  failed:
    'Das hat nicht geklappt, deshalb wurde nichts installiert. Bitte beginne in einer Minute noch einmal.',
};
