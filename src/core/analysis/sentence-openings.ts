/**
 * How sentences begin that lean on the one before them. By language (ISO 639-1): words, or several joined by `_`, that
 * stand at a sentence's beginning, case-folded. What is both (a pronoun that is an article, too) is left out.
 */
interface Openings {
  /** Pronouns and connectives: who or what is spoken of was named before. */
  readonly leaning: string;
  /** Contrast, exception, result: without it what was said before is half of it, or not so. */
  readonly turning: string;
}

const openings: Readonly<Record<string, Openings>> = {
  en: {
    leaning:
      'it its he she they them their his her this these those such both neither also moreover furthermore besides likewise similarly then afterwards later meanwhile and or so because thus hence therefore consequently additionally too for_example for_instance in_addition in_particular that_is as_a_result',
    turning:
      'but however yet nevertheless nonetheless still although though except unless otherwise instead conversely unfortunately only therefore consequently thus hence accordingly as_a_result on_the_other_hand in_contrast on_the_contrary by_contrast even_so that_said not_so',
  },
  de: {
    leaning:
      'er es sie ihr ihre ihm ihnen sein seine dies diese dieser dieses diesem beide solche auch außerdem ferner zudem ebenso dann danach später und oder so denn weil deshalb daher darum dadurch dabei damit dafür folglich zum_beispiel',
    turning:
      'aber jedoch doch dennoch trotzdem allerdings hingegen dagegen sondern obwohl außer sonst andernfalls stattdessen leider nur deshalb daher folglich somit demnach infolgedessen ausnahme im_gegensatz',
  },
  fr: {
    leaning:
      'il elle ils elles ce cela ça ceci ces celui celle ceux celles leur leurs aussi ensuite puis et ou ainsi car donc également de_plus en_outre par_exemple',
    turning:
      'mais cependant toutefois pourtant néanmoins sauf sinon malgré hormis or donc par_conséquent en_revanche au_contraire par_contre en_conséquence',
  },
  es: {
    leaning:
      'él ella ellos ellas ello esto eso este esta estos estas ese esa dicho dicha su sus también además luego después y o así porque pues por_ejemplo',
    turning:
      'pero sin_embargo no_obstante aunque salvo excepto sino sólo solo entonces por_tanto por_lo_tanto en_cambio al_contrario por_consiguiente',
  },
  it: {
    leaning:
      'egli ella esso essa essi esse lui lei loro questo questa questi queste ciò inoltre anche poi dopo e o così perché infatti ad_esempio',
    turning:
      'ma però tuttavia eppure sebbene tranne salvo altrimenti invece quindi pertanto dunque al_contrario',
  },
  pt: {
    leaning:
      'ele ela eles elas isto isso este esta estes estas esse essa seu sua também além depois e ou assim porque pois por_exemplo',
    turning:
      'mas porém contudo todavia entretanto embora exceto salvo senão portanto logo no_entanto por_isso',
  },
  nl: {
    leaning:
      'hij zij ze het dit deze dat die hun zijn haar ook bovendien verder daarna later en of zo want omdat bijvoorbeeld',
    turning:
      'maar echter toch niettemin hoewel behalve tenzij anders daarentegen helaas daarom dus bijgevolg',
  },
  sv: {
    leaning: 'han hon det de dem detta dessa denna också dessutom sedan därefter och eller så eftersom',
    turning: 'men dock ändå emellertid trots förutom annars däremot därför alltså således',
  },
  da: {
    leaning: 'han hun det de dem dette disse denne også desuden siden derefter og eller så fordi',
    turning: 'men dog alligevel imidlertid undtagen ellers derimod derfor altså således',
  },
  no: {
    leaning: 'han hun det de dem dette disse denne også dessuten siden deretter og eller så fordi',
    turning: 'men likevel imidlertid unntatt ellers derimot derfor altså dermed',
  },
  fi: {
    leaning: 'hän he se ne tämä nämä myös lisäksi sitten myöhemmin ja tai koska',
    turning: 'mutta kuitenkin silti vaikka paitsi muuten sen_sijaan siksi joten',
  },
  ru: {
    leaning: 'он она оно они это этот эта эти его её их также кроме_того затем потом и или так потому',
    turning: 'но однако а всё-таки хотя кроме иначе зато поэтому следовательно итак',
  },
  uk: {
    leaning: 'він вона воно вони це цей ця ці його її їх також крім_того потім і або так бо',
    turning: 'але однак проте хоча крім інакше зате тому отже',
  },
  pl: {
    leaning: 'on ona ono oni one to ten ta te jego jej ich także również ponadto potem i lub tak bo',
    turning: 'ale jednak jednakże lecz chociaż oprócz inaczej natomiast dlatego więc zatem',
  },
  cs: {
    leaning: 'on ona ono oni to ten ta tyto jeho její jejich také navíc potom pak a nebo tak protože',
    turning: 'ale však avšak přesto ačkoli kromě jinak naopak proto tedy',
  },
  sl: {
    leaning: 'on ona ono oni to ta ti njegov njen tudi poleg_tega potem in ali tako ker',
    turning: 'ampak vendar toda kljub razen sicer nasprotno zato torej',
  },
  ro: {
    leaning: 'el ea ei ele acesta aceasta aceștia acestea de_asemenea apoi și sau astfel pentru_că',
    turning: 'dar însă totuși deși excepție altfel în_schimb deci prin_urmare',
  },
  hu: {
    leaning: 'ő ők ez ezek azok továbbá emellett aztán később és vagy így mert',
    turning: 'de azonban mégis viszont bár kivéve különben ezért tehát',
  },
  tr: {
    leaning: 'o onlar bu bunlar şu ayrıca sonra ve veya böylece çünkü',
    turning: 'ama ancak fakat yine_de rağmen hariç aksi_takdirde dolayısıyla bu_nedenle',
  },
  el: {
    leaning: 'αυτός αυτή αυτό αυτοί αυτά επίσης επιπλέον έπειτα και ή έτσι επειδή',
    turning: 'αλλά όμως ωστόσο παρόλο εκτός διαφορετικά αντίθετα επομένως άρα',
  },
  ar: {
    leaning: 'هو هي هم هذا هذه هؤلاء ذلك أيضا ثم و أو لأن',
    turning: 'لكن ولكن غير إلا رغم وإلا لذلك إذن',
  },
  hi: {
    leaning: 'वह वे यह ये इसके उनके भी फिर और या क्योंकि',
    turning: 'लेकिन परन्तु किन्तु हालांकि सिवाय अन्यथा इसलिए अतः',
  },
  vi: {
    leaning: 'nó họ điều_này đó cũng ngoài_ra sau_đó và hoặc vì',
    turning: 'nhưng tuy_nhiên mặc_dù trừ nếu_không do_đó vì_vậy',
  },
  ca: {
    leaning: 'ell ella ells elles això aquest aquesta aquests també després i o així perquè',
    turning: 'però tanmateix malgrat excepte sinó altrament doncs per_tant en_canvi',
  },
  eu: {
    leaning: 'hura hau hauek ere gainera gero eta edo horrela',
    turning: 'baina hala_ere izan_ezik bestela beraz horregatik',
  },
  ga: {
    leaning: 'sé sí siad seo freisin ansin agus nó mar',
    turning: 'ach áfach ámh seachas mar_sin dá_bhrí_sin',
  },
  hy: { leaning: 'նա նրանք սա դա այս նաև հետո և կամ քանի', turning: 'բայց սակայն թեև բացի հակառակ ուստի' },
  ta: { leaning: 'அவர் அவள் அவன் அது இது இவை மேலும் பின்னர்', turning: 'ஆனால் எனினும் தவிர எனவே' },
  zh: { leaning: '他 她 它 这 那 其 此外 另外 然后 并且', turning: '但 然而 不过 可是 除非 否则 因此 所以' },
  ja: {
    leaning: '彼 彼女 これ それ この その また さらに そして',
    turning: 'しかし だが ただし けれども したがって',
  },
};

