import { formatsOf } from '../formats.js';

export const formats = formatsOf('fr');
export const { count, plural, size, duration, day } = formats;

export const documents = (n: number) => plural(n, { one: '# document', other: '# documents' });
export const passages = (n: number) => plural(n, { one: '# passage', other: '# passages' });
export const files = (n: number) => plural(n, { one: '# fichier', other: '# fichiers' });
export const sentences = (n: number) => plural(n, { one: '# phrase', other: '# phrases' });
export const days = (n: number) => plural(n, { one: '# jour', other: '# jours' });

export function age(then: number, now: number): string {
  return formats.age(then, now) ?? 'à l’instant';
}

/** "20 secondes", "3 minutes". */
export function span(seconds: number): string {
  return seconds < 60
    ? plural(seconds, { one: '# seconde', other: '# secondes' })
    : plural(Math.ceil(seconds / 60), { one: '# minute', other: '# minutes' });
}
