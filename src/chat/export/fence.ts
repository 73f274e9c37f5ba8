/** Backticks that no run within the text is as long as, at least so many: what begins and ends code in Markdown. */
export function fenceAround(text: string, min: number): string {
  const runs = Array.from(text.matchAll(/`+/g), ([run]) => run.length);
  return '`'.repeat(Math.max(min, ...runs.map((run) => run + 1)));
}
