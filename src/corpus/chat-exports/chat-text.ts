import type { Block } from '../../core/types/block.js';
import type { Anchor } from '../../core/types/places.js';
import { cleanLine, cutAtWord } from '../clean.js';
import type { FormatReading } from '../format.js';
import { Unreadable } from '../unreadable.js';
import { withoutBlankLines } from '../without-blank-lines.js';

export interface ChatMessage {
  readonly speaker: string;
  /** "2018-06-05 21:14"; '' where it is unknown. */
  readonly when: string;
  readonly text: string;
  /** "reply to Grace"; absent for one that answers nobody. */
  readonly reply?: string | undefined;
  /** Of the program, not of a person: somebody has joined. */
  readonly isNotice?: boolean;
}

/** Of a name so much is cited, in code units. */
const maxNamedLength = 80;

/**
 * A chat as text: a turn for each message, behind its speaker's name; places say who wrote it and when. No quote crosses
 * into another message. @throws {Unreadable} where nobody says anything.
 */
export function chatText(
  messages: readonly ChatMessage[],
): Pick<FormatReading, 'text' | 'blocks' | 'places'> {
  const anchors: Anchor[] = [];
  const blocks: Block[] = [];
  const parts: string[] = [];
  let offset = 0;
  for (const { speaker, when, text, reply, isNotice } of messages) {
    const words = withoutBlankLines(text);
    if (words === '') continue;
    const name = cutAtWord(cleanLine(speaker), maxNamedLength);
    const said = isNotice || name === '' ? words : `${name}: ${words}`;
    anchors.push({ offset, label: [when, name, reply].filter(Boolean).join(', ') || 'message' });
    const span = { start: offset, end: offset + said.length };
    const turn = { kind: 'turn', ...(name === '' ? {} : { speaker: name }) } as const;
    blocks.push(isNotice ? { kind: 'margin', ...span } : { ...turn, ...span });
    parts.push(`${said}\n\n`);
    offset += said.length + 2;
  }
  if (parts.length === 0) throw new Unreadable('holds no messages with words');
  return { text: parts.join('').replace(/\n$/, ''), blocks, places: { anchors, areSeparate: true } };
}

/** "2018-06-05 21:14" of ISO 8601, on the clock that it names; '' for anything else. */
export function minuteOf(iso: unknown): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(String(iso)) ?? [];
  return day === undefined ? '' : `${day} ${time}`;
}
