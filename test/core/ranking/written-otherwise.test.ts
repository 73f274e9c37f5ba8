import { afterAll, describe, expect, it } from 'vitest';
import { WordNet } from '../../../src/thesaurus/wordnet.js';
import { documentOf } from '../../support/texts.js';
import { ask, build, marked, read } from './corpus.js';

const thesaurus = new WordNet();
afterAll(() => thesaurus.close());

const running = documentOf(
  'z.txt',
  'The house has a cellar and an attic, and on the first floor there is a hall for the meetings of the club.',
);

describe('what is written otherwise in the documents', () => {
  it.each([
    ['e-mail server', 'The email server is Hermes.', 'Hermes'],
    ['email server', 'The e-mail server is Hermes.', 'Hermes'],
    ['where is the keycard desk', 'The key card desk is in the hall of mirrors.', 'mirrors'],
    ['retry limit', 'Set `retryLimitKb` to forty.', 'forty'],
    ['retryLimitKb', 'Set `retryLimitKb` to forty.', 'forty'],
    ['max pool size', 'The setting `max_pool_size` is nine.', 'nine'],
    ['what is new in v2.7.1', '## 2.7.1\n\nNew: a dark theme.', 'dark theme'],
    ['who paid 52318', 'Orla paid 52 318 for it.', 'Orla'],
    ['a sack of 12kg', 'Each sack of 12 kg is blue.', 'blue'],
    ['who works on the 3rd floor', 'The third floor is where Ines works.', 'Ines'],
    ['who works on the third floor', 'The 3rd floor is where Ines works.', 'Ines'],
    ['the twenty-second meeting', 'At the 22nd meeting tea was served.', 'tea'],
    ['the 22nd meeting', 'At the twenty-second meeting tea was served.', 'tea'],
    ['what came on 2031-04-05', 'On 5 April 2031 the boat came.', 'boat'],
    ['what came on 5 April 2031', 'On 2031-04-05 the boat came.', 'boat'],
    ['what came on April 5, 2031', 'On 5 Apr 2031 the boat came.', 'boat'],
    ['what came on the 5th of April 2031', 'The boat came on April 5, 2031.', 'boat'],
    ['what came in April 2031', 'On 2031-04-05 the boat came.', 'boat'],
    ['what came on April 5', 'On 2031-04-05 the boat came.', 'boat'],
    ['what was sold in Q3 2031', 'In the third quarter of 2031 the boat was sold.', 'boat'],
    ['what was sold in the third quarter of 2031', 'The boat was sold in Q3 2031.', 'boat'],
    ['who paid 63.118', 'Orla paid 63,118 for it.', 'Orla'],
    ['who paid 63118', "Orla paid 63'118 for it.", 'Orla'],
    ['where do the CDs lie', 'Each CD lies in the drawer.', 'drawer'],
    ['where do the pdfs lie', 'Each PDF lies in the drawer.', 'drawer'],
    ['where does a VM run', 'The VMs run in the cellar vault.', 'vault'],
    ['who is the CEO', 'The chief executive of Brandal Boats is Ines Holt.', 'Ines'],
    ['who is the chief executive', 'Ines Holt became CEO of Brandal Boats.', 'Ines'],
    ['who is the CEO', 'Brandal Boats has a managing director, Ines Holt.', 'Ines'],
    ['who is the chief executive', 'Brandal Boats has a managing director, Ines Holt.', 'Ines'],
    ['how do I set up MFA', 'Set up multi-factor authentication with the blue key.', 'blue key'],
    ['may I carry PTO over', 'Paid time off is carried over until March.', 'March'],
    ['paid time off over Easter', 'PTO over Easter is booked by March.', 'March'],
    [
      'who gets an OOO note',
      'Whoever is out of the boat or office gets none. An out of office note goes to Orla.',
      'Orla',
    ],
    ['readiness check in k8s', 'In Kubernetes the readiness check rings a bell.', 'bell'],
    ['is a regex slow', 'Every regular expression is slow on the ferry.', 'ferry'],
    ['how do I delete a berth', 'To remove a berth, ring the bell.', 'bell'],
    ['which folder has the charts', 'The charts lie in the directory `tide`.', 'tide'],
    ['Mueller', 'Frau Müller has the key.', 'key'],
    ['Kruger', 'Herr Krüger has the key.', 'key'],
  ])('is found: %s', async (question, text, answer) => {
    const { kind, quotes, evidence } = await ask(
      question,
      [documentOf('a.md', text), running],
      {},
      { thesaurus, language: 'en' },
    );
    expect(kind).toBe('found');
    expect(quotes[0]?.text).toContain(answer);
    expect(quotes[0] && marked(quotes[0]).length).toBeGreaterThan(0);
    expect(evidence.missing).toEqual([]);
  });

  it('is marked whole', async () => {
    const { quotes } = await ask('email server', [
      documentOf('a.md', 'The e-mail server is Hermes.'),
      running,
    ]);
    expect(quotes[0] && marked(quotes[0])).toEqual(['e-mail', 'server']);
  });

  it.each([
    ['2031-04-05', 'The boat came on 5 April 2031, and went.', '5 April 2031'],
    ['April 2031', 'The boat came on 2031-04-05, and went.', '2031-04'],
    ['41207', "It has 41'207 seats.", "41'207"],
  ])('is marked whole: %s', async (question, text, whole) => {
    const { quotes } = await ask(question, [documentOf('a.md', text), running], {}, { language: 'en' });
    expect(quotes[0] && marked(quotes[0])).toContain(whole);
  });
});

