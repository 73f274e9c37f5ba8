import { defined } from '../../core/types/defined.js';
import type { Quote } from '../../core/types/quote.js';
import { type CheckedString, passes, type QuoteCheck, similarityIn } from '../../core/types/quote-check.js';

/**
 * A check for programs; what `--json` prints. It `passes` where there was something to check and all of it passes.
 * @param write One of its quotes for programs.
 */
export function checkData({ strings, hashes: _, ...check }: QuoteCheck, write: (quote: Quote) => object) {
  const areRight = strings.length > 0 && strings.every(passes);
  return { passes: areRight, strings: strings.map((string) => stringData(string, write)), ...check };
}

/** One string of it. */
export function stringData<Q extends object>(checked: CheckedString, quoteData: (quote: Quote) => Q) {
  const { text, kind } = checked;
  const whose = defined({ misattributed: checked.misattributed });
  const told = { text, kind, passes: passes(checked), similarity: similarityIn(checked), ...whose };
  switch (checked.kind) {
    case 'exact':
      return { ...told, places: checked.places.map(quoteData), further: checked.further };
    case 'typographic':
    case 'ocr': {
      const { places, further, differences } = checked;
      return { ...told, places: places.map(quoteData), further, differences };
    }
    case 'same-figure':
    case 'shortened':
    case 'edited':
    case 'altered': {
      const { nearest, parts, comparison, differences } = checked;
      const [apart, places] = checked.kind === 'altered' ? [checked.apart?.how, checked.apart?.places] : [];
      return {
        ...told,
        nearest: quoteData(nearest),
        parts,
        comparison,
        differences,
        ...(apart === undefined ? {} : { apart, places: places?.map(quoteData) }),
      };
    }
    case 'absent':
    case 'too-short':
      return told;
  }
}
