import { describe, expect, it } from 'vitest';
import { confidenceOf } from '../../../src/core/ranking/confidence.js';
import { rank } from '../../../src/core/ranking/rank.js';
import { everything } from '../../../src/core/types/scope.js';
import {
  type ModelMiss,
  ModelMissedError,
  type SentenceModel,
} from '../../../src/core/types/sentence-model.js';
import { StaticEncoder } from '../../../src/meaning/static-encoder.js';
import { smallVector } from '../../meaning/model/small-model.js';
import { smallTable } from '../../meaning/small-table.js';
import { documentOf } from '../../support/texts.js';
import { answer, build, read, textOf } from './corpus.js';

const encoder = new StaticEncoder(smallTable());

/** Answers at once, or not at all. */
function modelOf(
  missed?: ModelMiss,
  languages: readonly string[] = ['en'],
): SentenceModel & { readonly heard: string[] } {
  const heard: string[] = [];
  return {
    name: 'small',
    languages,
    hash: 'small-1',
    unrelated: 0,
    problem: undefined,
    heard,
    async vectorsOf(question, texts) {
      heard.push(question, ...texts);
      const asked = smallVector(question);
      if (missed !== undefined || asked === undefined) throw new ModelMissedError(missed ?? 'failed');
      return { question: asked, texts: texts.map(smallVector) };
    },
    prepare: async () => true,
    isPrepared: () => false,
    notePrepared: () => {},
  };
}

const documents = [
  documentOf('a.txt', 'The port of the hound was painted.'),
  documentOf('b.txt', 'The port of the vessel was painted.'),
];

async function ranked(
  question: string,
  options: { readonly model?: SentenceModel; readonly language?: string },
) {
  const corpus = await build(documents, { language: 'en' });
  const asked = await read(question, corpus, everything, options.language ?? 'en');
  const ranking = await rank(asked, corpus.reader, everything, { encoder, model: options.model });
  const [best] = ranking.windows;
  return { ...ranking, text: best === undefined ? '' : textOf(best, corpus) };
}

describe('ranking by a sentence model', () => {
  it('puts what means the same first, where words and the table say as much of both', async () => {
    const { text, tier, windows } = await ranked('boat port', { model: modelOf() });
    expect(tier).toBe('model');
    expect(text).toBe(documents[1]?.text);
    expect(windows[0]?.context.meaning?.tier).toBe('model');
    expect((await ranked('boat port', {})).text).toBe(documents[0]?.text);
  });

  it('asks for the question and the sentences of the windows, each once', async () => {
    const model = modelOf();
    await ranked('boat port', { model });
    expect(model.heard.toSorted()).toEqual(['boat port', ...documents.map(({ text }) => text)].toSorted());
  });

  it.each(['late', 'not-encoded', 'failed'] as const)(
    'ranks as if there were no model where that is missed (%s), and says why',
    async (missed) => {
      const { windows, ...without } = await ranked('boat port', {});
      const { windows: below, ...by } = await ranked('boat port', { model: modelOf(missed) });
      expect(below.map(({ score }) => score)).toEqual(windows.map(({ score }) => score));
      expect([by.tier, by.missed, by.text]).toEqual([without.tier, missed, without.text]);
    },
  );

  it('asks nothing in a language that the model does not know', async () => {
    const model = modelOf();
    const { tier, missed } = await ranked('boat port', { model, language: 'de' });
    expect([tier, missed, model.heard]).toEqual(['words', undefined, []]);
    const every = modelOf(undefined, ['*']);
    expect((await ranked('boat port', { model: every, language: 'de' })).tier).toBe('model');
  });

  it('is surer by far where a sentence comes near the question than where none does', async () => {
    const { windows } = await ranked('boat port', { model: modelOf() });
    const [best] = windows;
    if (best === undefined) throw new Error('no window');
    expect(best.bestSimilarity).toBe(Math.max(...windows.map(({ signals }) => signals.sentenceSimilarity)));
    expect(confidenceOf(best)).toBeGreaterThan(confidenceOf({ ...best, bestSimilarity: 0 }) + 0.1);
    const [below] = (await ranked('boat port', {})).windows;
    if (below === undefined) throw new Error('no window');
    expect(confidenceOf(below)).toBe(confidenceOf({ ...below, bestSimilarity: 0 }));
  });

  it('names the tier, and another fingerprint where a model ranked, the same for the same model', async () => {
    const corpus = await build(documents, { language: 'en' });
    const asked = (model?: SentenceModel) =>
      answer('Which port of the boat was painted?', corpus, { encoder, language: 'en', model });
    const [below, by, late] = [await asked(), await asked(modelOf()), await asked(modelOf('late'))];
    expect([below.ranking, by.ranking, late.ranking]).toEqual(['static', 'model', 'static']);
    expect([below.modelMissed, by.modelMissed, late.modelMissed]).toEqual([undefined, undefined, 'late']);
    expect(by.index.fingerprint).not.toBe(below.index.fingerprint);
    expect(late.index.fingerprint).toBe(below.index.fingerprint);
    expect((await asked(modelOf())).index).toEqual(by.index);
    expect((await asked({ ...modelOf(), hash: 'small-2' })).index.fingerprint).not.toBe(by.index.fingerprint);
  });
});
