import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { errorMessage } from '../../core/types/error-names.js';
import { type SentenceVector, similarityOf } from '../../core/types/sentence-encoder.js';
import { ModelError } from './model-error.js';
import { fileNames, readModel } from './model-folder.js';
import { pooled } from './pooling.js';
import { type ModelSession, openSession } from './runtime.js';

/** No token stands for more characters than this, on average: a longer text is cut before it is looked at. */
const charactersOfToken = 32;

/** A sentence model that is loaded: a text in, its vector out. */
export interface TextModel {
  readonly dimensions: number;
  /** @param text With its prefix. @returns undefined where the model says nothing of it. @throws what the runtime throws. */
  encode(text: string): Promise<SentenceVector | undefined>;
}

/** Two sentences that mean nearly the same, and one on something else. */
const probe = {
  one: 'The ship left the harbour in the morning.',
  same: 'In the morning the ship left the harbour.',
  other: 'Interest rates rose by half a percent.',
};

/**
 * Loads what was added, and tries it: a model that was changed, or has another one's tokenizer, is refused.
 * @throws {ModelError}
 */
export async function loadTextModel(folder: string): Promise<TextModel> {
  const { description } = readModel(folder);
  const bytesOf = (part: 'model' | 'tokenizer') => {
    const path = join(folder, fileNames[part]);
    const bytes = readFileSync(path);
    const sum = createHash('sha256').update(bytes).digest('hex');
    if (sum !== description.files[part].sha256)
      throw new ModelError(`${path} is not what was added: add the model again`);
    return bytes;
  };
  const tokenizer = tokenizerOf(bytesOf('tokenizer').toString('utf8'), folder);
  const session = await openSession(bytesOf('model'));
  const { pooling, maxTokens } = description;
  const encode = async (text: string) => {
    const tokens = tokensOf(tokenizer, text.slice(0, maxTokens * charactersOfToken), maxTokens);
    return tokens.length === 0 ? undefined : pooled(await session.run(tokens), pooling);
  };
  return { dimensions: await tried(encode, session, tokenizer), encode };
}

function tokenizerOf(json: string, folder: string): Tokenizer {
  try {
    return new Tokenizer(JSON.parse(json), {});
  } catch (cause) {
    throw new ModelError(`${join(folder, fileNames.tokenizer)} is no tokenizer that is known`, { cause });
  }
}

/** The numbers of a text's tokens; of a longer one the first ones, and the one that ends a text. */
function tokensOf(tokenizer: Tokenizer, text: string, max: number): number[] {
  const { ids } = tokenizer.encode(text);
  const last = ids.at(-1);
  return ids.length <= max || last === undefined ? ids : [...ids.slice(0, max - 1), last];
}

/** @returns the dimensions of its vectors. @throws {ModelError} if it does not work. */
async function tried(
  encode: TextModel['encode'],
  session: ModelSession,
  tokenizer: Tokenizer,
): Promise<number> {
  const foreign = 'does the tokenizer belong to the model?';
  let largest = 0;
  for (const number of tokenizer.get_vocab().values()) largest = Math.max(largest, number);
  let vectors: (SentenceVector | undefined)[];
  try {
    await session.run([largest]);
    vectors = [await encode(probe.one), await encode(probe.same), await encode(probe.other)];
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    const [why] = errorMessage(cause).split('\n', 1);
    throw new ModelError(`it cannot read a sentence (${why}): ${foreign}`, { cause });
  }
  const [one, same, other] = vectors;
  if (one === undefined || same === undefined || other === undefined)
    throw new ModelError('it gives no numbers for a sentence');
  if (similarityOf(one, same) <= similarityOf(one, other))
    throw new ModelError(`it does not tell what means the same from anything else: ${foreign}`);
  return one.length;
}
