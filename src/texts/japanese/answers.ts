import { said } from '../said.js';
import type { Texts } from '../texts.js';
import { age, count, day, days, documents, files, passages, sentences } from './units.js';

export const shared: Texts['shared'] = {
  comma: '、',
  andMore: (more) => `、ほか${count(more)}件`,
  andMoreDocuments: (more) => `、ほか${documents(more)}`,
  quoted: (words) => said`「${words}」`,
  searched: (counts, index) => {
    const { unreadable = 0 } = counts;
    const searchedPassages = counts.passages === undefined ? '' : `、${passages(counts.passages)}`;
    const left = unreadable > 0 ? `(${files(unreadable)}は読めませんでした)` : '';
    return said`${documents(counts.documents)}${searchedPassages}を検索しました${left} · インデックス ${index}`;
  },
  noIndex: 'なし',
  searchedFor: (words) => `検索した語: ${words}`,
  missing: (words) => said`文書にない語: ${words}`,
  lookAlike: (word, candidates) => said`文書にある ${word} に似た語: ${candidates}`,
  alsoIn: (places) => `ほかの出典: ${places.join('、')}`,
  morePlaces: (n) => `ほか${count(n)}か所`,
  noDocuments: '検索できる文書がありません。',
  noWords: '検索できる語が見つかりませんでした。',
};

export const answer: Texts['answer'] = {
  withSubject: (words) => `あわせて検索: ${words.join('、')}`,
  wordsOfAlone: (name) => `文書が${name}の言葉としているものだけ`,
  goOn: '続けて聞けること:',
  forgottenSubject: 'ここでの前の質問をもう覚えていないため、これらの語だけで検索しました。',
  nearest: '最も近いパッセージ(回答ではありません):',
  nearestHidden: (alone, here) =>
    said`質問に近いパッセージはありますが、回答にはなりません。自分だけで見るには ${alone}、ここに表示するには ${here} を付けてもう一度質問してください。`,
  nothingReadable: (unreadable, refresh) =>
    said`検索できる文書がありません。${files(unreadable)}を読めませんでした。モデレーターが ${refresh} を実行すると、ファイルごとに理由が表示されます。`,
  nothingYet: (refresh) =>
    said`検索できる文書がまだありません。モデレーターがフォルダーに文書を置き、${refresh} を実行できます。`,
  withoutModel: {
    late: '文モデルに時間がかかりすぎたため、使わずに順位を付けました。',
    'not-encoded': '文モデルがまだすべてのパッセージを読んでいないため、使わずに順位を付けました。',
    failed: '文モデルを使えなかったため、使わずに順位を付けました。',
  },
  withModel: ' · 文モデルを使用',
  nothingFor: (question) => said`「${question}」については何も見つかりませんでした。`,
  nothingFound: 'この質問に答える記述は文書に見つかりませんでした。',
  empty: '質問が空です。いくつかの語で質問してください。',
  tooLong: '質問が長すぎて検索できません。1、2文で質問してください。',
  noWords: 'この質問には検索できる語が見つかりませんでした。言葉で質問してください。',
  doNotOccur: (_number, words) => said`次の語は文書に出てきません: ${words}`,
  unknownSource: (source, list) =>
    said`タイトル、名前、発行元に「${source}」を含む文書はありません。${list} で一覧を表示できます。`,
  phraseOffered: (question, number) => `${question} — ${documents(number)}`,
};

export const citation: Texts['citation'] = {
  inContext: '前後を見る',
  original: '原文',
  open: '開く',
  receipt: '控え ',
  alsoIn: 'ほかの出典: ',
  wordsOf: (name) => `${name}の言葉`,
  copies: (n) => `ほか${count(n)}か所にもあります`,
  section: (name) => `節「${name}」`,
  paragraph: (n) => `第${n}段落`,
  recognised: (confidence: number, doubtful: readonly string[], more: number) =>
    `OCR で読み取り（確度 ${count(Math.round(confidence * 100))} %）${doubtful.length === 0 ? '' : `、不確かな語：${doubtful.map((word) => `「${word}」`).join('、')}${more === 0 ? '' : `ほか ${count(more)} 語`}`}`,
  comment: '読者のコメント',
  line: (n) => `${count(n)}行目`,
  places: {
    page: (n) => `${n}ページ`,
    row: (n) => `${n}行目`,
    record: (n) => `レコード${n}`,
    slide: (n) => `スライド${n}`,
    cell: (n) => `セル${n}`,
    message: (n) => `メッセージ${n}`,
    pageOf: (label, n, of) => `${label}ページ（${of}ページ中${n}）`,
    section: '節',
    sheet: 'シート',
    chapter: '章',
    notes: 'ノート',
    attachment: (name: string, of?: string) =>
      `${of ?? 'メール'}の添付ファイル${name === '' ? '' : ` ${name}`}`,
  },
};