describe('initials', () => {
  it('are not read as words of what they stand for that stand apart', async () => {
    const { question } = await readOver('who is the CEO', 'The executive met the chief of the harbour.');
    expect(question.terms.map(({ term }) => term)).toEqual(['ceo']);
  });

  it('are left as they are where the documents have them, and related to what they stand for', async () => {
    const { question } = await readOver(
      'who is the CEO',
      'The CEO is Ines Holt. The chief executive was Orla Bray.',
    );
    expect(question.terms).toMatchObject([{ term: 'ceo', known: true, related: ['executive'] }]);
  });

  it('are not what words stand for that others part', async () => {
    const { question } = await readOver('who will work at home', 'Whoever wants WFH asks Orla.');
    expect(question.terms.map(({ term }) => term)).toEqual(['work', 'home']);
  });

  async function readOver(question: string, text: string) {
    const corpus = await build([documentOf('a.md', text), running], { thesaurus, language: 'en' });
    return { question: await read(question, corpus) };
  }
});

describe('a date of the question that the documents have not got', () => {
  it('is what is missing, not its figures', async () => {
    const { evidence } = await ask('what came on 2031-04-05', [
      documentOf('a.md', 'On 6 April 2031 the boat came.'),
      documentOf('b.md', 'Five boats, 04 of them old, and 05 of them red, came.'),
      running,
    ]);
    expect(evidence.missing).toEqual(['2031-04-05']);
  });
});

it('a number is searched in both ways that it may be read', async () => {
  const { quotes } = await ask(
    'who paid 63.118',
    [documentOf('a.md', 'Orla paid 63.118 for it.'), documentOf('b.md', 'Nils paid 63118 for it.'), running],
    {},
    { language: 'en' },
  );
  expect(quotes.map(({ text }) => text)).toEqual(['Orla paid 63.118 for it.', 'Nils paid 63118 for it.']);
});

it('a date is searched with the day and with the month first where it may be either', async () => {
  const documents = [
    documentOf('a.md', 'The boat came on 4 March 2031.'),
    documentOf('b.md', 'The boat came on April 3rd, 2031.'),
    running,
  ];
  const { quotes } = await ask('the boat of 3/4/2031', documents, {}, { language: 'en' });
  expect(quotes.map(({ text }) => text).sort()).toEqual([
    'The boat came on 4 March 2031.',
    'The boat came on April 3rd, 2031.',
  ]);
});

it('a date says more than a word', async () => {
  const documents = [
    documentOf('a.md', 'The rent is due on the first day.'),
    documentOf('b.md', 'The forms must be in by 5 April 2031.'),
    running,
  ];
  for (const question of ['what is due by 2031-04-05', 'what is due by 4/5/2031']) {
    const { quotes } = await ask(question, documents, {}, { language: 'en' });
    expect(quotes[0]?.text, question).toContain('forms');
  }
});

