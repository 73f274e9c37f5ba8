import { formatsOf } from '../formats.js';

export const formats = formatsOf('en');
export const { count, plural, size, duration, day, minute } = formats;

export const documents = (n: number) => plural(n, { one: '# document', other: '# documents' });
export const passages = (n: number) => plural(n, { one: '# passage', other: '# passages' });
export const files = (n: number) => plural(n, { one: '# file', other: '# files' });
export const sentences = (n: number) => plural(n, { one: '# sentence', other: '# sentences' });
export const days = (n: number) => plural(n, { one: '# day', other: '# days' });
export const pages = (n: number) => plural(n, { one: '# page', other: '# pages' });

/** "1 document", "3 documents": for what operators are told. */
export function countOf(value: number, noun: string): string {
  return `${count(value)} ${value === 1 ? noun : `${noun}s`}`;
}

/** "3 minutes ago", "just now". */
export function age(then: number, now: number): string {
  return formats.age(then, now) ?? 'just now';
}

/** "20 seconds", "1 minute", "3 minutes": never less than it is. */
export function span(seconds: number): string {
  return seconds < 60
    ? plural(seconds, { one: '# second', other: '# seconds' })
    : plural(Math.ceil(seconds / 60), { one: '# minute', other: '# minutes' });
}
