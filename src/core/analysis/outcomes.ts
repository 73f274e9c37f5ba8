import { foldCase } from './fold.js';

/**
 * Words that say how something ended that was asked for, proposed or tried. By language (ISO 639-1): forms as they are
 * written, case-folded; several joined by `_` stand behind each other; `*` stands for any ending, or for any word.
 */
const outcomes: Readonly<Record<string, string>> = {
  en: 'rejected approved adopted passed carried defeated denied granted refused accepted declined withdrawn withdrew postponed deferred dismissed upheld overturned overruled cancelled canceled abandoned shelved vetoed ratified repealed failed succeeded unanimously resolved voted_down voted_*_down voted_*_*_down turned_down turned_*_down turned_*_*_down voted_against struck_down not_pass t_pass not_carry t_carry not_succeed t_succeed not_agree t_agree not_go_ahead t_go_ahead went_ahead went_through fell_through fell_short came_to_nothing',
  de: 'abgelehnt angenommen genehmigt bewilligt beschlossen verabschiedet zurückgewiesen verworfen zurückgezogen verschoben vertagt aufgehoben eingestellt gescheitert scheiterte scheiterten bestätigt verweigert zugestimmt stattgegeben einstimmig durchgefallen lehnte_* abgesagt',
  fr: 'rejeté* adopté* approuvé* refusé* accepté* accordé* retiré* reporté* ajourné* annulé* abandonné* voté* échoué* abouti ratifié* confirmé* unanimité',
  es: 'rechazad* aprobad* adoptad* denegad* aceptad* concedid* retirad* aplazad* pospuest* anulad* cancelad* abandonad* desestimad* rechazó aprobó aceptó denegó fracasó fracasaron prosperó unanimidad ratificad*',
  it: 'respint* approvat* adottat* rifiutat* accettat* concess* ritirat* rinviat* annullat* abbandonat* bocciat* fallit* ratificat* unanimità respinse approvò fallì',
  pt: 'rejeitad* aprovad* adotad* adoptad* recusad* aceite aceito aceita aceitos aceitas concedid* retirad* adiad* anulad* cancelad* abandonad* chumbad* fracassou falhou ratificad* unanimidade rejeitou aprovou recusou',
  nl: 'verworpen afgewezen aangenomen goedgekeurd aanvaard geweigerd toegekend ingetrokken uitgesteld verdaagd geannuleerd afgelast mislukt mislukte gestrand weggestemd bekrachtigd unaniem',
  sv: 'avslogs avslagits avslagen avslaget antogs antagits antagen antaget godkändes godkänd godkänt bifölls beviljades återkallades drogs_tillbaka sköts_upp bordlades ställdes_in förkastades misslyckades röstades_ned enhälligt',
  da: 'afvist afvistes forkastet forkastedes vedtaget vedtoges godkendt godkendtes accepteret bevilget trukket_tilbage udskudt udsat aflyst annulleret mislykkedes nedstemt stadfæstet enstemmigt faldt',
  no: 'avvist avslått forkastet vedtatt godkjent akseptert innvilget trukket_tilbake utsatt avlyst annullert mislyktes nedstemt stadfestet enstemmig falt',
  fi: 'hylättiin hylätty hyväksyttiin hyväksytty evättiin evätty myönnettiin myönnetty peruttiin peruttu peruutettiin peruutettu lykättiin lykätty epäonnistui kaatui raukesi vahvistettiin yksimielisesti',
  ru: 'отклонен* отклонён отверг* отвергнут* принят принята принято приняты утвержден* утверждён одобрен* отозван* отложен* отменен* отменён провалил* удовлетворен* удовлетворён отказано единогласно',
  uk: 'відхилен* відкинут* прийнят* затверджен* схвален* ухвален* відкликан* відкладен* скасован* провалил* задоволен* відмовлено одноголосно',
  pl: 'odrzucon* przyjęt* zatwierdzon* uchwalon* wycofan* odroczon* odwołan* anulowan* upadł* oddalon* uwzględnion* jednogłośnie przeszedł przeszła przeszło',
  cs: 'zamítnut* přijat* schválen* odmítnut* stažen* odložen* zrušen* neprošel neprošla neprošlo prošel prošla prošlo selhal* jednomyslně',
  sl: 'zavrnjen* sprejet* potrjen* odobren* umaknjen* preložen* preklican* propadel propadla propadlo soglasno',
  ro: 'respins* aprobat* adoptat* refuzat* acceptat* acordat* retras* amânat* anulat* abandonat* eșuat* căzut ratificat* unanimitate',
  hu: 'elutasít* elfogad* jóváhagy* elvet* visszavon* elhalaszt* megbuk* lemond* egyhangúlag megtagad* leszavaz*',
  tr: 'reddedil* kabul_edil* onaylan* geri_çekil* ertelen* iptal_edil* başarısız oybirliğiyle geçmedi geçti',
  el: 'απορρίφθηκ* εγκρίθηκ* υιοθετήθηκ* αποσύρθηκ* αναβλήθηκ* ακυρώθηκ* απέτυχ* επικυρώθηκ* ομόφωνα δεν_πέρασε',
  ar: 'رفض رفضت رُفض رفضه رفضها أقر أقرت أقره أقرها وافق وافقت اعتمد اعتمدت سحب سحبت تأجل تأجلت ألغي ألغيت فشل فشلت بالإجماع',
  hi: 'अस्वीकृत अस्वीकार खारिज ख़ारिज मंजूर मंज़ूर स्वीकृत पारित स्थगित रद्द विफल असफल सर्वसम्मति ठुकरा',
  vi: 'bác_bỏ bị_bác thông_qua phê_duyệt chấp_thuận chấp_nhận từ_chối rút_lại bị_hoãn hoãn_lại hủy_bỏ bị_hủy thất_bại nhất_trí',
  ca: 'rebutjad* rebutjat* aprovad* aprovat* adoptad* adoptat* denegad* denegat* acceptad* acceptat* retirad* retirat* ajornad* ajornat* anul_lad* anul_lat* fracassat fracassà unanimitat',
  eu: 'baztertu onartu onetsi ukatu atzeratu bertan_behera aho_batez huts_egin',
  ga: 'diúltaíodh glacadh ceadaíodh diúltaigh ghlac theip aistarraingíodh cuireadh_siar d_aon_ghuth',
  hy: 'մերժվեց մերժվել մերժեց ընդունվեց ընդունվել հաստատվեց հաստատվել հետաձգվեց չեղարկվեց ձախողվեց միաձայն',
  ta: 'நிராகரிக்கப்பட்ட* ஏற்கப்பட்ட* நிறைவேற்றப்பட்ட* அங்கீகரிக்கப்பட்ட* ஒத்திவைக்கப்பட்ட* ரத்து தோல்வி ஒருமனதாக',
  zh: '否决 驳回 通过 被拒 撤回 推迟 搁置 取消 失败 批准 一致',
  ja: '否決 可決 承認 却下 採択 撤回 延期 中止 棄却 失敗 全会一致',
};

/** A longer sentence tells more than how something ended, in words. */
const maxWords = 30;

const made = new Map<string, RegExp>();

/** Whether a sentence tells how something ended. @param words Its words in order, case-folded. @param language ISO 639-1. */
export function tellsOutcome(words: readonly string[], language: string): boolean {
  return words.length <= maxWords && patternOf(language).test(` ${words.join(' ')} `);
}

function patternOf(code: string): RegExp {
  let pattern = made.get(code);
  if (pattern === undefined) {
    const own = Object.hasOwn(outcomes, code) ? foldCase(outcomes[code] ?? '') : undefined;
    const any = own?.replaceAll(' ', '|').replaceAll('_', ' ').replaceAll('*', '[^ ]*');
    pattern = any === undefined ? /(?!)/u : new RegExp(` (?:${any}) `, 'u');
    made.set(code, pattern);
  }
  return pattern;
}
