import { said } from '../said.js';
import type { Texts } from '../texts.js';
import { age, count, days, documents, duration, files, formats, passages, size, span } from './units.js';

export const buttons: Texts['buttons'] = {
  labels: {
    'previous-page': '前のページ',
    'next-page': '次のページ',
    'previous-documents': '前のページ',
    'next-documents': '次のページ',
    more: 'ほかの引用',
    context: '前後の文',
    verify: '検証',
    share: 'チャンネルに共有',
    'share-check': 'チャンネルに共有',
    'share-find': 'チャンネルに共有',
    'share-coverage': 'チャンネルに共有',
    'tell-when': '回答が出たら通知',
    'stop-watch': '停止',
    resolve: '解決済み',
    'add-link': 'リンクを追加',
    remove: '削除',
    helpful: '役に立った',
    'not-helpful': '役に立たなかった',
  },
  answerUnknown: (retentionDays) =>
    `この回答はもうありません。回答は${days(retentionDays)}保存します。もう一度質問してください。`,
  reportGone: 'この回答はもうありません。レポートのページは1時間保存します。もう一度お試しください。',
  changedSince: 'その後、文書が変わりました。これは回答したときの記述です。',
  documentsGone: '引用した文書がフォルダーにありません。もう一度質問してください。',
  alreadyShared: 'この回答はすでにここで共有されています。',
  noMoreQuotes: 'この質問にはほかの引用がありません。',
  moreShownAlready: '次の引用はすでに表示されています。回答の下を見てください。',
  moreQuotes: 'ほかの引用:',
  inContextMarked: '前後の文章とともに表示します。引用部分に印を付けています:',
  inContext: '前後の文とともに表示します。引用は太字です:',
  notTheirsToRemove: 'この回答を削除できるのは、質問した人とこのボットのモデレーターだけです。',
  removed: '回答を削除しました。',
  votes: {
    helpful: 'ありがとうございます。投票を数えました: 役に立った',
    notHelpful: 'ありがとうございます。投票を数えました: 役に立たなかった',
    changedToHelpful: '投票を変更しました: 役に立った',
    changedToNotHelpful: '投票を変更しました: 役に立たなかった',
    alreadyHelpful: '投票はすでに数えています: 役に立った',
    alreadyNotHelpful: '投票はすでに数えています: 役に立たなかった',
  },
  unknown: 'このボタンはもう使えません。もう一度質問してください。',
};

export const requests: Texts['requests'] = {
  unknownCommand: 'そのコマンドはありません。使えるコマンド:',
  misused: (command, problems) => said`${command} はそのようには実行できません: ${problems.join('、')}`,
  useItLikeThis: (usage) => said`使い方: ${usage}`,
  moderatorsOnly: (asked) =>
    said`申し訳ありませんが、${asked} はこのボットのモデレーター専用です。モデレーターに頼んでください。`,
  tooSlow: '時間がかかりすぎたため、待つのをやめました。しばらくしてからもう一度お試しください。',
  busy: '今は待っている質問が多すぎます。1分後にもう一度質問してください。',
  failed: 'こちらで問題が起きました。何も変更していません。もう一度お試しください。',
  forOperators: (requestId) => said`このボットの運用者へ: ログのリクエスト ${requestId} を見てください。`,
  problems: {
    noSuchOption: (words) => `「${words}」はこのコマンドのオプションではありません`,
    twice: (name) => `${name} が2回指定されています`,
    missing: (name) => `${name} がありません`,
    valueMissing: (name, examples) => `${name} には値が必要です: ${examples.join(' または ')}`,
    wrongValue: (name, expected, given) =>
      `${name} は ${expected.join(' または ')} でなければなりません(「${given}」が指定されました)`,
    anyText: 'テキスト',
    someWords: '語句',
  },
  overUser: (questions, seconds, wait) =>
    `1人から受け付ける質問数の上限に達しました(${span(seconds)}に${count(questions)}件)。${span(wait)}後にもう一度質問してください。`,
  overChannel: (questions, seconds, wait) =>
    `1つのチャンネルから受け付ける質問数の上限に達しました(${span(seconds)}に${count(questions)}件)。${span(wait)}後にもう一度質問してください。`,
};

