import { said } from '../said.js';
import type { Texts } from '../texts.js';
import { age, count, days, documents, duration, formats, passages, plural, size, span } from './units.js';

export const buttons: Texts['buttons'] = {
  labels: {
    'previous-page': 'Page précédente',
    'next-page': 'Page suivante',
    'previous-documents': 'Page précédente',
    'next-documents': 'Page suivante',
    more: 'Plus de citations',
    context: 'Contexte',
    verify: 'Vérifier',
    share: 'Partager dans le canal',
    'share-check': 'Partager dans le canal',
    'share-find': 'Partager dans le canal',
    'share-coverage': 'Partager dans le canal',
    'tell-when': 'Me prévenir',
    'stop-watch': 'Arrêter',
    resolve: 'Résolu',
    'add-link': 'Ajouter un lien',
    remove: 'Retirer',
    helpful: 'Utile',
    'not-helpful': 'Pas utile',
  },
  answerUnknown: (retentionDays) =>
    `Je n’ai plus cette réponse : je garde une réponse pendant ${days(retentionDays)}. Posez la question à nouveau.`,
  reportGone:
    'Je n’ai plus cette réponse : je garde les pages d’un rapport pendant une heure. Refaites la demande.',
  changedSince: 'Le document a changé depuis : voici ce qu’il disait quand la réponse a été donnée.',
  documentsGone: 'Les documents cités ne sont plus dans le dossier. Posez la question à nouveau.',
  alreadyShared: 'Cette réponse a déjà été partagée ici.',
  noMoreQuotes: 'Il n’y a pas d’autre citation pour cette question.',
  moreShownAlready: 'Les citations suivantes sont déjà là : regardez sous la réponse.',
  moreQuotes: 'Plus de citations :',
  inContextMarked: 'Avec le texte qui l’entoure ; la citation est surlignée :',
  inContext: 'Avec le texte autour ; la citation est en gras :',
  notTheirsToRemove:
    'Seuls la personne qui a posé la question et les modérateurs de ce bot peuvent retirer cette réponse.',
  removed: 'La réponse a été retirée.',
  votes: {
    helpful: 'Merci. Votre vote est compté : utile.',
    notHelpful: 'Merci. Votre vote est compté : pas utile.',
    changedToHelpful: 'Votre vote a été changé : utile.',
    changedToNotHelpful: 'Votre vote a été changé : pas utile.',
    alreadyHelpful: 'Votre vote est déjà compté : utile.',
    alreadyNotHelpful: 'Votre vote est déjà compté : pas utile.',
  },
  unknown: 'Je ne connais plus ce bouton. Posez la question à nouveau.',
};

export const requests: Texts['requests'] = {
  unknownCommand: 'Je ne connais pas cette commande. Je connais :',
  misused: (command, problems) => said`Je ne peux pas lancer ${command} ainsi : ${problems.join(' ; ')}.`,
  useItLikeThis: (usage) => said`Utilisez-la ainsi : ${usage}`,
  moderatorsOnly: (asked) =>
    said`Désolé, ${asked} est réservé aux modérateurs de ce bot. Demandez à l’un d’eux.`,
  tooSlow: 'C’était trop long, j’ai donc arrêté d’attendre. Réessayez dans un instant.',
  busy: 'Trop de questions attendent en ce moment. Reposez la vôtre dans une minute.',
  failed: 'Quelque chose s’est mal passé de mon côté, et rien n’a été changé. Réessayez.',
  forOperators: (requestId) => said`Pour qui exploite ce bot : voir la requête ${requestId} dans le journal.`,
  problems: {
    noSuchOption: (words) => `« ${words} » n’est pas une option de cette commande`,
    twice: (name) => `${name} est donné deux fois`,
    missing: (name) => `${name} manque`,
    valueMissing: (name, examples) => `${name} demande une valeur : ${examples.join(' ou ')}`,
    wrongValue: (name, expected, given) => `${name} doit être ${expected.join(' ou ')}, et non « ${given} »`,
    anyText: 'un texte',
    someWords: 'quelques mots',
  },
  overUser: (questions, seconds, wait) =>
    `Vous avez posé autant de questions que j’en accepte d’une personne : ${questionsIn(questions, seconds)}. Réessayez dans ${span(wait)}.`,
  overChannel: (questions, seconds, wait) =>
    `Ce canal a posé autant de questions que j’en accepte d’un canal : ${questionsIn(questions, seconds)}. Réessayez dans ${span(wait)}.`,
};

function questionsIn(questions: number, seconds: number): string {
  return `${plural(questions, { one: '# question', other: '# questions' })} en ${span(seconds)}`;
}

