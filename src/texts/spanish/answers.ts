import { said } from '../said.js';
import type { Texts } from '../texts.js';
import { age, count, day, days, documents, passages, plural, sentences } from './units.js';

const moreDocuments = (n: number) => plural(n, { one: '# documento más', other: '# documentos más' });
const morePlaces = (n: number) => plural(n, { one: '# lugar más', other: '# lugares más' });
const unreadableFiles = (n: number) =>
  plural(n, { one: 'no se pudo leer # archivo', other: 'no se pudieron leer # archivos' });

export const shared: Texts['shared'] = {
  comma: ', ',
  andMore: (more) => ` y ${count(more)} más`,
  andMoreDocuments: (more) => ` y ${moreDocuments(more)}`,
  quoted: (words) => said`«${words}»`,
  searched: (counts, index) => {
    const { unreadable = 0 } = counts;
    const searchedPassages = counts.passages === undefined ? '' : `, ${passages(counts.passages)}`;
    const left = unreadable > 0 ? `, ${unreadableFiles(unreadable)}` : '';
    return said`Busqué en ${documents(counts.documents)}${searchedPassages}${left} · índice ${index}`;
  },
  noIndex: 'ninguno',
  searchedFor: (words) => `Busqué: ${words}`,
  missing: (words) => said`No está en los documentos: ${words}.`,
  lookAlike: (word, candidates) => said`Palabras de los documentos que se parecen a ${word}: ${candidates}.`,
  alsoIn: (places) => `También en ${places.join(', ')}`,
  morePlaces,
  noDocuments: 'No hay documentos en los que buscar.',
  noWords: 'No encontré ahí palabras que buscar.',
};

export const answer: Texts['answer'] = {
  withSubject: (words) => `Junto con: ${words.join(', ')}`,
  wordsOfAlone: (name) => `Solo palabras que los documentos atribuyen a ${name}`,
  goOn: 'Para seguir preguntando:',
  forgottenSubject: 'Ya no sé qué se preguntó aquí antes, así que busqué solo estas palabras.',
  nearest: 'Los pasajes más cercanos, no una respuesta:',
  nearestHidden: (alone, here) =>
    said`Algunos pasajes se acercan a la pregunta, pero no la responden. Para verlos a solas, pregunta de nuevo con ${alone}; para mostrarlos aquí, con ${here}.`,
  nothingReadable: (unreadable, refresh) =>
    said`No hay documentos en los que buscar: ${unreadableFiles(unreadable)}. La moderación puede ejecutar ${refresh}, que nombra cada archivo con el motivo.`,
  nothingYet: (refresh) =>
    said`Todavía no hay documentos en los que buscar. La moderación puede poner algunos en la carpeta y ejecutar ${refresh}.`,
  withoutModel: {
    late: 'El modelo de frases tardó demasiado, así que esto se ordena sin él.',
    'not-encoded': 'El modelo de frases aún no ha leído todos estos pasajes, así que esto se ordena sin él.',
    failed: 'No se pudo consultar el modelo de frases, así que esto se ordena sin él.',
  },
  withModel: ' · con el modelo de frases',
  nothingFor: (question) => said`No he encontrado nada para «${question}».`,
  nothingFound: 'No encontré nada en los documentos que responda a esto.',
  empty: 'La pregunta está vacía. Pregunta con unas pocas palabras.',
  tooLong: 'Esa pregunta es demasiado larga para buscarla. Hazla en una o dos frases.',
  noWords: 'No encontré en esa pregunta palabras que buscar. Pregunta con palabras.',
  doNotOccur: (number, words) =>
    number === 1
      ? said`Esta palabra no aparece en los documentos: ${words}.`
      : said`Estas palabras no aparecen en los documentos: ${words}.`,
  unknownSource: (source, list) =>
    said`Ningún documento tiene «${source}» en su título, nombre o editor. ${list} los enumera.`,
  phraseOffered: (question, number) => `${question} — ${documents(number)}`,
};

