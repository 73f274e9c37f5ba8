import type { Finding } from '../../chat/protocol/adapter.js';
import type { Document } from '../../core/types/document.js';
import { knownExports } from '../../corpus/chat-exports/readers.js';
import { commandLine } from '../../texts/command-line/index.js';

const { corpus } = commandLine.doctor;

/** So many records are looked at to tell what a file is. */
const maxRecords = 20;

/** What a message has in every program's export: words, who wrote them, and when. */
const marks = [
  /^(?:[\w.]{1,60}\.)?(?:text|content|message|body): /im,
  /^(?:[\w.]{1,60}\.)?(?:user|from|author|sender|username|name): /im,
  /^(?:[\w.]{1,60}\.)?(?:ts|time|date|timestamp|created_?at|create_at|sent_?at): /im,
];

/** Which documents are chats: read as such, or in a form that nobody knows. */
export class Chats {
  readonly #known: string[] = [];
  readonly #unknown: string[] = [];

  look({ id, text, blocks = [] }: Pick<Document, 'id' | 'text' | 'blocks'>): void {
    if (!/\.(?:json|jsonl|ndjson)$/i.test(id)) return;
    if (blocks.some(({ kind }) => kind === 'turn')) this.#known.push(id);
    else {
      const records = blocks.filter(({ kind }) => kind === 'table-row').slice(0, maxRecords);
      const like = records.filter(({ start, end }) => isLikeMessage(text.slice(start, end)));
      if (like.length > records.length / 2) this.#unknown.push(id);
    }
  }

  /** @param hasGrants Whether anything is kept from anybody. */
  findings(hasGrants: boolean): readonly Finding[] {
    const [chats, others] = [this.#known, this.#unknown];
    const findings: Finding[] = [];
    if (chats.length > 0 && !hasGrants) findings.push({ level: 'warning', ...corpus.hasOpenChats(chats) });
    if (others.length > 0)
      findings.push({ level: 'warning', ...corpus.hasUnknownChats(others, knownExports) });
    return findings;
  }
}

function isLikeMessage(record: string): boolean {
  return marks.every((mark) => mark.test(record));
}
