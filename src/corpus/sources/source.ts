import type { DocumentFields } from '../fields.js';

/** What the operator says about a document, where it does not say it itself, or cannot. */
export interface Source extends DocumentFields {
  /** ISO 639-1: what it is in, whatever its text looks like. */
  readonly language?: string;
  /** Of a file that names none and is no UTF-8. */
  readonly encoding?: string;
}

export interface Sources {
  /** @param id Path below the corpus folder, in whatever Unicode form the disk spells it. */
  of(id: string): Source | undefined;
}

export const noSources: Sources = { of: () => undefined };
