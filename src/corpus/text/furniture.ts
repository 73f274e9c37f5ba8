/**
 * What stands around the text of a page that was saved as plain text. Each is a whole paragraph, as the programs of
 * sites write it; a sentence that only begins so is longer.
 */
const furniture: readonly RegExp[] = [
  /^this site uses akismet to reduce spam\b/i,
  /^(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b/i,
  /^by (?:continuing|using|browsing)\b.{0,60}\b(?:cookies|site)\b/i,
  /^(?:share|like|print|save|follow|rate) this\b.{0,20}:?$/i,
  /^(?:share|tweet|pin|email|print|like loading)(?:[ .…]{0,5}(?:on|this|it|share|tweet|pin|email|print))*[ .…]{0,3}$/i,
  /^click to (?:share|email|print)\b.{0,60}$/i,
  /^(?:filed under|posted in|tagged(?: with| as)?|tags|categories)\s?:.{0,200}$/i,
  /^(?:subscribe to|sign up for|get) (?:our|the|my)\b.{0,40}\bnewsletter\b.{0,60}$/i,
  /^(?:advertisement|sponsored(?: content)?|related(?: (?:posts|articles|stories))?:?)$/i,
  /^(?:skip to (?:main )?content|back to top|read more|continue reading|load more(?: comments)?)\b.{0,20}$/i,
  /^(?:©|\(c\)|copyright)\s.{0,150}$/i,
  /^.{0,80}\ball rights reserved\.?$/i,
];

const commentsBegin =
  /^(?:(?:\d{1,5}|one|no) (?:comments?|responses?|replies|thoughts?)(?: (?:to|on) .{1,200})?|comments? ?\(\d{1,5}\)|comments):?$/i;
const formBegins = /^(?:leave|post|add|write|submit) (?:a|your) (?:reply|comment|response)\b.{0,60}$/i;

export type PagePart = 'furniture' | 'comments' | 'form';

/** What of a page a paragraph is, where it is not its text: comments and their form go on to the end. */
export function pagePart(paragraph: string): PagePart | undefined {
  if (paragraph.length > 300) return undefined;
  const line = paragraph.trim();
  if (formBegins.test(line)) return 'form';
  if (commentsBegin.test(line)) return 'comments';
  return furniture.some((pattern) => pattern.test(line)) ? 'furniture' : undefined;
}

/** Whether a line is a name, and the paragraph behind it tells who that is: the box about an author. */
export function isAuthorBox(line: string, next: string | undefined): boolean {
  const name = line.trim();
  if (next === undefined || name.length > 60) return false;
  if (!/^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name)) return false;
  return (
    next.startsWith(name) && /^ (?:is|was|has|writes|works|covers|lives)\b/.test(next.slice(name.length))
  );
}
