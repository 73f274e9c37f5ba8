import type { Texts } from '../texts.js';

const isPublic = 'Responder donde todo el canal pueda leerlo';
const source = 'Solo documentos con esto en su título o nombre';
const page = 'Qué página, si hay varias';

export const commands: Texts['commands'] = {
  ask: {
    description: 'Responde a una pregunta con los propios pasajes, palabra por palabra',
    options: {
      question: 'Lo que quieres saber',
      source,
      by: 'Solo palabras de esta persona, donde un documento dice quién habla',
      public: isPublic,
    },
  },
  check: {
    description: 'Compara palabras citadas, o una cita por su recibo, con los documentos',
    options: {
      words: 'Una cita, un texto con citas entre comillas o el identificador de un recibo',
      public: isPublic,
    },
    onMessage: 'Comprobar esta cita',
    form: { title: 'Comprobar citas', label: 'Un texto con citas entre comillas', submit: 'Comprobar' },
  },
  find: {
    description: 'Encuentra lo que dicen los documentos sobre un texto, frase por frase',
    options: { text: 'Un mensaje o cualquier otro texto', public: isPublic },
    onMessage: 'Encontrar la fuente',
    form: {
      title: 'Encontrar las fuentes',
      label: 'Un texto: busco cada una de sus frases',
      submit: 'Buscar',
    },
  },
  coverage: {
    description: 'Muestra cómo trata un tema cada documento, por fecha, o dos lado a lado',
    options: {
      topic: 'De qué pueden hablar los documentos',
      between: 'Dos documentos, editores o fechas lado a lado: A,B',
      source,
      page,
      public: isPublic,
    },
  },
  watch: {
    description: 'Te avisa una vez cuando un documento nuevo o cambiado responde a una pregunta',
    options: {
      question: 'De qué quieres que te avise cuando un documento lo responda',
      show: 'mine: qué sigo y hasta cuándo',
      stop: 'El identificador de lo que debo dejar de seguir',
      for: 'A quién se avisa: me (a ti) o channel (a todo este canal, moderación)',
    },
  },
  sources: {
    description: 'Enumera los documentos con título, fecha, tamaño y pasajes',
    options: { filter: 'Solo documentos con esto en su título, nombre o editor', page },
  },
  refresh: {
    description: 'Vuelve a leer los documentos y dice qué cambió (moderación)',
    options: {
      show: 'dry-run: solo decir qué cambiaría; history: las últimas actualizaciones',
      public: 'Decirlo a todo el canal, de los documentos abiertos para él',
    },
  },
  about: {
    description: 'Dice qué está indexado, qué se guarda y cómo preguntar',
    options: {
      show: 'access: quién puede preguntar qué; audit: quién hizo qué; gaps: qué falta (moderación)',
    },
  },
  app: 'Responde preguntas sobre tus documentos con los propios pasajes, palabra por palabra y con su fuente.',
};
