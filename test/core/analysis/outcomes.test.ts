import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf, supportedLanguages } from '../../../src/core/analysis/languages.js';
import { tellsOutcome } from '../../../src/core/analysis/outcomes.js';

function tells(sentence: string, code: string): boolean {
  const words = [...analyse(sentence, languageOf(code))].filter(({ isWhole }) => !isWhole);
  return tellsOutcome(
    words.map(({ surface }) => surface),
    code,
  );
}

const told: Readonly<Record<string, string>> = {
  en: 'The motion to close the pool did not pass.',
  de: 'Der Antrag wurde mit fünf zu drei Stimmen abgelehnt.',
  fr: 'La proposition a été rejetée.',
  es: 'La propuesta fue rechazada.',
  it: 'La proposta è stata respinta.',
  pt: 'A proposta foi rejeitada.',
  nl: 'Het voorstel werd verworpen.',
  sv: 'Förslaget avslogs.',
  da: 'Forslaget blev forkastet.',
  no: 'Forslaget ble vedtatt.',
  fi: 'Esitys hylättiin.',
  ru: 'Предложение было отклонено.',
  uk: 'Пропозицію було відхилено.',
  pl: 'Wniosek został odrzucony.',
  cs: 'Návrh byl zamítnut.',
  sl: 'Predlog je bil zavrnjen.',
  ro: 'Propunerea a fost respinsă.',
  hu: 'A javaslatot elutasították.',
  tr: 'Öneri oybirliğiyle reddedildi.',
  el: 'Η πρόταση απορρίφθηκε.',
  ar: 'رُفض الاقتراح.',
  hi: 'प्रस्ताव अस्वीकार कर दिया गया।',
  vi: 'Đề xuất đã bị bác bỏ.',
  ca: 'La moció va ser anul·lada.',
  eu: 'Proposamena baztertu zuten.',
  ga: 'Diúltaíodh don rún.',
  hy: 'Առաջարկը մերժվեց։',
  ta: 'தீர்மானம் நிராகரிக்கப்பட்டது.',
  zh: '该提案被否决。',
  ja: '動議は否決された。',
};

describe('how something ended', () => {
  it.each(Object.entries(told))('is told in %s: %s', (code, sentence) => {
    expect(tells(sentence, code)).toBe(true);
  });

  it('has a table for every language with stop words', () => {
    const withStopWords = supportedLanguages.filter((code) => languageOf(code).stopWords.size > 0);
    expect(withStopWords.filter((code) => told[code] === undefined)).toEqual([]);
  });

  it.each([
    ['The motion didn’t pass.', true],
    ['They voted it down.', true],
    ['The board turned down the offer.', true],
    ['The council did not go ahead with it.', true],
    ['The pool is open until nine.', false],
    ['They pass the pool every day.', false],
    [`The motion was rejected, ${'and so on, '.repeat(20)}as we know.`, false],
  ])('is told by words in that sense, in a short sentence: %s', (sentence, expected) => {
    expect(tells(sentence, 'en')).toBe(expected);
  });

  it('is told in no language that is not known', () => {
    expect(tells('The motion was rejected.', 'xx')).toBe(false);
    expect(tells('The motion was rejected.', 'constructor')).toBe(false);
  });
});
