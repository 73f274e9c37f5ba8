/** Words that British and American English spell in ways that no rule tells. */
const pairs = `
grey gray, practise practice, programme program, programmes programs, tyre tire, tyres tires, aluminium aluminum, mum mom,
artefact artifact, artefacts artifacts, sceptic skeptic, sceptical skeptical, judgement judgment, ageing aging, enrol enroll,
fulfil fulfill, instalment installment, instalments installments, jewellery jewelry, pyjamas pajamas, plough plow, kerb curb,
moustache mustache, cosy cozy, manoeuvre maneuver, manoeuvres maneuvers, skilful skillful, wilful willful, cheque check,
cheques checks, draught draft, mould mold, doughnut donut, doughnuts donuts, acknowledgement acknowledgment
`;

const spelt = new Map<string, string>();
for (const pair of pairs.trim().split(/,\s*/u)) {
  const [british = '', american = ''] = pair.split(' ');
  spelt.set(british, american);
  spelt.set(american, british);
}

/** British endings with the American ones; each in either direction, where enough of a word stands before it. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/our(?=(?:s|ed|ing|able|ful|ite|ites|ism|al|hood|ly)?$)/u, 'or'],
  [/or(?=(?:s|ed|ing|able|ful|ite|ites|ism|al|hood|ly)?$)/u, 'our'],
  [/is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)/u, 'iz'],
  [/iz(?=(?:e|es|ed|ing|er|ers|ation|ations)$)/u, 'is'],
  [/ys(?=(?:e|es|ed|ing|er|ers)$)/u, 'yz'],
  [/yz(?=(?:e|es|ed|ing|er|ers)$)/u, 'ys'],
  [/(?<=[bcht])re(?=s?$)/u, 'er'],
  [/(?<=[bcht])er(?=s?$)/u, 're'],
  [/ence(?=s?d?$)/u, 'ense'],
  [/ense(?=s?d?$)/u, 'ence'],
  [/ogue(?=s?$)/u, 'og'],
  [/og(?=s?$)/u, 'ogue'],
  [/(?<=[aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)/u, 'l'],
  [/(?<=[aeiou])l(?=(?:ed|ing|er|ers|or|ors)$)/u, 'll'],
];

/** Shorter words have other endings: four, her, ogre. */
const minLength = 5;

/**
 * How an English word may be spelt otherwise, British or American: "licence" for "license", "colour" for "color". Many are no
 * words: whoever looks for them finds none. @param word Case-folded.
 */
export function spellingVariants(word: string, language: string): readonly string[] {
  if (language !== 'en') return [];
  const listed = spelt.get(word);
  const ruled =
    word.length < minLength
      ? []
      : endings.flatMap(([ending, other]) => (ending.test(word) ? [word.replace(ending, other)] : []));
  return listed === undefined ? ruled : [listed, ...ruled];
}
