import { z } from 'zod';
import { mcpFields as fields } from '../../texts/mcp.js';

/**
 * What of the tools' results a program may rely on; whatever else commands give to programs (`--json`) is there as well.
 */
const quote = z.looseObject({
  documentId: z.string(),
  title: z.string(),
  start: z.int().describe(fields.start),
  end: z.int().describe(fields.end),
  line: z.int().describe(fields.line),
  text: z.string().describe(fields.text),
});
const givenQuote = quote.extend({ receipt: z.string().nullable().describe(fields.receipt) });

const index = z.looseObject({
  fingerprint: z.string().describe(fields.fingerprint),
  documents: z.int(),
  passages: z.int(),
});

const evidence = z.looseObject({
  documentsSearched: z.int(),
  passagesSearched: z.int(),
  missing: z.array(z.string()).describe(fields.missing),
});

const change = z.looseObject({ kind: z.string() });

export const answerResult = z.looseObject({
  question: z.string(),
  kind: z.enum(['found', 'not-found']),
  confidence: z.number().describe(fields.confidence),
  quotes: z.array(givenQuote),
  nearest: z.array(quote).describe(fields.nearest),
  evidence,
  index,
});

export const findResult = z.looseObject({
  read: z.int().describe(fields.read),
  leftOut: z.int().describe(fields.leftOutSentences),
  found: z.array(
    z.looseObject({ sentences: z.array(z.string()), confidence: z.number(), quote: givenQuote }),
  ),
});

export const checkResult = z.looseObject({
  strings: z.array(
    z.looseObject({
      text: z.string().describe(fields.quotedWords),
      kind: z.string(),
      passes: z.boolean().describe(fields.passes),
      similarity: z.number().nullable(),
      places: z.array(givenQuote).optional().describe(fields.places),
      nearest: givenQuote.optional().describe(fields.nearestQuote),
      comparison: z.array(change).optional().describe(fields.comparison),
    }),
  ),
  isQuoted: z.boolean().describe(fields.isQuoted),
  leftOut: z.array(z.string()).describe(fields.leftOut),
  index,
});

const listed = z.looseObject({ documentId: z.string(), title: z.string(), date: z.string().nullable() });

/** Without `between` the first five, with it `between`. */
export const coverageResult = z.looseObject({
  topic: z.string(),
  page: z.int().optional(),
  pages: z.int().optional(),
  covering: z.int().optional().describe(fields.covering),
  documents: z.array(listed.extend({ passages: z.int(), quote: givenQuote })).optional(),
  silent: z.array(listed).optional().describe(fields.silent),
  between: z
    .array(z.looseObject({ name: z.string(), quotes: z.array(givenQuote), only: givenQuote.nullable() }))
    .optional(),
  evidence,
  index,
});

export const sourcesResult = z.looseObject({
  total: z.int(),
  from: z.int(),
  documents: z.array(
    z.looseObject({
      id: z.string(),
      title: z.string(),
      date: z.string().optional(),
      length: z.int().describe(fields.length),
      passages: z.int(),
    }),
  ),
});

export const verificationResult = z.looseObject({
  receipt: z.looseObject({ id: z.string(), documentId: z.string(), text: z.string(), givenAt: z.string() }),
  kind: z.enum(['unchanged', 'moved', 'changed', 'gone']),
});
