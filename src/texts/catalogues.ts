import { english } from './english/index.js';
import { french } from './french/index.js';
import { german } from './german/index.js';
import { japanese } from './japanese/index.js';
import { spanish } from './spanish/index.js';
import type { Texts } from './texts.js';

/** The languages that the bot speaks, by their tags; English is what it speaks where none is chosen. */
export const languages = ['en', 'de', 'fr', 'es', 'ja'] as const;
export type Language = (typeof languages)[number];

export const catalogues: Readonly<Record<Language, Texts>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  ja: japanese,
};
