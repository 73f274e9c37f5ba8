import { formatsOf } from '../formats.js';

export const formats = formatsOf('es');
export const { count, plural, size, duration, day } = formats;

export const documents = (n: number) => plural(n, { one: '# documento', other: '# documentos' });
export const passages = (n: number) => plural(n, { one: '# pasaje', other: '# pasajes' });
export const sentences = (n: number) => plural(n, { one: '# frase', other: '# frases' });
export const days = (n: number) => plural(n, { one: '# día', other: '# días' });

export function age(then: number, now: number): string {
  return formats.age(then, now) ?? 'ahora mismo';
}

/** "20 segundos", "3 minutos". */
export function span(seconds: number): string {
  return seconds < 60
    ? plural(seconds, { one: '# segundo', other: '# segundos' })
    : plural(Math.ceil(seconds / 60), { one: '# minuto', other: '# minutos' });
}