export const messageCommands: Texts['messageCommands'] = {
  deleted: 'Ce message a été supprimé, il n’y a donc rien à examiner.',
  own: 'J’ai écrit ce message : ses citations sont des morceaux exacts des documents, chacun avec sa place. Choisissez le message de quelqu’un d’autre.',
  withoutText:
    'Ce message n’a pas de texte, seulement des fichiers, des images ou des cartes, que je ne lis pas.',
  empty: 'Ce message n’a pas de texte.',
};

export const delivery: Texts['delivery'] = {
  leftOut: (quotes, rows, others) => {
    const parts = [
      quotes > 0 ? plural(quotes, { one: '# citation', other: '# citations' }) : '',
      rows > 0 ? plural(rows, { one: '# ligne', other: '# lignes' }) : '',
      others > 0 ? plural(others, { one: '# autre partie', other: '# autres parties' }) : '',
    ].filter((part) => part !== '');
    return `Laissé de côté, car le message est plein : ${parts.join(', ')}.`;
  },
  notShown:
    'Je n’ai pas pu publier la réponse : elle a été refusée ici. Réessayez, ou demandez-moi en privé.',
  tooManyWaiting:
    'Trop de réponses attendent d’être publiées ici. Réessayez dans une minute, ou demandez-moi en privé.',
  cannotWrite:
    'La réponse est pour vous seul, et je ne peux pas vous écrire en privé. Autorisez les messages privés de ce serveur, ou tapez la commande avec une barre oblique.',
  perhapsShown:
    'Je ne sais pas si la réponse a été publiée. Si elle n’est pas dans le canal, posez la question à nouveau.',
  notRemoved: 'Je n’ai pas pu retirer ce message. Réessayez dans un instant.',
  restarting: 'Je redémarre. Reposez la question dans un instant.',
  restarted: 'J’ai été redémarré avant de pouvoir répondre. Posez la question à nouveau.',
  notInstalled:
    'Je ne suis plus connecté à cet espace de travail. La personne qui m’exploite, ou qui m’a installé ici, peut me reconnecter.',
  willWrite:
    'Cela dure plus longtemps que je ne peux montrer l’avancement ici. Je vous enverrai un message privé quand ce sera fini.',
  questionShortened:
    'La question est abrégée ici ; il manque donc les boutons qui la reposent ou la partagent.',
  nothingToShow: 'Il n’y a rien à montrer.',
  asked: 'a demandé :',
};

export const forms: Texts['forms'] = {
  file: 'Ou un fichier à la place du texte',
  cancel: 'Annuler',
  unknown: 'Je ne connais pas ce formulaire. Tapez la commande à nouveau.',
};

export const progress: Texts['progress'] = {
  labels: {
    'Reading documents': 'Lecture des documents',
    'Another refresh is running': 'Une autre actualisation est en cours',
    'Checking quotations': 'Vérification des citations',
    'Looking for sources': 'Recherche des sources',
  },
  of: (done, total) => `${count(done)} sur ${count(total)}`,
  bytesOf: (done, total) => `${size(done)} sur ${size(total)}`,
  left: (ms) => `encore ${formats.roughly(ms)} environ`,
};

export const help: Texts['help'] = {
  hello: 'Bonjour ! ',
  thanks: 'Avec plaisir ! ',
  whatIDo:
    'Posez-moi des questions sur les documents, avec vos mots. Je réponds par leurs passages, mot pour mot, et je dis où chacun se trouve.',
  tryThese: 'Ces documents répondent par exemple à :',
  nothingToTry: 'Pour commencer, un nom ou quelques mots des documents suffisent.',
  more: (sources, about) =>
    said`${sources} donne la liste des documents, ${about} dit ce que je sais faire d’autre.`,
};

export const home: Texts['home'] = {
  howToAsk: 'Comment demander',
  write: 'Écrivez-moi sous « Messages », ou mentionnez-moi dans un canal.',
  writeLike: (example) => said`Écrivez-moi sous « Messages », ou mentionnez-moi dans un canal : ${example}`,
  whatFrom: 'D’où je réponds',
  nothing: 'Il n’y a ici aucun document dans lequel je puisse chercher.',
  holdings: (number, found, builtAt, now) =>
    `${documents(number)}, ${passages(found)}, indexés ${age(builtAt, now)} :`,
  more: (more, list) =>
    said`${plural(more, { one: 'et # autre', other: 'et # autres' })} ; ${list} les liste tous.`,
  lastRefresh: 'La dernière actualisation',
  refreshed: (at, now, by, number) => `${age(at, now)}, lancée par ${by} : ${documents(number)}.`,
};

