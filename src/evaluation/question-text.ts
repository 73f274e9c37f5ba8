import { z } from 'zod';

/** `schema` of a question's line, whose text may be named `question` in place of `text`. */
export function withQuestionText<Question>(schema: z.ZodType<Question>): z.ZodType<Question> {
  return z.preprocess((line) => {
    const { success, data } = lineWithQuestion.safeParse(line);
    return success ? { ...data, text: data.text ?? data.question } : line;
  }, schema);
}

const lineWithQuestion = z.looseObject({ question: z.string(), text: z.unknown().optional() });
