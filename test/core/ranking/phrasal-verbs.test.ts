import { afterAll, describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';
import { phrasalVerbs } from '../../../src/core/ranking/phrasal-verbs.js';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { documentOf } from '../../support/texts.js';
import { ask } from './corpus.js';

const thesaurus = new WordNet();
afterAll(() => thesaurus.close());

function read(question: string, language = 'en'): Record<string, readonly string[]> {
  const tokens = [...analyse(question, languageOf(language))];
  const verbs = phrasalVerbs(tokens, question, language, thesaurus);
  return Object.fromEntries(verbs.map(({ token, means }) => [token.surface, means]));
}

describe('a verb of several words', () => {
  it.each([
    ['was the picnic called off', 'called', 'cancel'],
    ['why were the talks put off until June', 'put', 'postpone'],
    ['who took over from the founder', 'took', 'assume'],
    ['how do I get rid of old drafts', 'get', 'remove'],
    ['when did she step down', 'step', 'resign'],
    ['can I switch the light off', 'switch', 'disable'],
    ['how do I turn the sound on in the app', 'turn', 'enable'],
    ['where do I hand in my badge', 'hand', 'submit'],
    ['can we give the laptop back', 'give', 'return'],
  ])('is read in %j', (question, word, meaning) => {
    expect(read(question)[word]).toContain(meaning);
  });

  it.each([
    'what does it look like',
    'how long does it take to repair',
    'who calls the office on Mondays',
    'put the keys, off we go',
    'call\n\noff',
  ])('is not read into %j', (question) => {
    const { take = [], put = [], calls = [], look = [], call = [] } = read(question);
    for (const meaning of ['cancel', 'postpone', 'fancy', 'search'])
      expect([...take, ...put, ...calls, ...look, ...(question.includes('\n') ? [] : call)]).not.toContain(
        meaning,
      );
  });

  it('leaves its particle to a nearer verb', () => {
    const { strike, called } = read('when was the strike called off');
    expect(strike).toBeUndefined();
    expect(called).toContain('cancel');
  });

  it('is none in a language that the thesaurus does not know', () => {
    expect(read('call off', 'de')).toEqual({});
  });

  it('finds what says it in one word', async () => {
    const documents = [
      documentOf('a.md', 'The picnic is in June. Whoever wants to come calls the office before noon.'),
      documentOf('b.md', 'Rain fell all week. The picnic was cancelled on Tuesday, and nobody was told.'),
    ];
    const { candidates } = await ask(
      'was the picnic called off',
      documents,
      { minConfidence: 0 },
      { thesaurus },
    );
    expect(candidates[0]?.text).toContain('cancelled');
    const told = documentOf('c.md', 'The picnic, they said on the phone, had to be called off.');
    const again = await ask(
      'was the picnic called off',
      [...documents, told],
      { minConfidence: 0 },
      { thesaurus },
    );
    const order = again.candidates.map(({ citation }) => citation.documentId);
    expect(order.slice(0, 2).sort()).toEqual(['b.md', 'c.md']);
  });

  it('is as well known as the word that means the same', async () => {
    const documents = [
      documentOf('a.md', 'The board may expel a member of the club who has not paid.'),
      documentOf('b.md', 'Rain fell all week. The board met on Tuesday, and the club was told.'),
    ];
    const sure = async (question: string) =>
      (await ask(question, documents, { minConfidence: 0 }, { thesaurus })).confidence;
    const [kickedOut, kicked] = [
      await sure('can a member be kicked out'),
      await sure('can a member be kicked'),
    ];
    expect(kickedOut).toBeGreaterThan(kicked + 0.2);
  });
});
