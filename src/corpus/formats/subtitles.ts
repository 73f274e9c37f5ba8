import { decode } from '../decode.js';
import type { Format } from '../format.js';
import { namedLines } from '../lines.js';
import { readCues } from '../transcripts/cues.js';
import { transcriptOf } from '../transcripts/transcript.js';
import { Unreadable } from '../unreadable.js';

/** Transcripts with times: SubRip and WebVTT. */
export const subtitles: Format = {
  name: 'subtitles',
  extensions: ['.srt', '.vtt'],
  isParsed: true,
  async read(bytes) {
    const { cues, broken } = readCues(decode(bytes));
    if (cues.length === 0 && broken.length === 0) {
      throw new Unreadable('is no transcript: there are no times in it (00:01:05,000 --> 00:01:07,500)');
    }
    const fault = broken.length === 0 ? undefined : `${namedLines(broken)} no times`;
    const reading = transcriptOf(cues);
    if (reading.text === '') throw new Unreadable(fault ?? 'holds no words');
    return { ...reading, fields: {}, ...(fault === undefined ? {} : { fault }) };
  },
};
