/**
 * A text with what is put into it: the words of the catalogue, and in their places whatever the caller gives (a bold word, a
 * command to type). Each language has its own order of the two.
 */
export type Said<P> = readonly (string | P)[];

/** The tag of such a text: `` said`No document has “${source}” in its title.` `` */
export function said<P>(words: TemplateStringsArray, ...parts: readonly (string | P | Said<P>)[]): Said<P> {
  const all = words.flatMap((stretch, at): Said<P> => {
    const part = at < parts.length ? parts[at] : undefined;
    const given: Said<P> = part === undefined ? [] : isSaid(part) ? part : [part];
    return stretch === '' ? given : [stretch, ...given];
  });
  return merged(all);
}

/** Words that follow one another are one stretch. */
function merged<P>(pieces: Said<P>): Said<P> {
  const whole: (string | P)[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') whole[whole.length - 1] = last + piece;
    else whole.push(piece);
  }
  return whole;
}

function isSaid<P>(part: string | P | Said<P>): part is Said<P> {
  return Array.isArray(part);
}

/** Texts one after the other, with `between` between them. */
export function joined<P>(texts: readonly (P | Said<P>)[], between: string): Said<P> {
  return texts.flatMap((text, at) => {
    const one: Said<P> = isSaid<P>(text) ? text : [text];
    return at === 0 ? one : [between, ...one];
  });
}
