import type { Texts } from '../../texts/texts.js';

/**
 * A place in a file in the bot's language: the index keeps it in English ("page 3", "sheet “Rates”, row 7"). What is named in it,
 * and what has no such form, such as a time, stays as it is.
 */
export function namedPlace(texts: Texts, place: string): string {
  const { places } = texts.citation;
  const [whole, name = '', owner, inside] = attached.exec(place) ?? [];
  if (whole !== undefined) {
    const label = places.attachment(name, owner === 'the mail' ? undefined : owner);
    return inside === undefined ? label : `${label}, ${namedPlace(texts, inside)}`;
  }
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

/** "attachment a.pdf of “Minutes”, page 3": name, mail, and the place in what is attached. */
const attached = /^attachment (?:(.{1,200}?) )?of (the mail|“.{0,200}?”)(?:, (.+))?$/su;

const numbered = ['page', 'row', 'record', 'slide', 'cell', 'message'] as const;
const named = ['section', 'sheet', 'chapter'] as const;

function isNumbered(kind: string): kind is (typeof numbered)[number] {
  return numbered.some((one) => one === kind);
}

function isNamed(kind: string): kind is (typeof named)[number] {
  return named.some((one) => one === kind);
}
