import { type Choice, choose } from '../ranking/choose.js';
import { isWorthReading } from '../ranking/confidence.js';
import type { RankedWindow } from '../ranking/scorer.js';
import { overlap, type Span } from '../types/span.js';
import type { AnswerOptions, AnswerSelection, PartAnswer } from './answer-selection.js';

/** A question of a message, as it is answered by itself. */
interface Part {
  readonly asked: Span;
  readonly selection: AnswerSelection;
}

/**
 * Of a message that asks several things the best quote for each of them, the surest first, then what else answers them; undefined
 * where nothing does. What the whole message finds is a mixture of all: no quote holds the words of two questions.
 * @param whole The message asked as one question.
 * @param each Its questions, asked one by one.
 */
export function severalAnswered(
  typed: string,
  whole: AnswerSelection,
  each: readonly AnswerSelection[],
  { limit, minConfidence }: Pick<AnswerOptions, 'limit' | 'minConfidence'>,
): AnswerSelection | undefined {
  const parts = each.map(
    (selection, i): Part => ({
      asked: whole.question.message.questions[i] ?? { start: 0, end: 0 },
      selection,
    }),
  );
  const isFound = ({ selection }: Part) => selection.confidence >= minConfidence;
  const found = parts
    .filter(isFound)
    .sort((one, other) => other.selection.confidence - one.selection.confidence);
  const [first] = found;
  if (first === undefined) return undefined;
  const leads: Choice[] = [];
  for (const { selection } of found) {
    const lead = leadOf(selection, leads);
    if (lead !== undefined) leads.push(lead);
  }
  const choices = [...leads];
  for (let i = 0; i < limit; i++) {
    for (const { selection } of found) {
      const further = selection.choices[i];
      if (further !== undefined && choices.every((other) => !meet(further, other))) choices.push(further);
    }
  }
  return {
    ...first.selection,
    ranking: { ...first.selection.ranking, documents: whole.ranking.documents },
    question: whole.question,
    choices: choices.slice(0, limit),
    shown: [...leads, ...found.flatMap(({ selection }) => selection.shown)],
    parts: parts.map((part): PartAnswer => {
      const { asked, selection } = part;
      const best = selection.windows[0];
      const isNear = best !== undefined && leads.some((lead) => holds(lead, best));
      return {
        asked: typed.slice(asked.start, asked.end),
        question: selection.question,
        lead: isFound(part) ? selection.choices[0]?.ranked : undefined,
        isUnanswered: !isFound(part) && !isNear,
      };
    }),
  };
}

/** What answers best and is not quoted yet; undefined where what is quoted holds it. */
function leadOf(
  { choices: [best], windows, ranking, mayBeQuoted }: AnswerSelection,
  quoted: readonly Choice[],
): Choice | undefined {
  if (best === undefined || quoted.some((choice) => holds(choice, best.ranked))) return undefined;
  if (quoted.every((choice) => !meet(best, choice))) return best;
  const free = windows.filter((ranked) => quoted.every((choice) => !stands(ranked, choice)));
  const [rest] = choose(free, 1, ranking.copies, mayBeQuoted);
  const isFree = rest !== undefined && quoted.every((choice) => !meet(rest, choice));
  return isFree && isWorthReading(rest.ranked, best.ranked) ? rest : undefined;
}

/** Whether a quote, or what says the same elsewhere, holds the whole of a window. */
function holds(choice: Choice, { window: { forward, span } }: RankedWindow): boolean {
  return placesOf(choice).some(
    (place) => place.id === forward.id && place.span.start <= span.start && span.end <= place.span.end,
  );
}

/** Whether a window has a part of a quote, or of what says the same elsewhere. */
function stands({ window: { forward, span } }: RankedWindow, choice: Choice): boolean {
  return placesOf(choice).some((place) => place.id === forward.id && overlap(place.span, span));
}

function meet(one: Choice, other: Choice): boolean {
  const { id } = one.ranked.window.forward;
  return placesOf(other).some((place) => place.id === id && overlap(place.span, one.span));
}

function placesOf({ ranked, span, copies }: Choice): { readonly id: string; readonly span: Span }[] {
  return [
    { id: ranked.window.forward.id, span },
    ...copies.map((place) => ({ id: place.forward.id, span: place.span })),
  ];
}