export const about: Texts['about'] = {
  what: (number, found) =>
    `Je réponds aux questions sur ${documents(number)} (${passages(found)}) avec leurs propres mots : chaque citation est un morceau exact d’un document.`,
  index: 'Index',
  noIndex: (unreadable, refresh) =>
    unreadable > 0
      ? said`Il n’y a pas encore d’index : ${plural(unreadable, { one: '# fichier n’a pas pu être lu', other: '# fichiers n’ont pas pu être lus' })}. ${refresh} en crée un, ou dit pourquoi c’est impossible.`
      : said`Il n’y a pas encore d’index. ${refresh} en crée un, ou dit pourquoi c’est impossible.`,
  fingerprint: (fingerprint, builtAt, now) => said`Empreinte ${fingerprint}, créée ${age(builtAt, now)}.`,
  complete: 'Chaque fichier du dossier y est.',
  filesLeftOut: (n) =>
    plural(n, {
      one: '# fichier du dossier laissé de côté',
      other: '# fichiers du dossier laissés de côté',
    }),
  filesInPart: (n) => plural(n, { one: '# fichier lu en partie', other: '# fichiers lus en partie' }),
  namesThem: (leftOut, refresh) => said`${leftOut.join(', ')} ; ${refresh} nomme chacun avec la raison.`,
  stored: 'Conservé',
  storedAnswers: (retentionDays) =>
    `L’index, les comptes rendus des actualisations et, pendant ${days(retentionDays)}, quels passages ont été montrés où et à qui, avec les votes à leur sujet (sans dire de qui).`,
  storedAudit: (retentionDays) =>
    `Pendant ${days(retentionDays)} : qui a actualisé, partagé ou retiré quelque chose, et à qui une commande de modération a été refusée.`,
  storedWatches: (watchDays) =>
    `Une question que vous me faites suivre, avec votre nom et l’endroit où vous l’avez posée : jusqu’à ce que je vous aie prévenu, que vous l’arrêtiez ou que ${days(watchDays)} soient passés. Elle est ensuite effacée.`,
  neverStored: 'Jamais conservé, jamais journalisé, jamais envoyé ailleurs : ce qui est demandé.',
  neverStoredOtherwise:
    'Jamais conservé, jamais journalisé, jamais envoyé ailleurs : ce qui est demandé par ailleurs.',
  program: 'Programme',
  version: (version) => `Version ${version}.`,
  connected: (adapters) => ` Connecté : ${adapters.join(', ')}.`,
  states: { starting: 'démarre', up: 'en ligne', down: 'hors ligne' },
  model: (name, read, of) =>
    said`Modèle de phrases ${name}${read === undefined ? '' : `, qui a lu ${count(read)} sur ${documents(of)}`}.`,
  modelOff: (name, problem) => said`Modèle de phrases ${name}, inutilisé pour l’instant : ${problem}.`,
  advice: 'Conseil : ',
  problem: 'Problème : ',
};

export const access: Texts['access'] = {
  closed:
    'Désolé, je ne peux pas répondre ici : aucun document n’est ouvert à cet endroit. Qui m’exploite peut le changer.',
  privateOnly:
    'Désolé, je ne peux pas répondre à cela pour tout le monde ici. Je peux vous répondre à vous seul : demandez avec public:no.',
  forYouAlone: 'Pour vous seul, tiré de documents que tous ici ne peuvent pas voir :',
  notForChannel:
    'Désolé, tout le monde ici ne peut pas voir ce que cette réponse cite ; elle reste donc avec vous.',
  unreadableHere: 'Les documents n’ont pas pu être lus. Qui m’exploite trouve la raison avec npm run doctor.',
  unsavedHere:
    'L’index n’a pas pu être enregistré ; l’ancien est gardé. Qui m’exploite trouve la raison dans le journal et avec npm run doctor.',
  nothingRestricted:
    'Rien n’est restreint : partout où je suis installé, chacun peut interroger tous les documents.',
  nothingGranted: 'Rien n’est accordé ici : qui demande reçoit un refus poli.',
  everything: 'tous les documents',
  whoMay: 'Qui peut demander quoi :',
  whoMayHere: 'Qui peut demander quoi ici :',
  columns: { where: 'Où', who: 'Qui', collections: 'Collections', until: 'Jusqu’au' },
  whole: { workspace: 'tout l’espace de travail', server: 'tout le serveur' },
  channel: (id) => `canal ${id}`,
  sharedChannel: (id) => `canal ${id} (même partagé)`,
  role: (id) => `rôle ${id} (réponses privées)`,
  directMessages: 'messages privés',
  noEnd: 'sans fin',
  ended: (lastDay, endedAt, now) => `${formats.day(lastDay)} – EXPIRÉ ${age(endedAt, now)}`,
  until: (lastDay, left) => {
    if (left === undefined) return formats.day(lastDay);
    return `${formats.day(lastDay)} – prend fin ${left === 1 ? 'sous un jour' : `dans ${days(left)}`}`;
  },
};

