import type { Draft } from '../../core/types/draft.js';
import { draftUnreadable } from '../messages/draft-check.js';
import { type DraftReader, DraftUnreadable, type GivenDraft } from '../protocol/drafts.js';
import { type ReplyContent, text } from '../protocol/reply.js';

/** What a text that somebody typed is called. */
const typedName = 'your text';

/** The draft that was given, or what to say where it cannot be read. */
export async function readGiven(
  given: GivenDraft,
  drafts: DraftReader,
): Promise<{ readonly draft: Draft } | { readonly refusal: ReplyContent }> {
  if (given.kind === 'text') return { draft: { name: typedName, text: given.text } };
  try {
    return { draft: await drafts.read(given.file) };
  } catch (error) {
    if (!(error instanceof DraftUnreadable)) throw error;
    const message = draftUnreadable(given.file.name, error.message);
    return { refusal: { blocks: [text(message)], data: { error: 'unreadable', message } } };
  }
}
