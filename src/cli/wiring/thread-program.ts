/** Programs of threads that are worth a bundle of their own: each stands beside this file. */
export type BundledThread = 'library-thread' | 'analysis-thread';

/** Where the program of a thread is. In a bundle it is the one that was made with it (`rolldown.config.js`). */
export function threadProgram(name: BundledThread): URL {
  return new URL(`./${name}.js`, import.meta.url);
}
