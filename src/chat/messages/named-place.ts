import type { Texts } from '../../texts/texts.js';

/**
 * A place in a file in the bot's language: the index keeps it in English ("page 3", "sheet “Rates”, row 7"). What is named in it,
 * and what has no such form, such as a time, stays as it is.
 */
export function namedPlace({ citation: { places } }: Texts, place: string): string {
  return place
    .replace(/^(page|row|record|slide|cell|message) (\d+)(?=, notes$|$)/u, (whole, kind: string, number) =>
      isNumbered(kind) ? places[kind](number) : whole,
    )
    .replace(/^(section|sheet|chapter)(?= “)/u, (kind) => (isNamed(kind) ? places[kind] : kind))
    .replace(/^page (.{1,40}) \((\d+) of (\d+)\)$/u, (_, label, number, count) =>
      places.pageOf(label, number, count),
    )
    .replace(/, notes$/u, () => `, ${places.notes}`);
}

const numbered = ['page', 'row', 'record', 'slide', 'cell', 'message'] as const;
const named = ['section', 'sheet', 'chapter'] as const;

function isNumbered(kind: string): kind is (typeof numbered)[number] {
  return numbered.some((one) => one === kind);
}

function isNamed(kind: string): kind is (typeof named)[number] {
  return named.some((one) => one === kind);
}
