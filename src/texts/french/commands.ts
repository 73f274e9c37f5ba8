import type { Texts } from '../texts.js';

const isPublic = 'Répondre là où tout le canal peut lire';
const source = 'Seulement les documents avec ceci dans leur titre ou leur nom';
const page = 'Quelle page, s’il y en a plusieurs';

export const commands: Texts['commands'] = {
  ask: {
    description: 'Répond à une question par les passages eux-mêmes, mot pour mot',
    options: {
      question: 'Ce que vous voulez savoir',
      source,
      by: 'Seulement les paroles de cette personne, là où un document dit qui parle',
      public: isPublic,
    },
  },
  check: {
    description: 'Compare des mots cités, ou une citation par son reçu, avec les documents',
    options: {
      words: 'Une citation, un texte avec des citations entre guillemets, ou l’identifiant d’un reçu',
      public: isPublic,
    },
    onMessage: 'Vérifier la citation',
    form: {
      title: 'Vérifier des citations',
      label: 'Un texte avec des citations entre guillemets',
      submit: 'Vérifier',
    },
  },
  find: {
    description: 'Trouve ce que les documents disent d’un texte, phrase par phrase',
    options: { text: 'Un message ou un autre texte', public: isPublic },
    onMessage: 'Trouver la source',
    form: {
      title: 'Trouver les sources',
      label: 'Un texte : je cherche chacune de ses phrases',
      submit: 'Chercher',
    },
  },
  coverage: {
    description: 'Montre comment chaque document traite un sujet, par date, ou deux côte à côte',
    options: {
      topic: 'Ce dont les documents peuvent parler',
      between: 'Deux documents, éditeurs ou dates côte à côte : A,B',
      source,
      page,
      public: isPublic,
    },
  },
  watch: {
    description: 'Vous prévient une fois quand un document nouveau ou modifié répond à une question',
    options: {
      question: 'Ce dont vous voulez être prévenu quand un document y répond',
      show: 'mine : ce que je suis, et jusqu’à quand',
      stop: 'L’identifiant de ce que je ne dois plus suivre',
      for: 'Qui est prévenu : me (vous), ou channel (tout ce canal, modération)',
    },
  },
  sources: {
    description: 'Donne la liste des documents avec titre, date, taille et passages',
    options: { filter: 'Seulement les documents avec ceci dans le titre, le nom ou l’éditeur', page },
  },
  refresh: {
    description: 'Relit les documents et dit ce qui a changé (modération)',
    options: {
      show: 'dry-run : dire seulement ce qui changerait ; history : les dernières actualisations',
      public: 'Le dire à tout le canal, sur les documents qui lui sont ouverts',
    },
  },
  about: {
    description: 'Dit ce qui est indexé, ce qui est conservé et comment demander',
    options: {
      show: 'access : qui peut demander quoi ; audit : qui a fait quoi ; gaps : ce qui manque (modération)',
    },
  },
  app: 'Répond aux questions sur vos documents par les passages eux-mêmes, mot pour mot et sourcés.',
};
