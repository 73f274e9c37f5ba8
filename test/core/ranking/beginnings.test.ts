import { expect, it } from 'vitest';
import { documentOf } from '../../support/texts.js';
import { answer, build } from './corpus.js';

/** Which comes first is what is tested. */
const any = { minConfidence: 0 };

it('asked when something started, what it dates to comes before what starts ending it', async () => {
  const corpus = await build([
    documentOf(
      'closing.txt',
      'The harvest was poor. The orchard started cancelling the cooperation with the mill in March.',
    ),
    documentOf(
      'history.txt',
      'The flour is cheap. That is due to a cooperation of the orchard with the mill that dates to at least 1998.',
    ),
  ]);
  const [first] = (await answer('when did the cooperation start', corpus, any)).quotes;
  expect(first?.text).toContain('dates to at least 1998');
  const [cancelled] = (await answer('when did they start cancelling it', corpus, any)).quotes;
  expect(cancelled?.text).toContain('started cancelling');
});
