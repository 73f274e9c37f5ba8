import type { Finding } from '../../chat/protocol/adapter.js';
import type { Document } from '../../core/types/document.js';
import { knownExports } from '../../corpus/chat-exports/readers.js';
import { countOf } from '../../texts/english/units.js';

/** So many records are looked at to tell what a file is. */
const maxRecords = 20;
const maxNamed = 3;

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
    const isOpen = this.#known.length > 0 && !hasGrants;
    return [
      ...(isOpen
        ? [
            {
              level: 'warning',
              what: `corpus: ${named(this.#known)} what people wrote to each other, and everybody who can ask gets it quoted`,
              todo: 'say with collections and grants who may (config/README.md#access)',
            } as const,
          ]
        : []),
      ...(this.#unknown.length > 0
        ? [
            {
              level: 'warning',
              what: `corpus: ${named(this.#unknown)} what looks like a chat, but no export of ${knownExports}; it is read record by record`,
              todo: 'export it in one of these forms, or keep it as it is',
            } as const,
          ]
        : []),
    ];
  }
}

function isLikeMessage(record: string): boolean {
  return marks.every((mark) => mark.test(record));
}

/** "2 documents (a.json, b.json) hold". */
function named(ids: readonly string[]): string {
  const more = ids.length > maxNamed ? ', …' : '';
  const verb = ids.length === 1 ? 'holds' : 'hold';
  return `${countOf(ids.length, 'document')} (${ids.slice(0, maxNamed).join(', ')}${more}) ${verb}`;
}
