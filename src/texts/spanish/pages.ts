import type { Texts } from '../texts.js';
import { day, documents, passages, plural } from './units.js';

export const reader: Texts['reader'] = {
  program: 'Verbatim',
  skip: 'Ir a las palabras citadas',
  publisher: 'Editor',
  author: 'Autoría',
  date: 'Fecha',
  file: 'Archivo',
  section: 'Sección',
  line: 'Línea',
  place: 'Lugar',
  original: 'Abrir el original',
  passage: 'El pasaje',
  quoteBegins: 'empieza la cita',
  quoteEnds: 'termina la cita',
  others: 'Otras citas de esta respuesta',
  asItWas: 'Las palabras como se citaron',
  receipt: 'Recibo',
  cite: 'Citar este pasaje',
  openUntil: (givenAt, endsAt) =>
    `Citado el ${day(givenAt)}. Quien tenga este enlace puede abrirlo hasta el ${day(endsAt)}; compártelo con cuidado.`,
  holdsUnseen: (n) =>
    plural(n, {
      one: 'Las palabras marcadas contienen # carácter invisible o que cambia la dirección de la escritura.',
      other:
        'Las palabras marcadas contienen # caracteres invisibles o que cambian la dirección de la escritura.',
    }),
  messages: {
    unknown: {
      title: 'Este enlace no abre nada',
      text: 'Puede estar incompleto o alterado, o pertenecer a una respuesta que ya no se guarda. Pregunta de nuevo donde lo encontraste.',
    },
    ended: {
      title: 'Este enlace ha caducado',
      text: 'Los enlaces a citas se abren durante un tiempo limitado. Haz la pregunta de nuevo para obtener otro.',
    },
    closed: {
      title: 'Esta cita ya no se puede leer',
      text: 'Lo que citó la respuesta ya no está abierto para el lugar donde se dio.',
    },
    removed: {
      title: 'Este documento ya no está',
      text: 'El documento que se citó aquí ya no existe, así que ya no se cita.',
    },
    changed: {
      title: 'El documento ha cambiado desde entonces',
      text: 'Lo que citó la respuesta ya no está como estaba. Así decía cuando se dio la respuesta:',
    },
    method: { title: 'Eso no se puede hacer aquí', text: 'Una cita solo se puede leer.' },
    busy: {
      title: 'Inténtalo de nuevo',
      text: 'Ahora mismo esperan demasiadas solicitudes. Inténtalo de nuevo en un minuto.',
    },
    failed: { title: 'Algo salió mal', text: 'Es culpa mía, no tuya. Inténtalo de nuevo.' },
  },
};

export const tryIt: Texts['tryIt'] = {
  program: 'Verbatim',
  headline: '¿Qué dicen los documentos?',
  lead: 'Pregunta con tus palabras. La respuesta está en las suyas: citada carácter por carácter, cada cita con su línea.',
  ask: 'Preguntar',
  examples: 'Prueba una de estas',
  unanswered: 'Y una que no responden',
  commands: 'Más allá de las preguntas',
  moreExamples: 'Más para probar',
  skip: 'Ir a la respuesta',
  answer: 'Respuesta',
  looks: (labels) => `Cómo se ve en ${labels.join(' y ')}`,
  otherMatches: 'Otros pasajes',
  details: 'Detalles',
  copy: 'Copiar',
  copied: 'Copiado',
  recent: 'Preguntado en esta pestaña',
  documents: 'Documentos',
  filter: 'Filtrar',
  noneFits: 'Ningún documento coincide.',
  askWithin: 'Preguntar en este',
  within: 'Pregunta solo a este documento:',
  pressed: 'Más sobre esta respuesta',
  takeAlong: 'Guardar esta respuesta como:',
  exports: { markdown: 'Markdown', csv: 'CSV', json: 'JSON', csl: 'CSL-JSON', citation: 'citas sencillas' },
  noPreview: 'No se pudo hacer esta vista previa.',
  nothingIndexed: 'Todavía no hay documentos en los que buscar.',
  refusedTitle: 'Rechazado',
  notFromPage: 'Una pregunta solo se puede enviar desde esta misma página.',
  notFoundTitle: 'No encontrado',
  notFound: 'No hay nada en esta dirección.',
  answerGoneTitle: 'Esta respuesta ya no está',
  answerGone: 'Las últimas respuestas quedan aquí mientras el programa funciona. Pregunta de nuevo.',
  failedTitle: 'Algo salió mal',
  tooLong: 'Eso era más largo de lo que acepta esta página. Pregunta con menos palabras.',
  unreadable: 'No se pudo leer esa solicitud.',
  failed: 'Algo salió mal por mi parte. Inténtalo de nuevo.',
  askedBy: 'preguntado por',
  onlyThisMachine: (reason) => `Esta página es solo para el equipo en el que funciona (${reason}).`,
  searchable: (number, found) =>
    `${documents(number)}, ${passages(found)}. Lo que preguntas se queda en este equipo.`,
  addPlatform: (labels) => `Úsalo donde habla tu equipo: README.md dice cómo añadir ${labels.join(' o ')}.`,
  inPlatform: (label) => `En ${label}`,
  privatePreview: (labels) =>
    `${labels.join(' y ')}: a partir de los mismos mensajes que se enviarían allí, como respuesta privada en un canal; public:yes muestra una que todos pueden leer.`,
  publicPreview: (labels) =>
    `${labels.join(' y ')}: a partir de los mismos mensajes que se enviarían allí, como respuesta que todo el canal puede leer.`,
  badge: 'APP',
  buttons: 'Botones',
  notPreviewed: (kind) => `(${kind}: no se muestra en esta vista previa)`,
  onlyVisibleToYou: 'Solo visible para ti',
  onlyYouCanSee: 'Solo tú puedes ver esto • ',
  dismiss: 'Descartar mensaje',
};

export const install: Texts['install'] = {
  doneTitle: 'Instalado',
  done: (name) =>
    name === ''
      ? 'Estoy instalado. Quien me gestiona decide qué documentos están abiertos para ustedes.'
      : `Estoy instalado en ${name}. Quien me gestiona decide qué documentos están abiertos allí.`,
  notDoneTitle: 'No instalado',
  cancelled: 'Has cancelado, así que no se instaló nada.',
  notBegunHere:
    'Esta instalación se empezó hace demasiado tiempo, en otro navegador o no aquí, así que no se instaló nada. Empieza de nuevo desde la primera página.',
  failed: 'No funcionó, así que no se instaló nada. Empieza de nuevo dentro de un minuto.',
};