export const messageCommands: Texts['messageCommands'] = {
  deleted: 'そのメッセージは削除されているため、確認できません。',
  own: 'それは私のメッセージです。引用は文書の記述そのもので、それぞれ出典が付いています。ほかの人のメッセージを選んでください。',
  withoutText: 'そのメッセージにはテキストがなく、ファイル、画像、カードだけです。それらは読みません。',
  empty: 'そのメッセージにはテキストがありません。',
};

export const delivery: Texts['delivery'] = {
  leftOut: (quotes, rows, others) => {
    const parts = [
      quotes > 0 ? `引用${count(quotes)}件` : '',
      rows > 0 ? `行${count(rows)}件` : '',
      others > 0 ? `そのほか${count(others)}件` : '',
    ].filter((part) => part !== '');
    return `メッセージに入りきらないため省きました: ${parts.join('、')}`;
  },
  notShown:
    '回答を投稿できませんでした。ここでは拒否されました。もう一度試すか、ダイレクトメッセージで質問してください。',
  tooManyWaiting:
    'ここでは投稿待ちの回答が多すぎます。1分後にもう一度試すか、ダイレクトメッセージで質問してください。',
  cannotWrite:
    '回答はあなただけに送るものですが、ダイレクトメッセージを送れません。このサーバーからのダイレクトメッセージを許可するか、スラッシュを付けてコマンドを入力してください。',
  perhapsShown: '回答が投稿されたかどうかわかりません。チャンネルになければ、もう一度質問してください。',
  notRemoved: 'そのメッセージを削除できませんでした。しばらくしてからもう一度お試しください。',
  restarting: '再起動しています。しばらくしてからもう一度質問してください。',
  restarted: '回答する前に再起動しました。もう一度質問してください。',
  notInstalled:
    'このワークスペースとは接続されていません。運用者か、ここにインストールした人が接続し直せます。',
  willWrite: 'ここで進み具合を表示できる時間を超えています。終わったらダイレクトメッセージを送ります。',
  questionShortened: 'ここでは質問が短縮されているため、質問し直すボタンと共有するボタンはありません。',
  nothingToShow: '表示するものがありません。',
  asked: 'さんの質問:',
};

export const forms: Texts['forms'] = {
  file: 'またはテキストの代わりにファイル',
  cancel: 'キャンセル',
  unknown: 'そのフォームは使えません。もう一度コマンドを入力してください。',
};

export const progress: Texts['progress'] = {
  labels: {
    'Reading documents': '文書を読んでいます',
    'Another refresh is running': '別の更新が実行中です',
    'Checking quotations': '引用を確認しています',
    'Looking for sources': '出典を探しています',
  },
  of: (done, total) => `${count(total)}件中${count(done)}件`,
  bytesOf: (done, total) => `${size(done)} / ${size(total)}`,
  left: (ms) => `残り約${formats.roughly(ms)}`,
};

export const help: Texts['help'] = {
  hello: 'こんにちは。',
  thanks: 'どういたしまして。',
  whatIDo:
    '文書について、自分の言葉で質問してください。文書の記述を一字一句そのまま示し、それぞれの出典を伝えます。',
  tryThese: '例えば、文書は次の質問に答えます:',
  nothingToTry: 'まずは名前や文書の語をいくつか入力してください。',
  more: (sources, about) => said`${sources} は文書の一覧、${about} はほかにできることを表示します。`,
};

export const home: Texts['home'] = {
  howToAsk: '質問のしかた',
  write: '「メッセージ」に書くか、チャンネルで私をメンションしてください。',
  writeLike: (example) => said`「メッセージ」に書くか、チャンネルで私をメンションしてください: ${example}`,
  whatFrom: '回答のもとになる文書',
  nothing: 'ここには検索できる文書がありません。',
  holdings: (number, found, builtAt, now) =>
    `${documents(number)}、${passages(found)}、${age(builtAt, now)}に索引を作成:`,
  more: (more, list) => said`ほか${count(more)}件。${list} ですべて表示できます。`,
  lastRefresh: '前回の更新',
  refreshed: (at, now, by, number) => `${age(at, now)}、実行者 ${by}: ${documents(number)}`,
};

