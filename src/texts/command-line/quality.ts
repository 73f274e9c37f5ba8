/** In numbers of questions. */
interface Hits {
  readonly hit1: number;
  readonly hit3: number;
}

/** `by words: at 1 / in 3`. */
const by = (way: string, figures: string): string => `by ${way}: ${figures}`;

/** How a way of ranking is called. */
const ways = { words: 'words', meaning: 'words and meaning', model: 'a model' } as const;

/** What `npm run quality` prints: titles, heads of tables, and lines. Figures come in as they are shown. */
export const quality = {
  noSets: (folder: string): string => `no question sets in ${folder}`,
  /** @param what See `noSets`. */
  nameSets: (what: string): string =>
    `${what}; --sets DIR names another folder of sets: a folder each, of documents/ (or corpus.jsonl) and questions.jsonl`,
  noScorer: (folder: string): string => `no scorer beside them (score.mjs beside ${folder})`,
  noSet: (name: string, names: readonly string[]): string => `no set ${name}; there are ${names.join(', ')}`,
  ways,
  titles: {
    quality: 'Quality, in percent',
    plain: 'Questions as people type them, in numbers of questions',
    stated: 'Questions as people type them, right by what ranks',
    scored: 'Sets with a scorer, in percent, by what ranks',
    reliability: 'Confidence beside the share of right answers, in ten equally filled bins',
    ablation: 'Loss without each signal, in percentage points of Hit@1 / Hit@3',
    weights: 'Weights fitted',
    confidence: (where: string): string => `Confidence fitted${where}`,
    thresholds: (where: string): string => `Thresholds, on sets that state their answers${where}`,
    crossValidated: (where: string): string => `The same in ten equally filled bins, cross-validated${where}`,
    checks: (set: string): string => `Quotes of ${set} altered by rule, checked`,
    shapes: 'What quotes look like, the first three of each answer',
  },
  /** Behind the title of a table that is about what a model ranks. */
  byModel: ', where a model ranks',
  heads: {
    quality: ['set', 'measure', 'ours', 'targets', 'pipeline', 'lucene', 'violations', 'p50 ms', 'p95 ms'],
    plain: [
      'set',
      'right at 1',
      'in 3',
      'of',
      'wrongly nothing',
      'wrong',
      'wrong at 0.9',
      'false answers',
      'sure, first wrong',
      'AUROC',
    ],
    stated: (names: readonly string[]): string[] => [
      'set',
      'of',
      ...names.flatMap((way) => [by(way, 'at 1 / in 3'), 'among all', 'false answers', 'AUROC']),
    ],
    scored: (names: readonly string[]): string[] => [
      'set',
      'of',
      ...names.flatMap((way) => [by(way, 'Hit@1 / Hit@3'), 'AUROC']),
    ],
    reliability: [
      'confidence',
      'questions',
      'mean confidence %',
      'first quote right %',
      'one of three right %',
    ],
    ablation: ['without', 'weight'],
    weights: ['set (Hit@1 / Hit@3)', 'present', 'cross-validated', 'fitted'],
    confidence: ['set', 'AUROC, cross-validated'],
    thresholds: [
      'answered from',
      'wrongly nothing',
      'of',
      'false answers',
      'of',
      'first quote right, of those answered %',
    ],
    checks: ['rule', 'quotes', 'wanted', 'as wanted %', 'target %', '"not in the documents" %'],
  },
  /** The row of all sets together. */
  all: 'all',
  measures: { falseAnswers: 'false answers at 95 %' },
  partOf: (part: number, whole: number): string => `${part} of ${whole}`,
  targetsReached: (reached: number, all: number): string => `${reached} of ${all} targets are reached`,
  /** @param figure What was measured; undefined: nothing was. @param isLoss Whether less of it is better. */
  targetMissed: (
    set: string,
    measure: string,
    figure: string | undefined,
    target: number,
    isLoss: boolean,
  ): string => {
    const found = figure === undefined ? 'is not measured' : `is ${figure}`;
    return `${set}: ${measure} ${found}, aimed at ${isLoss ? 'no more than' : 'at least'} ${target}`;
  },
  /** @param from With `to`: where 95 % of resamples lie. All in percent. */
  calibrationError: (error: string, questions: number, from: string, to: string): string =>
    `expected calibration error: ${error} % (n = ${questions}, 95 % of resamples: ${from}–${to} %)`,
  surelyWrong: (sure: number, wrong: number): string =>
    `first quotes with confidence 0.9 or more: ${sure}, of them wrong: ${wrong}`,
  objective: (before: string, after: string): string => `objective: ${before} → ${after}`,
  weightsStay: 'Questions they were not fitted to are answered no better: the present weights stay.',
  targetOfRule: (target: number, isReached: boolean): string => `${isReached ? '' : 'below '}${target}`,
  /** What is wrong with the shape of quotes, behind a number of them. */
  shapeFaults: {
    otherSection: 'hold a heading of another section',
    cutInside: 'end inside a paragraph that would have fitted',
    leaning: 'open with a pronoun or a connective, not first in their section',
    unasked: 'hold code, contents or margin where no identifier, command or figure is asked for',
  },
  shapes: {
    /** @param short Of quotes cut at `length`. @param whole Of whole ones. */
    cut: (length: number, short: Hits, whole: Hits & { readonly answerable: number }): string =>
      `cut at ${length} characters: right at 1 ${short.hit1} (whole: ${whole.hit1}), in 3 ${short.hit3} (${whole.hit3}) of ${whole.answerable}`,
    length: (set: string, quotes: number, mean: number): string =>
      `${set}: ${quotes} quotes, ${mean} characters long on average`,
    /** @param fault See `faults`. @param missed What it should be at most, in percent; undefined where it is. */
    fault: (count: number, quotes: number, fault: string, missed: number | undefined): string =>
      `${count} of ${quotes} ${fault}${missed === undefined ? '' : ` (missed: ${missed} % or less)`}`,
  },
  progress: {
    indexing: (set: string): string => `Indexing ${set}`,
    answering: (set: string): string => `Answering ${set}`,
    answeringBy: (set: string, way: string): string => `Answering ${set} by ${way}`,
    askingParts: (set: string): string => `Asking parts of ${set}`,
    takingWindows: (set: string): string => `Taking windows of ${set}`,
    checkingQuotes: (set: string): string => `Checking quotes of ${set}`,
    fittingWeights: 'Fitting weights',
  },
  altered: {
    absent: (set: string, absent: number, quotes: number): string =>
      `${set}: ${absent} of ${quotes} quotes with other words "not in the documents" (target: 0.1 % or less)`,
    time: (set: string, documents: number, p95Ms: string, maxMs: string): string =>
      `${set}: processor time of a check over ${documents} documents: p95 ${p95Ms} ms, most ${maxMs} ms`,
  },
} as const;
