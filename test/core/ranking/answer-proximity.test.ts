import { expect, it } from 'vitest';
import { documentOf } from '../../support/texts.js';
import { ask, build, windowsFor } from './corpus.js';

const mill = [
  documentOf(
    'a.md',
    'In 1902 a fire took the roof, the stairs, the two lofts and the sails, long before the mill was opened to visitors.',
  ),
  documentOf(
    'b.md',
    'It was in 1845 that the mill was opened to visitors, long before a fire took the roof, the stairs, two lofts and the sails.',
  ),
];

const proximityOf = async (question: string, text: string) => {
  const [best] = await windowsFor(question, await build([documentOf('a.txt', text)], { language: 'en' }));
  return best?.signals.answerProximity ?? 0;
};

it('prefers the time beside what is asked about to another time', async () => {
  const { quotes } = await ask(
    'when was the mill opened to visitors',
    mill,
    { minConfidence: 0 },
    { language: 'en' },
  );
  expect(quotes[0]?.text).toContain('1845');
});

it('is larger the nearer a time stands, and the more of the question stands there', async () => {
  const question = 'when did the ferry to Ostrand start';
  const beside = await proximityOf(question, 'The ferry to Ostrand had its start in 1911.');
  const behind = await proximityOf(
    question,
    'The ferry to Ostrand had its start with two small boats and one brave old captain from there in 1911.',
  );
  const ofLess = await proximityOf(question, 'To Ostrand in 1911.');
  expect(beside).toBeGreaterThan(behind);
  expect(beside).toBeGreaterThan(ofLess);
});

it('counts a name for less than a time, and initials and what the question names itself for none', async () => {
  const asked = 'who built the ferry for Ostrand';
  const named = await proximityOf(asked, 'The ferry for Ostrand was built by Mirelle.');
  expect(named).toBeGreaterThan(0);
  expect(named).toBeLessThan(
    await proximityOf('when was the ferry for Ostrand built', 'The ferry for Ostrand was built in 1911.'),
  );
  expect(await proximityOf(asked, 'The ferry for Ostrand was built in C and JS.')).toBe(0);
  expect(await proximityOf(asked, 'The ferry was built for Ostrand.')).toBe(0);
  expect(await proximityOf(asked, 'The ferry for Tolland was built by Mirelle.')).toBe(0);
});

it('is 0 where neither a time nor a name is asked for', async () => {
  expect(await proximityOf('how was the ferry built', 'The ferry was built by Mirelle in 1911.')).toBe(0);
});
