import type { Span } from '../types/span.js';

/**
 * English verbs whose particle makes another word of them, by particle: to back up is no way back, and whoever asks for a
 * backup is told of what is "backed up". All have a noun that is written as one word. Irregular forms stand behind them.
 */
const verbs: Readonly<Record<string, string>> = {
  up: `back, set setting, sign, start, clean, pick, look, follow, mark, build built, break broke broken breaking, warm, mix, top
    topped topping, catch caught, cover, hold held, line, round, tune, write wrote written writing, mock, ramp, meet met meeting,
    check, start, stand stood, wash, link, wrap wrapped wrapping`,
  down: `shut shutting, break broke broken breaking, lock, count, slow, crack, mark, cool, close closed closing, touch, melt`,
  out: `log logged logging, sign, check, time timed timing, roll, print, buy bought, pay paid, opt opted opting, work, burn burnt, drop
    dropped dropping, hand, lay laid, walk, try tried tries trying, carve, read, lock, sell sold, turn, fall fell fallen, cut cutting`,
  in: `log logged logging, sign, check, plug plugged plugging, opt opted opting, buy bought, trade traded trading, break broke broken breaking,
    clock`,
  off: `sign, log logged logging, lay laid, pay paid, cut cutting, kick, take took taken taking, spin spun spinning, trade traded trading,
    drop dropped dropping, write wrote written writing, stand stood, send sent`,
  over: `hand, take took taken taking, turn, roll, carry carried carries carrying, change changed changing, switch, fail, spill`,
  back: `roll, pay paid, fall fell fallen, buy bought, play, set setting, call, cash, claw, cut cutting, hold held, charge
    charged charging, feed fed`,
  away: 'give gave given giving, throw threw thrown, break broke broken breaking, take took taken taking',
  on: 'log logged logging, sign, add, carry carried carries carrying, clip clipped clipping',
  through: 'walk, break broke broken breaking, click',
};

/** The noun by particle and form of the verb. */
const nouns = new Map(
  Object.entries(verbs).map(([particle, list]) => [
    particle,
    new Map(
      list.split(',').flatMap((line) => {
        const [verb = '', ...irregular] = line.trim().split(/\s+/u);
        const regular = [verb, `${verb}s`, `${verb}es`, `${verb}ed`, `${verb}ing`];
        return [...regular, ...irregular].map((form) => [form, verb + particle] as const);
      }),
    ),
  ]),
);

const firstLetters: ReadonlySet<number> = new Set(
  Array.from(nouns.keys()).flatMap((particle) =>
    [particle, particle.toUpperCase()].map((written) => written.charCodeAt(0)),
  ),
);
const lengths: ReadonlySet<number> = new Set(Array.from(nouns.keys(), ({ length }) => length));

/** Whether a word may be a particle: at a glance, for every word is asked. */
export function mayBeParticle(text: string, { start, end }: Span): boolean {
  return lengths.has(end - start) && firstLetters.has(text.charCodeAt(start));
}

const wholes = new Set([...nouns.values()].flatMap((byForm) => [...byForm.values()]));

/** "backup" for "backed" and "up"; undefined where they are two words. @param verb, particle Case-folded. */
export function nounOfParticle(verb: string, particle: string): string | undefined {
  return nouns.get(particle)?.get(verb);
}

/** Whether a word is a verb's with its particle, as one: it says what neither of them does. @param word Case-folded. */
export function isOfParticle(word: string): boolean {
  return wholes.has(word);
}
