import { said } from '../said.js';
import type { Texts } from '../texts.js';
import { age, count, day, days, documents, passages, plural, sentences } from './units.js';

const moreDocuments = (n: number) => plural(n, { one: '# autre document', other: '# autres documents' });
const morePlaces = (n: number) => plural(n, { one: '# autre endroit', other: '# autres endroits' });
const others = (more: number) => plural(more, { one: ' et # autre', other: ' et # autres' });

export const shared: Texts['shared'] = {
  comma: ', ',
  andMore: others,
  andMoreDocuments: (more) => ` et ${moreDocuments(more)}`,
  quoted: (words) => said`« ${words} »`,
  searched: (counts, index) => {
    const { unreadable = 0 } = counts;
    const searchedPassages = counts.passages === undefined ? '' : `, ${passages(counts.passages)}`;
    const left =
      unreadable > 0
        ? `, ${plural(unreadable, { one: '# fichier illisible', other: '# fichiers illisibles' })}`
        : '';
    return said`Recherche dans ${documents(counts.documents)}${searchedPassages}${left} · index ${index}`;
  },
  noIndex: 'aucun',
  searchedFor: (words) => `Recherche : ${words}`,
  missing: (words) => said`Absent des documents : ${words}.`,
  lookAlike: (word, candidates) => said`Mots des documents qui ressemblent à ${word} : ${candidates}.`,
  alsoIn: (places) => `Aussi dans ${places.join(', ')}`,
  morePlaces,
  noDocuments: 'Il n’y a aucun document dans lequel chercher.',
  noWords: 'Je n’y ai trouvé aucun mot à chercher.',
};

export const answer: Texts['answer'] = {
  withSubject: (words) => `Avec : ${words.join(', ')}`,
  wordsOfAlone: (name) => `Seulement des paroles que les documents attribuent à ${name}`,
  goOn: 'Pour continuer :',
  forgottenSubject: 'Je ne sais plus ce qui a été demandé ici auparavant ; j’ai donc cherché ces mots seuls.',
  nearest: 'Passages les plus proches, pas une réponse :',
  nearestHidden: (alone, here) =>
    said`Quelques passages s’approchent de la question sans y répondre. Pour les voir seul, posez-la à nouveau avec ${alone} ; pour les montrer ici, avec ${here}.`,
  nothingReadable: (unreadable, refresh) =>
    said`Il n’y a aucun document dans lequel chercher : ${plural(unreadable, { one: '# fichier n’a pas pu être lu', other: '# fichiers n’ont pas pu être lus' })}. La modération peut lancer ${refresh}, qui nomme chaque fichier avec la raison.`,
  nothingYet: (refresh) =>
    said`Il n’y a pas encore de document dans lequel chercher. La modération peut en déposer dans le dossier et lancer ${refresh}.`,
  withoutModel: {
    late: 'Le modèle de phrases a pris trop de temps ; ce classement se fait donc sans lui.',
    'not-encoded':
      'Le modèle de phrases n’a pas encore lu tous ces passages ; ce classement se fait donc sans lui.',
    failed: 'Le modèle de phrases n’a pas pu être consulté ; ce classement se fait donc sans lui.',
  },
  withModel: ' · avec le modèle de phrases',
  nothingFor: (question) => said`Je n’ai rien trouvé pour « ${question} ».`,
  nothingFound: 'Je n’ai rien trouvé dans les documents qui réponde à cette question.',
  empty: 'Cette question est vide. Posez-la en quelques mots.',
  tooLong: 'Cette question est trop longue pour une recherche. Posez-la en une ou deux phrases.',
  noWords: 'Je n’ai trouvé dans cette question aucun mot à chercher. Posez-la avec des mots.',
  doNotOccur: (number, words) =>
    number === 1
      ? said`Ce mot ne figure pas dans les documents : ${words}.`
      : said`Ces mots ne figurent pas dans les documents : ${words}.`,
  unknownSource: (source, list) =>
    said`Aucun document n’a « ${source} » dans son titre, son nom ou son éditeur. ${list} en donne la liste.`,
  phraseOffered: (question, number) => `${question} — ${documents(number)}`,
};

