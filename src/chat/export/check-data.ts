import type { Quote } from '../../core/types/quote.js';
import type { CheckedString, QuoteCheck } from '../../core/types/quote-check.js';

/**
 * A check for programs; what `--json` prints.
 * @param write One of its quotes for programs.
 */
export function checkData({ strings, hashes: _, ...check }: QuoteCheck, write: (quote: Quote) => object) {
  return { strings: strings.map((string) => stringData(string, write)), ...check };
}

function stringData(checked: CheckedString, quoteData: (quote: Quote) => object) {
  const { text, kind } = checked;
  switch (checked.kind) {
    case 'exact':
      return { text, kind, places: checked.places.map(quoteData), further: checked.further };
    case 'typographic': {
      const { places, further, differences } = checked;
      return { text, kind, places: places.map(quoteData), further, differences };
    }
    case 'altered': {
      const { nearest, similarity, comparison, differences } = checked;
      return { text, kind, nearest: quoteData(nearest), similarity, comparison, differences };
    }
    case 'absent':
    case 'too-short':
      return { text, kind };
  }
}
