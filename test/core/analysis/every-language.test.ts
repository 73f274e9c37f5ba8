import { createRequire } from 'node:module';
import type snowballStemmers from 'snowball-stemmers';
import { beforeAll, describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/core/analysis/detection.js';
import { languageOf, supportedLanguages } from '../../../src/core/analysis/languages.js';
import { documentOf } from '../../support/texts.js';
import { answer, ask, build, type Corpus } from '../ranking/corpus.js';
import { samples } from './sentences-of-languages.js';

const snowball = createRequire(import.meta.url)('snowball-stemmers') as typeof snowballStemmers;

/** Porter's first stemmer is English in another version. */
const stemmers = snowball.algorithms().filter((name) => name !== 'porter');
const codes: Readonly<Record<string, string>> = {
  arabic: 'ar',
  armenian: 'hy',
  basque: 'eu',
  catalan: 'ca',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  finnish: 'fi',
  french: 'fr',
  german: 'de',
  hungarian: 'hu',
  irish: 'ga',
  italian: 'it',
  norwegian: 'no',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  slovene: 'sl',
  spanish: 'es',
  swedish: 'sv',
  tamil: 'ta',
  turkish: 'tr',
};

describe('each language of the Snowball package', () => {
  it.each(stemmers)('%s has stems and stop words, and is told from others', (name) => {
    const code = codes[name] ?? '';
    expect(samples.map((sample) => sample.code)).toContain(code);
    expect(languageOf(code).stopWords.size).toBeGreaterThan(20);
    const sample = samples.find((one) => one.code === code);
    const words = `${sample?.document} ${sample?.question}`.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
    expect(words.some((word) => languageOf(code).stem(word) !== word)).toBe(true);
    expect(supportedLanguages).toContain(code);
  });
});

describe('a document', () => {
  it.each(samples)('in $code is told by its language', ({ code, document }) => {
    expect(detectLanguage(document)).toBe(code);
  });
});

describe('a short text', () => {
  it.each([
    ['ca', 'La biblioteca obre cada dia menys el diumenge.'],
    ['ca', 'qui ha pintat la paret de la casa vella'],
    ['es', 'La biblioteca abre todos los días menos el domingo.'],
    ['fr', 'La bibliothèque ouvre tous les jours sauf le dimanche.'],
    ['it', 'La biblioteca apre tutti i giorni tranne la domenica.'],
    ['pt', 'A biblioteca abre todos os dias menos ao domingo.'],
    ['ro', 'Biblioteca este deschisă în fiecare zi, în afară de duminică.'],
    ['eu', 'Berandu iritsi ginen, baina trena ez zen oraindik atera.'],
    ['hu', 'A könyvtár vasárnap kivételével minden nap nyitva van.'],
    ['sl', 'Prišli smo pozno, ker vlak ni odpeljal pravočasno.'],
    ['cs', 'Přijeli jsme pozdě, protože vlak neodjel včas.'],
    ['pl', 'Biblioteka jest otwarta codziennie oprócz niedzieli.'],
    ['ga', 'Tháinig muid déanach mar nár fhág an traein in am.'],
    ['en', 'We came late because the train did not leave on time.'],
    ['hy', 'Գրադարանը բաց է ամեն օր, բացի կիրակիից։'],
    ['ta', 'நூலகம் ஞாயிறு தவிர தினமும் திறந்திருக்கும்.'],
    ['ko', '도서관은 일요일을 빼고 매일 연다.'],
    ['ja', '図書館は日曜日以外毎日開いている。'],
    ['zh', '图书馆除星期日外每天开放。'],
  ])('in %s is told by its language: %s', (code, text) => {
    expect(detectLanguage(text)).toBe(code);
  });
});

describe('among documents of every language', () => {
  let corpus: Corpus;
  beforeAll(async () => {
    corpus = await build(samples.map(({ code, document }) => documentOf(`${code}.txt`, document)));
  });

  it.each(samples)('a question in $code finds that of its language', async ({ code, document, question }) => {
    // Where no function word tells a question's language its words are read as they are typed: less is sure then.
    const { quotes, kind } = await answer(question, corpus, { minConfidence: 0.15 });
    expect(kind).toBe('found');
    expect(quotes[0]?.citation.documentId).toBe(`${code}.txt`);
    expect(document).toContain(quotes[0]?.text);
  });
});

describe('names are found across languages', () => {
  it.each([
    [
      'German',
      'Der Bericht von Ingeborg Hallstein über die Brücken wurde im Rat der Stadt gelesen.',
      'who is Hallstein',
    ],
    [
      'Finnish',
      'Huawein johtaja kertoi, että yhtiö rakentaa tehtaan Tampereelle ja palkkaa sata ihmistä.',
      'what does Huawei build',
    ],
    [
      'Hungarian',
      'A polgármester Kovács Ilonának adta az épület kulcsát, hogy ott iskolát nyisson.',
      'what did Kovács get',
    ],
    [
      'Turkish',
      'Belediye, Yıldırım’ın evini satın aldı ve onu bir kütüphane yapmak istiyor.',
      'what happened to Yildirim',
    ],
    [
      'Polish',
      'Rozmawiano wczoraj z Lewandowskim o nowym stadionie, który ma powstać w mieście.',
      'Lewandowski and the stadium',
    ],
    ['Czech', 'Starosta předal klíče Jiřímu Novákovi, protože ten bude v domě bydlet.', 'where is Novák'],
    ['Russian', 'Мэр передал ключи инженеру Соколову, и тот открыл ворота завода.', 'Соколов'],
    ['Greek', 'Ο δήμαρχος έδωσε τα κλειδιά στον Παπαδόπουλο, που θα μένει στο σπίτι.', 'Παπαδόπουλος'],
    ['Japanese', '工場はHuaweiが建て、百人が働いている。', 'Huawei factory'],
    ['Korean', '공장은 Huawei가 지었고 백 명이 일한다.', 'Huawei factory'],
    ['Arabic', 'بنت شركة Huawei المصنع قرب المدينة ويعمل فيه مئة شخص.', 'Huawei factory'],
  ] as const)('in %s', async (_language, text, question) => {
    const others = [
      documentOf(
        'en.txt',
        'The council of the town bought nine buses, and the mayor was glad of them all summer.',
      ),
      documentOf(
        'de.txt',
        'Die Busse der Stadt fahren jetzt auch am Sonntag, weil der Rat es so beschlossen hat.',
      ),
    ];
    const { candidates } = await ask(question, [...others, documentOf('names.txt', text)], {
      minConfidence: 0.1,
    });
    expect(candidates[0]?.citation.documentId).toBe('names.txt');
  });
});

describe('what writers write in several ways is found in each, and quoted as it stands', () => {
  it.each([
    [
      'accents left out',
      'Señor Muñoz pidió un café en la estación de Málaga y se marchó.',
      'munoz cafe malaga',
    ],
    [
      'accents written',
      'Senor Munoz pidio un cafe en la estacion de Malaga y se marcho.',
      'Muñoz café Málaga',
    ],
    ['full width', '売上は２０１８年にＡＢＣ社で増えた。', 'ABC 2018'],
    ['half width kana', 'ﾊﾞｽは駅前に止まる。', 'バス'],
    ['digits of Thailand', 'สะพานสร้างเสร็จในปี ๒๕๖๐ที่เชียงใหม่', '2560'],
    ['digits of Arabic', 'افتتح الجسر في عام ٢٠١٨ قرب الميناء.', '2018'],
    ['digits of Hindi', 'पुल का उद्घाटन २०१८ में हुआ था।', '2018'],
    ['vowel signs', 'كَتَبَ المُدَرِّسُ الدَّرْسَ عَلَى اللَّوْحِ', 'كتب المدرس الدرس'],
    ['Hebrew points', 'הַשָּׁלוֹם הִגִּיעַ לָעִיר אַחֲרֵי שָׁנִים', 'השלום הגיע לעיר'],
    ['Turkish capitals', 'İSTANBUL’DA YENİ BİR KÖPRÜ AÇILDI.', 'istanbul köprü'],
    ['German sharp s', 'Die Straße nach Gießen ist gesperrt.', 'Strasse Giessen'],
    ['ligatures', 'The ﬁrst oﬃce was closed.', 'first office'],
  ] as const)('%s', async (_what, text, question) => {
    const { quotes } = await ask(
      question,
      [documentOf('a.txt', text), documentOf('b.txt', 'Nothing of it.')],
      {
        minConfidence: 0.1,
      },
    );
    expect(text).toContain(quotes[0]?.text);
    expect(quotes[0]?.citation.documentId).toBe('a.txt');
    expect(quotes[0]?.highlights.length).toBeGreaterThan(0);
  });
});
