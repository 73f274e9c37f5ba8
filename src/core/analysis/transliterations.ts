import { foldAccents } from './fold.js';

/** Letters that are written as two where a keyboard has not got them. */
const digraphs = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', đ: 'dj' } as const;

/**
 * A word with its letters written as two, or two as one: Müller and Mueller, Århus and Aarhus, Đurić and Djurić. What only
 * an accent tells apart is one term already.
 * @param surface Case-folded, accents as written.
 */
export function transliterations(surface: string): string[] {
  const spelt = surface.replace(/[äöüøåđ]/gu, (letter) => digraphs[letter as keyof typeof digraphs]);
  const found = spelt === surface ? [] : [spelt];
  if (/[aou]e|aa|dj/u.test(surface)) {
    found.push(
      foldAccents(
        surface
          .replace(/([aou])e/gu, '$1')
          .replace(/aa/gu, 'a')
          .replace(/dj/gu, 'd'),
      ),
    );
  }
  return found;
}
