import {
  type ExportFormat,
  exportFormats,
  exportReply,
  isExportFormat,
} from '../../chat/export/export-reply.js';
import type { Reply } from '../../chat/protocol/reply.js';
import type { Texts } from '../../texts/texts.js';
import { typed, UsageError } from './arguments.js';
import { inertJson, inertJsonText, inertText } from './inert.js';
import type { Output } from './progress.js';
import { type RenderStyle, renderReply } from './render.js';

/** How a reply is printed: `text` is for reading here, all else for taking along. */
export type PrintFormat = 'text' | ExportFormat;

/**
 * What `--json` and `--export FORMAT` ask for.
 * @throws {UsageError}
 */
export function readPrintFormat(json: boolean, named: string | undefined): PrintFormat {
  if (named === undefined) return json ? 'json' : 'text';
  if (!isExportFormat(named)) {
    throw new UsageError(
      `--export must be one of ${exportFormats.join(', ')}, got ${typed(named) || 'nothing'}`,
    );
  }
  if (json && named !== 'json')
    throw new UsageError(`--json and --export ${named} are two formats: choose one`);
  return named;
}

/** Shows a reply as the output wants it: painted for a person, plain for a pipe; else in the format, and nothing beside it. */
export function printReply(
  texts: Texts,
  reply: Pick<Reply, 'blocks' | 'data' | 'sheet'>,
  output: Output,
  format: PrintFormat,
): void {
  output.write(printed(texts, reply, output, format));
}

function printed(
  texts: Texts,
  reply: Pick<Reply, 'blocks' | 'data' | 'sheet'>,
  output: Output,
  format: PrintFormat,
): string {
  switch (format) {
    case 'text':
      return renderReply(texts, reply, styleFor(output));
    case 'json':
      return `${inertJson(reply.data ?? { text: renderReply(texts, reply, plain) })}\n`;
    case 'csl':
      return inertJsonText(exportReply(texts, reply, format).text);
    case 'markdown':
    case 'csv':
    case 'citation':
      return inertText(exportReply(texts, reply, format).text);
  }
}

const plain: RenderStyle = { colour: false, width: Number.POSITIVE_INFINITY };

/** How to show something on `output`. */
function styleFor(output: Output): RenderStyle {
  const isTerminal = output.isTTY === true;
  const colour = output.hasColors?.() ?? false;
  return {
    colour,
    width: isTerminal ? (output.columns ?? 80) : Number.POSITIVE_INFINITY,
    // What shows no colour is told no other control either.
    links: isTerminal && colour,
  };
}