export const about: Texts['about'] = {
  what: (number, found) =>
    `${documents(number)}(${passages(found)})についての質問に、文書の言葉で答えます。引用はどれも文書の記述そのものです。`,
  index: 'インデックス',
  noIndex: (unreadable, refresh) =>
    unreadable > 0
      ? said`インデックスはまだありません。${files(unreadable)}を読めませんでした。${refresh} で作成するか、作成できない理由を表示します。`
      : said`インデックスはまだありません。${refresh} で作成するか、作成できない理由を表示します。`,
  fingerprint: (fingerprint, builtAt, now) =>
    said`フィンガープリント ${fingerprint}、${age(builtAt, now)}に作成。`,
  complete: 'フォルダーのすべてのファイルが含まれています。',
  filesLeftOut: (n) => `フォルダーの${files(n)}を除外`,
  filesInPart: (n) => `${files(n)}は一部だけ読み取り`,
  namesThem: (leftOut, refresh) => said`${leftOut.join('、')}。${refresh} でそれぞれの理由を表示します。`,
  stored: '保存するもの',
  storedAnswers: (retentionDays) =>
    `インデックスと更新の記録。${days(retentionDays)}: どのパッセージをどこで誰に示したかと、それへの投票(誰の投票かは保存しません)。`,
  storedAudit: (retentionDays) =>
    `${days(retentionDays)}: 更新、共有、削除をした人と、モデレーター用コマンドを断られた人。`,
  storedWatches: (watchDays) =>
    `見張りを頼まれた質問と、頼んだ人の名前と場所: 知らせるか、止められるか、${days(watchDays)}が過ぎるまで保存し、その後は消します。`,
  neverStored: '質問の内容は、保存も記録もせず、外部にも送りません。',
  neverStoredOtherwise: 'そのほかの質問の内容は、保存も記録もせず、外部にも送りません。',
  program: 'プログラム',
  version: (version) => `バージョン ${version}。`,
  connected: (adapters) => ` 接続: ${adapters.join('、')}。`,
  states: { starting: '起動中', up: '稼働中', down: '停止中' },
  model: (name, read, of) =>
    said`文モデル ${name}${read === undefined ? '' : `(${documents(of)}中${count(read)}件を読みました)`}。`,
  modelOff: (name, problem) => said`文モデル ${name}(現在は使っていません: ${problem})。`,
  advice: '助言: ',
  problem: '問題: ',
};

export const access: Texts['access'] = {
  closed:
    '申し訳ありませんが、ここでは回答できません。この場所に公開された文書がありません。運用者が変更できます。',
  privateOnly:
    '申し訳ありませんが、ここの全員に向けては回答できません。あなただけになら回答できます。public:no を付けて質問してください。',
  forYouAlone: 'あなただけに、ここの全員が見られるわけではない文書から:',
  notForChannel: '申し訳ありませんが、この回答の引用をここの全員が見られるわけではないため、共有できません。',
  unreadableHere: '文書を読めませんでした。運用者は npm run doctor で理由を確認できます。',
  unsavedHere:
    'インデックスを保存できませんでした。前のインデックスを使います。運用者はログと npm run doctor で理由を確認できます。',
  nothingRestricted:
    '制限はありません。インストールされている場所では、誰でもすべての文書について質問できます。',
  nothingGranted: 'ここでは何も許可されていません。質問した人には丁寧にお断りします。',
  everything: 'すべての文書',
  whoMay: '誰が何を質問できるか:',
  whoMayHere: 'ここで誰が何を質問できるか:',
  columns: { where: '場所', who: '対象', collections: 'コレクション', until: '期限' },
  whole: { workspace: 'ワークスペース全体', server: 'サーバー全体' },
  channel: (id) => `チャンネル ${id}`,
  sharedChannel: (id) => `チャンネル ${id}(共有中も)`,
  role: (id) => `ロール ${id}(非公開の回答)`,
  directMessages: 'ダイレクトメッセージ',
  noEnd: '期限なし',
  ended: (lastDay, endedAt, now) => `${formats.day(lastDay)} – 終了(${age(endedAt, now)})`,
  until: (lastDay, left) => {
    if (left === undefined) return formats.day(lastDay);
    return `${formats.day(lastDay)} – ${left === 1 ? '1日以内に終了' : `あと${count(left)}日で終了`}`;
  },
};

