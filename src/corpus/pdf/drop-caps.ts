import type { Fragment } from './fragment.js';

/** A letter that is so many times as large as the words beside it begins their paragraph. */
const minRatio = 1.8;
/** So far from it its word goes on, in ems of that. */
const maxGap = 1.5;

const capital = /^["“„«]?\p{Lu}$/u;

/** Whether a large letter stands before smaller ones, which are of another line then, for all that their feet tell. */
export function isDropCap(cap: Pick<Fragment, 'text' | 'size'>, { size }: Pick<Fragment, 'size'>): boolean {
  return cap.size >= minRatio * size && capital.test(cap.text);
}

/** Large first letters that reach down over several lines become part of the words that they begin. */
export function withDropCaps<T extends Fragment>(fragments: readonly T[]): readonly T[] {
  const caps = fragments.filter(({ text }) => capital.test(text));
  let all = fragments;
  for (const cap of caps) {
    const [word] = all.filter((one) => goesOn(cap, one)).sort((a, b) => a.baseline - b.baseline);
    if (word === undefined) continue;
    const whole = { ...word, text: `${cap.text}${word.text}` };
    all = all.filter((one) => one !== cap).map((one) => (one === word ? whole : one));
  }
  return all;
}

function goesOn(cap: Fragment, { text, left, baseline, size, isRightToLeft }: Fragment): boolean {
  const gap = left - cap.right;
  return (
    !isRightToLeft &&
    isDropCap(cap, { size }) &&
    gap > -0.5 * size &&
    gap < maxGap * size &&
    // Of the lines between its head and its foot.
    baseline < cap.baseline + 0.2 * size &&
    baseline > cap.baseline - cap.size &&
    /^(?:\p{Ll}|\p{Lu}{2})/u.test(text)
  );
}
