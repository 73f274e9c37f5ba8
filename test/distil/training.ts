import type { Mixture } from './ridge.js';

/** Pieces that stand for no text: [PAD], [unused0] and so on. */
const special = /^\[.*\]$/;

/**
 * How much a piece says: less, the more texts have it. Texts that the table is not trained on are counted, too.
 * @param runs The pieces of each text.
 * @returns natural logarithms, one a piece; 0 for one that stands for no text.
 */
export function pieceWeights(
  runs: readonly (readonly number[])[],
  vocabulary: readonly string[],
): Float64Array {
  const texts = new Float64Array(vocabulary.length);
  for (const run of runs) for (const piece of new Set(run)) texts[piece] = (texts[piece] ?? 0) + 1;
  return texts.map((count, piece) =>
    special.test(vocabulary[piece] ?? '') ? 0 : Math.log((1 + runs.length) / (1 + count)),
  );
}

/** A text as the weighted mean of its pieces. */
export function mixtureOf(run: readonly number[], weights: Float64Array): Mixture {
  const shares = new Map<number, number>();
  let all = 0;
  for (const piece of run) {
    const weight = weights[piece] ?? 0;
    if (weight === 0) continue;
    shares.set(piece, (shares.get(piece) ?? 0) + weight);
    all += weight;
  }
  return {
    pieces: Int32Array.from(shares.keys()),
    shares: Float64Array.from(shares.values(), (share) => share / all),
  };
}
