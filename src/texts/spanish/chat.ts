import { said } from '../said.js';
import type { Texts } from '../texts.js';
import { age, count, days, documents, duration, formats, passages, plural, size, span } from './units.js';

export const buttons: Texts['buttons'] = {
  labels: {
    'previous-page': 'Página anterior',
    'next-page': 'Página siguiente',
    'previous-documents': 'Página anterior',
    'next-documents': 'Página siguiente',
    more: 'Más citas',
    context: 'Contexto',
    verify: 'Verificar',
    share: 'Compartir en el canal',
    'share-check': 'Compartir en el canal',
    'share-find': 'Compartir en el canal',
    'share-coverage': 'Compartir en el canal',
    'tell-when': 'Avísame',
    'stop-watch': 'Parar',
    resolve: 'Resuelto',
    'add-link': 'Añadir un enlace',
    remove: 'Quitar',
    helpful: 'Útil',
    'not-helpful': 'No es útil',
  },
  answerUnknown: (retentionDays) =>
    `Ya no tengo esa respuesta: guardo una respuesta durante ${days(retentionDays)}. Pregunta de nuevo.`,
  reportGone:
    'Ya no tengo esa respuesta: guardo las páginas de un informe durante una hora. Pregunta de nuevo.',
  changedSince: 'El documento ha cambiado desde entonces: así decía cuando se dio la respuesta.',
  documentsGone: 'Los documentos citados ya no están en la carpeta. Pregunta de nuevo.',
  alreadyShared: 'Esa respuesta ya se compartió aquí.',
  noMoreQuotes: 'No hay más citas para esa pregunta.',
  moreShownAlready: 'Las citas siguientes ya están aquí: mira debajo de esa respuesta.',
  moreQuotes: 'Más citas:',
  inContextMarked: 'Con el texto que la rodea; la cita está marcada:',
  inContext: 'Con el texto de alrededor; la cita está en negrita:',
  notTheirsToRemove:
    'Solo quien preguntó, o alguien de la moderación de este bot, puede quitar esa respuesta.',
  removed: 'Se quitó la respuesta.',
  votes: {
    helpful: 'Gracias. He contado tu voto: útil.',
    notHelpful: 'Gracias. He contado tu voto: no es útil.',
    changedToHelpful: 'He cambiado tu voto: útil.',
    changedToNotHelpful: 'He cambiado tu voto: no es útil.',
    alreadyHelpful: 'Tu voto ya está contado: útil.',
    alreadyNotHelpful: 'Tu voto ya está contado: no es útil.',
  },
  unknown: 'Ya no conozco ese botón. Pregunta de nuevo.',
};

export const requests: Texts['requests'] = {
  unknownCommand: 'No conozco ese comando. Conozco:',
  misused: (command, problems) => said`No puedo ejecutar ${command} así: ${problems.join('; ')}.`,
  useItLikeThis: (usage) => said`Úsalo así: ${usage}`,
  moderatorsOnly: (asked) =>
    said`Lo siento, ${asked} es para la moderación de este bot. Pídeselo a alguien de ella.`,
  tooSlow: 'Tardó demasiado, así que dejé de esperar. Inténtalo de nuevo en un momento.',
  busy: 'Ahora mismo esperan demasiadas preguntas. Pregunta de nuevo en un minuto.',
  failed: 'Algo salió mal por mi parte, y no se cambió nada. Inténtalo de nuevo.',
  forOperators: (requestId) =>
    said`Para quien gestiona este bot: mira la solicitud ${requestId} en el registro.`,
  problems: {
    noSuchOption: (words) => `«${words}» no es una opción de este comando`,
    twice: (name) => `${name} aparece dos veces`,
    missing: (name) => `falta ${name}`,
    valueMissing: (name, examples) => `${name} necesita un valor: ${examples.join(' o ')}`,
    wrongValue: (name, expected, given) => `${name} debe ser ${expected.join(' o ')}, no «${given}»`,
    anyText: 'un texto',
    someWords: 'unas palabras',
  },
  overUser: (questions, seconds, wait) =>
    `Has preguntado todo lo que acepto de una persona: ${questionsIn(questions, seconds)}. Pregunta de nuevo en ${span(wait)}.`,
  overChannel: (questions, seconds, wait) =>
    `En este canal se ha preguntado todo lo que acepto de un canal: ${questionsIn(questions, seconds)}. Pregunta de nuevo en ${span(wait)}.`,
};

