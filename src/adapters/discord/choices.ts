import type { Suggestion } from '../../chat/protocol/command.js';
import { beginningOf, endOf } from '../../core/types/cut.js';
import { limits } from './limits.js';

/**
 * Values as Discord offers them. A value that is too long is cut to its beginning, by which `source` still finds it,
 * and marked so; with a label it is left out, since it would no longer be what the label says. What cannot be shown is
 * left out.
 */
export function choicesOf(suggestions: readonly Suggestion[]): { name: string; value: string }[] {
  const choices = new Map<string, string>();
  for (const suggestion of suggestions) {
    const { value, name } = typeof suggestion === 'string' ? plain(suggestion) : labelled(suggestion);
    if (value !== '' && value.length <= limits.choice && !choices.has(value)) choices.set(value, name);
  }
  return [...choices].slice(0, limits.choices).map(([value, name]) => ({ name, value }));
}

function plain(suggestion: string): { value: string; name: string } {
  const value = beginningOf(suggestion, limits.choice).trim();
  const isWhole = value === suggestion.trim();
  return { value, name: isWhole ? value : `${beginningOf(suggestion, limits.choice - 1).trimEnd()}…` };
}

/** Of a long label the end is shown: there stands what is new. */
function labelled({ value, label }: Exclude<Suggestion, string>): { value: string; name: string } {
  const name = label.length <= limits.choice ? label : `…${endOf(label, limits.choice - 1)}`;
  return { value, name };
}
