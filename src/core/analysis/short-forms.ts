import { bothWays } from './both-ways.js';

/*
 * English words that people shorten when they type, with what they are short for. Those are left out whose short form is as
 * often another word: ad, min, sub, sec, org, form, conf, ops.
 */

/** Short for one word alone: they are the same word. */
const one = `
repo repository, config configuration, configs configurations, docs documentation, doc document, db database, dbs databases,
info information, dir directory, dirs directories, dept department, depts departments, mgmt management, mgr manager,
govt government, phone telephone, fridge refrigerator, lab laboratory, exam examination, photo photograph, bike bicycle,
flu influenza, gym gymnasium, memo memorandum, demo demonstration, promo promotion, intro introduction, stats statistics,
specs specifications, spec specification, perms permissions, env environment, param parameter, params parameters,
args arguments, msg message, msgs messages, acct account, accts accounts, appt appointment, qty quantity, cmd command,
cmds commands, pkg package, pkgs packages, lib library, libs libraries, tmp temporary, cert certificate,
certs certificates, sync synchronization, biz business, mic microphone, ref reference, refs references, pw password,
pwd password, pswd password, usr user, dev developer, devs developers, maths mathematics, uni university, xmas christmas,
vacay vacation, subs subscriptions, attn attention, avg average, approx approximately, bday birthday, cal calendar,
pic picture, pics pictures, vid video, vids videos, limo limousine, plane airplane, quote quotation, quotes quotations,
regs regulations, reqs requirements, eval evaluation, attr attribute, attrs attributes, hrs hours, mins minutes, yr year,
yrs years, wk week, wks weeks, mth month, mths months, k8s kubernetes, creds credentials, cfg configuration, prefs preferences,
prio priority, perf performance, img image, imgs images, pwds passwords
`;

/** Short for one word or another: near to each. */
const several = `
app application, apps applications, admin administrator, admin administration, admins administrators,
temp temperature, temp temporary, auth authentication, auth authorization, max maximum, rep representative,
reps representatives, exec executive, execs executives, prod production, prod product, ext extension, ext external,
tech technology, tech technical, comms communications, prof professor, veg vegetables, proc process, func function,
prep preparation, temps temperatures, int integer, req request, req requirement
`;

function pairsOf(list: string): readonly (readonly [string, string])[] {
  return list
    .trim()
    .split(/,\s*/u)
    .map((pair) => {
      const [short = '', long = ''] = pair.split(' ');
      return [short, long] as const;
    });
}

const same = bothWays(pairsOf(one));
const near = bothWays(pairsOf(several));

/** The same word in its other length: "repo" and "repository"; none in other languages than English. @param word Case-folded. */
export function otherLengthsOf(word: string, language: string): readonly string[] {
  return language === 'en' ? (same.get(word) ?? []) : [];
}

/** Words that a short form may stand for, or that may be shortened so: "temp" for "temperature". @param word Case-folded. */
export function perhapsShortFor(word: string, language: string): readonly string[] {
  return language === 'en' ? (near.get(word) ?? []) : [];
}
