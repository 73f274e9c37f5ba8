/** Tells the lines that begin what a person says. */
export interface Turns {
  /** Who speaks from this line on; undefined where the line begins no turn. */
  speakerIn(line: string): string | undefined;
}

const name =
  /^\s{0,3}(\p{Lu}[\p{L}.'’-]{0,40}(?: (?:\p{Lu}[\p{L}.'’-]{0,40}|de|van|von|der|la|bin)){0,4})(?:\s\([^()]{1,60}\))?\s?:\s+\S/u;
/** "Speaker 2", as programs that write down what they hear name people. */
const numberedName =
  /^\s{0,3}((?:Speaker|Participant|Respondent|Interviewe[er]|Caller|Person|Voice|Wom[ae]n|M[ae]n|Sprecher(?:in)?|Intervenant|Locuteur|Hablante|Interlocutor) \d{1,2})\s?:\s+\S/iu;
/** A minute of a meeting with so many turns, of people who speak more than once, is one. */
const minTurns = 4;
/** Words that stand before a colon and are no names. */
const labels =
  /^(?:address|agenda|answer|attendees|author|cc|date|description|email|example|from|important|location|name|note|notes|phone|place|present|price|question|re|required|status|subject|summary|tel|time|title|to|topic|type|url|usage|version|warning|website|where|when|who)$/i;

/** The speakers of a text: names before a colon that come again and again. */
export function speakersOf(lines: readonly string[]): Turns {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const said = nameBefore(line);
    if (said !== undefined) counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const recurring = new Set([...counts].filter(([, count]) => count > 1).map(([one]) => one));
  const turns = [...counts].reduce((sum, [one, count]) => sum + (recurring.has(one) ? count : 0), 0);
  const areTurns = turns >= minTurns && recurring.size >= 2 && turns * 4 >= lines.length;
  return { speakerIn: (line) => (areTurns ? nameBefore(line) : undefined) };
}

/** The name that a line begins with, before a colon, where it may be one. */
export function nameBefore(line: string): string | undefined {
  const start = line.slice(0, 200);
  const said = (name.exec(start) ?? numberedName.exec(start))?.[1];
  return said === undefined || labels.test(said) ? undefined : said;
}
