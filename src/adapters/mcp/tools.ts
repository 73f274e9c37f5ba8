import { z } from 'zod';
import type { Values } from '../../chat/protocol/command.js';
import { readReceiptId, showReceiptId } from '../../chat/protocol/receipt-id.js';
import { mcpArguments as about, mcpFaults, mcpTooLong, type mcpTools } from '../../texts/mcp.js';
import {
  answerResult,
  checkResult,
  coverageResult,
  findResult,
  sourcesResult,
  verificationResult,
} from './results.js';

/** Longer arguments are refused before anything reads them; the longest text that is checked. UTF-16 code units. */
export const maxArgumentLength = 40_000;

/** So many documents are listed at a time. */
const listedAtOnce = 200;

/** What is asked of the dispatcher for a call. */
export interface ToolRequest {
  /** Without the slash. */
  readonly command: string;
  readonly values: Values;
}

/** A tool is one of the commands, called by a program. */
export interface Tool {
  readonly name: keyof typeof mcpTools;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** @param given As `input` has read it. @returns a sentence where it cannot be asked like that. */
  ask(given: Readonly<Record<string, unknown>>): ToolRequest | string;
  /** What of the command's data is given; absent: all of it. @returns a sentence where it is none. */
  give?(data: object, given: Readonly<Record<string, unknown>>): object | string;
}

const words = (what: string) =>
  z.string().max(maxArgumentLength, mcpTooLong(maxArgumentLength)).describe(what);

export const tools: readonly Tool[] = [
  {
    name: 'ask',
    input: z.strictObject({
      question: words(about.question),
      source: words(about.source).optional(),
      by: words(about.by).optional(),
    }),
    output: answerResult,
    ask: (given) => ({ command: 'ask', values: given as Values }),
    give: (data, { source }) => {
      const answer = answerResult.safeParse(data).data;
      const isUnknown = source !== undefined && answer?.evidence.documentsSearched === 0;
      return isUnknown ? mcpFaults.unknownSource : data;
    },
  },
  {
    name: 'find',
    input: z.strictObject({ text: words(about.text) }),
    output: findResult,
    ask: (given) => ({ command: 'find', values: given as Values }),
  },
  {
    name: 'check',
    input: z.strictObject({ text: words(about.words) }),
    output: checkResult,
    ask: ({ text }) => {
      const receipt = readReceiptId(String(text));
      if (receipt !== undefined && !receipt.mayBeWords) return mcpFaults.isReceipt;
      return { command: 'check', values: { words: String(text) } };
    },
  },
  {
    name: 'coverage',
    input: z.strictObject({
      topic: words(about.topic),
      between: words(about.between).optional(),
      source: words(about.source).optional(),
      page: z.int().min(1).max(999_999).optional().describe(about.page),
    }),
    output: coverageResult,
    ask: ({ page, ...given }) => ({
      command: 'coverage',
      values: { ...(given as Values), ...(page === undefined ? {} : { page: String(page) }) },
    }),
  },
  {
    name: 'sources',
    input: z.strictObject({
      filter: words(about.source).optional(),
      from: z.int().min(0).optional().describe(about.from),
    }),
    output: sourcesResult,
    ask: ({ filter }) => ({
      command: 'sources',
      values: filter === undefined ? {} : { filter: String(filter) },
    }),
    give: (data, { from = 0 }) => {
      const all = 'documents' in data && Array.isArray(data.documents) ? data.documents : [];
      const start = Number(from);
      return { total: all.length, from: start, documents: all.slice(start, start + listedAtOnce) };
    },
  },
  {
    name: 'verify',
    input: z.strictObject({ receipt: words(about.receipt) }),
    output: verificationResult,
    ask: ({ receipt }) => {
      const id = readReceiptId(String(receipt))?.id;
      if (id === undefined) return mcpFaults.noReceipt;
      return { command: 'check', values: { words: showReceiptId(id) } };
    },
  },
];
