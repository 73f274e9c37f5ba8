import type { Block } from '../../core/types/block.js';
import type { Anchor } from '../../core/types/places.js';
import type { FormatReading } from '../format.js';
import type { Cue } from './cues.js';
import { type Spoken, spokenIn } from './spoken.js';

/** A pause after a sentence, or any pause, in milliseconds, behind which a new paragraph begins. */
const pauseAfterSentence = 2_000;
const anyPause = 6_000;
/** A paragraph this long ends with its sentence: without pauses a transcript would be a single one. */
const longParagraph = 600;

const endsSentence = /[.!?…。！？]["”’»)\]]*$/u;

/**
 * A transcript as text: a line for each line that is shown, behind the speaker's name where the voice changes, and a
 * paragraph for each turn and each pause. Times are its places.
 */
export function transcriptOf(cues: readonly Cue[]): Pick<FormatReading, 'text' | 'places' | 'blocks'> {
  const isRolling = rolls(cues);
  const anchors: Anchor[] = [];
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  let paragraph = '';
  let before: Cue | undefined;
  let speaker: string | undefined;
  /** The paragraph that is open is one of this speaker's. */
  const finish = () => {
    const end = length + paragraph.trimEnd().length;
    if (end === length) return;
    const turn = speaker === undefined ? { kind: 'paragraph' as const } : { kind: 'turn' as const, speaker };
    blocks.push({ ...turn, start: length, end });
  };
  for (const cue of cues) {
    const spoken = partsOf(isRolling ? withoutRepeated(cue, before) : cue.lines);
    for (const [i, part] of spoken.entries()) {
      const isTurn = part.speaker !== speaker;
      const pause = before === undefined || i > 0 ? 0 : cue.start - before.end;
      if (paragraph !== '' && (isTurn || endsParagraph(paragraph, pause))) {
        finish();
        parts.push(paragraph, '\n');
        length += paragraph.length + 1;
        paragraph = '';
      }
      if (i === 0 || isTurn) anchors.push({ offset: length + paragraph.length, label: labelOf(cue, part) });
      const name = isTurn && part.speaker !== undefined ? `${part.speaker}: ` : '';
      paragraph += `${name}${part.text}\n`;
      speaker = part.speaker;
    }
    if (cue.lines.length > 0) before = cue;
  }
  finish();
  return { text: [...parts, paragraph].join(''), blocks, places: { anchors, areSeparate: false } };
}

function partsOf(lines: readonly string[]): readonly Spoken[] {
  const parts: Spoken[] = [];
  for (const line of lines) parts.push(...spokenIn(line, parts.at(-1)?.speaker));
  return parts;
}

/** @param pause Milliseconds since the last word; negative where cues overlap. */
function endsParagraph(paragraph: string, pause: number): boolean {
  if (pause >= anyPause) return true;
  const isLong = paragraph.length >= longParagraph;
  return (pause >= pauseAfterSentence || isLong) && endsSentence.test(paragraph.trimEnd());
}

/** Captions that roll up, where each cue shows the last line of the one before it again. */
function rolls(cues: readonly Cue[]): boolean {
  const repeated = cues.filter(({ lines }, i) => {
    const last = cues[i - 1]?.lines.at(-1);
    return last !== undefined && lines.length > 0 && shown(lines[0] ?? '') === shown(last);
  });
  return cues.length > 4 && repeated.length * 2 > cues.length;
}

/** The lines of `cue` without those that the cue before showed last. */
function withoutRepeated(cue: Cue, before: Cue | undefined): readonly string[] {
  const [now, then] = [cue.lines.map(shown), (before?.lines ?? []).map(shown)];
  for (let length = Math.min(now.length, then.length); length > 0; length--) {
    if (then.slice(-length).every((line, i) => line === now[i])) return cue.lines.slice(length);
  }
  return cue.lines;
}

function shown(line: string): string {
  return spokenIn(line)
    .map(({ text }) => text)
    .join(' ');
}

/** "00:01:05", with the speaker where a voice is named. */
function labelOf({ start }: Cue, { speaker }: Spoken): string {
  const seconds = Math.floor(start / 1000);
  const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((unit) =>
    String(Math.floor(unit)).padStart(2, '0'),
  );
  return speaker === undefined ? time.join(':') : `${time.join(':')}, ${speaker}`;
}
