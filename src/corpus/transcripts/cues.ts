import { linesOf } from '../lines.js';

/** What is shown at one time. */
export interface Cue {
  /** Milliseconds from the beginning. */
  readonly start: number;
  readonly end: number;
  /** As written, with their markup; none is blank. */
  readonly lines: readonly string[];
}

export interface Cues {
  readonly cues: readonly Cue[];
  /** Numbers, from 1, of lines that should be times and cannot be read as such. What was said there is left out. */
  readonly broken: readonly number[];
}

/** Some editors leave out the fraction, or put a colon or a point before it. */
const time = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,:](\d{1,3}))?`;
const times = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}(?:\s.*)?$`);
const looksLikeTimes = /^\s*\d{1,9}:[^\s>]{0,40}\s{0,9}-{1,9}>/;

/** Blocks of WebVTT that are never shown. */
const unseenBlock = /^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)/;

/**
 * The cues of SubRip or WebVTT, in the file's order. A cue reaches to the next line of times, less the number or name
 * that stands before that: it may hold blank lines, which editors leave in it.
 */
export function readCues(source: string): Cues {
  const isWebVtt = source.startsWith('WEBVTT');
  const cues: { start: number; end: number; lines: string[] }[] = [];
  const broken: number[] = [];
  /** What is being read; before the first cue, and where one has no times, it belongs to none. */
  let lines: string[] = [];
  let number = 0;
  /** Lines of the block, since its beginning or its last line of times. */
  let inBlock = 0;
  let hasTimes = false;
  let isUnseen = false;
  for (const { text } of linesOf(source)) {
    number++;
    if (text.trim() === '') {
      inBlock = 0;
      hasTimes = false;
      isUnseen = false;
      continue;
    }
    if (inBlock === 0 && !hasTimes) isUnseen = isWebVtt && unseenBlock.test(text);
    if (isUnseen || !looksLikeTimes.test(text)) {
      inBlock++;
      if (!isUnseen) lines.push(text);
      continue;
    }
    // The only line before them in their block is the cue's name; a number without a blank line before it, too.
    const isNamed = inBlock === 1 && !hasTimes;
    if (isNamed || (inBlock > 0 && /^\s*\d+\s*$/.test(lines.at(-1) ?? ''))) lines.pop();
    lines = [];
    inBlock = 0;
    hasTimes = true;
    const [start, end] = timesIn(text);
    if (start === undefined || end === undefined) broken.push(number);
    else cues.push({ start, end, lines });
  }
  return { cues, broken };
}

/** Both in milliseconds; [] where they are no times. */
function timesIn(line: string): readonly number[] {
  const match = times.exec(line);
  if (match === null) return [];
  const [start, end] = [match.slice(1, 5), match.slice(5, 9)].map(millisecondsOf);
  return start === undefined || end === undefined ? [] : [start, end];
}

function millisecondsOf([hours = '0', minutes = '', seconds = '', fraction = '0']: readonly string[]):
  | number
  | undefined {
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return (
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  );
}
