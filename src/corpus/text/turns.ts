/** Tells the lines that begin what a person says. */
export interface Turns {
  /** Who speaks from this line on; undefined where the line begins no turn. */
  speakerIn(line: string): string | undefined;
}

/** "[00:12:31]", "(12:31)", "00:12:31 -": when it is said, as programs that write down what they hear put it before the name. */
const time = String.raw`(?:(?:[[(]\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,3})?[\])]|\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?)\s{1,3}(?:[-–—]\s{1,3})?)?`;
/** Names are often in bold in Markdown. */
const bold = String.raw`(?:\*\*|__)?`;
const before = String.raw`^\s{0,3}${time}${bold}`;
const colon = String.raw`${bold}\s?:${bold}\s+\S`;
const name = new RegExp(
  String.raw`${before}(\p{Lu}[\p{L}.'’-]{0,40}(?: (?:\p{Lu}[\p{L}.'’-]{0,40}|de|van|von|der|la|bin)){0,4})(?:\s\([^()]{1,60}\))?${colon}`,
  'u',
);
/** "Speaker 2", as programs that write down what they hear name people. */
const numberedName = new RegExp(
  String.raw`${before}((?:Speaker|Participant|Respondent|Interviewe[er]|Caller|Person|Voice|Wom[ae]n|M[ae]n|Sprecher(?:in)?|Intervenant|Locuteur|Hablante|Interlocutor) \d{1,2})${colon}`,
  'iu',
);
/** A minute of a meeting with so many turns, of people who speak more than once, is one. */
const minTurns = 4;
/** Words that stand before a colon and are no names. */
const labels =
  /^(?:address|agenda|answer|attendees|author|cc|date|description|email|example|from|important|location|name|note|notes|phone|place|present|price|question|re|required|status|subject|summary|tel|time|title|to|topic|type|url|usage|version|warning|website|where|when|who)$/i;

/** How plain it must be that names before colons are those of people. */
interface Evidence {
  /** The least share of the lines that begin a turn; 0..1. */
  readonly minShare?: number;
  readonly isName?: (name: string) => boolean;
}

/** The speakers of a text: names before a colon that come again and again. */
export function speakersOf(
  lines: readonly string[],
  { minShare = 1 / 4, isName = () => true }: Evidence = {},
): Turns {
  const speakerIn = (line: string) => {
    const said = nameBefore(line);
    return said !== undefined && isName(said) ? said : undefined;
  };
  const counts = new Map<string, number>();
  for (const line of lines) {
    const said = speakerIn(line);
    if (said !== undefined) counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const recurring = new Set([...counts].filter(([, count]) => count > 1).map(([one]) => one));
  const turns = [...counts].reduce((sum, [one, count]) => sum + (recurring.has(one) ? count : 0), 0);
  const areTurns = turns >= minTurns && recurring.size >= 2 && turns >= lines.length * minShare;
  return { speakerIn: (line) => (areTurns ? speakerIn(line) : undefined) };
}

/** The name that a line begins with, before a colon, where it may be one. */
export function nameBefore(line: string): string | undefined {
  const start = line.slice(0, 200);
  const said = (name.exec(start) ?? numberedName.exec(start))?.[1];
  return said === undefined || labels.test(said) ? undefined : said;
}

/** The words in lower case: "remember" somewhere shows that "Remember:" is nobody's name. */
export function lowerWordsIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.match(/(?<!\p{L})\p{Ll}+/gu) ?? []));
}