export const coverage: Texts['coverage'] = {
  none: '該当するパッセージは見つかりませんでした。',
  says: (covering, all, found) =>
    `${documents(all)}のうち${count(covering)}件に関連する記述があります(${passages(found)})。`,
  nearDuplicates: (names, more) =>
    `ほぼ同じ文書: ${names.join('、')}${more > 0 ? `、ほか${documents(more)}` : ''}`,
  onBothSides: (n) => `${documents(n)}が両方に含まれます。`,
  whichTwo:
    'どの2つの比較ですか。コンマで区切って2つ指定してください。空白を含む場合は引用符で囲んでください:',
  whichTwoExample: 'data sharing between:“Android Headlines,The Verge”',
  whatIsAName: '指定できるのは文書、発行元、日付(2018、2018-06、2018-06-05)です。',
  unknownSide: (name) => said`タイトル、名前、発行元、日付が「${name}」の文書はありません。`,
  didYouMean: (nearest) => said` 「${nearest}」のことですか?`,
  listed: (list) => said`${list} で文書の一覧を表示できます。`,
  sameSides: (left, right, number) => said`「${left}」と「${right}」は同じ${documents(number)}です。`,
  nameOthers: '異なる2つを指定してください。',
  noTopic: 'トピック(名前またはいくつかの語)を入力してください。',
  noWords: '検索できる語が見つからないか、どの文書にもある語だけでした。',
  tooLong: 'トピックが長すぎて検索できません。いくつかの語で十分です。',
  columns: { document: '文書', publisher: '発行元', date: '日付', passages: 'パッセージ' },
  lookedInto: '確認した文書: ',
  noneIn: '該当するパッセージがない文書: ',
  byDate: '日付順',
  silentSide: (number) => ` – ${documents(number)}: 該当するパッセージはありません。`,
  side: (number, covering, found) =>
    ` – ${documents(number)}${covering === number ? '' : `(うち${count(covering)}件に関連する記述)`}、${passages(found)}`,
  onlyHere: (other) => `こちらだけの記述。太字は「${other}」にない語です。`,
  onlyWords: (words) => said`トピックのうち、こちらだけにある語: ${words}`,
};

export const check: Texts['check'] = {
  signs: '[-元-] は文書の語、{+現+} は確認したテキストの語です。',
  wasWhole: '引用符がないため、テキスト全体を確認しました。',
  nothingTyped: (example) => said`確認するものがありません。${example} のように入力してください。`,
  example: '「引用した語句」',
  noWords: '確認できる語が見つかりませんでした。',
  tooLong: '長すぎて確認できません。引用した語句だけを確認してください。',
  noDocuments: '照合できる文書がありません。',
  verdict: (words, differences) =>
    differences.length > 0 ? `${words}(${differences.join('、')}):` : `${words}:`,
  verdicts: {
    exact: '一致',
    typographic: '語は同じで、表記が異なります',
    'same-figure': '語は同じで、数字の書き方が異なります',
    shortened: '省略記号を付けて短くした引用',
    edited: '編集者の語を括弧に入れた引用',
    ocr: '画像から OCR で読み取ったとおりです',
    altered: '変更あり',
    absent: '文書にありません',
    'too-short': '短すぎて確認できません',
  },
  differences: {
    'quotation marks': '引用符',
    dashes: 'ダッシュ',
    ellipses: '省略記号',
    'non-breaking spaces': 'ノーブレークスペース',
    'white space': '空白',
    case: '大文字と小文字',
    'Unicode form': 'Unicodeの形式',
    'invisible characters': '見えない文字',
    'closing mark': '末尾の記号',
    emphasis: '強調',
    links: 'リンク',
    'footnote marks': '注の記号',
    'broken words': '行末で切れた語',
    figures: '数字',
  },
  leavesOutDenial: '省略された語は何かを否定しています。',
  changesMeaning: '省略または括弧に入れられた語は、何かを否定しているか、名前を変えています。',
  nearestIs: '最も近いパッセージ:',
  noClosingMark: '末尾の記号は文書にありません。',
  partsFarApart: '各部分は同じ文書にありますが、この順序で近くにはありません:',
  partsInSeveral: '各部分は別々の文書にあります:',
  attributed: (to, speaker) => `${to} の発言とされていますが、文書では ${speaker} です`,
  compared: (changes) => said`比較: ${changes}`,
  notChecked: (strings, more) =>
    `確認していないもの: ${strings.join('、')}${more > 0 ? `、ほか${count(more)}件` : ''}`,
};

