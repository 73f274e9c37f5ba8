import type { Cue } from './cues.js';
import { type Speech, speechIn } from './speech.js';

/** Words as they are shown, with when and by whom they are said. */
export interface TimedSpeech extends Speech {
  /** The time of their cue, in milliseconds from the beginning. */
  readonly start: number;
  /** Whether they are the first of their cue. */
  readonly opensCue: boolean;
  /** Milliseconds since the cue before was over, of the first of a cue; negative where cues overlap. Else 0. */
  readonly pause: number;
}

/** What cues say, each line once. */
export function timedSpeechIn(cues: readonly Cue[]): readonly TimedSpeech[] {
  const isRolling = rolls(cues);
  const said: TimedSpeech[] = [];
  let before: Cue | undefined;
  for (const cue of cues) {
    const { start } = cue;
    const pause = before === undefined ? 0 : start - before.end;
    for (const [i, part] of partsOf(isRolling ? withoutRepeated(cue, before) : cue.lines).entries())
      said.push({ ...part, start, opensCue: i === 0, pause: i === 0 ? pause : 0 });
    if (cue.lines.length > 0) before = cue;
  }
  return said;
}

function partsOf(lines: readonly string[]): readonly Speech[] {
  const parts: Speech[] = [];
  for (const line of lines) parts.push(...speechIn(line, parts.at(-1)?.speaker));
  return parts;
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
  return speechIn(line)
    .map(({ text }) => text)
    .join(' ');
}
