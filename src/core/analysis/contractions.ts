/**
 * English contractions that chat writes without their apostrophe. Those are left out that are other words then: well, were,
 * ill, id, its, wed, shed, shell, hell, lets, whore.
 */
const contracted = `
what's what're what'll what'd where's where'd who's who'd who'll who've when's why's why'd how's how'd
i'm i've you're you've you'll you'd he's he'd she's it'll it'd we've they're they've they'll they'd
that's that'll that'd there's there'll here's
don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't mustn't
mightn't needn't shan't ain't
could've should've would've might've must've
`;

/** How they are spelt, by how they are typed in chat: `dont` is "don't". */
export const englishContractions: ReadonlyMap<string, string> = new Map(
  contracted
    .trim()
    .split(/\s+/u)
    .map((spelt) => [spelt.replace("'", ''), spelt]),
);

/** The text with its contractions as they are spelt: "whos the owner" asks for a name as "who's the owner" does. */
export function spelledOut(text: string, contractions: ReadonlyMap<string, string>): string {
  if (contractions.size === 0) return text;
  return text.replace(/\p{L}+/gu, (word) => contractions.get(word.toLowerCase()) ?? word);
}
