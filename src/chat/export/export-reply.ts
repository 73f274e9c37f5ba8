import type { Texts } from '../../texts/texts.js';
import type { Reply } from '../protocol/reply.js';
import { plainCitations } from './citation.js';
import { cslItems } from './csl.js';
import { csvOf } from './csv.js';
import { markdownOf } from './markdown.js';

/** What an answer can be taken along as. */
export const exportFormats = ['markdown', 'csv', 'json', 'csl', 'citation'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export function isExportFormat(name: string): name is ExportFormat {
  return (exportFormats as readonly string[]).includes(name);
}

/** A file to be. */
export interface Exported {
  readonly text: string;
  /** As browsers know it. CSL-JSON: https://www.iana.org/assignments/media-types/application/vnd.citationstyles.csl+json */
  readonly mediaType: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
}

/** `json` is what `--json` prints, receipts and all; `csv` is for spreadsheets; `csl` lists the cited documents. */
export function exportReply(
  texts: Texts,
  reply: Pick<Reply, 'blocks' | 'data' | 'sheet'>,
  format: ExportFormat,
): Exported {
  switch (format) {
    case 'markdown':
      return { text: markdownOf(texts, reply), mediaType: 'text/markdown', extension: 'md' };
    case 'csv':
      return { text: csvOf(reply), mediaType: 'text/csv', extension: 'csv' };
    case 'json':
      return { text: lines(reply.data ?? {}), mediaType: 'application/json', extension: 'json' };
    case 'csl':
      return {
        text: lines(cslItems(reply)),
        mediaType: 'application/vnd.citationstyles.csl+json',
        extension: 'csl.json',
      };
    case 'citation':
      return { text: plainCitations(texts, reply), mediaType: 'text/plain', extension: 'txt' };
  }
}

function lines(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