export const refresh: Texts['refresh'] = {
  done: 'インデックスは最新です',
  nothingChanged: '変更はありませんでした',
  wouldChange: '更新すると変わるもの',
  wouldNotChange: '変わるものはありません',
  sums: (n) =>
    [
      `追加 ${count(n.added)}`,
      `変更 ${count(n.changed)}`,
      ...(n.moved > 0 ? [`移動 ${count(n.moved)}`] : []),
      `削除 ${count(n.removed)}`,
      `スキップ ${count(n.skipped)}`,
    ].join('、'),
  sizes: (number, found) => `${documents(number)}、${passages(found)}`,
  took: (ms) => duration(ms),
  lists: { added: '追加: ', changed: '変更: ', moved: '移動: ', removed: '削除: ' },
  noWords: '語の変更なし',
  changedPassages: (changed, of) => `${passages(of)}中${count(changed)}件`,
  skipped: 'スキップ:',
  index: 'インデックス ',
  runBy: (by) => `実行者 ${by}`,
  elsewhere: '別の場所のモデレーター',
  history: '最近の更新',
  newestFirst: '新しい順。時刻はUTCです。',
  nothingYet: 'まだ更新されていません。',
  notRefreshed: '何も変更しませんでした。',
};

export const audit: Texts['audit'] = {
  actions: {
    refresh: '更新',
    refused: '拒否',
    share: '共有',
    remove: '削除',
    grants: '許可の変更',
    correction: '訂正',
    watch: '見張り',
    install: 'インストール',
  },
  kept: (retentionDays) => `${days(retentionDays)}保存。新しい順、時刻はUTCです。質問の内容は保存しません。`,
  nothingYet: 'ここにはまだ記録がありません。',
  columns: { when: '日時', what: '内容', who: '実行者', where: '場所' },
  refreshedTo: (before, after) => `インデックス ${before} → ${after}`,
  refreshedSame: (index) => `インデックス ${index}、変更なし`,
  readAgain: '文書を読み直しました',
};

export const feedback: Texts['feedback'] = {
  title: 'フィードバック',
  on: (retentionDays) => `過去${days(retentionDays)}の回答について、引用した文書ごと:`,
  columns: { document: '文書', helpful: '役に立った', notHelpful: '役に立たなかった' },
  more: (n) => `ほか${documents(n)}`,
};

export const notices: Texts['notices'] = {
  mark: '古い情報です。ここで引用した記述が変わりました。このメッセージへの返信を見てください。',
  correction: '訂正: ',
  openings: {
    changed: 'ここで引用した記述が文書で変わりました。',
    gone: 'ここで引用した記述が文書からなくなりました。',
    restored: '変わっていた記述が、引用したとおりに文書に戻りました。',
    unavailable: 'ここで引用したものの一部は、もう利用できません。',
  },
  kinds: {
    changed: '変更:',
    gone: '消失:',
    restored: '引用どおりに復元:',
    unavailable: 'ここではもう利用できません:',
  },
  tellsMore: (check) => said`これらの番号を付けて ${check} を実行すると、詳しく表示します。`,
};

