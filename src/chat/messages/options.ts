import type { Texts } from '../../texts/texts.js';
import type { OptionProblem } from '../dispatch/option-problem.js';
import type { Option } from '../protocol/command.js';

type Words = Texts['requests']['problems'];

/** A problem as a clause, for a sentence that lists several. */
export function problemWords(words: Words, problem: OptionProblem): string {
  switch (problem.kind) {
    case 'no-such-option':
      return words.noSuchOption(problem.words);
    case 'twice':
      return words.twice(problem.name);
    case 'missing':
      return words.missing(problem.name);
    case 'value-missing': {
      const values = fixedValues(problem.option) ?? [`"${words.someWords}"`];
      return words.valueMissing(
        problem.name,
        values.map((value) => `${problem.name}:${value}`),
      );
    }
    case 'wrong-value':
      return words.wrongValue(problem.name, fixedValues(problem.option) ?? [words.anyText], problem.given);
  }
}

/** What an option may be; undefined where it may be any text. */
function fixedValues(option: Option | undefined): readonly string[] | undefined {
  if (option?.type === 'boolean') return ['yes', 'no'];
  return option?.type === 'choice' ? option.choices : undefined;
}
