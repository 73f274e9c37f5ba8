import { defined } from '../../core/types/defined.js';
import { lowerWordsIn, nameBefore } from '../text/turns.js';
import type { TimedSpeech } from './timed-speech.js';

/** What is said, with whether another voice begins there. */
export interface SpeakerTurn extends TimedSpeech {
  readonly opensTurn: boolean;
  /** Whether the words themselves name the speaker, or others before them did. */
  readonly isNamed: boolean;
}

/** Captions set one of these before what another person says. */
const another = /^(?:[-–—]|>{2,3})\s*(?=\S)/u;
export const endsSentence = /[.!?…。！？]["”’»)\]]*$/u;

/** Names that are written as other words are want so many turns, one in so many lines. */
const minTurns = 4;
const linesToTurn = 8;
/** With one in so many, nearly every change of voices is named. */
const linesToNamedTurn = 4;
/** Behind so many milliseconds without a word a new paragraph begins, and nobody knows whose it is. */
export const anyPause = 6_000;

/**
 * Who speaks, by markup (`<v Ada>`) or else by the words themselves: `ADA: Yes.`, `- Ada: Yes.`, `>> Ada: Yes.` A voice goes
 * on to the end of its sentence and of its cue, and as far as the next where nearly every change is named.
 */
export function withVoices(said: readonly TimedSpeech[]): readonly SpeakerTurn[] {
  const voices = namesAmong(said.map(({ text }) => text));
  const turns = said.filter(({ text }) => voices.has(nameIn(text) ?? '')).length;
  const areAllNamed = turns * linesToNamedTurn >= said.length;
  let speaker: string | undefined;
  let named: string | undefined;
  let before = '';
  return said.map((words) => {
    const { text, opensCue, pause } = words;
    const name = voices.size === 0 ? undefined : nameIn(text);
    const isAnother = name !== undefined || (voices.size > 0 && another.test(text));
    const isOver = opensCue && !areAllNamed && (endsSentence.test(before) || pause >= anyPause);
    if (isAnother || isOver || words.speaker !== undefined)
      named = name !== undefined && voices.has(name) ? name : undefined;
    const now = words.speaker ?? named;
    const opensTurn = now !== speaker || (isAnother && now !== undefined);
    speaker = now;
    before = text;
    return {
      ...words,
      ...defined({ speaker: now }),
      opensTurn,
      isNamed: named !== undefined,
    };
  });
}

/**
 * The names before a colon that are those of voices: cautiously, those in capitals that come again, and others where they
 * part most of the text.
 */
function namesAmong(lines: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const name = nameIn(line);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const recurring = [...counts].filter(([, count]) => count > 1).map(([name]) => name);
  const turns = recurring.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  const partMost = recurring.length >= 2 && turns >= minTurns && turns * linesToTurn >= lines.length;
  // Old captions are in capitals throughout, where they tell no name from another word.
  const loud = lines.filter((line) => isUpper(line.slice(line.indexOf(':') + 1)));
  const areCapitalsNames = loud.length * 2 < lines.length && recurring.some(isUpper);
  const capitals = areCapitalsNames ? [...counts.keys()].filter(isUpper) : [];
  const words = partMost ? lowerWordsIn(lines) : new Set<string>();
  const others = partMost ? recurring.filter((name) => !words.has(name.toLowerCase())) : [];
  return new Set([...capitals, ...others]);
}

function nameIn(line: string): string | undefined {
  const words = line.replace(another, '');
  // What is said may stand below the name.
  return nameBefore(words.endsWith(':') ? `${words} …` : words);
}

function isUpper(words: string): boolean {
  return words === words.toUpperCase() && words !== words.toLowerCase();
}
