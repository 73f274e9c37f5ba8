import { z } from 'zod';
import type { PlatformDeclaration } from '../chat/protocol/platform.js';
import { platforms } from './platforms.js';

export function numberIn(min: number, max: number, unit = '') {
  const expected = `must be ${min}-${max}${unit}`;
  return z.number(expected).refine((value) => value >= min && value <= max, expected);
}

export function wholeNumberIn(min: number, max: number) {
  const expected = `must be ${min}-${max}`;
  return z
    .number(expected)
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, expected);
}

export function choice<const T extends readonly string[]>(values: T) {
  return z.enum(values, `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`);
}

/** An id as its platform writes it; YAML reads one of digits alone as a number. */
export function id(expected: string, ...shapes: readonly RegExp[]) {
  return z
    .union([z.string(), z.number()], expected)
    .transform(String)
    .refine((value) => shapes.some((shape) => shape.test(value)), expected);
}

export function section<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.strictObject(shape, 'must be a mapping of keys');
}

export function list<T extends z.ZodType>(item: T) {
  return z.array(item, 'must be a list').readonly();
}

/** One value, or a list with at least one. */
export function oneOrMore(item: z.ZodType<string>, expected: string) {
  return z
    .union([z.string(), z.array(z.string())], expected)
    .transform((value): readonly string[] => (typeof value === 'string' ? [value] : value))
    .refine(
      (values) => values.length > 0 && values.every((value) => item.safeParse(value).success),
      expected,
    );
}

export const flag = z.boolean('must be true or false');

/** A key for each platform, under its name. */
export function byPlatform<T>(of: (platform: PlatformDeclaration) => T): Record<string, T> {
  return Object.fromEntries(platforms.map((platform) => [platform.name, of(platform)]));
}