function questionsIn(questions: number, seconds: number): string {
  return `${plural(questions, { one: '# pregunta', other: '# preguntas' })} en ${span(seconds)}`;
}

export const messageCommands: Texts['messageCommands'] = {
  deleted: 'Ese mensaje se ha borrado, así que no hay nada que mirar.',
  own: 'Ese mensaje es mío: sus citas son trozos exactos de los documentos, cada una con su lugar. Elige un mensaje de otra persona.',
  withoutText: 'Ese mensaje no tiene texto, solo archivos, imágenes o tarjetas, que no leo.',
  empty: 'Ese mensaje no tiene texto.',
};

export const delivery: Texts['delivery'] = {
  leftOut: (quotes, rows, others) => {
    const parts = [
      quotes > 0 ? plural(quotes, { one: '# cita más', other: '# citas más' }) : '',
      rows > 0 ? plural(rows, { one: '# fila más', other: '# filas más' }) : '',
      others > 0 ? plural(others, { one: '# parte más', other: '# partes más' }) : '',
    ].filter((part) => part !== '');
    return `Se dejó fuera porque el mensaje está lleno: ${parts.join(', ')}.`;
  },
  notShown: 'No pude publicar la respuesta: aquí se rechazó. Inténtalo de nuevo o pregúntame en privado.',
  tooManyWaiting:
    'Demasiadas respuestas esperan a publicarse aquí. Inténtalo de nuevo en un minuto o pregúntame en privado.',
  cannotWrite:
    'La respuesta es solo para ti, y no puedo escribirte en privado. Permite los mensajes directos de este servidor o escribe el comando con una barra.',
  perhapsShown: 'No sé si la respuesta se publicó. Si no está en el canal, pregunta de nuevo.',
  notRemoved: 'No pude quitar ese mensaje. Inténtalo de nuevo en un momento.',
  restarting: 'Me estoy reiniciando. Pregunta de nuevo en un momento.',
  restarted: 'Me reiniciaron antes de poder responder. Pregunta de nuevo.',
  notInstalled:
    'Ya no estoy conectado con este espacio de trabajo. Quien me gestiona, o me instaló aquí, puede conectarme de nuevo.',
  willWrite:
    'Esto tarda más de lo que puedo mostrar el avance aquí. Te enviaré un mensaje directo cuando termine.',
  questionShortened:
    'La pregunta está acortada aquí, así que faltan los botones que la repiten o la comparten.',
  nothingToShow: 'No hay nada que mostrar.',
  asked: 'preguntó:',
};

export const forms: Texts['forms'] = {
  file: 'O un archivo en lugar del texto',
  cancel: 'Cancelar',
  unknown: 'No conozco ese formulario. Escribe el comando de nuevo.',
};

export const progress: Texts['progress'] = {
  labels: {
    'Reading documents': 'Leyendo documentos',
    'Another refresh is running': 'Hay otra actualización en marcha',
    'Checking quotations': 'Comprobando citas',
    'Looking for sources': 'Buscando fuentes',
  },
  of: (done, total) => `${count(done)} de ${count(total)}`,
  bytesOf: (done, total) => `${size(done)} de ${size(total)}`,
  left: (ms) => `faltan unos ${formats.roughly(ms)}`,
};

export const help: Texts['help'] = {
  hello: '¡Hola! ',
  thanks: '¡De nada! ',
  whatIDo:
    'Pregúntame por los documentos con tus propias palabras. Respondo con sus pasajes, palabra por palabra, y digo dónde está cada uno.',
  tryThese: 'Estos documentos responden, por ejemplo:',
  nothingToTry: 'Para empezar bastan un nombre o unas pocas palabras de los documentos.',
  more: (sources, about) => said`${sources} enumera los documentos, ${about} dice qué más sé hacer.`,
};

export const home: Texts['home'] = {
  howToAsk: 'Cómo preguntar',
  write: 'Escríbeme en «Mensajes» o mencióname en un canal.',
  writeLike: (example) => said`Escríbeme en «Mensajes» o mencióname en un canal: ${example}`,
  whatFrom: 'De qué respondo',
  nothing: 'Aquí no hay documentos en los que pueda buscar.',
  holdings: (number, found, builtAt, now) =>
    `${documents(number)}, ${passages(found)}, indexados ${age(builtAt, now)}:`,
  more: (more, list) => said`y ${count(more)} más; ${list} los enumera todos.`,
  lastRefresh: 'La última actualización',
  refreshed: (at, now, by, number) => `${age(at, now)}, ejecutada por ${by}: ${documents(number)}.`,
};

