import type { DraftFile, GivenDraft } from '../protocol/drafts.js';

/** What a form brought: a file stands for the text beside it. */
export function draftOf(text: string, file?: DraftFile): GivenDraft {
  return file === undefined ? { kind: 'text', text } : { kind: 'file', file };
}
