import type { Texts } from '../texts.js';
import { count, days, plural } from './units.js';

export const gaps: Texts['gaps'] = {
  off: 'Rien n’est conservé de ce qui est demandé en vain. La personne qui m’exploite peut changer cela avec gaps: true.',
  missing: 'Mots absents de tous les documents',
  noneMissing: (askers, inDays) => `Aucun que ${count(askers)} personnes aient demandé en ${days(inDays)}.`,
  kept: (askers, inDays) =>
    `Demandés par au moins ${count(askers)} personnes en ${days(inDays)}. Jusque-là, je ne garde d’un mot que des empreintes à clé ; jamais une question, ni qui l’a posée.`,
  often: (inDays) => `Souvent cités ces derniers ${days(inDays)}`,
  never: (inDays) => `Jamais cités ces derniers ${days(inDays)}`,
  unhelpful: 'Plus souvent jugés inutiles qu’utiles',
  none: 'Aucun.',
  listed: (titles, more) =>
    `${titles.join(' ; ')}${more > 0 ? ` ; et ${plural(more, { one: '# autre document', other: '# autres documents' })}` : ''}.`,
  columns: { word: 'Mot', people: 'Personnes', answers: 'Réponses' },
};
