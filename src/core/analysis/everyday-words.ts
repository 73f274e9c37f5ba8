import { termOf } from './analyzer.js';
import { bothWays } from './both-ways.js';
import { languageOf } from './languages.js';

/*
 * English words of people who ask, and of those who write handbooks and manuals, that say much the same there and which WordNet does not
 * relate by their usual senses. A word before the colon is near to each behind it, and these to it, but not to each other. Those are left
 * out that as often mean something else.
 */
const list = `
delete: remove
cancel: abort
quit: leave, exit, retire
vacation: leave
holiday: leave
boss: manager, supervisor
fire: dismiss
fix: resolve
ban: prohibit, forbid
fee: cost, price
refund: reimburse
broken: faulty, defective
laptop: notebook, computer
pc: computer
car: vehicle
folder: directory
send: submit
tell: inform, notify
colleague: coworker
beginner: newbie, newcomer
keep: store, retain
wrong: invalid
upgrade: update
restart: reboot
email: mail
expire: expiry
hire: recruit
guest: visitor
stolen: theft
lost: loss, missing
bully: harassment
approve: authorize, authorise
permission: consent
bug: defect
revert: undo, rollback
deactivate: disable
activate: enable
supporter: sponsor
intern: trainee
`;

function* pairs(): Generator<readonly [string, string]> {
  for (const line of list.trim().split('\n')) {
    const [word = '', others = ''] = line.split(': ');
    for (const other of others.split(', ')) yield [word, other];
  }
}

/** By term, so that every form of a verb is found; read when it is first asked for. */
let byTerm: ReadonlyMap<string, readonly string[]> | undefined;

/** Words that may say what an English one does: "remove" for "delete"; none in other languages. @param term As it is indexed. */
export function nearInUse(term: string, language: string): readonly string[] {
  if (language !== 'en') return [];
  byTerm ??= bothWays(pairs(), (word) => termOf(word, languageOf('en')));
  return byTerm.get(term) ?? [];
}
