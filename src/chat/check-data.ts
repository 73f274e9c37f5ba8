import type { CheckedString, QuoteCheck } from '../core/quote-check.js';
import { quoteData } from './answer-data.js';

/** A check for programs; what `--json` prints. */
export function checkData({ strings, ...check }: QuoteCheck) {
  return { strings: strings.map(stringData), ...check };
}

function stringData(checked: CheckedString) {
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
