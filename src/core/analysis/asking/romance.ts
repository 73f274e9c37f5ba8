import type { AskingWords } from './language.js';

export const french: AskingWords = {
  greetings: 'bonjour, salut, coucou, bonsoir, hello, hey, excusez-moi, excuse-moi',
  parted: 'cher, chère, chers, pardon, désolé, désolée, alors, bon',
  addressed:
    'à tous, à toutes, tout le monde, tous, l’équipe, équipe, les amis, chers collègues, collègues, toutes et tous, à toutes et à tous',
  thanks:
    'merci, merci beaucoup, merci bien, merci d’avance, merci par avance, un grand merci, mille mercis, merci à tous, cordialement, bien à vous, bonne journée, à bientôt',
  polite: 's’il vous plaît, s’il te plaît, s’il vous plait, s’il te plait, svp, stp, si possible, par hasard',
  sets: {
    can: 'pouvez-vous, peux-tu, pourriez-vous, pourrais-tu, peut-on, tu peux, vous pouvez, tu pourrais, vous pourriez, quelqu’un peut, quelqu’un pourrait, est-ce que quelqu’un peut, est-ce que tu peux, est-ce que vous pouvez',
    tell: 'dire, expliquer, indiquer, montrer, donner, aider, parler, renseigner, rappeler, envoyer, décrire, résumer',
    info: 'quelque chose, des infos, des informations, une info, des détails, de la documentation, plus, tout, un aperçu, un résumé, des précisions, une idée, la moindre idée',
    about: 'sur, à propos de, à propos du, concernant, au sujet de, au sujet du, de, du, des, d’',
    if: 'si, que, où, comment',
  },
  frames: [
    '{can} ( me | nous | m’ )? {tell} {info}? ( {about} | {if} )?',
    '( parle-moi | parlez-moi | dis-moi | dites-moi | explique-moi | expliquez-moi | donne-moi | donnez-moi | montre-moi | montrez-moi ) {info}? ( {about} | {if} )?',
    '( est-ce que | est-ce qu’ )? ( quelqu’un | quelqu’un ici ) ( sait | saurait | connaît | a {info} | aurait {info} ) ( {about} | {if} )?',
    '( sais-tu | savez-vous | vous savez | tu sais | est-ce que vous savez | est-ce que tu sais ) {if}?',
    '( je voudrais | j’aimerais | je veux | je souhaite | je souhaiterais | nous voudrions ) ( savoir | connaître | comprendre | demander ) {if}?',
    '( je cherche | nous cherchons | je me demande | je me demandais | on cherche ) {info}? ( {about} | {if} )?',
    '( y a-t-il | il y a | est-ce qu’il y a | avons-nous | a-t-on | on a ) {info} ( écrit )? {about}',
    'où ( puis-je | peut-on | pouvons-nous | est-ce que je peux ) ( trouver | lire | voir ) ( {info} {about} )?',
    'où trouver ( {info} {about} )?',
    '( que | qu’est-ce que ) ( dit | disent | savons-nous | sait-on ) ( le manuel | la documentation | les documents | on )? {about}',
    '( une | petite | j’ai une ) ( petite )? question {about}?',
  ],
  closings: ['( quelqu’un sait | quelqu’un | une idée | des idées | si possible )'],
  how: { words: 'combien', measures: 'de' },
  light:
    'passe passé passer arrive arrivé arriver devient devenir devenu fait faire faut va aller vient venir met mettre donne donner prend prendre marche fonctionne trouve trouver appelle chose choses quelque gens vraiment exactement',
};

