import { z } from 'zod';
import { addWords, joinHyphenated } from '../pdf/hyphens.js';

/** The words of a picture, as far as they could be read. */
export const recognisedPage = z.object({
  /** Its lines, with a blank line between paragraphs; '' where there is no word in it. */
  text: z.string().max(1_000_000),
  /** How sure the words are on the whole, by their letters: 0..1. */
  confidence: z.number().min(0).max(1),
  /** Words that were read with doubt, in order. */
  doubtful: z.array(z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })),
});

export type RecognisedPage = z.infer<typeof recognisedPage>;

/** Pages by the SHA-256 of their pictures. */
export const recognisedPages = z.record(z.string().regex(/^[0-9a-f]{64}$/), recognisedPage);

export type RecognisedPages = z.infer<typeof recognisedPages>;

/** A word that the recogniser is less sure of is read with doubt: of a hundred such words of a clean scan about half are wrong. */
const sureEnough = 0.7;

/** What Tesseract says of a picture (`GetJSONText`), as far as it is used. */
export interface TesseractPage {
  readonly blocks: readonly {
    readonly paragraphs: readonly { readonly lines: readonly { readonly words: readonly Word[] }[] }[];
  }[];
}

interface Word {
  readonly text: string;
  /** 0-100. */
  readonly confidence: number;
}

/** The words as a text, cut ones made whole. */
export function pageOf({ blocks }: TesseractPage): RecognisedPage {
  const paragraphs = blocks.flatMap((block) =>
    block.paragraphs.map(({ lines }) =>
      lines
        .map(({ words }) => words.filter(({ text }) => text.trim() !== ''))
        .filter((words) => words.length > 0),
    ),
  );
  const lines = paragraphs.flat();
  const vocabulary = new Set<string>();
  for (const [i, words] of lines.entries())
    addWords(lineOf(words), vocabulary, /[-‐]$/u.test(lineOf(lines[i - 1] ?? [])));
  return composed(unbroken(paragraphs).map((all) => wholeWords(all, vocabulary)));
}

/** Paragraphs that end within a word go on in the next one: that is where Tesseract takes a short line for an end. */
function unbroken(paragraphs: readonly (readonly (readonly Word[])[])[]): (readonly (readonly Word[])[])[] {
  const whole: (readonly (readonly Word[])[])[] = [];
  for (const lines of paragraphs) {
    if (lines.length === 0) continue;
    const before = whole.at(-1);
    const isCut = /\p{L}[-‐]$/u.test(lineOf(before?.at(-1) ?? [])) && /^\p{Ll}/u.test(lineOf(lines[0] ?? []));
    if (isCut && before !== undefined) whole[whole.length - 1] = [...before, ...lines];
    else whole.push(lines);
  }
  return whole;
}

/** @returns lines in which no word is cut by a line's end. */
function wholeWords(lines: readonly (readonly Word[])[], vocabulary: ReadonlySet<string>): Word[][] {
  const whole = lines.map((words) => [...words]);
  for (const [i, words] of whole.entries()) {
    const [last, next] = [words.at(-1), whole[i + 1]];
    const first = next?.[0];
    if (last === undefined || first === undefined) continue;
    const cut = joinHyphenated(last.text, first.text, vocabulary);
    if (cut === undefined) continue;
    words[words.length - 1] = {
      text: cut.line,
      confidence: Math.min(last.confidence, first.confidence),
    };
    next?.shift();
  }
  return whole.filter((words) => words.length > 0);
}

function composed(paragraphs: readonly (readonly (readonly Word[])[])[]): RecognisedPage {
  const doubtful: { start: number; end: number }[] = [];
  let text = '';
  let [letters, sum] = [0, 0];
  for (const lines of paragraphs) {
    if (text !== '') text += '\n\n';
    for (const [i, words] of lines.entries()) {
      if (i > 0) text += '\n';
      let before = '';
      for (const word of words) {
        text += before === '' || areJoined(before, word.text) ? '' : ' ';
        const start = text.length;
        text += word.text;
        if (word.confidence < sureEnough * 100) doubtful.push({ start, end: text.length });
        letters += word.text.length;
        sum += word.text.length * word.confidence;
        before = word.text;
      }
    }
  }
  return { text, confidence: letters === 0 ? 0 : Math.min(1, Math.max(0, sum / letters / 100)), doubtful };
}

/** Chinese and Japanese are written without blanks, which Tesseract puts between their signs. */
function areJoined(before: string, after: string): boolean {
  return (
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]$/u.test(before) &&
    /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]/u.test(after)
  );
}

function lineOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}
