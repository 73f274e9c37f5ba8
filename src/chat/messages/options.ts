import type { Option } from '../protocol/command.js';

/** What is wrong with the options of a command: one clause each, for a sentence that lists them. */

export function noSuchOption(words: string): string {
  return `“${words}” is not an option of this command`;
}

export function optionTwice(name: string): string {
  return `${name} is given twice`;
}

/** A required option was left out. */
export function optionMissing(name: string): string {
  return `the ${name} is missing`;
}

/** An option was named, and nothing stands behind its colon. */
export function valueMissing(name: string, option: Option | undefined): string {
  return `${name} needs a value: ${valuesOf(option)
    .map((value) => `${name}:${value}`)
    .join(' or ')}`;
}

export function wrongValue(name: string, option: Option, given: string): string {
  const expected =
    option.type === 'boolean' || option.type === 'choice' ? valuesOf(option).join(' or ') : 'text';
  return `${name} must be ${expected}, got “${given}”`;
}

function valuesOf(option: Option | undefined): readonly string[] {
  if (option?.type === 'boolean') return ['yes', 'no'];
  return option?.type === 'choice' ? option.choices : ['"some words"'];
}
