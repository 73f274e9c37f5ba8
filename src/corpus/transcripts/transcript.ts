import type { Block } from '../../core/types/block.js';
import type { Anchor } from '../../core/types/places.js';
import type { FormatReading } from '../format.js';
import type { Cue } from './cues.js';
import { anyPause, endsSentence, withVoices } from './speaker-turns.js';
import { type TimedSpeech, timedSpeechIn } from './timed-speech.js';

/** A pause after a sentence, in milliseconds, behind which a new paragraph begins. */
const pauseAfterSentence = 2_000;
/** A paragraph this long ends with its sentence: without pauses a transcript would be a single one. */
const longParagraph = 600;

/**
 * A transcript as text: a line for each line that is shown, behind the speaker's name where the voice changes and the words
 * do not name it, and a paragraph for each turn and each pause. Times are its places.
 */
export function transcriptOf(cues: readonly Cue[]): Pick<FormatReading, 'text' | 'places' | 'blocks'> {
  const anchors: Anchor[] = [];
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  let paragraph = '';
  let speaker: string | undefined;
  /** The paragraph that is open is one of this speaker's. */
  const finish = () => {
    const end = length + paragraph.trimEnd().length;
    if (end === length) return;
    const turn = speaker === undefined ? { kind: 'paragraph' as const } : { kind: 'turn' as const, speaker };
    blocks.push({ ...turn, start: length, end });
  };
  for (const said of withVoices(timedSpeechIn(cues))) {
    const { text, opensTurn, isNamed, opensCue, pause } = said;
    if (paragraph !== '' && (opensTurn || endsParagraph(paragraph, pause))) {
      finish();
      parts.push(paragraph, '\n');
      length += paragraph.length + 1;
      paragraph = '';
    }
    if (opensCue || opensTurn) anchors.push({ offset: length + paragraph.length, label: labelOf(said) });
    const name = opensTurn && said.speaker !== undefined && !isNamed ? `${said.speaker}: ` : '';
    paragraph += `${name}${text}\n`;
    speaker = said.speaker;
  }
  finish();
  return { text: [...parts, paragraph].join(''), blocks, places: { anchors, areSeparate: false } };
}

/** @param pause Milliseconds since the last word; negative where cues overlap. */
function endsParagraph(paragraph: string, pause: number): boolean {
  if (pause >= anyPause) return true;
  const isLong = paragraph.length >= longParagraph;
  return (pause >= pauseAfterSentence || isLong) && endsSentence.test(paragraph.trimEnd());
}

/** "00:01:05", with the speaker where a voice is named. */
function labelOf({ start, speaker }: TimedSpeech): string {
  const seconds = Math.floor(start / 1000);
  const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((unit) =>
    String(Math.floor(unit)).padStart(2, '0'),
  );
  return speaker === undefined ? time.join(':') : `${time.join(':')}, ${speaker}`;
}