const unreadableFiles = (n: number) =>
  plural(n, { one: 'no se pudo leer # archivo', other: 'no se pudieron leer # archivos' });

export const about: Texts['about'] = {
  what: (number, found) =>
    `Respondo preguntas sobre ${documents(number)} (${passages(found)}) con sus propias palabras: cada cita es un trozo exacto de un documento.`,
  index: 'Índice',
  noIndex: (unreadable, refresh) =>
    unreadable > 0
      ? said`Todavía no hay índice: ${unreadableFiles(unreadable)}. ${refresh} lo crea, o dice por qué no puede.`
      : said`Todavía no hay índice. ${refresh} lo crea, o dice por qué no puede.`,
  fingerprint: (fingerprint, builtAt, now) => said`Huella ${fingerprint}, creada ${age(builtAt, now)}.`,
  complete: 'Contiene todos los archivos de la carpeta.',
  filesLeftOut: (n) =>
    plural(n, {
      one: '# archivo de la carpeta dejado fuera',
      other: '# archivos de la carpeta dejados fuera',
    }),
  filesInPart: (n) =>
    plural(n, { one: '# archivo leído solo en parte', other: '# archivos leídos solo en parte' }),
  namesThem: (leftOut, refresh) => said`${leftOut.join(', ')}; ${refresh} nombra cada uno con el motivo.`,
  stored: 'Guardado',
  storedAnswers: (retentionDays) =>
    `El índice, los informes de las actualizaciones y, durante ${days(retentionDays)}, qué pasajes se mostraron dónde y a quién, con los votos sobre ellos (no de quién).`,
  storedAudit: (retentionDays) =>
    `Durante ${days(retentionDays)}: quién actualizó, compartió o quitó algo, y a quién se le negó un comando de moderación.`,
  storedWatches: (watchDays) =>
    `Una pregunta que me pides seguir, con tu nombre y dónde la hiciste: hasta que te avise, la pares o pasen ${days(watchDays)}. Después se borra.`,
  neverStored: 'Nunca se guarda, se registra ni se envía a otro sitio: lo que se pregunta.',
  neverStoredOtherwise: 'Nunca se guarda, se registra ni se envía a otro sitio: lo demás que se pregunta.',
  program: 'Programa',
  version: (version) => `Versión ${version}.`,
  connected: (adapters) => ` Conectado: ${adapters.join(', ')}.`,
  states: { starting: 'arrancando', up: 'en línea', down: 'desconectado' },
  model: (name, read, of) =>
    said`Modelo de frases ${name}${read === undefined ? '' : `, que ha leído ${count(read)} de ${documents(of)}`}.`,
  modelOff: (name, problem) => said`Modelo de frases ${name}, sin usar ahora: ${problem}.`,
  advice: 'Consejo: ',
  problem: 'Problema: ',
};

export const access: Texts['access'] = {
  closed:
    'Lo siento, aquí no puedo responder: no hay documentos abiertos para este lugar. Quien me gestiona puede cambiarlo.',
  privateOnly:
    'Lo siento, no puedo responder a eso para todos aquí. A ti sí puedo responderte a solas: pregunta con public:no.',
  forYouAlone: 'Solo para ti, de documentos que no todos aquí pueden ver:',
  notForChannel: 'Lo siento, no todos aquí pueden ver lo que cita esta respuesta, así que se queda contigo.',
  unreadableHere:
    'No se pudieron leer los documentos. Quien me gestiona encuentra el motivo con npm run doctor.',
  unsavedHere:
    'No se pudo guardar el índice; se conserva el anterior. Quien me gestiona encuentra el motivo en el registro y con npm run doctor.',
  nothingRestricted:
    'No hay restricciones: dondequiera que esté instalado, todos pueden preguntar por todos los documentos.',
  nothingGranted: 'Aquí no hay nada concedido: quien pregunta recibe un no cortés.',
  everything: 'todos los documentos',
  whoMay: 'Quién puede preguntar qué:',
  whoMayHere: 'Quién puede preguntar qué aquí:',
  columns: { where: 'Dónde', who: 'Quién', collections: 'Colecciones', until: 'Hasta' },
  whole: { workspace: 'todo el espacio de trabajo', server: 'todo el servidor' },
  channel: (id) => `canal ${id}`,
  sharedChannel: (id) => `canal ${id} (también si se comparte)`,
  role: (id) => `rol ${id} (respuestas privadas)`,
  directMessages: 'mensajes directos',
  noEnd: 'sin fin',
  ended: (lastDay, endedAt, now) => `${formats.day(lastDay)} – TERMINÓ ${age(endedAt, now)}`,
  until: (lastDay, left) => {
    if (left === undefined) return formats.day(lastDay);
    return `${formats.day(lastDay)} – termina ${left === 1 ? 'en menos de un día' : `en ${days(left)}`}`;
  },
};

