import { formatsOf } from '../formats.js';

export const formats = formatsOf('ja');
export const { count, size, duration, day } = formats;

export const documents = (n: number) => `文書${count(n)}件`;
export const passages = (n: number) => `パッセージ${count(n)}件`;
export const files = (n: number) => `ファイル${count(n)}件`;
export const sentences = (n: number) => `文${count(n)}件`;
export const days = (n: number) => `${count(n)}日間`;

export function age(then: number, now: number): string {
  return formats.age(then, now) ?? 'たった今';
}

/** "20秒", "3分". */
export function span(seconds: number): string {
  return seconds < 60 ? `${count(seconds)}秒` : `${count(Math.ceil(seconds / 60))}分`;
}
