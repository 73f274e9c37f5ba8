/** An error's class ("TypeError"), for logs and messages that may not repeat what an error says; the type of what is none. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** An error's code ("ENOENT"); undefined where it has none that is text. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What an error says; what is thrown and is no error, as text. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An error's code, else its message: for messages to operators, whose folders and files it may name. */
export function errorReason(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : 'unknown error');
}
