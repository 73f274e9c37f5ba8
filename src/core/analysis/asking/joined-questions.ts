import type { Span } from '../../types/span.js';

/** Words that ask, of the languages that a message is read in. */
const interrogatives =
  'what|who|whom|whose|when|where|why|how|which|wer|wen|wem|wann|wo|warum|wieso|wie|was|welche[mnrs]?|wieviele?|qui|quand|où|comment|pourquoi|combien|quel(?:le)?s?|est-ce|qué|quién(?:es)?|cuándo|dónde|cómo|cuál|cuánt[oa]s?|chi|quando|dove|come|perché|quale|quant[oiae]|quem|onde|qual|wanneer|waar|hoe|hoeveel|welke?';

/** Verbs that ask where who does it follows: "and do I need", "und muss ich". */
const verbs =
  '(?:is|are|was|were|do|does|did)\\s+(?!not|also|being|\\p{L}+(?:ed|ing)(?!\\p{L}))\\p{L}|(?:can|could|will|would|should|has|have|may|must)\\s+(?:i|we|you|they|he|she|it|there|the|an?|my|our|your|any(?:one|body)?|some(?:one|body)?|people)(?!\\p{L})|(?:ist|sind|hat|haben|kann|können|darf|dürfen|muss|müssen|soll|gibt)\\s+(?:ich|wir|man|es|der|die|das|eine?)(?!\\p{L})';

/** Between two questions in one sentence: "How many days do I get, and who approves them?" */
const joint = new RegExp(
  `[\\s,;]+(?:and|und|sowie|et|y|e|en)\\s+(?:(?:also|then|auch|aussi|también|anche|também|ook)\\s+)?(?=((?:${interrogatives})(?![\\p{L}\\p{N}])|${verbs}))`,
  'giu',
);

/**
 * A sentence that asks, parted where another question begins in it.
 * @param text The message, with blanks in the place of what is set aside.
 * @param isQuestion Whether a stretch says enough to be one.
 */
export function partedAtJoints(
  text: string,
  { start, end }: Span,
  isQuestion: (part: Span) => boolean,
): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(joint)) {
    const at = start + match.index;
    const before = { start: from, end: at };
    const behind = { start: at + match[0].length, end };
    // "people who work nights and who travel": one is no question.
    const isRelative = new RegExp(`\\S\\s+${match[1] ?? ''}(?!\\p{L})`, 'iu').test(text.slice(from, at));
    if (isRelative || !isQuestion(before) || !isQuestion(behind)) continue;
    parts.push(before);
    from = behind.start;
  }
  parts.push({ start: from, end });
  return parts;
}