export const refresh: Texts['refresh'] = {
  done: 'El índice está al día',
  nothingChanged: 'No ha cambiado nada',
  wouldChange: 'Qué cambiaría una actualización',
  wouldNotChange: 'No cambiaría nada',
  sums: (n) =>
    [
      `Añadidos: ${count(n.added)}`,
      `cambiados: ${count(n.changed)}`,
      ...(n.moved > 0 ? [`movidos: ${count(n.moved)}`] : []),
      `quitados: ${count(n.removed)}`,
      `omitidos: ${count(n.skipped)}`,
    ].join(', '),
  sizes: (number, found) => `${documents(number)}, ${passages(found)}`,
  took: (ms) => duration(ms),
  lists: { added: 'Añadidos: ', changed: 'Cambiados: ', moved: 'Movidos: ', removed: 'Quitados: ' },
  noWords: 'ninguna palabra',
  changedPassages: (changed, of) => `${count(changed)} de ${passages(of)}`,
  skipped: 'Omitidos:',
  index: 'Índice ',
  runBy: (by) => `ejecutada por ${by}`,
  elsewhere: 'la moderación de otro lugar',
  history: 'Las últimas actualizaciones',
  newestFirst: 'La más reciente primero; horas en UTC.',
  nothingYet: 'Todavía no se ha actualizado nada.',
  notRefreshed: 'No se cambió nada.',
};

export const audit: Texts['audit'] = {
  actions: {
    refresh: 'Actualizado',
    refused: 'Negado',
    share: 'Compartido',
    remove: 'Quitado',
    grants: 'Permisos cambiados',
    correction: 'Rectificación',
    watch: 'Seguimiento',
    install: 'Instalación',
  },
  kept: (retentionDays) =>
    `Se guarda ${days(retentionDays)}, lo más reciente primero; horas en UTC. Nunca se guarda lo que se pregunta.`,
  nothingYet: 'Aquí todavía no se ha registrado nada.',
  columns: { when: 'Cuándo', what: 'Qué', who: 'Quién', where: 'Dónde' },
  refreshedTo: (before, after) => `índice ${before} → ${after}`,
  refreshedSame: (index) => `índice ${index}, no había cambiado nada`,
  readAgain: 'se volvieron a leer los documentos',
};

export const feedback: Texts['feedback'] = {
  title: 'Valoraciones',
  on: (retentionDays) =>
    `Sobre respuestas de los últimos ${days(retentionDays)}, por los documentos que citan:`,
  columns: { document: 'Documento', helpful: 'Útil', notHelpful: 'No es útil' },
  more: (n) => `y ${plural(n, { one: '# documento más', other: '# documentos más' })}`,
};

export const notices: Texts['notices'] = {
  mark: 'Desactualizado: algo citado aquí ha cambiado. Mira las respuestas a este mensaje.',
  correction: 'Rectificación: ',
  openings: {
    changed: 'lo que se citó aquí ha cambiado en los documentos.',
    gone: 'lo que se citó aquí ya no está en los documentos.',
    restored: 'lo que había cambiado está de nuevo en los documentos como se citó.',
    unavailable: 'algo que se citó aquí ya no está disponible.',
  },
  kinds: {
    changed: 'Cambiado:',
    gone: 'Desaparecido:',
    restored: 'De nuevo como se citó:',
    unavailable: 'Ya no disponible aquí:',
  },
  tellsMore: (check) => said`${check} con uno de estos identificadores dice más.`,
};

