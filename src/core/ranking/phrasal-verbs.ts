import type { Token } from '../analysis/analyzer.js';
import { irregularVerbs } from '../analysis/irregular-verbs/verbs.js';
import type { Thesaurus } from '../types/ports.js';

/** Stand apart from their verb, too: "turn the beep off". */
const particles = new Set(['off', 'on', 'up', 'down', 'out', 'in', 'over', 'away', 'back']);

/** So many words may stand between a verb and its particle. */
const maxBetween = 3;

/** What people say of machines and forms, and WordNet has no verb of one word for. */
const further: Readonly<Record<string, readonly string[]>> = {
  'turn off': ['disable', 'deactivate'],
  'switch off': ['disable', 'deactivate'],
  'turn on': ['enable', 'activate'],
  'switch on': ['enable', 'activate'],
  'set up': ['configure', 'install'],
  'look up': ['search'],
  'sign up': ['register', 'enrol'],
  'hand in': ['submit'],
  'send in': ['submit'],
  'drop out': ['withdraw', 'quit'],
  'pull out': ['withdraw'],
  'cut down': ['reduce'],
  'go up': ['increase'],
  'go down': ['decrease'],
  'shut down': ['stop', 'halt'],
  'roll out': ['deploy', 'release'],
  'roll back': ['revert', 'undo'],
  'kick off': ['start', 'launch'],
  'sign off': ['approve'],
  'deal with': ['handle'],
};

/** A verb of several words in a question, and single words for it. */
export interface PhrasalVerb {
  /** The first of its words that is no stop word; it alone is searched. */
  readonly token: Token;
  /** The words that make the verb with it. */
  readonly others: readonly Token[];
  /** Base forms: cancel for "call off". */
  readonly means: readonly string[];
}

const basesByForm = new Map<string, string[]>();
for (const [form, base] of irregularVerbs) basesByForm.set(form, [...(basesByForm.get(form) ?? []), base]);

/**
 * The verbs of several words in a question ("called off", "get rid of", "turn the beep off"): each of their words by itself says
 * something else. English alone has them in the thesaurus.
 * @param tokens Of the whole question, stop words too, in order.
 */
export function phrasalVerbs(
  tokens: readonly Token[],
  text: string,
  language: string,
  thesaurus: Thesaurus | undefined,
): PhrasalVerb[] {
  if (thesaurus === undefined || language !== 'en') return [];
  const words = tokens.filter(({ kind, isWhole }) => kind === 'word' && !isWhole);
  const found: PhrasalVerb[] = [];
  for (let verb = 0; verb < words.length; verb++) {
    for (const others of behind(words, verb, text)) {
      if (belongsToNearerVerb(words, verb, others, thesaurus)) continue;
      const phrase = [words[verb], ...others].flatMap((token) => token ?? []);
      const token = phrase.find(({ stop }) => !stop);
      const means = token === undefined ? [] : meaningsOf(phrase, thesaurus);
      if (token === undefined || means.length === 0) continue;
      found.push({ token, others: phrase.filter((one) => one !== token), means });
      // "get rid of" before "get rid", and before "rid of".
      if (words[verb + 1] === others[0]) verb += others.length;
      break;
    }
  }
  return found;
}

/** What may make one verb with a word: the two behind it, the one, or a particle further on that ends what is said. */
function* behind(words: readonly Token[], verb: number, text: string): Generator<readonly Token[]> {
  const next = words.slice(verb + 1, verb + 3);
  const isAdjacent = (i: number) => {
    const [one, other] = [words[i], words[i + 1]];
    return one !== undefined && other !== undefined && /^\s+$/u.test(text.slice(one.end, other.start));
  };
  if (next.length === 2 && isAdjacent(verb) && isAdjacent(verb + 1)) yield next;
  if (next.length > 0 && isAdjacent(verb)) yield next.slice(0, 1);
  for (let at = verb + 1; isAdjacent(at - 1) && at <= verb + 1 + maxBetween; at++) {
    const particle = words[at];
    if (particle === undefined || at === verb + 1 || !particles.has(particle.surface)) continue;
    if (!isAdjacent(at) || words[at + 1]?.stop === true) yield [particle];
  }
}

/** "When was the strike called off": the particle is that of "called", whatever "strike off" means. */
function belongsToNearerVerb(
  words: readonly Token[],
  verb: number,
  others: readonly Token[],
  thesaurus: Thesaurus,
): boolean {
  const [particle] = others;
  const before = particle === undefined ? -1 : words.indexOf(particle) - 1;
  const nearer = words[before];
  if (particle === undefined || nearer === undefined || before <= verb) return false;
  // "Turn the light off": what stands there in its base form is seldom a verb.
  const isInflected = /(?:ed|ing)$/u.test(nearer.surface) || basesByForm.has(nearer.surface);
  return isInflected && meaningsOf([nearer, particle], thesaurus).length > 0;
}

function meaningsOf([verb, ...others]: readonly Token[], thesaurus: Thesaurus): readonly string[] {
  if (verb === undefined) return [];
  const rest = others.map(({ surface }) => surface);
  // "take to" is seldom to fancy something.
  if (rest.at(-1) === 'to') return [];
  const forms = [verb.surface, ...(basesByForm.get(verb.surface) ?? [])];
  const found = forms
    .map((form) => thesaurus.verbOf(form, rest, 'en'))
    .find(({ base }) => base !== undefined);
  const bases = found?.base === undefined ? forms : [found.base];
  const own = bases.flatMap((base) => further[[base, ...rest].join(' ')] ?? []);
  // "found" is also another word's past.
  return [...new Set([...(found?.words ?? []), ...own])].filter((word) => !basesByForm.has(word));
}
