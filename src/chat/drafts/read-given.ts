import type { Draft } from '../../core/types/draft.js';
import { draftUnreadable } from '../messages/draft-check.js';
import { DraftUnreadable, type GivenDraft } from '../protocol/drafts.js';
import { type ReplyContent, text } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';

/** The draft that was given, or what to say where it cannot be read. */
export async function readGiven(
  given: GivenDraft,
  { drafts, settings: { texts } }: Pick<Services, 'drafts' | 'settings'>,
): Promise<{ readonly draft: Draft } | { readonly refusal: ReplyContent }> {
  if (given.kind === 'text') return { draft: { name: texts.drafts.typedName, text: given.text } };
  try {
    return { draft: await drafts.read(given.file) };
  } catch (error) {
    if (!(error instanceof DraftUnreadable)) throw error;
    const message = draftUnreadable(texts, given.file.name, error.message);
    return { refusal: { blocks: [text(message)], data: { error: 'unreadable', message } } };
  }
}