export const citation: Texts['citation'] = {
  inContext: 'en contexte',
  original: 'original',
  open: 'ouvrir',
  receipt: 'reçu ',
  alsoIn: 'aussi dans ',
  wordsOf: (name) => `paroles de ${name}`,
  copies: (n) => `aussi à ${morePlaces(n)}`,
  section: (name) => `section « ${name} »`,
  paragraph: (n) => `paragraphe ${n}`,
  recognised: (confidence: number, doubtful: readonly string[], more: number) =>
    `lu par reconnaissance de caractères (OCR), sûr à ${count(Math.round(confidence * 100))} %${doubtful.length === 0 ? '' : ` ; douteux : ${doubtful.map((word) => `« ${word} »`).join(', ')}${more === 0 ? '' : ` et ${count(more)} de plus`}`}`,
  comment: 'un commentaire de lecteur',
  line: (n) => `ligne ${n}`,
  places: {
    page: (n) => `page ${n}`,
    row: (n) => `ligne ${n}`,
    record: (n) => `enregistrement ${n}`,
    slide: (n) => `diapositive ${n}`,
    cell: (n) => `cellule ${n}`,
    message: (n) => `message ${n}`,
    pageOf: (label, n, of) => `page ${label} (${n} sur ${of})`,
    section: 'section',
    sheet: 'feuille',
    chapter: 'chapitre',
    notes: 'commentaires',
    attachment: (name: string, of?: string) =>
      `pièce jointe${name === '' ? '' : ` ${name}`} ${of === undefined ? 'du courriel' : `de ${of}`}`,
  },
};

export const coverage: Texts['coverage'] = {
  none: 'Aucun passage correspondant trouvé.',
  says: (covering, all, found) =>
    `${count(covering)} sur ${documents(all)} ${covering < 2 ? 'en parle' : 'en parlent'}, dans ${passages(found)}.`,
  nearDuplicates: (names, more) =>
    `Presque identiques : ${names.join(', ')}${more > 0 ? ` et ${moreDocuments(more)}` : ''}.`,
  onBothSides: (n) =>
    plural(n, { one: '# document est des deux côtés.', other: '# documents sont des deux côtés.' }),
  whichTwo:
    'Entre lesquels ? Nommez-en deux, séparés par une virgule. S’ils contiennent une espace, mettez-les entre guillemets :',
  whichTwoExample: 'data sharing between:“Android Headlines,The Verge”',
  whatIsAName: 'Un nom est un document, un éditeur ou une date : 2018, 2018-06 ou 2018-06-05.',
  unknownSide: (name) => said`Aucun document n’a « ${name} » comme titre, nom, éditeur ou date.`,
  didYouMean: (nearest) => said` Vouliez-vous dire « ${nearest} » ?`,
  listed: (list) => said`${list} donne la liste des documents.`,
  sameSides: (left, right, number) =>
    said`« ${left} » et « ${right} » désignent la même chose : ${documents(number)}.`,
  nameOthers: 'Nommez-en deux différents.',
  noTopic: 'Saisissez un sujet : un nom ou quelques mots.',
  noWords: 'Je n’y ai trouvé aucun mot à chercher, ou seulement des mots présents partout.',
  tooLong: 'Ce sujet est trop long pour une recherche. Quelques mots suffisent.',
  columns: { document: 'Document', publisher: 'Éditeur', date: 'Date', passages: 'Passages' },
  lookedInto: 'Parcourus : ',
  noneIn: 'Aucun passage correspondant dans : ',
  byDate: 'Par date',
  silentSide: (number) => ` – ${documents(number)} : aucun passage correspondant.`,
  side: (number, covering, found) =>
    ` – ${documents(number)}${covering === number ? '' : `, dont ${count(covering)} ${covering < 2 ? 'en parle' : 'en parlent'}`}, ${passages(found)}`,
  onlyHere: (other) => `Seulement ici. En gras : les mots que « ${other} » n’a pas.`,
  onlyWords: (words) => said`Mots du sujet qui ne sont qu’ici : ${words}.`,
};

