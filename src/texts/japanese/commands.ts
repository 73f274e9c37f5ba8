import type { Texts } from '../texts.js';

const isPublic = 'チャンネルの全員が読めるように回答します';
const source = 'タイトルまたは名前にこれを含む文書だけ';
const page = '複数ある場合のページ番号';

export const commands: Texts['commands'] = {
  ask: {
    description: '質問に、文書の記述そのままで答えます',
    options: {
      question: '知りたいこと',
      source,
      by: '文書が話し手を示しているとき、この人の言葉だけを引用します',
      public: isPublic,
    },
  },
  check: {
    description: '引用した語句、または控えの引用を、文書と照合します',
    options: { words: '引用、引用符付きの引用を含むテキスト、または控えの番号', public: isPublic },
    onMessage: 'この引用を確認',
    form: { title: '引用の確認', label: '引用符付きの引用を含むテキスト', submit: '確認' },
  },
  find: {
    description: 'テキストについて文書が述べていることを、1文ずつ探します',
    options: { text: 'メッセージまたはほかのテキスト', public: isPublic },
    onMessage: '出典を探す',
    form: { title: '出典を探す', label: 'テキスト: 1文ずつ探します', submit: '探す' },
  },
  coverage: {
    description: '各文書がトピックをどう扱うかを日付順に、または2つを並べて表示します',
    options: {
      topic: '文書が述べていそうなこと',
      between: '並べる2つの文書、発行元、日付: A,B',
      source,
      page,
      public: isPublic,
    },
  },
  watch: {
    description: '新しい文書または変更された文書が質問に答えたら、一度知らせます',
    options: {
      question: '文書が答えたら知らせてほしいこと',
      show: 'mine: 見張っている質問とその期限',
      stop: '見張りを止める質問の番号',
      for: '知らせる相手: me(自分)または channel(このチャンネルの全員、モデレーター)',
    },
  },
  sources: {
    description: '文書の一覧を、タイトル、日付、サイズ、パッセージ数とともに表示します',
    options: { filter: 'タイトル、名前、発行元にこれを含む文書だけ', page },
  },
  refresh: {
    description: '文書を読み直し、変更点を伝えます(モデレーター)',
    options: {
      show: 'dry-run: 変わるものを表示するだけ、history: 最近の更新の記録',
      public: 'チャンネルの全員に、公開された文書について伝えます',
    },
  },
  about: {
    description: 'インデックスの内容、保存するもの、質問のしかたを伝えます',
    options: {
      show: 'access: 誰が何を質問できるか、audit: 誰が何をしたか、gaps: 足りないもの(モデレーター)',
    },
  },
  app: '文書についての質問に、記述そのままの引用と出典で答えます。',
};
