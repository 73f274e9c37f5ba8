import { count, days, plural } from './units.js';

/** What people ask for and do not find, for moderators. */
export const gaps = {
  off: 'I keep nothing of what people ask for and do not find. Whoever runs me can change that with gaps: true.',
  missing: 'Words that no document has',
  noneMissing: (askers: number, inDays: number) =>
    `None that ${count(askers)} people have asked for in ${days(inDays)}.`,
  kept: (askers: number, inDays: number) =>
    `Asked for by at least ${count(askers)} people in ${days(inDays)}. Until then I keep only keyed hashes of a word; never a question, nor who asked.`,
  often: (inDays: number) => `Quoted often in the last ${days(inDays)}`,
  never: (inDays: number) => `Never quoted in the last ${days(inDays)}`,
  unhelpful: 'More often marked not helpful than helpful',
  none: 'None.',
  listed: (titles: readonly string[], more: number) =>
    `${titles.join('; ')}${more > 0 ? `; and ${plural(more, { one: '# more document', other: '# more documents' })}` : ''}.`,
  columns: { word: 'Word', people: 'People', answers: 'Answers' },
};
