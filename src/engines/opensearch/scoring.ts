import { bm25, titleBoost } from '../../core/ranking/configuration.js';
import { type FieldName, lengthFields } from './index-form.js';
import { OpenSearchError, oldestVersion } from './opensearch-error.js';
import { type Hit, numberIn, type Query } from './snapshot.js';
import { tokenOf } from './sortable-text.js';
import type { FieldCounts } from './term-counts.js';

export type Unit = 'document' | 'passage';

/** In the order in which their scores are added. */
const fieldsOf: Readonly<Record<Unit, readonly FieldName[]>> = {
  document: ['title', 'text', 'stops'],
  passage: ['passage'],
};

const boosts: Readonly<Record<FieldName, number>> = { title: titleBoost, text: 1, stops: 1, passage: 1 };

/** How many units there are, and how long each field is in all of them together. */
interface Collection {
  readonly units: number;
  readonly lengths: FieldCounts;
}

/** What is asked for. */
interface AskedTerms {
  readonly terms: readonly string[];
  /** Of each term how much it counts; 1 for those that are not given. */
  readonly weights: readonly number[];
  /** Of each term. */
  readonly counts: readonly FieldCounts[];
}

/** One term in one field, ready to be scored. */
interface Part {
  /** Names it within one search. */
  readonly name: string;
  readonly field: FieldName;
  readonly token: string;
  /** Boost, rarity, and what the term counts. */
  readonly weight: number;
  readonly averageLength: number;
}

/**
 * BM25 of a search. The cluster scores with it to find the best, in 32 bits and in whatever order it adds; what it found
 * is scored again from the same whole numbers in 64 bits, as the embedded engine does, to the last bit.
 */
export class Scoring {
  readonly #parts: readonly Part[];

  constructor(unit: Unit, { terms, weights, counts }: AskedTerms, collection: Collection) {
    this.#parts = terms.flatMap((term, i) =>
      fieldsOf[unit].flatMap((field) => {
        const matching = counts[i]?.[field] ?? 0;
        if (matching === 0) return [];
        const part: Part = {
          name: `${field}${i}`,
          field,
          token: tokenOf(term),
          weight: boosts[field] * rarity(matching, collection.units) * (weights[i] ?? 1),
          averageLength: collection.lengths[field] / collection.units,
        };
        return [part];
      }),
    );
  }

  /** Whether no unit has any of the terms. */
  get isVain(): boolean {
    return this.#parts.length === 0;
  }

  /** Of which at least one has to match. */
  get clauses(): readonly Query[] {
    const { k, b, d } = bm25;
    return this.#parts.map(({ name, field, token, weight, averageLength }) => ({
      script_score: {
        // A term scores how often it stands in the field: see `indexForm`.
        query: { term: { [field]: { value: token, _name: name } } },
        script: {
          lang: 'expression',
          source: `w * (d + _score * (k + 1) / (_score + k * (1 - b + b * doc['${lengthFields[field]}'].value / a)))`,
          params: { w: weight, a: averageLength, k, b, d },
        },
      },
    }));
  }

  /** What has to come with each hit to score it. */
  get docvalueFields(): readonly string[] {
    return [...new Set(this.#parts.map(({ field }) => lengthFields[field]))];
  }

  /** @throws {OpenSearchError} if the cluster is too old to say how often each term stands in the hit. */
  scoreOf(hit: Hit): number {
    if (Array.isArray(hit.matched_queries)) {
      throw new OpenSearchError(
        'refused',
        `the OpenSearch cluster is too old: version ${oldestVersion} or newer is needed`,
      );
    }
    const { k, b, d } = bm25;
    let score = 0;
    for (const { name, field, weight, averageLength } of this.#parts) {
      const frequency = hit.matched_queries?.[name];
      if (frequency === undefined) continue;
      const norm = k * (1 - b + (b * numberIn(hit, lengthFields[field])) / averageLength);
      score += weight * (d + (frequency * (k + 1)) / (frequency + norm));
    }
    return score;
  }
}

/** How much a term says that `matching` of `all` units have. */
function rarity(matching: number, all: number): number {
  return Math.log(1 + (all - matching + 0.5) / (matching + 0.5));
}