export const refresh: Texts['refresh'] = {
  done: 'L’index est à jour',
  nothingChanged: 'Rien n’a changé',
  wouldChange: 'Ce qu’une actualisation changerait',
  wouldNotChange: 'Rien ne changerait',
  sums: (n) =>
    [
      `${plural(n.added, { one: '# ajouté', other: '# ajoutés' })}`,
      `${plural(n.changed, { one: '# modifié', other: '# modifiés' })}`,
      ...(n.moved > 0 ? [plural(n.moved, { one: '# déplacé', other: '# déplacés' })] : []),
      `${plural(n.removed, { one: '# retiré', other: '# retirés' })}`,
      `${plural(n.skipped, { one: '# ignoré', other: '# ignorés' })}`,
    ].join(', '),
  sizes: (number, found) => `${documents(number)}, ${passages(found)}`,
  took: (ms) => duration(ms),
  lists: { added: 'Ajoutés : ', changed: 'Modifiés : ', moved: 'Déplacés : ', removed: 'Retirés : ' },
  noWords: 'aucun mot',
  changedPassages: (changed, of) => `${count(changed)} sur ${passages(of)}`,
  skipped: 'Ignorés :',
  index: 'Index ',
  runBy: (by) => `lancée par ${by}`,
  elsewhere: 'la modération d’un autre lieu',
  history: 'Les dernières actualisations',
  newestFirst: 'La plus récente d’abord ; heures en UTC.',
  nothingYet: 'Rien n’a encore été actualisé.',
  notRefreshed: 'Rien n’a été changé.',
};

export const audit: Texts['audit'] = {
  actions: {
    refresh: 'Actualisé',
    refused: 'Refusé',
    share: 'Partagé',
    remove: 'Retiré',
    grants: 'Accès modifiés',
    correction: 'Rectification',
    watch: 'Suivi',
    install: 'Installation',
  },
  kept: (retentionDays) =>
    `Gardé ${days(retentionDays)}, le plus récent d’abord ; heures en UTC. Ce qui est demandé n’est jamais gardé.`,
  nothingYet: 'Rien n’a encore été consigné ici.',
  columns: { when: 'Quand', what: 'Quoi', who: 'Qui', where: 'Où' },
  refreshedTo: (before, after) => `index ${before} → ${after}`,
  refreshedSame: (index) => `index ${index}, rien n’avait changé`,
  readAgain: 'les documents ont été relus',
};

export const feedback: Texts['feedback'] = {
  title: 'Avis',
  on: (retentionDays) =>
    `Sur les réponses des ${plural(retentionDays, { one: '# dernier jour', other: '# derniers jours' })}, par document cité :`,
  columns: { document: 'Document', helpful: 'Utile', notHelpful: 'Pas utile' },
  more: (n) => `et ${plural(n, { one: '# autre document', other: '# autres documents' })}`,
};

export const notices: Texts['notices'] = {
  mark: 'Périmé : quelque chose de cité ici a changé. Voir les réponses à ce message.',
  correction: 'Rectification : ',
  openings: {
    changed: 'ce qui était cité ici a changé dans les documents.',
    gone: 'ce qui était cité ici n’est plus dans les documents.',
    restored: 'ce qui avait changé est de nouveau dans les documents tel qu’il était cité.',
    unavailable: 'quelque chose de cité ici n’est plus disponible.',
  },
  kinds: {
    changed: 'Modifié :',
    gone: 'Disparu :',
    restored: 'De nouveau tel que cité :',
    unavailable: 'N’est plus disponible ici :',
  },
  tellsMore: (check) => said`${check} avec l’un de ces identifiants en dit plus.`,
};

