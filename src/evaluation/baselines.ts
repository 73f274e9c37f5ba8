import { existsSync } from 'node:fs';
import { readText } from './json-lines.js';

/** Figures of other systems as they were written down ("87.7 / 96.1 / 97.5"): by system, then by set. */
export type Baselines = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads the tables of a Markdown file whose first column is headed `system` and whose others name sets.
 * None where there is no such file. @throws {FaultyInput} if it cannot be read.
 */
export function readBaselines(file: string): Baselines {
  return existsSync(file) ? parseBaselines(readText(file)) : new Map();
}

export function parseBaselines(markdown: string): Baselines {
  const figures = new Map<string, Map<string, string>>();
  let sets: readonly string[] | undefined;
  for (const line of markdown.split('\n')) {
    const cells = /^\s*\|(.*)\|\s*$/
      .exec(line)?.[1]
      ?.split('|')
      .map((cell) => cell.trim());
    if (cells === undefined) sets = undefined;
    else if (cells[0] === 'system') sets = cells.slice(1);
    else if (sets !== undefined && !cells.every((cell) => /^:?-+:?$/.test(cell))) {
      const [system = '', ...values] = cells;
      const ofSystem = figures.get(system) ?? new Map<string, string>();
      figures.set(system, ofSystem);
      for (const [i, set] of sets.entries()) {
        const value = values[i] ?? '–';
        if (value !== '–') ofSystem.set(set, value);
      }
    }
  }
  return figures;
}
