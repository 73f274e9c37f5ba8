import type { Texts } from '../texts.js';
import { count, ofDays, plural } from './units.js';

export const gaps: Texts['gaps'] = {
  off: 'Was vergeblich gefragt wird, wird nicht aufgehoben. Wer mich betreibt, kann das mit gaps: true ändern.',
  missing: 'Wörter, die in keinem Dokument vorkommen',
  noneMissing: (askers, inDays) =>
    `Keine, nach denen in ${ofDays(inDays)} ${count(askers)} Personen gefragt haben.`,
  kept: (askers, inDays) =>
    `Danach haben in ${ofDays(inDays)} mindestens ${count(askers)} Personen gefragt. Bis dahin hebe ich von einem Wort nur Prüfsummen mit Schlüssel auf; nie eine Frage, und nie, wer gefragt hat.`,
  often: (inDays) => `Oft zitiert in den letzten ${ofDays(inDays)}`,
  never: (inDays) => `Nie zitiert in den letzten ${ofDays(inDays)}`,
  unhelpful: 'Öfter als nicht hilfreich bewertet denn als hilfreich',
  none: 'Keine.',
  listed: (titles, more) =>
    `${titles.join('; ')}${more > 0 ? `; und ${plural(more, { one: '# weiteres Dokument', other: '# weitere Dokumente' })}` : ''}.`,
  columns: { word: 'Wort', people: 'Personen', answers: 'Antworten' },
};