export const spanish: AskingWords = {
  greetings: 'hola, buenas, buenos días, buenas tardes, buenas noches, hey, disculpa, disculpen',
  parted: 'estimados, estimadas, querido, perdón, perdona, perdonad, oye, bueno',
  addressed:
    'a todos, a todas, todos, todas, equipo, chicos, gente, compañeros, amigos, a todos y todas, qué tal',
  thanks:
    'gracias, muchas gracias, mil gracias, gracias de antemano, gracias por adelantado, muchísimas gracias, un saludo, saludos, saludos cordiales, buen día, hasta luego',
  polite: 'por favor, porfa, porfavor, si es posible, por casualidad',
  sets: {
    can: 'puedes, podrías, puede, podría, pueden, podrían, alguien puede, alguien podría, me puedes, me puede, me podrías, me podría, podéis, podríais',
    tell: 'decirme, decirnos, explicarme, explicarnos, explicar, decir, indicarme, mostrarme, contarme, hablarme, darme, ayudarme, ayudar, enviarme, describir, recordarme',
    info: 'algo, información, info, detalles, más, documentación, algo escrito, alguna información, más información, un resumen, alguna idea, idea, todo',
    about: 'sobre, acerca de, acerca del, de, del, respecto a, con respecto a, relativo a',
    if: 'si, que, cómo',
  },
  frames: [
    '{can} {tell} {info}? ( {about} | {if} )?',
    '( dime | díganos | cuéntame | háblame | explícame | dame | muéstrame | dígame ) {info}? ( {about} | {if} )?',
    '( alguien | alguno | alguna persona ) ( sabe | sabría | conoce | tiene {info} ) ( {about} | {if} )?',
    '( sabes | saben | sabéis | sabe ) ( alguien )? {if}',
    '( quiero | quisiera | quería | me gustaría | necesito | queremos ) ( saber | conocer | preguntar | entender ) {if}?',
    '( busco | buscamos | estoy buscando | me pregunto | me preguntaba | necesito ) ( {info} {about} | {if} )',
    '( hay | tenemos | existe ) {info} ( escrito )? {about}',
    'dónde ( puedo | podemos | se puede ) ( encontrar | leer | ver ) ( {info} {about} )?',
    'dónde encuentro ( {info} {about} )?',
    'qué ( dice | dicen | sabemos | se sabe | hay ) ( el manual | la documentación | los documentos )? {about}',
    '( una | pequeña | tengo una ) ( pequeña | breve )? ( pregunta | duda ) {about}?',
  ],
  closings: ['( alguien sabe | alguien lo sabe | alguien | alguna idea )'],
  how: { words: 'cuánto, cuánta, cuántos, cuántas', measures: 'tiempo' },
  light:
    'pasa pasó pasar pasado ocurre ocurrió ocurrir hace hacer hizo hecho va ir fue viene venir da dar pone poner toma tomar funciona trabaja encuentra llama cosa cosas gente realmente exactamente',
};

export const italian: AskingWords = {
  greetings: 'ciao, salve, buongiorno, buonasera, buon pomeriggio, hey, scusate, scusi',
  parted: 'gentili, cari, scusa, allora',
  addressed: 'a tutti, a tutte, tutti, ragazzi, team, colleghi, amici',
  thanks:
    'grazie, grazie mille, molte grazie, tante grazie, grazie in anticipo, grazie a tutti, cordiali saluti, saluti, buona giornata, a presto',
  polite: 'per favore, per piacere, per cortesia, se possibile, per caso',
  sets: {
    can: 'puoi, potresti, può, potrebbe, potete, potreste, qualcuno può, qualcuno potrebbe, mi puoi, mi può, mi potete',
    tell: 'dirmi, dirci, spiegarmi, spiegare, indicarmi, mostrarmi, raccontarmi, parlarmi, darmi, aiutarmi, dire',
    info: 'qualcosa, informazioni, info, dettagli, di più, documentazione, qualcosa di scritto, più informazioni, un riassunto, tutto, idea',
    about: 'su, sul, sulla, sui, sulle, sullo, riguardo a, riguardo, circa, di, del, della, dei',
    if: 'se, che, come',
  },
  frames: [
    '{can} {tell} {info}? ( {about} | {if} )?',
    '( dimmi | parlami | spiegami | raccontami | mostrami | dammi | mi dica ) {info}? ( {about} | {if} )?',
    'qualcuno ( sa | saprebbe | conosce | ha {info} ) ( {about} | {if} )?',
    '( sapete | sai ) {if}',
    '( vorrei | volevo | voglio | mi piacerebbe | ho bisogno di ) ( sapere | conoscere | chiedere | capire ) {if}?',
    '( cerco | sto cercando | mi chiedo | mi chiedevo ) ( {info} {about} | {if} )',
    '( c’è | esiste | abbiamo | ci sono ) {info} {about}',
    'dove ( posso | possiamo | si può ) ( trovare | leggere | vedere ) ( {info} {about} )?',
    'dove trovo ( {info} {about} )?',
    'cosa ( dice | dicono | sappiamo | si sa ) ( il manuale | la documentazione )? {about}',
    '( una | ho una ) ( piccola | breve )? domanda {about}?',
  ],
  closings: ['( qualcuno lo sa | qualcuno sa | qualcuno | qualche idea )'],
  how: { words: 'quanto, quanta, quanti, quante', measures: 'tempo' },
  light:
    'succede successo succedere accade accaduto fa fare fatto va andare viene venire dà dare mette mettere prende funziona lavora trova chiama cosa cose gente davvero esattamente',
};

