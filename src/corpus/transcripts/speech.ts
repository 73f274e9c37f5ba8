import { defined } from '../../core/types/defined.js';
/** Words of a cue as they are heard or shown, with who speaks them. */
export interface Speech {
  readonly speaker?: string;
  readonly text: string;
}

/** Markup of WebVTT and of SubRip: other things between angle brackets are words. */
const tag =
  /<\/?(?:[biuvc]|lang|ruby|rt|font|s)(?:[.\s][^<>]{0,1000})?>|<\d{1,4}:[\d:.]{1,20}>|\{\\[^{}]{0,100}\}/gi;
const voice = /^<v(?:\.[^\s<>]{0,100})?\s+(?=\S)([^<>]{1,200})>$/i;

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
};

/**
 * A line of a cue without its markup, cut where another voice begins (`<v Ada>`).
 * @param speaker Whose voice goes on from the line before.
 */
export function speechIn(line: string, speaker?: string): readonly Speech[] {
  const parts: Speech[] = [];
  let [words, from, now] = ['', 0, speaker];
  const say = () => {
    const text = words.replace(/\s+/gu, ' ').trim();
    if (text !== '') parts.push({ text, ...defined({ speaker: now }) });
    words = '';
  };
  for (const { 0: markup, index } of line.matchAll(tag)) {
    words += unescaped(line.slice(from, index));
    from = index + markup.length;
    const name = voice.exec(markup)?.[1];
    if (name !== undefined) {
      say();
      now = unescaped(name).trim();
    }
  }
  words += unescaped(line.slice(from));
  say();
  return parts;
}

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|nbsp|lrm|rlm);/g, (entity) => entities[entity] ?? entity);
}
