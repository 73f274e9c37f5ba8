import { formatsOf } from '../formats.js';

export const formats = formatsOf('de');
export const { count, plural, size, duration, day } = formats;

export const documents = (n: number) => plural(n, { one: '# Dokument', other: '# Dokumente' });
/** Behind "in", "zu", "von". */
export const ofDocuments = (n: number) => plural(n, { one: '# Dokument', other: '# Dokumenten' });
export const passages = (n: number) => plural(n, { one: '# Passage', other: '# Passagen' });
export const files = (n: number) => plural(n, { one: '# Datei', other: '# Dateien' });
export const sentences = (n: number) => plural(n, { one: '# Satz', other: '# Sätze' });
export const days = (n: number) => plural(n, { one: '# Tag', other: '# Tage' });
/** Behind "in", "seit". */
export const ofDays = (n: number) => plural(n, { one: '# Tag', other: '# Tagen' });

export function age(then: number, now: number): string {
  return formats.age(then, now) ?? 'gerade eben';
}

/** Behind "in": "20 Sekunden", "3 Minuten". */
export function span(seconds: number): string {
  return seconds < 60
    ? plural(seconds, { one: '# Sekunde', other: '# Sekunden' })
    : plural(Math.ceil(seconds / 60), { one: '# Minute', other: '# Minuten' });
}
