import { afterAll, describe, expect, it } from 'vitest';
import { confidenceFeatures } from '../../../src/core/ranking/confidence-features.js';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { documentOf } from '../../support/texts.js';
import { build, windowsFor } from './corpus.js';

const thesaurus = new WordNet();
afterAll(() => thesaurus.close());
const asked = { language: 'en', thesaurus };

/** Two tools, each with a folder: the pages of a folder need not name it. */
const tools = [
  documentOf('quixl/readme.md', '# Quixl\n\nQuixl reads tables. The column order is kept.'),
  documentOf(
    'quixl/options.md',
    '# Options\n\nA missing value is kept as it is. Typos count as another value.',
  ),
  documentOf(
    'brimble/readme.md',
    '# Brimble\n\nBrimble searches notes. It will tolerate typos in a missing word.',
  ),
  documentOf('brimble/options.md', '# Options\n\nTolerate typos up to two letters, each typo as one step.'),
];

describe('a name that documents bear', () => {
  it('is borne by every document of a folder of that name', async () => {
    const index = await build(tools, asked);
    const [first] = await windowsFor('which typos does brimble tolerate as a step', index);
    expect(first?.window.forward.id).toBe('brimble/options.md');
    expect(first?.signals.subjectMismatch).toBe(0);
    expect(first?.context.titleHas).toContain(true);
  });

  it('is asked of none of the others, and they are less sure to answer for it', async () => {
    const index = await build(tools, asked);
    const windows = await windowsFor('does quixl tolerate typos', index);
    const other = windows.find(({ window }) => window.forward.id.startsWith('brimble/'));
    const own = windows.find(({ window }) => window.forward.id === 'quixl/options.md');
    expect(other?.signals.subjectMismatch).toBeGreaterThan(0);
    expect(own?.signals.subjectMismatch).toBe(0);
    for (const [window, value] of [
      [other, 1],
      [own, 0],
    ] as const)
      expect(window && confidenceFeatures(window).subjectMismatch).toBe(value);
    // An ordinary word of the dictionary names nothing.
    for (const { signals } of await windowsFor('do tables tolerate typos', index))
      expect(signals.subjectMismatch).toBe(0);
  });

  it('is none where most documents only speak of it', async () => {
    const spoken = Array.from({ length: 9 }, (_, i) =>
      documentOf(`${i}.md`, `The form number ${i} takes JSON. The limit of its body is ${i + 3} lines.`),
    );
    const about = documentOf('json.md', '# JSON\n\nJSON is a form of text.');
    const other = documentOf('z.md', 'The limit of a body is 40 lines.');
    const index = await build([...spoken, about, other], asked);
    const windows = await windowsFor('limit of the json body', index);
    expect(windows.map(({ signals }) => signals.subjectMismatch)).toEqual(windows.map(() => 0));
  });

  it('is none in a number or a word of the dictionary', async () => {
    const index = await build(
      [documentOf('2024/leave.md', 'Leave is 28 days.'), documentOf('pay.md', 'Pay comes on day 25.')],
      asked,
    );
    for (const { signals } of await windowsFor('leave pay 2024 day', index))
      expect(signals.subjectMismatch).toBe(0);
  });
});

describe('a day or a month in the name of a file', () => {
  const outages = [
    '2031-04-05-outage.md',
    'notes/20310405.md',
    '2031/04/05.md',
    '2031_04.md',
    'notes/outage.md',
    '20310405012.md',
    '203104.md',
  ].map((id) => documentOf(id, `# Lift\n\nThe lift stood still for a day, file ${id.length}.`));

  const [day, month] = [
    ['2031-04-05-outage.md', '2031/04/05.md', 'notes/20310405.md'],
    ['2031-04-05-outage.md', '2031/04/05.md', '2031_04.md', 'notes/20310405.md'],
  ];

  it.each([
    ['in April', month],
    ['in May', []],
    ['on 5 April 2031', day],
    ['on 6 April 2031', []],
    ['in April 2031', month],
  ])('says what it is about: %s', async (when, ids) => {
    const windows = await windowsFor(`why did the lift stand still ${when}`, await build(outages, asked));
    const bearing = windows.filter(({ context }) =>
      context.question.terms.some(({ term }, i) => /apr|may|\d/u.test(term) && context.titleHas[i] === true),
    );
    expect([...new Set(bearing.map(({ window }) => window.forward.id))].sort()).toEqual(ids);
  });
});
