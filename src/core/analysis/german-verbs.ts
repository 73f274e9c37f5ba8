/** Part from their verb, and stand before the "ge" of its participle: einreichen, eingereicht. */
const separable =
  'ab an auf aus bei durch ein fest fort frei heim her heraus herein hin hinzu los mit nach nieder statt teil um unter vor weg weiter wieder zu zurück zusammen'.split(
    ' ',
  );

/** Their participle has no "ge": beantragt, verschoben. */
const inseparable = 'be emp ent er miss ver zer über unter wider'.split(' ');

/** Verbs whose vowel changes: the infinitive's stem, the past's and the participle's. */
const strong: readonly (readonly [string, string, string])[] = `
nehm nahm nomm, sprech sprach sproch, treff traf troff, find fand fund, beginn begann begonn, gewinn gewann gewonn, schließ schloss schloss,
verlier verlor verlor, schreib schrieb schrieb, bleib blieb blieb, steig stieg stieg, scheid schied schied, zieh zog zog, biet bot bot,
flieg flog flog, schieb schob schob, sterb starb storb, werf warf worf, brech brach broch, helf half holf, gelt galt golt, werb warb worb,
stehl stahl stohl, geh ging gang, steh stand stand, lieg lag leg, sitz saß sess, bitt bat bet, les las les, seh sah seh, tret trat tret,
komm kam komm, fahr fuhr fahr, trag trug trag, schlag schlug schlag, lad lud lad, fang fing fang, halt hielt halt, lass ließ lass, ruf rief ruf,
lauf lief lauf, fall fiel fall, rat riet rat, schneid schnitt schnitt, streich strich strich, greif griff griff, leih lieh lieh,
weis wies wies, reiß riss riss, trink trank trunk, sing sang sung, sink sank sunk, spring sprang sprung, bind band bund, mess maß mess,
wachs wuchs wachs, heb hob hob, geb gab geb, schein schien schien, reit ritt ritt, pfeif pfiff pfiff, vergess vergaß vergess
`
  .trim()
  .split(/,\s+/u)
  .map((verb) => {
    const [stem = '', past = '', participle = ''] = verb.split(' ');
    return [stem, past, participle] as const;
  });

/** Verbs whose vowel changes and whose participle ends in "t" all the same: bringen, gebracht. */
const mixed: ReadonlyMap<string, string> = new Map([
  ['bring', 'brach'],
  ['denk', 'dach'],
  ['kenn', 'kann'],
  ['nenn', 'nann'],
  ['renn', 'rann'],
  ['send', 'sand'],
  ['brenn', 'brann'],
]);

const stemsByPast = new Map<string, string[]>();
const stemsByParticiple = new Map<string, string[]>();
for (const [stem, past, participle] of strong) {
  stemsByPast.set(past, [...(stemsByPast.get(past) ?? []), stem]);
  stemsByParticiple.set(participle, [...(stemsByParticiple.get(participle) ?? []), stem]);
}
const stemsByMixed = new Map([...mixed].map(([stem, participle]) => [participle, stem]));

/** Shorter stems are the beginning of too many words, in UTF-16 code units. */
const minStem = 3;

const participle = new RegExp(
  `^(?<prefix>${separable.join('|')})?ge(?<stem>\\p{L}{${minStem},}?)(?:(?<weak>e?t)|en)(?:e[nrsm]?)?$`,
  'u',
);

/** einzureichen */
const withZu = new RegExp(`^(?<prefix>${separable.join('|')})zu(?<stem>\\p{L}{${minStem},})en$`, 'u');

/** Infinitives and nouns made of verbs, and forms in "t" that no noun has: reichen, Reichung, kostet. */
const plain = /^(?<stem>\p{L}{3,})(?:ung(?:en)?|en|(?<=[td])et(?:e[nst]?)?)$/u;

/** A verb as its prefix, where it parts from it, and the stem of its infinitive. */
interface Verb {
  readonly prefix: string;
  readonly stem: string;
}

/**
 * Other forms of a German verb, as far as its stemmer keeps them apart: the participle of an infinitive or a noun in "-ung" and the other
 * way round ("eingereicht" for "einreichen", "Einreichung"), and the third person. None of what does not look like a verb's form; nouns that
 * do have some that nobody writes.
 * @param word Case-folded.
 */
export function germanVerbForms(word: string): readonly string[] {
  const verbs = verbsOf(word);
  return [...new Set(verbs.flatMap(formsOf))].filter((form) => form !== word);
}

function verbsOf(word: string): readonly Verb[] {
  const groups = participle.exec(word)?.groups;
  if (groups !== undefined) {
    const { prefix = '', stem = '', weak } = groups;
    const regular = { prefix, stem };
    if (weak !== undefined) {
      const other = stemsByMixed.get(stem);
      return other === undefined ? [regular] : [{ prefix, stem: other }];
    }
    const stems = stemsByParticiple.get(stem) ?? [stem];
    return stems.map((one) => ({ prefix, stem: one }));
  }
  const apart = (withZu.exec(word) ?? plain.exec(word))?.groups;
  const stem = apart?.['stem'];
  if (stem === undefined) return strongPast(word);
  const prefix = apart?.['prefix'];
  if (prefix !== undefined) return [{ prefix, stem }];
  const found = separable.filter((one) => stem.startsWith(one) && stem.length >= one.length + minStem);
  return [
    { prefix: '', stem: strongStem(stem) },
    ...found.map((one) => ({ prefix: one, stem: stem.slice(one.length) })),
  ];
}

/** beschloss, nahm, verschoben */
function strongPast(word: string): readonly Verb[] {
  const before = inseparable.find((one) => word.startsWith(one)) ?? '';
  return (stemsByPast.get(word.slice(before.length)) ?? []).map((stem) => ({
    prefix: '',
    stem: before + stem,
  }));
}

/** "verschieb" for the "verschob" of "verschoben"; what is no participle stays. */
function strongStem(stem: string): string {
  const before = inseparable.find((one) => stem.startsWith(one));
  if (before === undefined) return stem;
  const [found] = stemsByParticiple.get(stem.slice(before.length)) ?? [];
  return found === undefined ? stem : before + found;
}

function formsOf({ prefix, stem }: Verb): string[] {
  const before = prefix === '' ? (inseparable.find((one) => stem.startsWith(one)) ?? '') : '';
  const bare = stem.slice(before.length);
  const ge = before === '' ? 'ge' : '';
  const verb = strong.find(([one]) => one === bare);
  const t = /[td]$/u.test(stem) ? 'et' : 't';
  const own = mixed.get(bare);
  const participles =
    verb === undefined
      ? [`${prefix}${ge}${before}${own ?? bare}${own === undefined ? t : 't'}`]
      : [`${prefix}${ge}${before}${verb[2]}en`];
  const pasts = prefix !== '' || verb === undefined ? [] : [before + verb[1]];
  return [`${prefix}${stem}en`, ...(prefix === '' ? [stem + t] : []), ...participles, ...pasts];
}