export const check: Texts['check'] = {
  signs: '[-avant-] figure dans le document, {+après+} dans le texte vérifié.',
  wasWhole: 'Sans guillemets, le texte a été vérifié en entier. ',
  nothingTyped: (example) => said`Il n’y a rien à vérifier. Essayez ${example}.`,
  example: '« mots d’une citation »',
  noWords: 'Je n’y ai trouvé aucun mot à vérifier.',
  tooLong: 'C’est trop long à vérifier. Vérifiez seulement les mots cités.',
  noDocuments: 'Il n’y a aucun document avec lequel comparer.',
  verdict: (words, differences) =>
    differences.length > 0 ? `${words} (${differences.join(', ')}) :` : `${words} :`,
  verdicts: {
    exact: 'Exact',
    typographic: 'Les mêmes mots dans une autre typographie',
    'same-figure': 'Les mêmes mots, avec un chiffre écrit autrement',
    shortened: 'Abrégé, avec des signes de coupure',
    edited: 'Modifié, avec des mots entre crochets',
    ocr: 'Tel que lu par reconnaissance de caractères (OCR) dans une image',
    altered: 'Altéré',
    absent: 'Absent des documents',
    'too-short': 'Trop court pour être vérifié',
  },
  differences: {
    'quotation marks': 'guillemets',
    dashes: 'tirets',
    ellipses: 'points de suspension',
    'non-breaking spaces': 'espaces insécables',
    'white space': 'espaces',
    case: 'majuscules',
    'Unicode form': 'forme Unicode',
    'invisible characters': 'caractères invisibles',
    'closing mark': 'signe final',
    emphasis: 'mise en relief',
    links: 'liens',
    'footnote marks': 'appels de note',
    'broken words': 'mots coupés',
    figures: 'chiffres',
  },
  leavesOutDenial: 'Les mots omis nient quelque chose.',
  changesMeaning: 'Les mots omis ou mis entre crochets nient quelque chose ou changent un nom.',
  nearestIs: 'Le passage le plus proche est :',
  noClosingMark: 'Le document n’a pas le signe final.',
  partsFarApart: 'Ses parties sont dans un même document, mais pas proches dans cet ordre :',
  partsInSeveral: 'Ses parties sont dans des documents différents :',
  attributed: (to, speaker) => `attribué à ${to}, le document dit ${speaker}`,
  compared: (changes) => said`Comparaison : ${changes}`,
  notChecked: (strings, more) => `Non vérifié : ${strings.join(', ')}${more > 0 ? others(more) : ''}`,
};

export const verify: Texts['verify'] = {
  readNow: 'Lu à l’instant dans les fichiers, pas dans l’index.',
  signs: '[-avant-] y figurait au moment de la citation, {+après+} y figure maintenant.',
  quotedAt: (givenAt, now) => `Cité ${age(givenAt, now)}, le ${day(givenAt)}.`,
  unchanged: 'Inchangé :',
  unchangedDocument: 'le document est le même.',
  unchangedWords: 'ces mots sont toujours au même endroit ; autre chose a changé dans le document.',
  moved: 'Déplacé :',
  renamed: (from, to, line) =>
    `le même texte est maintenant dans un autre fichier : ${from} → ${to}, ${line}.`,
  movedToSeveral: (from, number) => `ces mots ne sont plus à ${from}, mais à ${morePlaces(number)} :`,
  movedTo: (from, to) => `ces mots sont maintenant ailleurs dans le document : ${from} → ${to}.`,
  at: (line, span) => `${line} (caractères ${span})`,
  changed: 'Modifié :',
  wasQuoted: 'ceci était cité :',
  nowReads: 'On y lit maintenant :',
  sameWords: (differences) => `Les mêmes mots dans une autre typographie : ${differences.join(', ')}.`,
  onlySpaces: 'Seules les espaces entre mots et signes diffèrent.',
  parts: {
    header: 'Les noms de ses colonnes :',
    'lead-in': 'Ce qui y mène :',
    changed: 'modifié.',
    gone: 'disparu.',
  },
  gone: 'Disparu :',
  passageGone: 'le document est toujours là, mais n’a rien qui ressemble à ces mots. Ceci était cité :',
  fileGone: 'le fichier du document n’est plus dans le dossier. Ceci était cité :',
  fileUnreadable: (reason) => `le fichier du document est illisible (${reason}). Ceci était cité :`,
  cannotBeRead: 'illisible',
  sectionWas: (was) => `La section était « ${was} » ; il n’y en a plus.`,
  sectionIs: (was, is) => `La section était « ${was} » ; c’est maintenant « ${is} ».`,
  unknownReceipt: (retentionDays) =>
    `Je ne connais pas ce reçu ici. Je garde un reçu pendant ${days(retentionDays)} ; son identifiant a 16 lettres et chiffres.`,
};

