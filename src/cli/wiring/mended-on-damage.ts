import { DamagedIndexError } from '../../core/types/ports.js';

/**
 * The same library, which has its index mended once and is asked again where a question meets damage in it.
 * @param mend Makes the index anew. @throws whatever it throws
 */
export function mendedOnDamage<L extends object>(library: L, mend: (problem: string) => Promise<void>): L {
  let mending: Promise<void> | undefined;
  return new Proxy(library, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        try {
          return await value.apply(target, given);
        } catch (error) {
          if (!(error instanceof DamagedIndexError)) throw error;
          mending ??= mend(error.message);
          await mending;
          return await value.apply(target, given);
        }
      };
    },
  });
}
