import type { ReadingNotes } from '../reading-notes.js';

/** In a text this stands for something that has none, as Unicode has it (OBJECT REPLACEMENT CHARACTER). */
export const noText = '\ufffc';
/** This stands where a character could not be read (REPLACEMENT CHARACTER). */
export const notRead = '\ufffd';

/** What the report says of what has no text, such as a formula drawn as a picture, or an object of another program. */
export function withoutText(text: string): ReadingNotes {
  const count = countOf(text, noText);
  if (count === 0) return {};
  return {
    fault:
      count === 1
        ? 'a formula, picture or object has no text'
        : `${count} formulas, pictures or objects have no text`,
  };
}

/** What it says of characters that the file itself holds as lost; no word where its reader has told of them. */
export function lostBefore(text: string, { fault = '' }: ReadingNotes): ReadingNotes {
  const count = fault.includes(notRead) ? 0 : countOf(text, notRead);
  if (count === 0) return {};
  return {
    fault: count === 1 ? `a character is lost (${notRead})` : `${count} characters are lost (${notRead})`,
  };
}

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) count++;
  return count;
}