export const watches: Texts['watches'] = {
  offered: (button, keptDays) =>
    `「${button}」を押すと、回答を知らせるか、止められるか、${days(keptDays)}が過ぎるまで、この質問とあなたの名前を保存します。`,
  willTellYou: '新しい文書または変更された文書がこれに答えたら、一度だけお知らせします。',
  willTellChannel: '新しい文書または変更された文書がこれに答えたら、このチャンネルに一度だけ知らせます。',
  alreadyForYou: 'その質問はすでに見張っていて、あなたにお知らせします。',
  alreadyForChannel: 'その質問はすでに見張っていて、このチャンネルに知らせます。',
  keptUntil: (lastDay, stop) => said`${lastDay}まで保存します。${stop} で止められます。`,
  kept: (lastDay, stop) =>
    said`知らせるか、止められるか、${lastDay}になるまで、質問、あなたの名前、この場所を保存します。${stop} で止められます。`,
  nothing: 'ここであなたのために見張っている質問はありません。',
  forYou: (lastDay) => ` – ${lastDay}まで、あなたに通知`,
  forChannel: (lastDay) => ` – ${lastDay}まで、チャンネルに通知`,
  stopsOne: (stop) => said`${stop} で1件を止められます。`,
  waits: {
    refused: '回答がありますが、ダイレクトメッセージを送れませんでした',
    closed: '回答がありますが、ダイレクトメッセージには書けません',
    perhaps: 'すでにお知らせしたかもしれません。届いたかどうかわかりませんが、繰り返しません',
  },
  waiting: (why, since, now, ask) =>
    said`${why}(${age(since, now)})。読むには、ここで ${ask} を使ってもう一度質問してください。`,
  stopped: '止めました。質問は消しました。',
  unknown: (list) =>
    said`その番号で見張っている質問はありません。知らせたか、止められたか、期限が過ぎました。${list} で一覧を表示できます。`,
  tooManyOfYours: (max) => `あなたの質問はすでに上限の${count(max)}件を見張っています。`,
  tooManyHere: (max) => `このチャンネルの質問はすでに上限の${count(max)}件を見張っています。`,
  listAndStop: (list, stop) => said`${list} で自分の一覧を表示し、${stop} で1件を止められます。`,
  answeredAlready: 'すでに回答があるため、見張る必要はありません:',
  notHere: '回答はチャットでだけ知らせることができます。そちらで質問してください。',
  off: '運用者が質問の保存を許可していないため、見張ることができません。',
  privately: (list) =>
    said`見張っている質問はあなただけに見せます。スラッシュを付けて ${list} と入力してください。`,
  whatToWatch: (example) => said`知りたいことを伝えてください。文書が答えたらお知らせします: ${example}`,
  example: '控訴審で勝ったのは誰か',
  newForYou: () => 'お知らせを頼まれていた質問に、新しい文書または変更された文書が答えています:',
  newForChannel: 'ここでの質問に、新しい文書または変更された文書が答えています:',
  over: () => '見張りを終え、質問を消しました。',
};

export const helpers: Texts['helpers'] = {
  askNamed: (name) => `${name}さんに聞く`,
  offered: (button, name) =>
    `「${button}」を押すと、この質問とあなたの名前がここに全員に見える形で投稿され、${name}さんに通知されます。`,
  canYouAnswer: 'この質問に答えられますか。文書には答えがありません。',
  resolvedBy: (name) => `${name}さんが解決済みにしました`,
  wasAsked: (name) => `${name}さんに質問しました。`,
  answerIsHere: '回答',
  calledAlready: 'この質問はすでにほかの人に聞いています。',
  nobodyThere: 'ここで聞ける人またはグループはもういないため、誰にも聞きませんでした。',
  tooManyOfYours: (max) =>
    `一人の質問をほかの人に取り次げるのは1時間に${count(max)}件までです。しばらくしてからもう一度お試しください。`,
  tooManyHere: (max) =>
    `一つのチャンネルでほかの人に取り次げるのは1日に${count(max)}件までです。明日もう一度お試しください。`,
  notYours: '解決済みにできるのは、質問した人、聞かれた人、このボットのモデレーターだけです。',
  noLink: 'それはここのメッセージへのリンクではありません。回答のメッセージのリンクをコピーしてください。',
  form: {
    title: '解決済み',
    label: '回答のメッセージへのリンク(あれば)',
    submit: '解決済みにする',
  },
};
