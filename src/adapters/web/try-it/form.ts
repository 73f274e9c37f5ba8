import { defined } from '../../../core/types/defined.js';
/** What the page's form sends: a line to answer or, with `press`, a button under its answer. */
export interface SubmittedForm {
  readonly typed: string;
  readonly press?: { readonly action: string; readonly answerId: string; readonly question?: string };
  /** The name of the page with the pressed button. */
  readonly from?: string;
}

/** Whatever was sent, however often and in whatever form. */
export function readForm(body: Readonly<Record<string, unknown>> = {}): SubmittedForm {
  const typed = withinSource(textIn(body, 'question') ?? '', textIn(body, 'source'));
  const action = textIn(body, 'press');
  if (action === undefined) return { typed };
  const question = textIn(body, 'asked');
  const answerId = textIn(body, 'answer') ?? '';
  const from = textIn(body, 'from');
  return { typed, press: { action, answerId, ...defined({ question }) }, ...defined({ from }) };
}

/** A question of one document; a command says itself what it looks into. */
function withinSource(typed: string, source: string | undefined): string {
  const isQuestion = typed.trim() !== '' && !typed.trimStart().startsWith('/');
  return source === undefined || source.includes('"') || !isQuestion ? typed : `${typed} source:"${source}"`;
}

function textIn(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
