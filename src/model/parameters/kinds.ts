/**
 * The kinds of number that a scenario file may hold. Each carries its unit, range and source as data, so that validation, documentation,
 * JSON Schema and forms all come from one definition.
 */
import { z } from 'zod';

/** Where a default comes from: a published figure, an estimate made from published figures, or a choice of the modeller. */
export type Confidence = 'verified' | 'derived' | 'remembered' | 'assumption';

/** What a numeric parameter tells about itself. */
export interface NumberMeta {
  readonly title: string;
  readonly description: string;
  /** Unit in words; `1` for a pure number, `share` for a fraction of one. */
  readonly unit: string;
  /** Smallest allowed value, included. */
  readonly min: number;
  /** Largest allowed value, included. */
  readonly max: number;
  /** Symbol of the parameter in the model document. */
  readonly symbol?: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** A formula is text that begins with an equals sign: `= 0.1 + 0.05 * (year - 2012)`. */
export const formulaText = z.string().regex(/^=/, 'a formula begins with an equals sign, for example "= 0.1 + 0.05 * (year - 2012)"');

declare const constantBrand: unique symbol;
declare const seriesBrand: unique symbol;

/** As written: one number, or a formula of the scenario's named parameters. Resolved: a `number`. */
export interface Constant {
  readonly [constantBrand]: true;
}

/** As written: one number, a path `{2012: 0.2, 2016: 0.9}` or a formula of `year` and named parameters. Resolved: one number a year. */
export interface Series {
  readonly [seriesBrand]: true;
}

/** What resolution turns a written scenario into: numbers for constants, one number for each year for series, all else unchanged. */
export type Resolved<T> = T extends Constant
  ? number
  : T extends Series
    ? readonly number[]
    : T extends readonly (infer E)[]
      ? readonly Resolved<E>[]
      : T extends object
        ? { readonly [K in keyof T]: Resolved<T[K]> }
        : T;

/** A path as written: year to number or formula. */
export type YearPath = Readonly<Record<string, number | string>>;

type WithDefault<K> = z.ZodPrefault<z.ZodType<K, number | YearPath | string>>;

/** A number that holds for the whole run. */
export function constant(defaultValue: number | string, meta: NumberMeta): WithDefault<Constant> {
  const bounded = z.number().min(meta.min).max(meta.max);
  return z
    .union([bounded, formulaText])
    .prefault(defaultValue)
    .meta({ ...meta, kind: 'constant' }) as unknown as WithDefault<Constant>;
}

/** A number that may change from year to year: linear between the years given, level before the first and after the last. */
export function series(defaultValue: number | YearPath | string, meta: NumberMeta): WithDefault<Series> {
  const bounded = z.number().min(meta.min).max(meta.max);
  const year = z.string().regex(/^[12]\d{3}$/, 'a year has four digits');
  return z
    .union([bounded, z.record(year, z.union([bounded, formulaText])), formulaText])
    .prefault(defaultValue)
    .meta({ ...meta, kind: 'series' }) as unknown as WithDefault<Series>;
}

/** A strict object that fills in the defaults of its members when it is left out. */
export function group<S extends z.ZodRawShape>(
  title: string,
  description: string,
  shape: S,
): z.ZodPrefault<z.ZodObject<S, z.core.$strict>> {
  return z
    .strictObject(shape)
    .prefault({} as never)
    .meta({ title, description });
}