export const citation: Texts['citation'] = {
  inContext: 'en contexto',
  original: 'original',
  open: 'abrir',
  receipt: 'recibo ',
  alsoIn: 'también en ',
  wordsOf: (name) => `palabras de ${name}`,
  copies: (n) => `también en ${morePlaces(n)}`,
  section: (name) => `sección «${name}»`,
  paragraph: (n) => `párrafo ${n}`,
  recognised: (confidence: number, doubtful: readonly string[], more: number) =>
    `leído por reconocimiento de texto (OCR), con un ${count(Math.round(confidence * 100))} % de seguridad${doubtful.length === 0 ? '' : `; dudoso: ${doubtful.map((word) => `«${word}»`).join(', ')}${more === 0 ? '' : ` y ${count(more)} más`}`}`,
  comment: 'un comentario de un lector',
  line: (n) => `línea ${n}`,
  places: {
    page: (n) => `página ${n}`,
    row: (n) => `fila ${n}`,
    record: (n) => `registro ${n}`,
    slide: (n) => `diapositiva ${n}`,
    cell: (n) => `celda ${n}`,
    message: (n) => `mensaje ${n}`,
    pageOf: (label, n, of) => `página ${label} (${n} de ${of})`,
    section: 'sección',
    sheet: 'hoja',
    chapter: 'capítulo',
    notes: 'notas',
    attachment: (name: string, of?: string) =>
      `archivo adjunto${name === '' ? '' : ` ${name}`} ${of === undefined ? 'del correo' : `de ${of}`}`,
  },
};

export const coverage: Texts['coverage'] = {
  none: 'No encontré ningún pasaje que coincida.',
  says: (covering, all, found) =>
    `${count(covering)} de ${documents(all)} ${covering === 1 ? 'dice' : 'dicen'} algo sobre esto, en ${passages(found)}.`,
  nearDuplicates: (names, more) =>
    `Casi iguales: ${names.join(', ')}${more > 0 ? ` y ${moreDocuments(more)}` : ''}.`,
  onBothSides: (n) =>
    plural(n, { one: '# documento está en ambos lados.', other: '# documentos están en ambos lados.' }),
  whichTwo:
    '¿Entre cuáles dos? Nombra los dos con una coma en medio. Si contienen un espacio, ponlos entre comillas:',
  whichTwoExample: 'data sharing between:“Android Headlines,The Verge”',
  whatIsAName: 'Un nombre es un documento, un editor o una fecha: 2018, 2018-06 o 2018-06-05.',
  unknownSide: (name) => said`Ningún documento tiene «${name}» como título, nombre, editor o fecha.`,
  didYouMean: (nearest) => said` ¿Querías decir «${nearest}»?`,
  listed: (list) => said`${list} enumera los documentos.`,
  sameSides: (left, right, number) => said`«${left}» y «${right}» son lo mismo: ${documents(number)}.`,
  nameOthers: 'Nombra dos distintos.',
  noTopic: 'Escribe un tema: un nombre o unas pocas palabras.',
  noWords: 'No encontré ahí palabras que buscar, o solo palabras que aparecen en todas partes.',
  tooLong: 'Ese tema es demasiado largo para buscarlo. Bastan unas pocas palabras.',
  columns: { document: 'Documento', publisher: 'Editor', date: 'Fecha', passages: 'Pasajes' },
  lookedInto: 'Revisados: ',
  noneIn: 'Ningún pasaje que coincida en: ',
  byDate: 'Por fecha',
  silentSide: (number) => ` – ${documents(number)}: ningún pasaje que coincida.`,
  side: (number, covering, found) =>
    ` – ${documents(number)}${covering === number ? '' : `, de los que ${count(covering)} ${covering === 1 ? 'dice' : 'dicen'} algo sobre esto`}, ${passages(found)}`,
  onlyHere: (other) => `Solo aquí. En negrita: palabras que «${other}» no tiene.`,
  onlyWords: (words) => said`Palabras del tema que solo están aquí: ${words}.`,
};

