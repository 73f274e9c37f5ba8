import type { Texts } from '../texts.js';
import { day, documents, passages, plural } from './units.js';

export const reader: Texts['reader'] = {
  program: 'Verbatim',
  skip: 'Aller aux mots cités',
  publisher: 'Éditeur',
  author: 'Auteur',
  date: 'Date',
  file: 'Fichier',
  section: 'Section',
  line: 'Ligne',
  place: 'Endroit',
  original: 'Ouvrir l’original',
  passage: 'Le passage',
  quoteBegins: 'début de la citation',
  quoteEnds: 'fin de la citation',
  others: 'Autres citations de cette réponse',
  asItWas: 'Les mots tels qu’ils étaient cités',
  receipt: 'Reçu',
  cite: 'Citer ce passage',
  openUntil: (givenAt, endsAt) =>
    `Cité le ${day(givenAt)}. Qui a ce lien peut l’ouvrir jusqu’au ${day(endsAt)} ; ne le donnez pas à n’importe qui.`,
  holdsUnseen: (n) =>
    plural(n, {
      one: 'Les mots marqués contiennent # caractère invisible ou qui change le sens de l’écriture.',
      other: 'Les mots marqués contiennent # caractères invisibles ou qui changent le sens de l’écriture.',
    }),
  messages: {
    unknown: {
      title: 'Ce lien n’ouvre rien',
      text: 'Il est peut-être incomplet ou altéré, ou appartient à une réponse qui n’est plus gardée. Reposez la question là où vous l’avez trouvé.',
    },
    ended: {
      title: 'Ce lien a expiré',
      text: 'Les liens vers des citations ne sont ouverts qu’un temps. Reposez la question pour en obtenir un nouveau.',
    },
    closed: {
      title: 'Cette citation ne peut plus être lue',
      text: 'Ce que la réponse citait n’est plus ouvert à l’endroit où elle a été donnée.',
    },
    removed: {
      title: 'Ce document a disparu',
      text: 'Le document cité ici n’est plus là ; il n’est donc plus cité.',
    },
    changed: {
      title: 'Le document a changé depuis',
      text: 'Ce que la réponse citait n’y est plus tel quel. Voici ce qu’on y lisait quand elle a été donnée :',
    },
    method: { title: 'Cela n’est pas possible ici', text: 'Une citation ne peut qu’être lue.' },
    busy: {
      title: 'Veuillez réessayer',
      text: 'Trop de demandes attendent en ce moment. Réessayez dans une minute.',
    },
    failed: { title: 'Quelque chose s’est mal passé', text: 'C’est ma faute, pas la vôtre. Réessayez.' },
  },
};

export const tryIt: Texts['tryIt'] = {
  program: 'Verbatim',
  headline: 'Que disent les documents ?',
  lead: 'Demandez avec vos mots. La réponse est dans les leurs : citée caractère par caractère, chaque citation avec sa ligne.',
  ask: 'Demander',
  examples: 'Essayez l’une d’elles',
  unanswered: 'Et une à laquelle ils ne répondent pas',
  commands: 'Au-delà des questions',
  moreExamples: 'D’autres à essayer',
  skip: 'Aller à la réponse',
  answer: 'Réponse',
  looks: (labels) => `Aperçu dans ${labels.join(' et ')}`,
  otherMatches: 'Autres passages',
  details: 'Détails',
  copy: 'Copier',
  copied: 'Copié',
  recent: 'Demandé dans cet onglet',
  documents: 'Documents',
  filter: 'Filtrer',
  noneFits: 'Aucun document ne correspond.',
  askWithin: 'Interroger celui-ci',
  within: 'Interroge ce document seul :',
  pressed: 'En savoir plus sur cette réponse',
  takeAlong: 'Enregistrer cette réponse :',
  exports: {
    markdown: 'Markdown',
    csv: 'CSV',
    json: 'JSON',
    csl: 'CSL-JSON',
    citation: 'citations simples',
  },
  noPreview: 'Cet aperçu n’a pas pu être fait.',
  nothingIndexed: 'Il n’y a pas encore de document dans lequel chercher.',
  refusedTitle: 'Refusé',
  notFromPage: 'Une question ne peut être envoyée que depuis cette page même.',
  notFoundTitle: 'Introuvable',
  notFound: 'Il n’y a rien à cette adresse.',
  answerGoneTitle: 'Cette réponse a disparu',
  answerGone: 'Les dernières réponses restent ici tant que le programme tourne. Posez la question à nouveau.',
  failedTitle: 'Quelque chose s’est mal passé',
  tooLong: 'C’était plus long que cette page n’accepte. Demandez en moins de mots.',
  unreadable: 'Cette demande n’a pas pu être lue.',
  failed: 'Quelque chose s’est mal passé de mon côté. Réessayez.',
  askedBy: 'demandé par',
  onlyThisMachine: (reason) => `Cette page n’est que pour la machine où elle tourne (${reason}).`,
  searchable: (number, found) =>
    `${documents(number)}, ${passages(found)}. Ce que vous demandez reste sur cette machine.`,
  addPlatform: (labels) =>
    `Utilisez-le là où votre équipe se parle : README.md dit comment ajouter ${labels.join(' ou ')}.`,
  inPlatform: (label) => `Dans ${label}`,
  privatePreview: (labels) =>
    `${labels.join(' et ')} : tiré des messages mêmes qui y seraient envoyés, en réponse privée dans un canal ; public:yes en montre une que tous peuvent lire.`,
  publicPreview: (labels) =>
    `${labels.join(' et ')} : tiré des messages mêmes qui y seraient envoyés, en réponse que tout le canal peut lire.`,
  badge: 'APPLI',
  buttons: 'Boutons',
  notPreviewed: (kind) => `(${kind} : non montré dans cet aperçu)`,
  onlyVisibleToYou: 'Visible par vous seul',
  onlyYouCanSee: 'Vous seul pouvez voir ceci • ',
  dismiss: 'Ignorer le message',
};

export const install: Texts['install'] = {
  doneTitle: 'Installé',
  done: (name) =>
    name === ''
      ? 'Je suis installé. La personne qui m’exploite décide des documents qui vous sont ouverts.'
      : `Je suis installé dans ${name}. La personne qui m’exploite décide des documents qui y sont ouverts.`,
  notDoneTitle: 'Non installé',
  cancelled: 'Vous avez annulé : rien n’a été installé.',
  notBegunHere:
    'Cette installation a été commencée il y a trop longtemps, dans un autre navigateur ou ailleurs qu’ici : rien n’a été installé. Recommencez depuis la première page.',
  failed: 'Cela n’a pas fonctionné : rien n’a été installé. Recommencez dans une minute.',
};
