import { ByScope } from '../../core/indexing/by-scope.js';
import type { Scope } from '../../core/types/scope.js';
import type { SegmentView } from './segment-view.js';

/** What of a segment a request may see. */
export interface Visible {
  /** By document: 1 where it is visible; undefined where all are. */
  readonly mask: Uint8Array | undefined;
  readonly documents: number;
  readonly passages: number;
}

/** What of each segment lies in a scope; made once for every set of ids. */
export class ScopeMasks {
  readonly #views: readonly SegmentView[];
  readonly #all: readonly Visible[];
  readonly #known = new ByScope<readonly Visible[]>();

  constructor(views: readonly SegmentView[]) {
    this.#views = views;
    this.#all = views.map(({ alive, documents, passages }) => ({ mask: alive, documents, passages }));
  }

  of(scope: Scope): readonly Visible[] {
    if (scope.kind === 'all') return this.#all;
    return this.#known.of(scope.ids, () => this.among(scope.ids));
  }

  /** The same for a few documents that are asked for once. */
  among(ids: ReadonlySet<string>): readonly Visible[] {
    return this.#views.map((view) => visibleOf(view, ids));
  }
}

function visibleOf(view: SegmentView, ids: ReadonlySet<string>): Visible {
  const mask = new Uint8Array(view.segment.documents);
  let documents = 0;
  let passages = 0;
  for (const document of view.withIds(ids)) {
    mask[document] = 1;
    documents++;
    passages += view.passagesOf(document);
  }
  return { mask, documents, passages };
}
