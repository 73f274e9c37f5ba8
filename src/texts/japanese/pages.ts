import type { Texts } from '../texts.js';
import { count, day, documents, passages } from './units.js';

export const reader: Texts['reader'] = {
  program: 'Verbatim',
  skip: '引用した語句へ移動',
  publisher: '発行元',
  author: '著者',
  date: '日付',
  file: 'ファイル',
  section: '節',
  line: '行',
  place: '場所',
  original: '原文を開く',
  passage: 'パッセージ',
  quoteBegins: '引用の始まり',
  quoteEnds: '引用の終わり',
  others: 'この回答のほかの引用',
  asItWas: '引用したときの語句',
  receipt: '控え',
  cite: 'この引用の出典を書く',
  openUntil: (givenAt, endsAt) =>
    `${day(givenAt)}に引用。このリンクを知っている人は${day(endsAt)}まで開けます。渡す相手に注意してください。`,
  holdsUnseen: (n) => `印を付けた語句には、見えない文字または書字方向を変える文字が${count(n)}個あります。`,
  messages: {
    unknown: {
      title: 'このリンクでは何も開けません',
      text: 'リンクが不完全か変更されているか、もう保存していない回答のものです。見つけた場所でもう一度質問してください。',
    },
    ended: {
      title: 'このリンクは期限切れです',
      text: '引用へのリンクには期限があります。もう一度質問すると新しいリンクが得られます。',
    },
    closed: {
      title: 'この引用はもう読めません',
      text: '引用した記述は、回答した場所にはもう公開されていません。',
    },
    removed: {
      title: 'この文書はもうありません',
      text: 'ここで引用した文書がなくなったため、引用を表示できません。',
    },
    changed: {
      title: 'その後、文書が変わりました',
      text: '引用した記述は、もう元のとおりではありません。回答したときの記述は次のとおりです:',
    },
    method: { title: 'ここではできません', text: '引用は読むことだけができます。' },
    busy: {
      title: 'もう一度お試しください',
      text: '今は待っているリクエストが多すぎます。1分後にもう一度お試しください。',
    },
    failed: {
      title: '問題が起きました',
      text: 'こちらの問題で、あなたのせいではありません。もう一度お試しください。',
    },
  },
};

export const tryIt: Texts['tryIt'] = {
  program: 'Verbatim',
  headline: '文書には何と書いてありますか?',
  lead: '自分の言葉で質問してください。回答は文書の言葉です。一字一句そのまま引用し、それぞれに行を示します。',
  ask: '質問する',
  examples: '質問の例',
  unanswered: '文書が答えない質問の例',
  commands: '質問のほかにできること',
  moreExamples: 'ほかの例',
  skip: '回答へ移動',
  answer: '回答',
  looks: (labels) => `${labels.join('と')}での見え方`,
  otherMatches: 'そのほかの該当箇所',
  details: '詳細',
  copy: 'コピー',
  copied: 'コピーしました',
  recent: 'このタブでの質問',
  documents: '文書',
  filter: '絞り込む',
  noneFits: '該当する文書はありません。',
  askWithin: 'この文書に聞く',
  within: 'この文書だけに聞きます:',
  pressed: 'この回答の補足',
  takeAlong: 'この回答を保存する形式:',
  exports: { markdown: 'Markdown', csv: 'CSV', json: 'JSON', csl: 'CSL-JSON', citation: '出典付きテキスト' },
  noPreview: 'このプレビューを作成できませんでした。',
  nothingIndexed: '検索できる文書がまだありません。',
  refusedTitle: '拒否しました',
  notFromPage: '質問はこのページからだけ送信できます。',
  notFoundTitle: '見つかりません',
  notFound: 'このアドレスには何もありません。',
  answerGoneTitle: 'この回答はもうありません',
  answerGone: '最近の回答は、プログラムが動いている間だけ残ります。もう一度質問してください。',
  failedTitle: '問題が起きました',
  tooLong: 'このページで受け付ける長さを超えています。短い言葉で質問してください。',
  unreadable: 'リクエストを読めませんでした。',
  failed: 'こちらで問題が起きました。もう一度お試しください。',
  askedBy: '質問者:',
  onlyThisMachine: (reason) => `このページは、動いているコンピューターでだけ使えます(${reason})。`,
  searchable: (number, found) =>
    `検索対象: ${documents(number)}、${passages(found)}。質問はこのコンピューターの外に出ません。`,
  addPlatform: (labels) =>
    `チームが話す場所で使いましょう。${labels.join('や')}への追加方法はREADME.mdにあります。`,
  inPlatform: (label) => `${label}での表示`,
  privatePreview: (labels) =>
    `${labels.join('、')}: 実際に送るメッセージを、チャンネルでの非公開の回答として描いたものです。public:yes を付けると全員が読める回答を表示します。`,
  publicPreview: (labels) =>
    `${labels.join('、')}: 実際に送るメッセージを、チャンネルの全員が読める回答として描いたものです。`,
  badge: 'アプリ',
  buttons: 'ボタン',
  notPreviewed: (kind) => `(${kind}: このプレビューでは表示しません)`,
  onlyVisibleToYou: 'あなただけに表示されています',
  onlyYouCanSee: 'これはあなただけに表示されています • ',
  dismiss: 'メッセージを閉じる',
};

export const install: Texts['install'] = {
  doneTitle: 'インストールしました',
  done: (name) =>
    name === ''
      ? 'インストールしました。どの文書を公開するかは運用者が決めます。'
      : `${name} にインストールしました。そこでどの文書を公開するかは運用者が決めます。`,
  notDoneTitle: 'インストールしていません',
  cancelled: '取り消されたため、何もインストールしていません。',
  notBegunHere:
    'このインストールは、始めてから時間がたちすぎているか、別のブラウザーかここ以外で始められたため、何もインストールしていません。最初のページからやり直してください。',
  failed: 'うまくいかなかったため、何もインストールしていません。1分後にやり直してください。',
};