export const check: Texts['check'] = {
  signs: '[-antes-] está en el documento, {+después+} está en lo que se comprobó.',
  wasWhole: 'No hay comillas, así que el texto se comprobó entero. ',
  nothingTyped: (example) => said`No hay nada que comprobar. Prueba ${example}.`,
  example: '«palabras de una cita»',
  noWords: 'No encontré ahí palabras que comprobar.',
  tooLong: 'Eso es demasiado largo para comprobarlo. Comprueba solo las palabras citadas.',
  noDocuments: 'No hay documentos con los que comparar.',
  verdict: (words, differences) =>
    differences.length > 0 ? `${words} (${differences.join(', ')}):` : `${words}:`,
  verdicts: {
    exact: 'Exacta',
    typographic: 'Las mismas palabras con otra tipografía',
    'same-figure': 'Las mismas palabras, con una cifra escrita de otro modo',
    shortened: 'Acortada, con signos donde se omitieron palabras',
    edited: 'Editada, con palabras entre corchetes',
    ocr: 'Tal como lo leyó el reconocimiento de texto (OCR) en una imagen',
    altered: 'Alterada',
    absent: 'No está en los documentos',
    'too-short': 'Demasiado corta para comprobarla',
  },
  differences: {
    'quotation marks': 'comillas',
    dashes: 'rayas',
    ellipses: 'puntos suspensivos',
    'non-breaking spaces': 'espacios duros',
    'white space': 'espacios',
    case: 'mayúsculas',
    'Unicode form': 'forma Unicode',
    'invisible characters': 'caracteres invisibles',
    'closing mark': 'signo final',
    emphasis: 'énfasis',
    links: 'enlaces',
    'footnote marks': 'llamadas de nota',
    'broken words': 'palabras partidas',
    figures: 'cifras',
  },
  leavesOutDenial: 'Las palabras omitidas niegan algo.',
  changesMeaning: 'Las palabras omitidas o puestas entre corchetes niegan algo o cambian un nombre.',
  nearestIs: 'El pasaje más cercano es:',
  noClosingMark: 'El documento no tiene el signo del final.',
  partsFarApart: 'Sus partes están en un documento, pero no cerca unas de otras en este orden:',
  partsInSeveral: 'Sus partes están en documentos distintos:',
  attributed: (to, speaker) => `atribuida a ${to}, el documento dice ${speaker}`,
  compared: (changes) => said`Comparación: ${changes}`,
  notChecked: (strings, more) =>
    `Sin comprobar: ${strings.join(', ')}${more > 0 ? ` y ${count(more)} más` : ''}`,
};

export const verify: Texts['verify'] = {
  readNow: 'Leído ahora mismo de los archivos, no del índice.',
  signs: '[-antes-] estaba ahí cuando se citó, {+después+} está ahí ahora.',
  quotedAt: (givenAt, now) => `Citado ${age(givenAt, now)}, el ${day(givenAt)}.`,
  unchanged: 'Sin cambios:',
  unchangedDocument: 'el documento es el mismo.',
  unchangedWords: 'estas palabras siguen en el mismo lugar; otra cosa del documento ha cambiado.',
  moved: 'Movido:',
  renamed: (from, to, line) => `el mismo texto está ahora en otro archivo: ${from} → ${to}, ${line}.`,
  movedToSeveral: (from, number) => `estas palabras ya no están en ${from}, sino en ${morePlaces(number)}:`,
  movedTo: (from, to) => `estas palabras están ahora en otro lugar del documento: ${from} → ${to}.`,
  at: (line, span) => `${line} (caracteres ${span})`,
  changed: 'Cambiado:',
  wasQuoted: 'esto se citó:',
  nowReads: 'Ahora dice:',
  sameWords: (differences) => `Las mismas palabras con otra tipografía: ${differences.join(', ')}.`,
  onlySpaces: 'Solo difieren los espacios entre palabras y signos.',
  parts: {
    header: 'Los nombres de sus columnas:',
    'lead-in': 'Lo que lleva a ello:',
    changed: 'cambiado.',
    gone: 'desaparecido.',
  },
  gone: 'Desaparecido:',
  passageGone: 'el documento sigue ahí, pero no tiene nada como estas palabras. Esto se citó:',
  fileGone: 'el archivo del documento ya no está en la carpeta. Esto se citó:',
  fileUnreadable: (reason) => `el archivo del documento no se puede leer (${reason}). Esto se citó:`,
  cannotBeRead: 'ilegible',
  sectionWas: (was) => `La sección era «${was}»; ahora no hay ninguna.`,
  sectionIs: (was, is) => `La sección era «${was}»; ahora es «${is}».`,
  unknownReceipt: (retentionDays) =>
    `No conozco ese recibo aquí. Guardo un recibo durante ${days(retentionDays)}; su identificador tiene 16 letras y cifras.`,
};

