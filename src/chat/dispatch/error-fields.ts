/** A line of V8's stack that names a place in a program. */
const frame = /^ {4}at .*:\d+:\d+\)?$/u;

/** At most this many frames. */
const maxFrames = 8;

/** An error for the log: its class, code, frames and cause, but no message, which might repeat what was asked. */
export function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack = '', cause } = error;
  const frames = stack
    .replace(message, '')
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, maxFrames);
  return {
    name,
    ...('code' in error ? { code: error.code } : {}),
    stack: frames,
    ...(cause === undefined ? {} : { cause: errorFields(cause) }),
  };
}
