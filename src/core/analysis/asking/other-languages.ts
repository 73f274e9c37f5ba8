import type { AskingWords } from './language.js';

export const dutch: AskingWords = {
  greetings: 'hallo, hoi, hey, goedemorgen, goedemiddag, goedenavond, goedendag',
  parted: 'dag, beste, sorry, pardon, even',
  addressed: 'allemaal, iedereen, team, mensen, collega’s, jongens, allen',
  thanks:
    'bedankt, dank je, dank u, dankjewel, dank je wel, dank u wel, alvast bedankt, hartelijk dank, veel dank, groetjes, groeten, met vriendelijke groet, fijne dag',
  polite: 'alsjeblieft, alstublieft, aub, svp, graag, toevallig, indien mogelijk',
  sets: {
    can: 'kan, kun, kunt, kunnen, zou, zouden, wil, wilt',
    you: 'je, jij, u, jullie, iemand, we',
    tell: 'vertellen, zeggen, uitleggen, tonen, helpen, laten zien, geven, beschrijven, sturen',
    info: 'iets, informatie, info, details, meer, alles, documentatie, meer informatie, een overzicht, een idee',
    about: 'over, van, voor, omtrent, betreffende',
    if: 'of, dat, hoe, naar',
  },
  frames: [
    '{can} {you} ( me | mij | ons )? ( kunnen )? ( {info} {about} )? {tell} ( {about} | {if} )?',
    '( vertel | zeg | geef | toon ) ( me | mij | ons ) {info}? ( {about} | {if} )?',
    '( weet | heeft ) iemand ( hier )? ( {info} {about}? )? {if}?',
    '( weten jullie | weet je | weet u ) {if}?',
    'ik ( wil | wilde | zou ) ( graag )? ( {info} {about} )? ( weten | vragen ) {if}?',
    'ik ( zoek | vraag me af | vroeg me af ) ( {info} {about} )? {if}?',
    '( is | staat ) er ( ergens )? {info} {about}',
    'waar ( kan ik | kunnen we | vind ik ) ( {info} {about} )?',
    '( korte | een | ik heb een ) ( korte | kleine )? vraag {about}?',
  ],
  closings: ['( weet iemand dit | weet iemand het | iemand | iemand een idee )'],
  how: { words: 'hoe', measures: 'veel lang oud groot hoog ver vaak duur snel diep breed zwaar laat vroeg' },
  light:
    'gebeurt gebeurde gebeuren wordt worden werd gaat gaan ging komt komen kwam maakt maken doet doen krijgt krijgen kreeg werkt werken vindt vinden ding dingen mensen eigenlijk precies',
};

