/*
 * Nothing that a document, a title or a question holds may steer the terminal. Control characters become their
 * pictures (ESC becomes ␛, U+241B); what has no picture is written as its code point, `<U+202E>`: the C1 controls, of
 * which some terminals take U+009B for ESC [, and the characters that embed, override or isolate a direction, which
 * could make a file's name read as another. Joiners, combining marks and the marks U+200E and U+200F stay: they
 * change how text looks, but not the order of what stands beside it.
 */
const steering = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** For text of many lines: each line break is the terminal's own, tabs stay. */
export function inertText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(steering, (character) =>
      character === '\n' || character === '\t' ? character : shownAs(character),
    );
}

/** For a title, a name or a table's cell: one line, whatever it holds. */
export function inertLine(text: string): string {
  return text.replace(steering, shownAs);
}

function shownAs(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** JSON that a terminal may show: the same value, with every steering character written as an escape. */
export function inertJson(value: unknown): string {
  return inertJsonText(JSON.stringify(value));
}

/** @param json Over one line or several: within its strings no line break stands as it is. */
export function inertJsonText(json: string): string {
  return json.replace(steering, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
