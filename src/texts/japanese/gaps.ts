import type { Texts } from '../texts.js';
import { count, days, documents } from './units.js';

export const gaps: Texts['gaps'] = {
  off: '見つからなかった質問については何も保存していません。運用者は gaps: true で変更できます。',
  missing: 'どの文書にもない語',
  noneMissing: (askers, inDays) => `${days(inDays)}に${count(askers)}人が尋ねた語はありません。`,
  kept: (askers, inDays) =>
    `${days(inDays)}に${count(askers)}人以上が尋ねた語です。それまでは語の鍵付きハッシュだけを保存します。質問も、尋ねた人も保存しません。`,
  often: (inDays) => `直近${days(inDays)}によく引用された文書`,
  never: (inDays) => `直近${days(inDays)}に一度も引用されなかった文書`,
  unhelpful: '「役に立たなかった」が「役に立った」より多い文書',
  none: 'ありません。',
  listed: (titles, more) => `${titles.join('、')}${more > 0 ? `、ほか${documents(more)}` : ''}。`,
  columns: { word: '語', people: '人数', answers: '回答' },
};
