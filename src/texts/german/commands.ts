import type { Texts } from '../texts.js';

const isPublic = 'So antworten, dass alle im Kanal es lesen können';
const source = 'Nur Dokumente, die dies im Titel oder Namen haben';
const page = 'Welche Seite, wenn es mehrere gibt';

export const commands: Texts['commands'] = {
  ask: {
    description: 'Beantwortet eine Frage mit den Passagen selbst, Wort für Wort',
    options: {
      question: 'Was du wissen möchtest',
      source,
      by: 'Nur Worte dieser Person, wo ein Dokument nennt, wer spricht',
      public: isPublic,
    },
  },
  check: {
    description: 'Prüft zitierte Wörter, oder ein Zitat anhand seines Belegs, an den Dokumenten',
    options: {
      words: 'Ein Zitat, ein Text mit Zitaten in Anführungszeichen oder die Kennung eines Belegs',
      public: isPublic,
    },
    onMessage: 'Zitat prüfen',
    form: { title: 'Zitate prüfen', label: 'Text mit Zitaten in Anführungszeichen', submit: 'Prüfen' },
  },
  find: {
    description: 'Findet Satz für Satz, was die Dokumente zu einem Text sagen',
    options: { text: 'Eine Nachricht oder ein anderer Text', public: isPublic },
    onMessage: 'Quelle finden',
    form: { title: 'Quellen finden', label: 'Text: Ich suche nach jedem seiner Sätze', submit: 'Suchen' },
  },
  coverage: {
    description: 'Zeigt, wie jedes Dokument ein Thema behandelt, nach Datum oder zwei nebeneinander',
    options: {
      topic: 'Worüber die Dokumente schreiben könnten',
      between: 'Zwei Dokumente, Herausgeber oder Daten nebeneinander: A,B',
      source,
      page,
      public: isPublic,
    },
  },
  watch: {
    description: 'Sagt dir einmal Bescheid, wenn ein neues oder geändertes Dokument eine Frage beantwortet',
    options: {
      question: 'Wovon du erfahren möchtest, sobald ein Dokument es beantwortet',
      show: 'mine: wonach ich Ausschau halte und bis wann',
      stop: 'Die Kennung dessen, wonach ich nicht mehr Ausschau halten soll',
      for: 'Wer es erfährt: me (nur du) oder channel (alle in diesem Kanal, Moderation)',
    },
  },
  sources: {
    description: 'Listet die Dokumente mit Titel, Datum, Größe und Passagen auf',
    options: { filter: 'Nur Dokumente, die dies im Titel, Namen oder Herausgeber haben', page },
  },
  refresh: {
    description: 'Liest die Dokumente neu und sagt, was sich geändert hat (Moderation)',
    options: {
      show: 'dry-run: nur sagen, was sich ändern würde; history: die letzten Aktualisierungen',
      public: 'Allen im Kanal sagen, über die für sie freigegebenen Dokumente',
    },
  },
  about: {
    description: 'Sagt, was indexiert und gespeichert ist und wie man fragt',
    options: {
      show: 'access: wer was bis wann fragen darf; audit: wer was tat; gaps: was fehlt (Moderation)',
    },
  },
  app: 'Beantwortet Fragen zu deinen Dokumenten mit den Passagen selbst, Wort für Wort und belegt.',
};
