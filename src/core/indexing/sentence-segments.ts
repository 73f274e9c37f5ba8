const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * What Intl.Segmenter takes for the sentences of a text. It takes long to begin with, and most lines of lists and manuals end in the only mark that
 * they have.
 */
export function segmentsOf(piece: string): Iterable<{ readonly index: number; readonly segment: string }> {
  return isOneSentence(piece) ? [{ index: 0, segment: piece }] : segmenter.segment(piece);
}

/**
 * Whether a text of ASCII has no mark of a sentence but at its end: marks, then quotation marks and brackets, then blanks, and perhaps
 * marks again. https://unicode.org/reports/tr29/#Sentence_Boundary_Rules parts nothing else there.
 */
function isOneSentence(text: string): boolean {
  let hasEnded = false;
  let isBehindBlank = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7e) return false;
    if (endMarks.has(code)) {
      hasEnded = true;
      isBehindBlank = false;
    } else if (hasEnded) {
      if (blanks.has(code)) isBehindBlank = true;
      else if (isBehindBlank || !closingMarks.has(code)) return false;
    }
  }
  return true;
}

const endMarks = codesOf('.!?');
const closingMarks = codesOf('"\'()[]{}');
const blanks = codesOf(' \t\v\f');

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}
