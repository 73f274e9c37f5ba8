import { type ReplyContent, text } from '../protocol/reply.js';

export function deleted(): ReplyContent {
  return { blocks: [text('That message has been deleted, so there is nothing to look at.')] };
}

export function own(): ReplyContent {
  return {
    blocks: [
      text(
        'That message is one of mine: its quotes are pieces of the documents, character for character, each with the place ' +
          'where it stands. Choose a message that somebody else wrote.',
      ),
    ],
  };
}

export function withoutText(): ReplyContent {
  return {
    blocks: [text('That message has no text, only files, pictures or cards, which I do not read.')],
  };
}

export function empty(): ReplyContent {
  return { blocks: [text('That message has no text.')] };
}
