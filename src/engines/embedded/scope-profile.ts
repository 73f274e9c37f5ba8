import { compareIds } from '../../core/types/document.js';
import type { ScopeProfile } from '../../core/types/index-reader.js';
import type { Visible } from './scope-masks.js';
import type { SegmentView } from './segment-view.js';

/** The text of what is visible. */
export function profileOf(views: readonly SegmentView[], visible: readonly Visible[]): ScopeProfile {
  const speaking = new Map<string, number>();
  let tokens = 0;
  let passages = 0;
  for (const [place, view] of views.entries()) {
    const { mask, documents = 0, passages: some = 0 } = visible[place] ?? {};
    if (documents === 0) continue;
    passages += some;
    for (const document of view.numbers()) {
      if (mask?.[document] === 0) continue;
      tokens += view.segment.arrays.tokens[document] ?? 0;
      for (const language of view.segment.spoken(document)) {
        speaking.set(language, (speaking.get(language) ?? 0) + 1);
      }
    }
  }
  const sorted = [...speaking].sort(([a, m], [b, n]) => n - m || compareIds(a, b));
  return {
    meanPassageLength: passages === 0 ? 0 : tokens / passages,
    languages: sorted.map(([language]) => language),
    speaking: sorted.map(([, documents]) => documents),
  };
}