describe('a day or a quarter that no document has', () => {
  const minutes = [
    documentOf('a.md', 'The meeting on 6 May 2031 decided to buy one boat.'),
    documentOf(
      'b.md',
      'In July 2031 the boat was painted. Accidents in the first quarter: there were four accidents.',
    ),
    running,
  ];

  it.each([
    ['what did the meeting on 1 July 2031 decide', '1 july 2031'],
    ['how many accidents were there in the second quarter', 'second quarter'],
    ['how many accidents were there in Q2 2031', 'q2 2031'],
  ])('is what is missing from “%s”', async (question, missing) => {
    const { kind, evidence } = await ask(question, minutes, {}, { thesaurus });
    expect(evidence.missing).toContain(missing);
    expect(kind).toBe('not-found');
  });

  it('is there in a document that names no year', async () => {
    const { quotes } = await ask(
      'what was decided on 6 May 2031',
      [documentOf('a.md', 'On 6 May it was decided to buy a boat.'), running],
      {},
      { thesaurus },
    );
    expect(quotes[0]?.text).toContain('6 May');
  });
});

describe('words that are not the same are told apart', () => {
  it.each([
    ['what does Annex C list', 'Annex B lists the boats.', 'Annex C lists the nets.'],
    ['how do I compile the F# tool', 'Compile the C# tool with make.', 'Compile the F# tool with fake.'],
    ['what came on 2031-04-05', 'On 4 May 2031 five boats came.', 'On 5 April 2031 a boat came.'],
    [
      'the figures of Q3 2031',
      'The figures of Q2 2031 are red.',
      'The figures of the third quarter of 2031.',
    ],
    ['the fair in May', 'In June the fair was opened.', 'In May the fair was closed.'],
    ['fair May', 'In June the fair was opened.', 'In May the fair was closed.'],
    ['what happened to the fair in May', 'In June the fair was opened.', 'In May the fair was closed.'],
    ['what is plan B', 'Plan A is to sail.', 'Plan B is to take the train.'],
    [
      'who founded Norvik',
      'A map of Norvik is found in the guide of Norvik.',
      'Norvik was founded by Ada Lund.',
    ],
  ])('%s', async (question, other, right) => {
    const documents = [documentOf('a.md', other), documentOf('b.md', right), running];
    const { quotes } = await ask(question, documents, {}, { thesaurus });
    expect(quotes[0]?.text).toBe(right);
  });
});

describe('a word of the dictionary', () => {
  it('is never read as another, and relates to no longer word that merely contains it', async () => {
    const index = await build([documentOf('a.md', 'They seem to tend the unattended garden.'), running], {
      thesaurus,
    });
    const corrected = async (question: string) => (await read(question, index)).corrected;
    expect(await corrected('companies see the gardens')).toBe('companies see the gardens');
    expect(await corrected('they rote and tent')).toBe('they rote and tent');
    const { terms } = await read('unattended', index);
    expect(terms[0]?.related).not.toContain('tend');
  });

  it('misspelt as no other is corrected, and a misspelt function word is none to look for', async () => {
    const index = await build([documentOf('a.md', 'The committee met in the hall.'), running], { thesaurus });
    expect((await read('wich comittee met', index)).terms.map(({ word }) => word)).toEqual([
      'committee',
      'met',
    ]);
  });
});

it.each([
  ['where is the repo', 'The repository is in the cellar of the house.'],
  ['where is the repository', 'The repo is in the cellar of the house.'],
  ['who changes the configs', 'Orla changes the configuration on Monday.'],
  ['whats the licence of the plough', 'The license for the plow is MIT.'],
])('a short word is the long one, and neither is missing: %s', async (question, text) => {
  const { kind, quotes, evidence } = await ask(
    question,
    [documentOf('a.md', text), running],
    { minConfidence: 0 },
    { language: 'en' },
  );
  expect(kind).toBe('found');
  expect(quotes[0]?.text).toBe(text);
  expect(evidence.missing).toEqual([]);
});

it('a short word that may be two long ones is near both, and in other languages it is short for nothing', async () => {
  const term = async (word: string, language: string) => {
    const index = await build([documentOf('a.md', 'Temperature, temporary, repository.'), running], {
      language,
    });
    return (await read(word, index)).terms[0];
  };
  expect((await term('temp', 'en'))?.related).toEqual(expect.arrayContaining(['temperatur', 'temporari']));
  expect((await term('repo', 'en'))?.forms).toEqual(['repositori']);
  expect((await term('repo', 'sv'))?.forms).toEqual([]);
});