const sentencesLeftOut = (n: number) =>
  plural(n, { one: 'se dejó fuera # frase más', other: 'se dejaron fuera # frases más' });

export const find: Texts['find'] = {
  on: (sentence) => said`Sobre «${sentence}»:`,
  nothingFound: 'No encontré nada en los documentos sobre esto.',
  searched: (all, read, leftOut) =>
    `Busqué ${sentences(read)} en ${documents(all)}${leftOut > 0 ? `; ${sentencesLeftOut(leftOut)}` : ''}`,
};

export const drafts: Texts['drafts'] = {
  typedName: 'tu texto',
  at: (words, place) => `«${words}» – ${place}`,
  quotations: (n, name) => `${plural(n, { one: '# cita', other: '# citas' })} en ${name}`,
  doNotPass: (n) => plural(n, { one: '# no pasa: ', other: '# no pasan: ' }),
  pass: (n) => plural(n, { one: '# pasa: ', other: '# pasan: ' }),
  kinds: {
    altered: 'alteradas',
    absent: 'que no están en los documentos',
    edited: 'editadas',
    shortened: 'acortadas',
    'too-short': 'demasiado cortas',
    ocr: 'tal como lo leyó el OCR',
    'same-figure': 'con una cifra escrita de otro modo',
    typographic: 'con otra tipografía',
    exact: 'exactas',
  },
  moreStrings: (n) =>
    plural(n, {
      one: '# texto más entre comillas no se comprobó.',
      other: '# textos más entre comillas no se comprobaron.',
    }),
  worstFirst: 'Las peores primero.',
  noQuotation: (name) => `No hay ninguna cita en ${name}: no se comprobó nada.`,
  unreadable: (name, reason) => `${name} no se puede leer (${reason}).`,
  notChecked: 'Sin comprobar:',
  code: (n) =>
    plural(n, {
      one: 'Se pasaron por alto las comillas en # fragmento de código.',
      other: 'Se pasaron por alto las comillas en # fragmentos de código.',
    }),
  page: (page, of, name) =>
    `Página ${count(page)} de ${count(of)} sobre ${name}. Los botones funcionan durante una hora; el texto se guarda solo en memoria.`,
  sentences: (n, name) => `${sentences(n)} en ${name}`,
  relevant: (found, missing) =>
    `Encontré un pasaje sobre ${count(found)} de ellas, y ninguno sobre ${count(missing)}.`,
  sentencesLeftOut: (n) =>
    plural(n, { one: 'Se dejó fuera # frase más.', other: 'Se dejaron fuera # frases más.' }),
  missingFirst: 'Primero las frases sin pasaje, luego las menos seguras.',
  noSentence: (name) => `No hay ninguna frase en ${name}: no se buscó nada.`,
  notFound: 'No encontrada:',
  on: (sentence) => said`Sobre ${sentence}`,
};

export const lists: Texts['lists'] = {
  nothingYet: (refresh) =>
    said`Todavía no hay documentos. La moderación puede poner algunos en la carpeta y ejecutar ${refresh}.`,
  noneFits: (filter) => said`Ningún documento tiene «${filter}» en su título, nombre o editor.`,
  documents: (n) => `${documents(n)}:`,
  narrow: (list) => said`${list} con palabras de un título, nombre o editor enumera menos.`,
  columns: { title: 'Título', date: 'Fecha', size: 'Tamaño', passages: 'Pasajes' },
  page: (shown, order) =>
    `${order === undefined ? '' : `${order}, `}${shown.range} de ${count(shown.total)}; página ${count(shown.page)} de ${count(shown.pages)}.`,
  next: (typed) => said` Siguiente: ${typed}`,
  noSuchPage: (page, all) =>
    said`No hay una página «${page}». Hay ${plural(all, { one: '# página', other: '# páginas' })}.`,
  noPage: (page) => said`No hay una página «${page}». Las páginas se cuentan desde 1.`,
};
