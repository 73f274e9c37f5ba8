import { decodeText } from '../decode-text.js';
import type { Format } from '../format.js';
import { namedLines } from '../lines.js';
import { withNotesOf } from '../reading-notes.js';
import { readCues } from '../transcripts/cues.js';
import { transcriptOf } from '../transcripts/transcript.js';
import { Unreadable } from '../unreadable.js';

/** Transcripts with times: SubRip and WebVTT. */
export const subtitles: Format = {
  name: 'subtitles',
  extensions: ['.srt', '.vtt'],
  isParsed: true,
  async read(bytes, _, around) {
    const { text, ...told } = decodeText(bytes, around?.encoding);
    const { cues, broken } = readCues(text);
    if (cues.length === 0 && broken.length === 0) {
      throw new Unreadable('is no transcript: there are no times in it (00:01:05,000 --> 00:01:07,500)');
    }
    const noTimes = broken.length === 0 ? undefined : `${namedLines(broken)} no times`;
    const reading = transcriptOf(cues);
    if (reading.text === '') throw new Unreadable(noTimes ?? 'holds no words');
    return withNotesOf({ ...reading, fields: {}, ...told }, noTimes === undefined ? {} : { fault: noTimes });
  },
};
