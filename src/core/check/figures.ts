import type { Piece } from './comparison.js';

/** Languages that set a comma between thousands and a point before decimals; the others that are told: the other way round. */
const commaForThousands: ReadonlySet<string> = new Set(['en', 'zh', 'ja', 'ko', 'th', 'he', 'hi']);
const pointForThousands: ReadonlySet<string> = new Set([
  'de',
  'es',
  'it',
  'nl',
  'pt',
  'da',
  'id',
  'tr',
  'el',
  'ro',
]);
const percent: ReadonlySet<string> = new Set(['%', 'percent', 'prozent', 'procent', 'percento', 'pct']);
/** What is one word here is two there: `per cent`, `pour cent`, `por ciento`. */
const percentInTwo: ReadonlySet<string> = new Set([
  'per cent',
  'pour cent',
  'por ciento',
  'por cento',
  'per cento',
]);

/**
 * The pieces with their figures in one form, so that 2,300 and 2300 are the same, and so are 38 % and 38 percent, CO₂ and
 * CO2, 10⁶ and 10^6 (but not 106); only where the language leaves one reading.
 * @param language Of the document: what it writes is read as its readers do.
 */
export function plainFigures(text: string, pieces: readonly Piece[], language: string): Piece[] {
  const plain: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    const next = pieces[i + 1];
    if (piece === undefined) continue;
    const shifted = withShifted(pieces, i);
    if (shifted.taken > 0) {
      const { end, folded, taken } = shifted;
      plain.push({ ...piece, end, folded, weight: folded.length });
      i += taken;
      continue;
    }
    const isBehindNumber = /^\p{Nd}/u.test(plain.at(-1)?.folded ?? '');
    const two = `${piece.folded} ${next?.folded ?? ''}`;
    if (isBehindNumber && percent.has(piece.folded)) plain.push({ ...piece, folded: '%' });
    else if (isBehindNumber && next !== undefined && percentInTwo.has(two)) {
      plain.push({ start: piece.start, end: next.end, folded: '%', weight: piece.weight });
      i++;
    } else if (/^\p{Nd}/u.test(piece.folded)) {
      const { end, folded, taken } = grouped(text, pieces, i);
      const figure = figureOf(folded, language);
      plain.push({ ...piece, end, folded: figure, weight: figure.length });
      i += taken;
    } else plain.push(piece);
  }
  return plain;
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = '₀₁₂₃₄₅₆₇₈₉';

/**
 * A piece with the lowered figures, or the power, that stand right behind it, as people type them: `co2`, `h2o`, `m2`. The
 * power of a number stays apart from its digits (`10⁶`); a raised figure behind a longer word counts notes.
 */
function withShifted(pieces: readonly Piece[], first: number) {
  let { folded, end } = pieces[first] ?? { folded: '', end: 0 };
  let taken = 0;
  const isNumber = /\p{Nd}$/u.test(folded);
  const isUnit = /^\p{L}{1,3}$/u.test(folded);
  const power = (digits: string) =>
    isNumber ? digits.replace(/\d/gu, (digit) => raised.charAt(Number(digit))) : digits;
  for (;;) {
    const [next, digits] = [pieces[first + 1 + taken], pieces[first + 2 + taken]];
    if (next === undefined || next.start !== end) break;
    const isPower = next.folded === '^' && digits?.start === next.end && /^\d{1,3}$/u.test(digits.folded);
    if (isPower && (isNumber || isUnit)) {
      folded += power(digits.folded);
      end = digits.end;
      taken += 2;
      continue;
    }
    if (lowered.includes(next.folded) && !isNumber) folded += lowered.indexOf(next.folded);
    else if (raised.includes(next.folded) && (isNumber || isUnit))
      folded += power(String(raised.indexOf(next.folded)));
    else if (taken > 0 && /^[\p{L}\p{Nd}]+$/u.test(next.folded)) folded += next.folded;
    else break;
    end = next.end;
    taken++;
  }
  return { folded, end, taken };
}

/** A number whose groups of three are parted by blanks that do not break: 2 300. A plain blank may part two numbers. */
function grouped(text: string, pieces: readonly Piece[], first: number) {
  let { folded, end } = pieces[first] ?? { folded: '', end: 0 };
  let taken = 0;
  if (!/^\d{1,3}$/u.test(folded)) return { folded, end, taken };
  for (let next = pieces[first + 1]; next !== undefined; next = pieces[first + 1 + taken]) {
    const gap = text.slice(end, next.start);
    if (!/^[\u00a0\u202f\u2009]$/u.test(gap) || !/^\d{3}(?:[.,]\d+)?$/u.test(next.folded)) break;
    folded += next.folded;
    end = next.end;
    taken++;
    if (/[.,]/u.test(next.folded)) break;
  }
  return { folded, end, taken };
}

/** The number in one form: no sign between thousands, a point before decimals; as it is where it can be read in two ways. */
function figureOf(number: string, language: string): string {
  const groups = /^(\d{1,3})((?:,\d{3})+|(?:\.\d{3})+|(?:['’]\d{3})+)(?:([.,])(\d+))?$/u.exec(number);
  if (groups === null) {
    const decimal = /^(\d+)[.,](\d{1,2}|\d{4,})$/u.exec(number);
    return decimal === null || commaForThousands.has(language) ? number : `${decimal[1]}.${decimal[2]}`;
  }
  const [, first = '', rest = '', point, decimals] = groups;
  const sign = rest.charAt(0);
  if (point === sign) return number;
  const known = sign === ',' ? commaForThousands : pointForThousands;
  // 2.300 may be two and a bit: only several groups, decimals behind them, or the language tell.
  const isClear = rest.length > 4 || point !== undefined || /['’]/u.test(sign) || known.has(language);
  if (!isClear) return number;
  return first + rest.replace(/\D/gu, '') + (point === undefined ? '' : `.${decimals}`);
}
