/** What somebody says to the bot who asks nothing about the documents. */
export type SmallTalk = 'nothing' | 'hello' | 'thanks' | 'help';

/** Whole phrases by what they mean: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish. */
const phrases: Readonly<Record<Exclude<SmallTalk, 'nothing'>, readonly string[]>> = {
  help: [
    'help|help me|help please|please help|how does this work|how do you work|how do i use this|how do i use you|what can you do',
    'what can i ask|what can i ask you|who are you|what are you|start|usage|commands|menu',
    'hilfe|was kannst du|wie funktioniert das|aide|à l’aide|que sais-tu faire|ayuda|qué puedes hacer|aiuto|ajuda|hulp|hjälp|pomoc',
  ],
  hello: [
    'hi|hello|hey|hiya|howdy|yo|greetings|good morning|good afternoon|good evening|good day|morning|test|ping',
    'hallo|guten morgen|guten tag|guten abend|moin|servus|grüezi|grüß gott|bonjour|bonsoir|salut|coucou|hola|buenos días|buenas tardes|buenas noches|buenas',
    'ciao|buongiorno|buonasera|salve|olá|oi|bom dia|boa tarde|boa noite|goedemorgen|goedemiddag|goedenavond|dag|hej|hejsan|god morgon|cześć|dzień dobry|namaste',
  ],
  thanks: [
    'thanks|thank you|thx|ty|cheers|many thanks|thanks a lot|thanks a million|great thanks|ok thanks|perfect thanks|ok|okay|great|cool|nice|perfect|bye|goodbye',
    'danke|danke schön|dankeschön|vielen dank|tschüss|merci|merci beaucoup|gracias|muchas gracias|grazie|grazie mille|obrigado|obrigada|dank je|dank u|bedankt|tack|tack så mycket|dziękuję',
  ],
};

/** What may stand behind such a phrase without asking anything. */
const company =
  'there|all|everyone|everybody|team|folks|bot|verbatim|again|please|so much|very much|a lot|you|for your help|for the help|zusammen|alle|sehr|bitte|à tous|tout le monde|a todos|a tutti';

const patterns = (['help', 'hello', 'thanks'] as const).map((kind) => [kind, only(phrases[kind])] as const);

/** Longer messages say more than hello; UTF-16 code units. */
const maxLength = 60;

/**
 * What a message says that is nothing but a greeting, thanks or a cry for help; `nothing` for an empty one or a lone
 * question mark; undefined for anything else. Marks, emoji and case do not count.
 */
export function smallTalkOf(message: string): SmallTalk | undefined {
  if (/^[\s?？¿]*$/u.test(message)) return 'nothing';
  if (message.length > maxLength) return undefined;
  const words = message
    .toLowerCase()
    .replace(/'/gu, '’')
    .replace(/[^\p{L}\p{M}\p{N}’-]+/gu, ' ')
    .trim();
  return patterns.find(([, pattern]) => pattern.test(words))?.[0];
}

/** One of the phrases, others of any kind and company behind it, and nothing else. */
function only(lists: readonly string[]): RegExp {
  const any = [...Object.values(phrases).flat(), company].join('|');
  return new RegExp(`^(?:${lists.join('|')})(?: (?:${any}))*$`, 'u');
}
