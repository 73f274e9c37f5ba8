import { z } from 'zod';
import { defined } from '../../core/types/defined.js';
import { ModelError } from './model-error.js';

/** The name of the file that describes a model, in its folder. */
export const descriptionFile = 'model.json';

/** What a model is called: a name that is no path. */
const modelName = z
  .string()
  .regex(/^[a-z\d][\w.-]{0,63}$/i, 'must be a name of letters, digits, ".", "-" and "_", at most 64 of them');

/** More tokens than sentence models take. */
const maxTokensOfAny = 8_192;

const file = z.object({
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[\da-f]{64}$/, 'must be a SHA-256, 64 hexadecimal digits'),
});

/** How a sentence model is asked. What the keys of `model.json` mean stands in config/README.md. */
const asking = z.object({
  name: modelName,
  /** ISO 639-1; `*`: all. */
  languages: z.array(z.string().regex(/^([a-z]{2,3}|\*)$/, 'must be codes such as en')).min(1),
  /** What makes one vector of those of the tokens: the first one's, or the mean of all. */
  pooling: z.enum(['cls', 'mean']),
  /** What stands before a question, and before a text of a document. */
  questionPrefix: z.string().max(200).default(''),
  textPrefix: z.string().max(200).default(''),
  /** Longer texts are cut off. */
  maxTokens: z.int().min(8).max(maxTokensOfAny).default(256),
  /** The cosine that texts on something else reach; -1..1, less than 1. */
  unrelated: z.number().min(-1).max(0.99).default(0),
});

const described = asking.extend({
  /** As they were when the model was added. */
  files: z.object({ model: file, tokenizer: file }),
});

/** A model as whoever brings one describes it. */
export type ModelAsking = z.infer<typeof asking>;

/** A model that was added. */
export type ModelDescription = z.infer<typeof described>;

/** A file as it must be. */
export type ModelFile = z.infer<typeof file>;

/** What a file says, and a line for the log where it calls a key by the name that it had before. */
export interface Read<T> {
  readonly value: T;
  readonly renamed?: string;
}

/** @param place The file, for messages. @throws {ModelError} */
export function askingOf(text: string, place: string): Read<ModelAsking> {
  return parsed(asking, text, place);
}

/** @param place The file, for messages. @throws {ModelError} */
export function descriptionOf(text: string, place: string): Read<ModelDescription> {
  return parsed(described, text, place);
}

/** Of a model that was added before: `mostTokens` is `maxTokens` now. */
function withNewNames(json: unknown, place: string): Read<unknown> {
  if (typeof json !== 'object' || json === null || !('mostTokens' in json)) return { value: json };
  const { mostTokens, ...rest } = json;
  return {
    value: { maxTokens: mostTokens, ...rest },
    renamed: `${place}: mostTokens is called maxTokens now`,
  };
}

function parsed<S extends z.ZodType>(schema: S, text: string, place: string): Read<z.infer<S>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ModelError(`${place} is no JSON`, { cause });
  }
  const { value, renamed } = withNewNames(json, place);
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, ...defined({ renamed }) };
  const [issue] = result.error.issues;
  throw new ModelError(
    `${place}: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is of another form'}`,
  );
}