export const portuguese: AskingWords = {
  greetings: 'olá, oi, bom dia, boa tarde, boa noite, hey',
  parted: 'caros, prezados, desculpe, desculpa, desculpem, então',
  addressed: 'a todos, a todas, todos, pessoal, equipe, equipa, gente, colegas, amigos, galera',
  thanks:
    'obrigado, obrigada, muito obrigado, muito obrigada, obrigado desde já, desde já obrigado, desde já agradeço, grato, grata, valeu, abraços, abraço, cumprimentos, até logo',
  polite: 'por favor, por gentileza, pf, pfv, se possível, por acaso',
  sets: {
    can: 'pode, podes, poderia, poderias, podem, poderiam, alguém pode, alguém poderia, você pode, vocês podem',
    tell: 'me dizer, dizer-me, dizer, me explicar, explicar-me, explicar, me mostrar, mostrar-me, me contar, me ajudar, ajudar-me, me falar, me dar, dar-me, me informar',
    info: 'algo, informação, informações, info, detalhes, mais, documentação, alguma informação, mais informações, um resumo, alguma ideia, ideia, tudo',
    about: 'sobre, acerca de, a respeito de, de, do, da, dos, das, quanto a, relativo a',
    if: 'se, que, como',
  },
  frames: [
    '{can} {tell} {info}? ( {about} | {if} )?',
    '( diga-me | diz-me | me diga | me fale | fale-me | me conte | explique-me | me explique | me mostre ) {info}? ( {about} | {if} )?',
    'alguém ( sabe | saberia | conhece | tem {info} ) ( {about} | {if} )?',
    '( você sabe | vocês sabem | sabe | sabes | sabem ) {if}',
    '( quero | queria | gostaria de | preciso | queremos ) ( saber | conhecer | perguntar | entender ) {if}?',
    '( procuro | estou procurando | estou à procura de | me pergunto | preciso de ) ( {info} {about} | {if} )',
    '( há | tem | temos | existe ) {info} ( escrito )? {about}',
    'onde ( posso | podemos | se pode ) ( encontrar | ler | ver ) ( {info} {about} )?',
    'onde encontro ( {info} {about} )?',
    'o que ( diz | dizem | sabemos | se sabe ) ( o manual | a documentação )? {about}',
    '( uma | tenho uma ) ( pequena | breve | rápida )? ( pergunta | dúvida ) {about}?',
  ],
  closings: ['( alguém sabe | alguém | alguma ideia )'],
  how: { words: 'quanto, quanta, quantos, quantas', measures: 'tempo' },
  light:
    'acontece aconteceu acontecer faz fazer fez feito vai ir foi vem vir dá dar põe toma funciona trabalha encontra chama coisa coisas gente realmente exatamente',
};
