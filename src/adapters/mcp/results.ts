import { z } from 'zod';

/**
 * What of the tools' results a program may rely on; whatever else commands give to programs (`--json`) is there as well.
 */
const quote = z.looseObject({
  documentId: z.string(),
  title: z.string(),
  start: z.int().describe('Where it begins in the document’s text, in UTF-16 code units'),
  end: z.int().describe('Where it ends, itself not part of it'),
  line: z.int().describe('From 1'),
  text: z.string().describe('The words, exactly as they stand'),
});
const givenQuote = quote.extend({ receipt: z.string().nullable().describe('For verify') });

const index = z.looseObject({
  fingerprint: z
    .string()
    .describe('Names the index: the same question on the same index has the same answer'),
  documents: z.int(),
  passages: z.int(),
});

const evidence = z.looseObject({
  documentsSearched: z.int(),
  passagesSearched: z.int(),
  missing: z.array(z.string()).describe('Words of the question that do not occur in the documents'),
});

const change = z.looseObject({ kind: z.string() });

export const answerResult = z.looseObject({
  question: z.string(),
  kind: z.enum(['found', 'not-found']),
  confidence: z.number().describe('0-1: how likely the quotes are to answer'),
  quotes: z.array(givenQuote),
  nearest: z.array(quote).describe('Passages that come near, where nothing was found: no answer'),
  evidence,
  index,
});

export const findResult = z.looseObject({
  read: z.int().describe('Sentences looked for'),
  leftOut: z.int().describe('Sentences that were not'),
  found: z.array(
    z.looseObject({ sentences: z.array(z.string()), confidence: z.number(), quote: givenQuote }),
  ),
});

export const checkResult = z.looseObject({
  strings: z.array(
    z.looseObject({
      text: z.string().describe('The quoted words, without their marks'),
      kind: z.string(),
      passes: z.boolean().describe('Whether it may stand as a quotation as it is'),
      similarity: z.number().nullable(),
      places: z.array(givenQuote).optional().describe('Where exactly these words stand'),
      nearest: givenQuote.optional().describe('The passage that it is most like'),
      comparison: z.array(change).optional().describe('From the document’s words to those given'),
    }),
  ),
  isQuoted: z.boolean().describe('Whether the strings stood in quotation marks'),
  leftOut: z.array(z.string()).describe('Further quotations, not checked'),
  index,
});

const listed = z.looseObject({ documentId: z.string(), title: z.string(), date: z.string().nullable() });

/** Without `between` the first five, with it `between`. */
export const coverageResult = z.looseObject({
  topic: z.string(),
  page: z.int().optional(),
  pages: z.int().optional(),
  covering: z.int().optional().describe('How many documents say something'),
  documents: z.array(listed.extend({ passages: z.int(), quote: givenQuote })).optional(),
  silent: z
    .array(listed)
    .optional()
    .describe('Documents in which no matching passage was found, as far as they are named'),
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
      length: z.int().describe('UTF-16 code units of text'),
      passages: z.int(),
    }),
  ),
});

export const verificationResult = z.looseObject({
  receipt: z.looseObject({ id: z.string(), documentId: z.string(), text: z.string(), givenAt: z.string() }),
  kind: z.enum(['unchanged', 'moved', 'changed', 'gone']),
});
