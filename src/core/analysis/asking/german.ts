import type { AskingWords } from './language.js';

const sets = {
  can: 'kann, kannst, können, könnt, könnte, könntest, könnten, könntet, würde, würdest, würden, würdet, darf',
  you: 'du, ihr, sie, man, jemand, einer, irgendjemand, irgendwer, wer, einer von euch',
  me: 'mir, uns, mich, mal, bitte, kurz, vielleicht, eventuell',
  tell: 'sagen, erklären, erläutern, zeigen, helfen, verraten, beschreiben, erzählen, schildern, mitteilen, weiterhelfen, schicken, geben',
  say: 'sag, sagt, sagen, erklär, erkläre, erklärt, zeig, zeige, zeigt, erzähl, erzähle, erzählt, beschreib, beschreibe, gib, gebt, nenn, nenne',
  some: 'ein paar, eine, ein, einen, einige, mehr, nähere, weitere, irgendwelche, was, etwas, irgendwas, alle, die, kurze',
  info: `info, infos, information, informationen, was, etwas, irgendwas, details, näheres, mehr, alles, hinweise, unterlagen,
    dokumentation, doku, angaben, auskunft, überblick, übersicht, ahnung, idee, plan, anleitung`,
  about: 'zu, zum, zur, über, von, vom, bezüglich, betreffend, wegen, um, für',
  docs: 'im handbuch, in der doku, in den dokumenten, in den unterlagen, im wiki, in der dokumentation, irgendwo, dort, hier, bei uns, in den regeln, in der anleitung',
  if: 'ob, dass, wie, um',
  know: 'wissen, erfahren, fragen, verstehen, herausfinden, nachfragen, lernen',
} as const;

export const german: AskingWords = {
  greetings: `hallo, hi, hey, moin, moin moin, servus, grüß gott, grüezi, guten morgen, guten tag, guten abend, guten mittag,
    sehr geehrte damen und herren, entschuldigung, entschuldigen sie, tut mir leid, hallöchen, mahlzeit`,
  parted: 'tag, liebe, lieber, sorry, entschuldigt, ach, ähm, also, übrigens, gruß',
  addressed:
    'zusammen, alle, allerseits, leute, team, ihr lieben, kollegen, kolleginnen und kollegen, miteinander, liebes team, freunde, an alle, bot',
  thanks: `danke, dankeschön, danke schön, danke sehr, vielen dank, besten dank, herzlichen dank, danke im voraus, vielen dank im voraus,
    danke euch, danke dir, danke vorab, merci, thx, lg, vg, mfg, grüße, viele grüße, liebe grüße, beste grüße, schöne grüße,
    mit freundlichen grüßen, schönen tag noch, wäre super, wäre toll, wäre nett`,
  polite: 'bitte, bitteschön, freundlicherweise, netterweise, zufällig, wenn möglich, falls möglich',
  sets,
  frames: [
    // "kann mir jemand sagen", "könntet ihr uns bitte etwas zu … erklären"
    '{can} {me}? {me}? {you} {me}? {me}? ( {some}? {info} {about} )? {tell} {if}?',
    '{can} {me}? {me}? {you} {me}? {me}? ( {some}? {info} {about} )',
    '{say} {me} {me}? ( {some}? {info} )? {about}?',
    '( weiß | weiss | wüsste | kennt | hat ) ( hier | von euch | eigentlich | zufällig )? {you} ( hier | von euch | eigentlich | zufällig )? ( {some}? {info} {about}? )? {if}?',
    '( wisst | weißt | wissen | habt | hast | haben ) {you} ( eigentlich | zufällig )? ( {some}? {info} {about}? )? {if}?',
    '( ich | wir ) ( wollte | wollten | möchte | möchten | würde gerne | würde gern | hätte gerne | hätte gern | will | wollen ) ( mal | gerne | gern | nur | kurz )? ( {some}? {info} {about} )? {know} {if}?',
    '( ich | wir ) ( suche | suchen | brauche | brauchen | frage mich | fragen uns | bräuchte ) ( mal )? ( {some}? {info} {about} )? {if}?',
    '( gibt | gäbe ) es ( irgendwo | hier | bei uns )? {some}? {info} {about}',
    '( wo | wie ) ( finde | findet | finden | sehe | lese ) ( ich | man | wir ) ( {some}? {info} )? {about}?',
    'was ( steht | wissen wir | sagt das handbuch | sagt die doku | gibt es ) ( denn )? {docs}? {about}',
    '( mal | nur )? ( ne | eine | meine )? ( ganz )? ( kurze | kleine | blöde | dumme | doofe | schnelle )? ( kurze | kleine | blöde | dumme )? frage {about}?',
    'ich ( hab | habe | hätte ) ( mal )? eine ( kurze | kleine )? frage {about}?',
    'infos {about}',
    '( was | wie ) ist mit',
  ],
  closings: [
    '( weiß | weiss ) ( das )? ( jemand | einer | wer ) ( das | was | mehr )?',
    '( jemand | irgendjemand ) ( eine )? ( idee | ahnung )?',
    'hat ( jemand | wer ) ( eine )? ( idee | ahnung )',
    'kann ( mir )? ( jemand | wer ) ( mir )? helfen',
    '( ich | wir ) ( brauche | brauchen ) ( das )? ( dringend | schnell )',
  ],
  which: {
    words: 'welches, welchem, welchen, welcher, welche',
    measures: 'jahr jahre jahren tag tage tagen monat monate monaten jahrhundert datum uhrzeit',
  },
  how: {
    words: 'wie',
    measures:
      'viel viele vielen vieler lange lang alt hoch groß gross weit oft häufig schnell teuer tief breit schwer spät früh bald wenig wenige',
  },
  light: `passiert passieren passierte geschieht geschehen geschah wird werden wurde wurden geworden gibt geben gab gegeben geht gehen
    ging gegangen kommt kommen kam gekommen macht machen machte gemacht bekommt bekommen bekam bekomme kriegt kriegen
    findet finden gefunden liegt läuft funktioniert funktionieren braucht brauchen benötigt benötigen heißt bedeutet
    sagt sagen sagte gesagt steht stehen eigentlich genau überhaupt ungefähr normalerweise möglich sache sachen ding
    dinge jemand etwas irgendwas leute`,
  kinds: `betrag anzahl zahl nummer summe preis preise kosten gebühr datum termin uhrzeit dauer länge name namen adresse ort link grund
    gründe ursache kontakt`,
};
