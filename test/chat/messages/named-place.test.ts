import { expect, it } from 'vitest';
import { namedPlace } from '../../../src/chat/messages/named-place.js';
import { english } from '../../../src/texts/english/index.js';
import { german } from '../../../src/texts/german/index.js';
import { japanese } from '../../../src/texts/japanese/index.js';

/** As formats write them into the index. */
const places = [
  'page 3',
  'page iv (4 of 20)',
  'row 7',
  'slide 2, notes',
  'section “page 3, notes”',
  'sheet “Rates, 2018”',
  'attachment a.pdf of “page 3”, page 4',
  'attachment list of names.csv of the mail, row 7',
  'attachment of “Re: “Rates””',
  '00:01:02 Ada',
];

it('is what the index has, in English', () => {
  for (const place of places) expect(namedPlace(english, place)).toBe(place);
});

it('is in the language of the bot, with its names as they are', () => {
  expect(places.map((place) => namedPlace(german, place))).toEqual([
    'Seite 3',
    'Seite iv (4 von 20)',
    'Zeile 7',
    'Folie 2, Notizen',
    'Abschnitt “page 3, notes”',
    'Blatt “Rates, 2018”',
    'Anhang a.pdf von “page 3”, Seite 4',
    'Anhang list of names.csv der E-Mail, Zeile 7',
    'Anhang von “Re: “Rates””',
    '00:01:02 Ada',
  ]);
  expect(namedPlace(japanese, 'attachment a.pdf of “Minutes”, page 3')).toBe(
    '“Minutes”の添付ファイル a.pdf, 3ページ',
  );
  expect(namedPlace(japanese, 'page 3')).toBe('3ページ');
});
