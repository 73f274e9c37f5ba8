/** "Re:", "Fwd:" and their like in the languages that mail programs speak, also "Re[2]:". */
const reply =
  /^\s*(?:re|r|aw|antw?|sv|vs|vá|odp|ynt|res|rif|ref|fwd?|wg|tr|rv|enc|i|doorst|vl|fs|vb|pd|továbbítás)\s*(?:(?:\[\d{1,4}\]|\(\d{1,4}\))\s*)?[:：]\s*/iu;

/** What names a message, and what it answers. */
export interface Reference {
  readonly id: string | undefined;
  /** The messages before it, from the first one on. */
  readonly ancestors: readonly string[];
  readonly subject: string;
}

/** The subject without what replies and forwards put before it, as RFC 5256 has it; '' where nothing else is left. */
function baseSubject(subject: string): string {
  let base = subject.trim();
  for (;;) {
    const rest = base.replace(reply, '').replace(/(?<!\s)\s*\(fwd\)$/i, '');
    if (rest === base) return base;
    base = rest;
  }
}

/** Names threads by the subject with which they began, as far as messages have been seen. */
export class Threads {
  readonly #names = new Map<string, string>();

  /** The thread that a message belongs to; messages come in the order of their file. */
  nameOf({ id, ancestors, subject }: Reference): string {
    const known = ancestors.map((ancestor) => this.#names.get(ancestor)).find((name) => name !== undefined);
    const name = known ?? baseSubject(subject);
    for (const one of [id, ...ancestors])
      if (one !== undefined && !this.#names.has(one)) this.#names.set(one, name);
    return name;
  }
}
