import { describe, expect, it } from 'vitest';
import { detectLanguage, paragraphLanguage } from '../../../src/core/analysis/detection.js';
import { languageOf } from '../../../src/core/analysis/languages.js';
import { everything } from '../../../src/core/types/scope.js';
import { documentOf } from '../../support/texts.js';
import { ask, build, forwards, marked } from '../ranking/corpus.js';

const samples = {
  en: 'The company said on Tuesday that it had never shared the data of its users with anyone else.',
  de: 'Die Firma sagte am Dienstag, dass sie die Daten ihrer Nutzer nie mit anderen geteilt habe.',
  fr: 'La société a déclaré mardi qu’elle n’avait jamais partagé les données de ses utilisateurs.',
  es: 'La empresa dijo el martes que nunca había compartido los datos de sus usuarios con otros.',
  it: 'L’azienda ha detto martedì che non ha mai condiviso i dati dei suoi utenti con altri.',
  pt: 'A empresa disse na terça-feira que nunca compartilhou os dados dos seus usuários com outros.',
  nl: 'Het bedrijf zei dinsdag dat het de gegevens van zijn gebruikers nooit met anderen had gedeeld.',
  ru: 'Компания сообщила во вторник, что она никогда не передавала данные своих пользователей.',
  el: 'Η εταιρεία δήλωσε την Τρίτη ότι δεν είχε μοιραστεί ποτέ τα δεδομένα των χρηστών της.',
  vi: 'Công ty cho biết hôm thứ Ba rằng họ chưa bao giờ chia sẻ dữ liệu của người dùng với ai.',
  zh: '该公司周二表示，从未与他人分享其用户的数据。',
  ja: '同社は火曜日、利用者のデータを他者と共有したことはないと述べた。',
  ko: '회사는 화요일에 사용자 데이터를 다른 사람과 공유한 적이 없다고 말했다.',
  th: 'บริษัทกล่าวเมื่อวันอังคารว่าไม่เคยแบ่งปันข้อมูลของผู้ใช้กับผู้อื่น',
} as const;

describe('the language', () => {
  it.each(Object.entries(samples))('%s is told from a sentence', (code, text) => {
    expect(detectLanguage(text)).toBe(code);
  });

  it('is und where there is nothing to tell it by', () => {
    for (const text of ['', '   ', '123 456', '?!', '😀']) expect(detectLanguage(text)).toBe('und');
  });

  it('is sought among the given ones only', () => {
    expect(['de', 'fr']).toContain(detectLanguage(samples.en, ['de', 'fr']));
    expect(detectLanguage(samples.de, ['en', 'de'])).toBe('de');
  });

  it('of a paragraph is its document’s unless it plainly is another', () => {
    expect(paragraphLanguage(samples.de, 'en')).toBe('de');
    expect(paragraphLanguage(samples.en, 'en')).toBe('en');
    for (const short of ['Hauptstraße 5', 'Oui.', '']) expect(paragraphLanguage(short, 'en')).toBe('en');
  });

  it('takes no identifiers and options for words of a language', () => {
    for (const listing of [
      // "mod" and "over" are function words of Danish, "no" and "po" of Slovenian.
      'mod_log\nmod_log_disk\nmod_over\nmod_cgi\nCustomLog\nLogFormat\nSetEnv\nOptions',
      'copy [--no-links] [-po] [--no-tags] [--no-checkout] [--po-depth <n>] [--no-local] [--] <source> <target>',
      'Mac: A 2015 machine, 3.1GHz Core i7, 16GiB RAM, MacOS 10.12.5, one disk',
    ])
      expect(paragraphLanguage(listing, 'en'), listing).toBe('en');
    const page =
      'copy(1) Manual Page\n\ncopy [--no-links] [-po] [--no-tags] [--no-checkout] [--po-depth <n>] [--no-local]';
    expect(detectLanguage(page, ['en', 'sl'])).toBe('en');
  });

  it('has month and weekday names that tell a time', () => {
    expect(languageOf('en').timeWords).toContain('tuesday');
    expect(languageOf('de').timeWords).toContain('märz');
    // Not the machine's own language, either.
    for (const code of ['und', 'xx', '', 'constructor'])
      expect(languageOf(code).timeWords).toEqual(new Set());
  });
});

describe('a document in two languages', () => {
  const english =
    'The council of the town approved the new bridges over the river on Monday, and it paid for them at once.';
  const german =
    'Der Bürgermeister hat die Verträge mit den Gewerkschaften unterschrieben, weil die Streiks die Stadt lähmten.';
  const filler = 'It is known that the weather of the valley was mild and that there was no snow at all.';
  const both = documentOf('both.txt', [filler, english, german].join('\n\n'), { title: 'Notes' });

  it('has each paragraph read by its own rules', async () => {
    const [forward] = await forwards(await build([both]));
    expect(forward?.language).toBe('en');
    expect(forward?.sentenceLanguages).toEqual(['en', 'en', 'de']);
  });

  it('has its English half found by an English question, with the words marked', async () => {
    const { kind, quotes } = await ask('Which bridge did the council approve?', [both]);
    expect(kind).toBe('found');
    expect(quotes[0]?.text).toContain(english);
    expect(quotes[0] && marked(quotes[0])).toEqual(['council', 'approved', 'bridges']);
  });

  it('has its German half found by a German question, with the words marked', async () => {
    const question = 'Wer hat den Vertrag mit der Gewerkschaft unterschrieben?';
    const { kind, quotes } = await ask(question, [both]);
    expect(kind).toBe('found');
    expect(quotes[0]?.text).toContain(german);
    expect(quotes[0] && marked(quotes[0])).toEqual(['Verträge', 'Gewerkschaften', 'unterschrieben']);
  });

  it('is read by one language’s rules where a language is given', async () => {
    const index = await build([both], { language: 'de' });
    expect((await index.reader.profile(everything)).languages).toEqual(['de']);
    expect((await forwards(index))[0]?.sentenceLanguages).toEqual(['de', 'de', 'de']);
    const documents = [documentOf('a.txt', 'Die Häuser.')];
    const houses = async (language: string) =>
      (await build(documents, { language })).reader.termFrequencies(['haus'], everything);
    expect(await houses('de')).toEqual([{ documents: 1, passages: 1 }]);
    expect(await houses('en')).toEqual([{ documents: 0, passages: 0 }]);
    const options = { language: 'de' };
    expect((await ask('Haus', documents, options, options)).candidates.map(marked)).toEqual([['Häuser']]);
  });
});
