/** The number of a page as it was typed: 1 where nothing was; undefined for what is no number from 1. */
export function readPage(typed: string | undefined): number | undefined {
  if (typed === undefined) return 1;
  return /^[1-9]\d{0,5}$/u.test(typed.trim()) ? Number(typed) : undefined;
}