/** Greetings, thanks and "please"; the few frames are the commonest ways to ask. */
export const others: Readonly<Record<string, AskingWords>> = {
  sv: {
    greetings: 'hej, hejsan, god morgon, god kväll, god dag, tjena, ursäkta, förlåt',
    addressed: 'alla, allihopa, alla glada, team, gänget',
    thanks:
      'tack, tack så mycket, tack på förhand, stort tack, många tack, hälsningar, vänliga hälsningar, mvh, ha en bra dag',
    polite: 'snälla, vänligen, om möjligt',
    frames: [
      '( vet någon | vet ni | vet du | kan någon berätta | kan du berätta | kan ni berätta | kan någon förklara ) ( om )?',
      '( jag undrar | jag skulle vilja veta | jag undrade ) ( om | över )?',
      '( finns det | har vi ) ( något | information | info ) ( om )',
    ],
    how: { words: 'hur', measures: 'många mycket länge lång gammal stor hög långt ofta snabbt dyr' },
  },
  da: {
    greetings: 'hej, goddag, godmorgen, god morgen, god aften, davs, undskyld',
    addressed: 'alle, alle sammen, team, venner',
    thanks: 'tak, mange tak, tusind tak, på forhånd tak, tak på forhånd, venlig hilsen, mvh, hilsen, god dag',
    polite: 'venligst, vær venlig, hvis muligt',
    frames: [
      '( ved nogen | ved I | ved du | kan nogen fortælle | kan du fortælle | kan nogen forklare ) ( mig | os )? ( om )?',
      '( jeg vil gerne vide | jeg undrer mig | jeg ville høre ) ( om | over )?',
      '( er der | findes der | har vi ) ( noget | information | info ) ( om )',
    ],
    how: { words: 'hvor', measures: 'mange meget længe lang gammel stor høj langt ofte hurtigt dyr' },
  },
  no: {
    greetings: 'hei, hallo, god morgen, god dag, god kveld, unnskyld, beklager',
    addressed: 'alle, alle sammen, team, folkens',
    thanks: 'takk, tusen takk, mange takk, på forhånd takk, takk på forhånd, vennlig hilsen, mvh, hilsen',
    polite: 'vennligst, vær så snill, hvis mulig',
    frames: [
      '( vet noen | vet dere | vet du | kan noen fortelle | kan du fortelle | kan noen forklare ) ( meg | oss )? ( om )?',
      '( jeg lurer på | jeg vil gjerne vite ) ( om )?',
      '( er det | finnes det | har vi ) ( noe | informasjon | info ) ( om )',
    ],
    how: { words: 'hvor', measures: 'mange mye lenge lang gammel stor høy langt ofte fort dyr' },
  },
  fi: {
    greetings: 'hei, moi, terve, huomenta, hyvää huomenta, hyvää päivää, hyvää iltaa, anteeksi',
    addressed: 'kaikki, kaikille, tiimi, porukka',
    thanks:
      'kiitos, kiitos paljon, paljon kiitoksia, kiitos etukäteen, kiitoksia, terveisin, ystävällisin terveisin',
    polite: 'kiitos, ole hyvä, olkaa hyvä, jos mahdollista',
    frames: [
      '( tietääkö joku | tiedättekö | tiedätkö | osaako joku kertoa | voiko joku kertoa | voisitko kertoa | haluaisin tietää )',
      'onko ( mitään | tietoa )',
    ],
    how: {
      words: 'kuinka, miten',
      measures: 'monta paljon kauan vanha suuri korkea kaukana usein nopeasti kallis',
    },
  },
  ru: {
    greetings: 'привет, здравствуйте, здравствуй, добрый день, доброе утро, добрый вечер, извините, простите',
    addressed: 'всем, все, коллеги, команда, ребята, друзья',
    thanks:
      'спасибо, большое спасибо, спасибо большое, заранее спасибо, спасибо заранее, благодарю, с уважением, всего доброго',
    polite: 'пожалуйста, будьте добры, если можно, плиз',
    frames: [
      '( кто-нибудь знает | кто знает | вы не знаете | не знаете ли вы | подскажите | можете сказать | можете подсказать | скажите | расскажите | расскажи | объясните ) ( мне | нам )? ( о | об | про | как | ли )?',
      '( хотел бы | хотела бы | хочу | хотелось бы ) ( узнать | спросить ) ( о | об | про )?',
      '( есть ли | есть ) ( что-нибудь | информация | что-то ) ( о | об | про | по )',
    ],
    how: { words: 'как', measures: 'много долго часто далеко быстро' },
    light:
      'происходит произошло случилось стало стал делает делать сделать работает идет идёт есть можно нужно надо вообще точно',
  },
  uk: {
    greetings: 'привіт, вітаю, добрий день, доброго дня, доброго ранку, добрий вечір, вибачте',
    addressed: 'всім, усім, колеги, команда, друзі',
    thanks: 'дякую, дуже дякую, щиро дякую, дякую заздалегідь, з повагою, гарного дня',
    polite: 'будь ласка, прошу, якщо можна',
    frames: [
      '( хтось знає | хто знає | чи знає хтось | підкажіть | скажіть | розкажіть | поясніть ) ( мені | нам )? ( про | чи )?',
      '( хочу | хотів би | хотіла б ) ( дізнатися | запитати ) ( про )?',
    ],
    how: { words: 'як', measures: 'багато довго часто далеко швидко' },
  },
  pl: {
    greetings: 'cześć, hej, witam, witajcie, dzień dobry, dobry wieczór, siema, przepraszam',
    addressed: 'wszystkim, wszyscy, zespole, ekipo, koledzy, wam',
    thanks:
      'dzięki, dziękuję, dziękuje, wielkie dzięki, z góry dzięki, z góry dziękuję, dzięki z góry, bardzo dziękuję, pozdrawiam, pozdro, miłego dnia',
    polite: 'proszę, jeśli można, jeśli to możliwe, może',
    frames: [
      '( czy ktoś wie | ktoś wie | kto wie | czy wiecie | wiecie | możesz powiedzieć | możecie powiedzieć | powiedz | powiedzcie | wyjaśnij | opowiedz ) ( mi | nam )? ( o | czy )?',
      '( chcę | chciałbym | chciałabym ) ( wiedzieć | zapytać | się dowiedzieć ) ( o | czy )?',
      '( czy )? ( jest | mamy ) ( coś | informacje | jakieś informacje ) ( o | na temat )',
      '( szybkie | mam | krótkie ) ( szybkie )? pytanie ( o | : )?',
    ],
    how: { words: 'jak', measures: 'dużo długo często daleko szybko wiele stary duży wysoki' },
  },
  cs: {
    greetings: 'ahoj, čau, dobrý den, dobré ráno, dobrý večer, zdravím, nazdar, promiňte, pardon',
    addressed: 'všem, všichni, všichni, týme, kolegové',
    thanks:
      'díky, děkuji, děkuju, moc díky, díky moc, díky předem, předem děkuji, děkuji předem, s pozdravem, hezký den',
    polite: 'prosím, prosím vás, pokud možno',
    frames: [
      '( neví někdo | ví někdo | nevíte | víte | můžete mi říct | můžeš mi říct | řekněte mi | řekni mi | vysvětlete ) ( o | jestli | zda )?',
      '( chtěl bych | chtěla bych | chci ) ( vědět | se zeptat ) ( na | o | jestli )?',
    ],
    how: { words: 'jak', measures: 'moc dlouho často daleko rychle starý velký vysoký' },
  },
  sl: {
    greetings: 'zdravo, živjo, dober dan, dobro jutro, dober večer, oprostite',
    addressed: 'vsem, vsi, ekipa',
    thanks: 'hvala, najlepša hvala, hvala lepa, hvala vnaprej, lep pozdrav, lp',
    polite: 'prosim, če je mogoče',
    frames: [
      '( ali kdo ve | kdo ve | ve kdo | veste | mi lahko poveste | povejte )',
      '( zanima me | rad bi vedel | rada bi vedela )',
    ],
    how: { words: 'kako', measures: 'dolgo pogosto daleč hitro star velik visok' },
  },
  ro: {
    greetings: 'bună, bună ziua, bună dimineața, bună seara, salut, salutare, scuze, mă scuzați',
    addressed: 'tuturor, echipă, oameni buni, colegi',
    thanks:
      'mulțumesc, multumesc, mersi, mulțumesc mult, mulțumesc anticipat, mulțumesc frumos, vă mulțumesc, cu respect, o zi bună',
    polite: 'vă rog, te rog, va rog, dacă se poate',
    frames: [
      '( știe cineva | stie cineva | știți | știi | îmi puteți spune | îmi poți spune | spuneți-mi | spune-mi ) ( despre | dacă )?',
      '( aș vrea să știu | vreau să știu ) ( despre | dacă )?',
      '( există | avem ) ( ceva | informații ) ( despre )',
    ],
    how: { words: 'cât, câtă, câți, câte', measures: 'timp de' },
  },
  hu: {
    greetings: 'szia, sziasztok, helló, üdv, jó napot, jó reggelt, jó estét, elnézést, bocsánat',
    addressed: 'mindenkinek, mindenki, csapat',
    thanks:
      'köszönöm, köszi, köszönöm szépen, előre is köszönöm, köszönöm előre is, nagyon köszönöm, üdvözlettel',
    polite: 'kérem, kérlek, ha lehet, légyszi, légy szíves',
    frames: [
      '( tudja valaki | tudja-e valaki | tudjátok | tudod | meg tudná mondani | meg tudnád mondani | elmondaná valaki ) ( hogy )?',
      '( szeretném tudni | azt szeretném tudni | érdekelne ) ( hogy )?',
    ],
    how: { words: 'milyen, hány, mennyi', measures: 'sokáig gyakran messze gyorsan régi nagy magas' },
  },
  tr: {
    greetings: 'merhaba, selam, günaydın, iyi günler, iyi akşamlar, selamlar, pardon, affedersiniz',
    addressed: 'herkese, arkadaşlar, ekip, millet',
    thanks:
      'teşekkürler, teşekkür ederim, çok teşekkürler, şimdiden teşekkürler, sağ olun, sağol, saygılar, iyi çalışmalar',
    polite: 'lütfen, rica etsem, mümkünse, acaba',
    frames: ['( bilen var mı | biliyor musunuz | bilen biri var mı | söyler misiniz | açıklar mısınız )'],
    closings: [
      '( bilen var mı | biliyor musunuz | söyler misiniz | söyleyebilir misiniz | hakkında bilgi var mı )',
    ],
    how: { words: 'ne, kaç', measures: 'kadar zaman sıklıkla sık uzun' },
  },
  ar: {
    greetings: 'مرحبا, مرحبًا, أهلا, أهلاً, السلام عليكم, صباح الخير, مساء الخير, عفوا, لو سمحت',
    addressed: 'جميعا, جميعًا, بالجميع, للجميع, يا جماعة',
    thanks: 'شكرا, شكرًا, شكرا جزيلا, شكرًا جزيلًا, شكرا لكم, شكرا مقدما, مع التحية, تحياتي',
    polite: 'من فضلك, من فضلكم, رجاء, رجاءً, لو سمحتم',
    frames: [
      '( هل يعرف أحد | هل تعرف | هل تعلم | هل يمكن أن تخبرني | أخبرني | اخبرني | أريد أن أعرف | أود أن أعرف ) ( عن )?',
      '( هل يوجد | هل هناك ) ( شيء | معلومات ) ( عن )',
    ],
    how: { words: 'كم', measures: 'عدد' },
  },
  vi: {
    greetings: 'xin chào, chào, chào mọi người, chào các bạn, chào bạn, xin lỗi, alo',
    addressed: 'mọi người, các bạn, cả nhà, team',
    thanks: 'cảm ơn, cám ơn, xin cảm ơn, cảm ơn nhiều, cảm ơn trước, trân trọng',
    polite: 'vui lòng, làm ơn, xin vui lòng, nếu có thể, giúp mình',
    frames: [
      '( có ai biết | ai biết | bạn có biết | cho hỏi | cho mình hỏi | cho tôi hỏi | làm ơn cho biết | hãy cho tôi biết | tôi muốn biết ) ( về )?',
      '( có | có thông tin ) ( gì | thông tin ) ( về )',
    ],
    how: { words: 'bao', measures: 'nhiêu lâu xa' },
  },
  hi: {
    greetings: 'नमस्ते, नमस्कार, हैलो, सुप्रभात, शुभ संध्या, माफ़ कीजिए',
    addressed: 'सबको, सभी को, दोस्तों, टीम, आप सब को',
    thanks: 'धन्यवाद, शुक्रिया, बहुत धन्यवाद, बहुत शुक्रिया, अग्रिम धन्यवाद, सादर',
    polite: 'कृपया, प्लीज़, ज़रा, यदि संभव हो',
    frames: [
      '( क्या कोई जानता है | क्या आप जानते हैं | क्या किसी को पता है | मुझे बताइए | मुझे बताएँ | मैं जानना चाहता हूँ ) ( कि )?',
    ],
    closings: ['( के बारे में बताइए | के बारे में बताएँ | के बारे में बताओ | क्या कोई जानता है )'],
  },
  el: {
    greetings:
      'γεια, γεια σας, γεια σου, καλημέρα, καλησπέρα, καλησπέρα σας, καλημέρα σας, χαίρετε, συγγνώμη',
    addressed: 'σε όλους, όλους, ομάδα, παιδιά, συνάδελφοι',
    thanks:
      'ευχαριστώ, ευχαριστώ πολύ, ευχαριστούμε, σας ευχαριστώ, ευχαριστώ εκ των προτέρων, φιλικά, με εκτίμηση',
    polite: 'παρακαλώ, σας παρακαλώ, αν γίνεται, αν είναι δυνατόν',
    frames: [
      '( ξέρει κανείς | ξέρει κάποιος | ξέρετε | ξέρεις | μπορείτε να μου πείτε | μπορείς να μου πεις | πείτε μου | πες μου | θα ήθελα να μάθω | θέλω να μάθω ) ( για | αν )?',
      '( υπάρχει | έχουμε ) ( κάτι | πληροφορίες ) ( για )',
    ],
    how: { words: 'πόσο, πόσα, πόσες, πόσοι', measures: 'καιρό συχνά μακριά χρόνο' },
  },
  ca: {
    greetings: 'hola, bon dia, bona tarda, bona nit, ep, perdó, perdona, perdoneu',
    addressed: 'a tothom, tothom, equip, companys, a tots, nois',
    thanks:
      'gràcies, moltes gràcies, mercès, gràcies per endavant, moltes gràcies per endavant, salutacions, una abraçada',
    polite: 'si us plau, sisplau, si et plau, si és possible',
    frames: [
      '( algú sap | sap algú | sabeu | saps | em pots dir | em podeu dir | digues-me | digueu-me | explica’m | m’agradaria saber | voldria saber | vull saber ) ( si | sobre | de )?',
      '( hi ha | tenim ) ( alguna cosa | informació | res ) ( escrit )? ( sobre )',
    ],
    how: { words: 'quant, quanta, quants, quantes', measures: 'temps de' },
  },
  eu: {
    greetings: 'kaixo, egun on, arratsalde on, gabon, aupa, barkatu',
    addressed: 'denoi, guztioi, lagunok, taldea',
    thanks: 'eskerrik asko, mila esker, esker mila, eskerrik asko aldez aurretik, agur, ondo izan',
    polite: 'mesedez, ahal bada',
    frames: ['( inork badaki | norbaitek badaki | ba al dakizue | badakizu | esango didazu | esan )'],
  },
  ga: {
    greetings: 'dia duit, dia dhuit, dia daoibh, haigh, maidin mhaith, tráthnóna maith, gabh mo leithscéal',
    addressed: 'a chairde, gach duine, a dhaoine',
    thanks: 'go raibh maith agat, go raibh maith agaibh, go raibh míle maith agat, grma, slán, le meas',
    polite: 'le do thoil, más é do thoil é, le bhur dtoil',
    frames: [
      '( an bhfuil a fhios ag aon duine | an bhfuil a fhios agat | inis dom | ba mhaith liom fios a bheith agam ) ( faoi )?',
    ],
    how: { words: 'cé, conas', measures: 'mhéad fhad' },
  },
  hy: {
    greetings: 'բարև, բարև ձեզ, ողջույն, բարի լույս, բարի երեկո, ներողություն',
    addressed: 'բոլորին, ընկերներ',
    thanks: 'շնորհակալություն, շատ շնորհակալ եմ, շնորհակալ եմ, նախապես շնորհակալություն, հարգանքով',
    polite: 'խնդրում եմ, եթե հնարավոր է',
    frames: ['( գիտի՞ որևէ մեկը | ինչ-որ մեկը գիտի | կարո՞ղ եք ասել | ասեք ինձ | ուզում եմ իմանալ )'],
  },
  ta: {
    greetings: 'வணக்கம், ஹலோ, காலை வணக்கம், மாலை வணக்கம், மன்னிக்கவும்',
    addressed: 'அனைவருக்கும், நண்பர்களே, எல்லோருக்கும்',
    thanks: 'நன்றி, மிக்க நன்றி, மிகவும் நன்றி, முன்கூட்டியே நன்றி',
    polite: 'தயவுசெய்து, தயவு செய்து',
    frames: ['( யாருக்காவது தெரியுமா | உங்களுக்குத் தெரியுமா | சொல்லுங்கள் )'],
  },
};