export const watches: Texts['watches'] = {
  offered: (button, keptDays) =>
    `« ${button} » garde cette question et votre nom jusqu’à ce que je vous aie signalé une réponse, que vous l’arrêtiez ou que ${days(keptDays)} soient passés.`,
  willTellYou: 'Je vous préviendrai, une fois, quand un document nouveau ou modifié y répondra.',
  willTellChannel: 'Je préviendrai ce canal, une fois, quand un document nouveau ou modifié y répondra.',
  alreadyForYou: 'Je suis déjà cette question et vous préviendrai.',
  alreadyForChannel: 'Je suis déjà cette question et préviendrai ce canal.',
  keptUntil: (lastDay, stop) => said`Gardé jusqu’au ${lastDay}. ${stop} l’arrête.`,
  kept: (lastDay, stop) =>
    said`Gardés jusque-là, jusqu’à ce que vous l’arrêtiez ou jusqu’au ${lastDay} : la question, votre nom et cet endroit. ${stop} l’arrête.`,
  nothing: 'Je ne suis rien pour vous ici.',
  forYou: (lastDay) => ` – jusqu’au ${lastDay}, pour vous`,
  forChannel: (lastDay) => ` – jusqu’au ${lastDay}, pour le canal`,
  stopsOne: (stop) => said`${stop} en arrête une.`,
  waits: {
    refused: 'Il y a une réponse, mais je n’ai pas pu vous envoyer de message privé',
    closed: 'Il y a une réponse, mais je ne peux pas l’écrire dans un message privé',
    perhaps:
      'Je vous ai peut-être déjà prévenu ; je ne sais pas si le message est arrivé et ne le répéterai pas',
  },
  waiting: (why, since, now, ask) =>
    said`${why} (${age(since, now)}). Pour la lire, reposez la question ici avec ${ask}.`,
  stopped: 'Arrêté, et la question est effacée.',
  unknown: (list) =>
    said`Je ne suis rien pour vous sous cet identifiant : c’est signalé, arrêté ou terminé. ${list} liste ce que je suis.`,
  tooManyOfYours: (max) => `Je suis déjà ${questions(max)} pour vous, c’est le maximum.`,
  tooManyHere: (max) => `Je suis déjà ${questions(max)} dans ce canal, c’est le maximum.`,
  listAndStop: (list, stop) => said`${list} liste les vôtres, ${stop} en arrête une.`,
  answeredAlready: 'Il y a déjà une réponse, il n’y a donc rien à suivre :',
  notHere: 'Je ne peux signaler une réponse que dans une messagerie, pas ici. Demandez là-bas.',
  off: 'Qui m’exploite ne me laisse garder aucune question ; je ne peux donc pas en suivre.',
  privately: (list) => said`Ce que je suis est pour vous seul. Tapez ${list} avec une barre oblique.`,
  whatToWatch: (example) =>
    said`Dites-moi ce que vous voulez savoir, et je vous préviens quand un document y répond : ${example}`,
  example: 'qui a gagné en appel',
  newForYou: (n) =>
    n === 1
      ? 'Vous vouliez en être prévenu. Un document nouveau ou modifié y répond :'
      : 'Vous vouliez en être prévenu. Un document nouveau ou modifié répond à chacune :',
  newForChannel: 'Un document nouveau ou modifié répond à ce qui a été demandé ici :',
  over: (n) =>
    n === 1
      ? 'Je ne la suis plus et j’ai effacé la question.'
      : 'Je ne les suis plus et j’ai effacé les questions.',
};

export const helpers: Texts['helpers'] = {
  askNamed: (name) => `Demander à ${name}`,
  offered: (button, name) =>
    `« ${button} » publie ici cette question avec votre nom, lisible par tout le monde, et avertit ${name}.`,
  canYouAnswer: 'pouvez-vous répondre ? Les documents ne répondent pas.',
  resolvedBy: (name) => `Résolu par ${name}`,
  wasAsked: (name) => `La question a été posée à ${name}.`,
  answerIsHere: 'La réponse',
  calledAlready: 'La question a déjà été posée à quelqu’un.',
  nobodyThere:
    'La personne ou le groupe à qui l’on pouvait demander ici n’est plus là ; personne n’a été averti.',
  tooManyOfYours: (max) =>
    `Je ne transmets pas plus de ${questions(max)} par heure pour une même personne. Veuillez réessayer plus tard.`,
  tooManyHere: (max) =>
    `Je ne transmets pas plus de ${questions(max)} par jour dans un même canal. Veuillez réessayer demain.`,
  notYours:
    'Seule la personne qui a posé la question, celle à qui elle a été posée ou une personne qui modère ce bot peut la marquer comme résolue.',
  noLink: 'Ce n’est pas un lien vers un message d’ici. Veuillez copier le lien du message qui répond.',
  form: {
    title: 'Résolu',
    label: 'Lien du message qui répond, le cas échéant',
    submit: 'Marquer comme résolu',
  },
};

function questions(n: number): string {
  return plural(n, { one: '# question', other: '# questions' });
}
