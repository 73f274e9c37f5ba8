import { platforms } from './platforms.js';

/** Everything that is wrong with the configuration at once; one line a problem, none of them with a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Secrets as the platforms write them, and long mixed random text. */
const secretShapes: readonly RegExp[] = [
  ...platforms.flatMap((platform) => platform.secretShapes),
  /(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{24,}/,
];

/** Writes what was found into a message, unless it may be a secret that stands in the wrong place. */
export class Redactor {
  readonly #secrets: readonly string[];

  /** @param secrets Values that no message may hold; short ones too. */
  constructor(secrets: readonly string[]) {
    this.#secrets = secrets.filter((secret) => secret !== '');
  }

  isSecret(text: string): boolean {
    return (
      secretShapes.some((shape) => shape.test(text)) || this.#secrets.some((secret) => text.includes(secret))
    );
  }

  /** `0`, `"yes"`, `a list`; a value that may be a secret, or is longer than 200 characters, is not shown. */
  describe(value: unknown): string {
    if (value === undefined) return 'nothing';
    if (Array.isArray(value)) return 'a list';
    if (typeof value === 'object' && value !== null) return 'a mapping';
    const text = String(value);
    if (text.length > 200 || this.isSecret(text)) return 'a value that is not shown here';
    return typeof value === 'string' ? JSON.stringify(value) : text;
  }

  /** For a key or for a library's message, which may repeat what it read. */
  text(text: string, instead: string): string {
    return this.isSecret(text) ? instead : text;
  }
}