export const watches: Texts['watches'] = {
  offered: (button, keptDays) =>
    `«${button}» guarda esta pregunta y tu nombre hasta que te avise de una respuesta, lo pares o pasen ${days(keptDays)}.`,
  willTellYou: 'Te avisaré, una vez, cuando un documento nuevo o cambiado responda a esto.',
  willTellChannel: 'Avisaré a este canal, una vez, cuando un documento nuevo o cambiado responda a esto.',
  alreadyForYou: 'Ya sigo esa pregunta y te avisaré.',
  alreadyForChannel: 'Ya sigo esa pregunta y avisaré a este canal.',
  keptUntil: (lastDay, stop) => said`Se guarda hasta el ${lastDay}. ${stop} lo para.`,
  kept: (lastDay, stop) =>
    said`Se guardan hasta entonces, hasta que lo pares o hasta el ${lastDay}: la pregunta, tu nombre y este lugar. ${stop} lo para.`,
  nothing: 'Aquí no sigo nada para ti.',
  forYou: (lastDay) => ` – hasta el ${lastDay}, para ti`,
  forChannel: (lastDay) => ` – hasta el ${lastDay}, para el canal`,
  stopsOne: (stop) => said`${stop} para una.`,
  waits: {
    refused: 'Hay una respuesta, pero no pude enviarte un mensaje directo',
    closed: 'Hay una respuesta, pero no puedo escribirla en un mensaje directo',
    perhaps: 'Puede que ya te avisara; no sé si llegó y no lo repetiré',
  },
  waiting: (why, since, now, ask) =>
    said`${why} (${age(since, now)}). Para leerla, pregunta de nuevo aquí con ${ask}.`,
  stopped: 'Parado, y la pregunta se ha borrado.',
  unknown: (list) =>
    said`No sigo nada tuyo con ese identificador: ya te avisé, se paró o se acabó su tiempo. ${list} enumera lo que sigo.`,
  tooManyOfYours: (max) => `Ya sigo ${questions(max)} para ti, que es el máximo.`,
  tooManyHere: (max) => `Ya sigo ${questions(max)} en este canal, que es el máximo.`,
  listAndStop: (list, stop) => said`${list} enumera las tuyas, ${stop} para una.`,
  answeredAlready: 'Ya hay una respuesta, así que no hay nada que seguir:',
  notHere: 'Solo puedo avisarte de una respuesta en un chat, no aquí. Pregunta allí.',
  off: 'Quien me gestiona no me deja guardar preguntas, así que no puedo seguir ninguna.',
  privately: (list) => said`Lo que sigo es solo para ti. Escribe ${list} con una barra.`,
  whatToWatch: (example) =>
    said`Dime qué quieres saber y te aviso cuando un documento lo responda: ${example}`,
  example: 'quién ganó la apelación',
  newForYou: (n) =>
    n === 1
      ? 'Querías que te avisara de esto. Un documento nuevo o cambiado lo responde:'
      : 'Querías que te avisara de esto. Un documento nuevo o cambiado responde a cada pregunta:',
  newForChannel: 'Un documento nuevo o cambiado responde a lo que se preguntó aquí:',
  over: (n) =>
    n === 1 ? 'Ya no la sigo y he borrado la pregunta.' : 'Ya no las sigo y he borrado las preguntas.',
};

export const helpers: Texts['helpers'] = {
  askNamed: (name) => `Preguntar a ${name}`,
  offered: (button, name) =>
    `«${button}» publica aquí esta pregunta con tu nombre, a la vista de todos, y avisa a ${name}.`,
  canYouAnswer: '¿puedes responder a esto? Los documentos no lo hacen.',
  resolvedBy: (name) => `Resuelto por ${name}`,
  wasAsked: (name) => `Se preguntó a ${name}.`,
  answerIsHere: 'La respuesta',
  calledAlready: 'Ya se ha preguntado a alguien por esto.',
  nobodyThere: 'La persona o el grupo al que se podía preguntar aquí ya no está; no se ha avisado a nadie.',
  tooManyOfYours: (max) =>
    `No paso a otras personas más de ${questions(max)} por hora de una misma persona. Inténtalo más tarde.`,
  tooManyHere: (max) =>
    `No paso a otras personas más de ${questions(max)} al día en un mismo canal. Inténtalo mañana.`,
  notYours: 'Solo quien preguntó, a quien se preguntó o quien modera este bot puede marcarlo como resuelto.',
  noLink: 'Eso no es un enlace a un mensaje de aquí. Copia el enlace del mensaje que responde.',
  form: {
    title: 'Resuelto',
    label: 'Enlace al mensaje que responde, si lo hay',
    submit: 'Marcar como resuelto',
  },
};

function questions(n: number): string {
  return plural(n, { one: '# pregunta', other: '# preguntas' });
}