interface Patterns {
  readonly leaning: RegExp;
  readonly turning: RegExp;
}

const made = new Map<string, Patterns>();

function patternsOf(code: string): Patterns {
  let patterns = made.get(code);
  if (patterns === undefined) {
    const own = Object.hasOwn(openings, code) ? openings[code] : undefined;
    patterns = { leaning: patternOf(own?.leaning, code), turning: patternOf(own?.turning, code) };
    made.set(code, patterns);
  }
  return patterns;
}

/** Scripts that write words without blanks between them. */
const unspaced = new Set(['zh', 'ja']);

function patternOf(words: string | undefined, code: string): RegExp {
  if (words === undefined) return /(?!)/u;
  const any = words.split(' ').join('|').replaceAll('_', '\\s+');
  const behind = unspaced.has(code) ? '' : "(?![\\p{L}\\p{N}\\p{M}’'-])";
  return new RegExp(`^[^\\p{L}\\p{N}]*(?:${any})${behind}`, 'iu');
}

/** Whether a sentence begins with a pronoun or a connective: a reader needs the one before it. */
export function leansOnBefore(sentence: string, language: string): boolean {
  const { leaning, turning } = patternsOf(language);
  return leaning.test(sentence) || turning.test(sentence);
}

/** Whether a sentence begins with a connective of contrast, exception or result: it takes part of what was said back, or ends it. */
export function turnsWhatWasSaid(sentence: string, language: string): boolean {
  return patternsOf(language).turning.test(sentence);
}
