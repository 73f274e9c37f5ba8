import { DamagedIndexError } from '../../core/types/ports.js';

/**
 * The same library, which has its index repaired once and is asked again where a question meets damage in it.
 * @param repair Makes the index anew. @throws whatever it throws
 */
export function repairedOnDamage<L extends object>(
  library: L,
  repair: (problem: string) => Promise<void>,
): L {
  let repairing: Promise<void> | undefined;
  return new Proxy(library, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        try {
          return await value.apply(target, given);
        } catch (error) {
          if (!(error instanceof DamagedIndexError)) throw error;
          repairing ??= repair(error.message);
          await repairing;
          return await value.apply(target, given);
        }
      };
    },
  });
}
