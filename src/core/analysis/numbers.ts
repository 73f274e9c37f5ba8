/**
 * Languages that group digits by commas and write decimals with a point; the others do the reverse. ISO 639-1.
 */
const groupsByComma: ReadonlySet<string> = new Set('en ga hi ta zh ja ko th my'.split(' '));

/** Languages that are known to write decimals with a comma. */
const decimalComma: ReadonlySet<string> = new Set(
  'de fr es it pt nl sv da no fi ru ro hu tr cs vi el pl uk ca eu hy sl lo km ar'.split(' '),
);

/** Groups of three behind one to three digits that do not begin with a zero, as India writes them too: 12,34,567. */
const grouped = {
  ',': /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:,\d\d)+,\d{3})$/,
  '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/,
} as const;

/**
 * What a number in figures may stand for, without marks between its groups and with a point before its decimals; first what
 * texts of the language mean by it. 41,207 is one number in English; 41.207 may be a decimal there, or written by somebody
 * who groups by points.
 * @param number As it stands in a text, of digits of any script with points and commas between them.
 * @param code ISO 639-1
 */
export function readingsOf(number: string, code: string): readonly [string, ...string[]] {
  const plain = number.normalize('NFKC').replace(/(?![0-9])\p{Nd}/gu, digitOf);
  const marks = plain.replace(/\d/g, '');
  if (marks === '') return [plain];
  const mark = marks.endsWith(',') ? ',' : '.';
  const decimal = withoutZeros(plain.replaceAll(',', '.'));
  if (marks !== mark.repeat(marks.length)) return [mixed(plain) ?? decimal];
  if (!grouped[mark].test(plain)) return [decimal];
  const whole = plain.replaceAll(mark, '');
  if (marks.length > 1) return [whole];
  if (groupsByComma.has(code)) return mark === ',' ? [whole] : [decimal, whole];
  return mark === ',' && decimalComma.has(code) ? [decimal, whole] : [whole, decimal];
}

/** 1,234.56 and 1.234,56: the last mark parts the decimals. */
function mixed(plain: string): string | undefined {
  const at = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const [before, behind] = [plain.slice(0, at), plain.slice(at + 1)];
  const mark = plain[at] === '.' ? ',' : '.';
  if (!grouped[mark].test(before)) return undefined;
  return withoutTrailingZeros(`${before.replaceAll(mark, '')}.${behind}`);
}

/** 52318.50 is 52318.5; 2.10 is a version, and another one than 2.1, and so may 2025.10 be. */
export function withoutZeros(number: string): string {
  return /^\d{5,}\.\d+$/.test(number) ? withoutTrailingZeros(number) : number;
}

/** @param decimal With a point. */
function withoutTrailingZeros(decimal: string): string {
  let end = decimal.length;
  while (decimal[end - 1] === '0') end--;
  return decimal.slice(0, decimal[end - 1] === '.' ? end - 1 : end);
}

/** The value of a decimal digit: each script's ten stand in a row, from 0 up. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
