import { limits } from './limits.js';

/**
 * Values as Discord offers them. A value that is too long is cut to its beginning, by which `source` still finds it,
 * and marked so; what cannot be shown is left out.
 */
export function choicesOf(values: readonly string[]): { name: string; value: string }[] {
  const choices = new Map<string, string>();
  for (const value of values) {
    const kept = beginning(value, limits.choice).trim();
    if (kept === '' || choices.has(kept)) continue;
    choices.set(kept, kept === value.trim() ? kept : `${beginning(value, limits.choice - 1).trimEnd()}…`);
  }
  return [...choices].slice(0, limits.choices).map(([value, name]) => ({ name, value }));
}

function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
