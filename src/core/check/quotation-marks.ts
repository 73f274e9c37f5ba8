/*
 * Quotation marks as Unicode lists them (property Quotation_Mark, https://www.unicode.org/reports/tr44/), and which
 * of them end what another began: “English”, „German“, »Danish«, ”Swedish”, ”reversed“, « French », 「Japanese」, and
 * what a keyboard makes of them.
 */

/** Opening to closing marks of which neither is an apostrophe. */
export const closingMarks: ReadonlyMap<string, string> = new Map([
  ['"', '"”“'],
  ['＂', '＂'],
  ['“', '”"“'],
  ['”', '”"“'],
  ['‟', '”"'],
  ['„', '“”"'],
  ['⹂', '“”"'],
  ['«', '»'],
  ['»', '«»'],
  ['‹', '›'],
  ['›', '‹›'],
  ['「', '」'],
  ['『', '』'],
  ['｢', '｣'],
  ['﹁', '﹂'],
  ['﹃', '﹄'],
  ['〝', '〞〟'],
]);

/** Opening to closing marks of which one may be an apostrophe. */
export const closingSingleMarks: ReadonlyMap<string, string> = new Map([
  ['‘', "’'"],
  ['‛', "’'"],
  ['‚', "‘’'"],
  ['’', '’'],
  ["'", "'’"],
  ['＇', '＇'],
]);

/** Marks that only ever begin a quotation, whatever stands before them. */
export const alwaysOpening: ReadonlySet<string> = new Set('„⹂‟‚「『｢﹁﹃〝');
/** Marks that only ever end one. */
export const alwaysClosing: ReadonlySet<string> = new Set('」』｣﹂﹄〞〟');

/** Marks that begin a quotation as most languages write them; they end one only right behind a word or its mark. */
export const mostlyOpening: ReadonlySet<string> = new Set('“‘«‹‛');
/** Marks that end a quotation as most languages write them; they begin one only right before something. */
export const mostlyClosing: ReadonlySet<string> = new Set('”’»›');