const sentencesLeftOut = (n: number) =>
  plural(n, {
    one: '# autre phrase a été laissée de côté',
    other: '# autres phrases ont été laissées de côté',
  });

export const find: Texts['find'] = {
  on: (sentence) => said`Sur « ${sentence} » :`,
  nothingFound: 'Je n’ai rien trouvé dans les documents à ce sujet.',
  searched: (all, read, leftOut) =>
    `Recherche de ${sentences(read)} dans ${documents(all)}${leftOut > 0 ? ` ; ${sentencesLeftOut(leftOut)}` : ''}`,
};

export const drafts: Texts['drafts'] = {
  typedName: 'votre texte',
  at: (words, place) => `« ${words} » – ${place}`,
  quotations: (n, name) => `${plural(n, { one: '# citation', other: '# citations' })} dans ${name}`,
  doNotPass: (n) => plural(n, { one: '# ne passe pas : ', other: '# ne passent pas : ' }),
  pass: (n) => plural(n, { one: '# passe : ', other: '# passent : ' }),
  kinds: {
    altered: 'altérées',
    absent: 'absentes des documents',
    edited: 'modifiées',
    shortened: 'abrégées',
    'too-short': 'trop courtes',
    ocr: 'tel que lu par OCR',
    'same-figure': 'avec un chiffre écrit autrement',
    typographic: 'dans une autre typographie',
    exact: 'exactes',
  },
  moreStrings: (n) =>
    plural(n, {
      one: '# autre texte entre guillemets n’a pas été vérifié.',
      other: '# autres textes entre guillemets n’ont pas été vérifiés.',
    }),
  worstFirst: 'Les moins bonnes d’abord.',
  noQuotation: (name) => `Il n’y a aucune citation dans ${name} : rien n’a été vérifié.`,
  unreadable: (name, reason) => `${name} est illisible (${reason}).`,
  notChecked: 'Non vérifié :',
  code: (n) =>
    plural(n, {
      one: 'Les guillemets dans # morceau de code ont été ignorés.',
      other: 'Les guillemets dans # morceaux de code ont été ignorés.',
    }),
  page: (page, of, name) =>
    `Page ${count(page)} sur ${count(of)} pour ${name}. Les boutons fonctionnent pendant une heure ; le texte n’est gardé qu’en mémoire.`,
  sentences: (n, name) => `${sentences(n)} dans ${name}`,
  relevant: (found, missing) =>
    `J’ai trouvé un passage pour ${count(found)}, et aucun pour ${count(missing)}.`,
  sentencesLeftOut: (n) => `${sentencesLeftOut(n)}.`,
  missingFirst: 'D’abord les phrases sans passage, puis les moins sûres.',
  noSentence: (name) => `Il n’y a aucune phrase dans ${name} : rien n’a été cherché.`,
  notFound: 'Introuvable :',
  on: (sentence) => said`Sur ${sentence}`,
};

export const lists: Texts['lists'] = {
  nothingYet: (refresh) =>
    said`Il n’y a pas encore de document. La modération peut en déposer dans le dossier et lancer ${refresh}.`,
  noneFits: (filter) => said`Aucun document n’a « ${filter} » dans son titre, son nom ou son éditeur.`,
  documents: (n) => `${documents(n)} :`,
  narrow: (list) => said`${list} avec des mots d’un titre, d’un nom ou d’un éditeur en liste moins.`,
  columns: { title: 'Titre', date: 'Date', size: 'Taille', passages: 'Passages' },
  page: (shown, order) =>
    `${order === undefined ? '' : `${order}, `}${shown.range} sur ${count(shown.total)} ; page ${count(shown.page)} sur ${count(shown.pages)}.`,
  next: (typed) => said` Suite : ${typed}`,
  noSuchPage: (page, all) =>
    said`Il n’y a pas de page « ${page} ». Il y a ${plural(all, { one: '# page', other: '# pages' })}.`,
  noPage: (page) => said`Il n’y a pas de page « ${page} ». Les pages se comptent à partir de 1.`,
};