export const verify: Texts['verify'] = {
  readNow: 'インデックスではなく、今ファイルから読みました。',
  signs: '[-元-] は引用したときの語、{+現+} は現在の語です。',
  quotedAt: (givenAt, now) => `${age(givenAt, now)}(${day(givenAt)})に引用しました。`,
  unchanged: '変更なし:',
  unchangedDocument: '文書は同じです。',
  unchangedWords: '語句は同じ場所にあります。文書のほかの部分が変わりました。',
  moved: '移動:',
  renamed: (from, to, line) => `同じテキストが別のファイルにあります: ${from} → ${to}、${line}`,
  movedToSeveral: (from, number) => `語句は${from}にはなく、別の${count(number)}か所にあります:`,
  movedTo: (from, to) => `語句は文書の別の場所にあります: ${from} → ${to}`,
  at: (line, span) => `${line}(文字 ${span})`,
  changed: '変更あり:',
  wasQuoted: '引用した語句:',
  nowReads: '現在の記述:',
  sameWords: (differences) => `語は同じで、表記が異なります: ${differences.join('、')}`,
  onlySpaces: '語と記号の間の空白だけが異なります。',
  parts: {
    header: '列の名前:',
    'lead-in': 'その前の部分:',
    changed: '変更されました。',
    gone: 'なくなりました。',
  },
  gone: '消失:',
  passageGone: '文書はありますが、この語句に似た記述はありません。引用した語句:',
  fileGone: '文書のファイルがフォルダーにありません。引用した語句:',
  fileUnreadable: (reason) => `文書のファイルを読めません(${reason})。引用した語句:`,
  cannotBeRead: '読めません',
  sectionWas: (was) => `節は「${was}」でしたが、今はありません。`,
  sectionIs: (was, is) => `節は「${was}」でしたが、今は「${is}」です。`,
  unknownReceipt: (retentionDays) =>
    `この控えはここでは見つかりません。控えは${days(retentionDays)}保存します。番号は英数字16文字です。`,
};

export const find: Texts['find'] = {
  on: (sentence) => said`「${sentence}」について:`,
  nothingFound: 'これについての記述は文書に見つかりませんでした。',
  searched: (all, read, leftOut) =>
    `${sentences(read)}を${documents(all)}で検索しました${leftOut > 0 ? `。ほか${sentences(leftOut)}は省きました` : ''}`,
};

export const drafts: Texts['drafts'] = {
  typedName: '入力したテキスト',
  at: (words, place) => `「${words}」 – ${place}`,
  quotations: (n, name) => `${name}の引用${count(n)}件`,
  doNotPass: (n) => `不合格${count(n)}件: `,
  pass: (n) => `合格${count(n)}件: `,
  kinds: {
    altered: '変更あり',
    absent: '文書にない',
    edited: '編集あり',
    shortened: '省略あり',
    'too-short': '短すぎる',
    ocr: 'OCR で読み取ったとおり',
    'same-figure': '数字の書き方が異なる',
    typographic: '表記が異なる',
    exact: '一致',
  },
  moreStrings: (n) => `引用符内のテキスト、ほか${count(n)}件は確認していません。`,
  worstFirst: '問題の大きいものから並べています。',
  noQuotation: (name) => `${name}に引用はありません。何も確認しませんでした。`,
  unreadable: (name, reason) => `${name}を読めません(${reason})。`,
  notChecked: '確認していません:',
  code: (n) => `コード${count(n)}か所の引用符は無視しました。`,
  page: (page, of, name) =>
    `${name}の${count(of)}ページ中${count(page)}ページ目。ボタンは1時間使えます。テキストはメモリにだけ保持します。`,
  sentences: (n, name) => `${name}の${sentences(n)}`,
  relevant: (found, missing) =>
    `${count(found)}件にはパッセージが見つかり、${count(missing)}件には見つかりませんでした。`,
  sentencesLeftOut: (n) => `ほか${sentences(n)}は省きました。`,
  missingFirst: 'パッセージのない文から、次に確かさの低い順に並べています。',
  noSentence: (name) => `${name}に文はありません。何も検索しませんでした。`,
  notFound: '見つかりません:',
  on: (sentence) => said`${sentence} について`,
};

export const lists: Texts['lists'] = {
  nothingYet: (refresh) =>
    said`文書はまだありません。モデレーターがフォルダーに文書を置き、${refresh} を実行できます。`,
  noneFits: (filter) => said`タイトル、名前、発行元に「${filter}」を含む文書はありません。`,
  documents: (n) => `${documents(n)}:`,
  narrow: (list) => said`${list} にタイトル、名前、発行元の語を付けると絞り込めます。`,
  columns: { title: 'タイトル', date: '日付', size: 'サイズ', passages: 'パッセージ' },
  page: (shown, order) =>
    `${order === undefined ? '' : `${order}、`}${count(shown.total)}件中${shown.range}件目、${count(shown.pages)}ページ中${count(shown.page)}ページ目。`,
  next: (typed) => said` 次: ${typed}`,
  noSuchPage: (page, all) => said`「${page}」ページはありません。全部で${count(all)}ページです。`,
  noPage: (page) => said`「${page}」ページはありません。ページは1から数えます。`,
};
