import type { Texts } from '../texts.js';
import { count, days, plural } from './units.js';

export const gaps: Texts['gaps'] = {
  off: 'No se guarda nada de lo que se pregunta en vano. Quien me administra puede cambiarlo con gaps: true.',
  missing: 'Palabras que no aparecen en ningún documento',
  noneMissing: (askers, inDays) =>
    `Ninguna por la que ${count(askers)} personas hayan preguntado en ${days(inDays)}.`,
  kept: (askers, inDays) =>
    `Han preguntado por ellas al menos ${count(askers)} personas en ${days(inDays)}. Hasta entonces solo guardo resúmenes con clave de una palabra; nunca una pregunta ni quién la hizo.`,
  often: (inDays) => `Citados a menudo en los últimos ${days(inDays)}`,
  never: (inDays) => `Nunca citados en los últimos ${days(inDays)}`,
  unhelpful: 'Marcados más veces como no útiles que como útiles',
  none: 'Ninguno.',
  listed: (titles, more) =>
    `${titles.join('; ')}${more > 0 ? `; y ${plural(more, { one: '# documento más', other: '# documentos más' })}` : ''}.`,
  columns: { word: 'Palabra', people: 'Personas', answers: 'Respuestas' },
};
