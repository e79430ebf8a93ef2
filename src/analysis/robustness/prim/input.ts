/** What a box may restrict. */
export interface PrimInput {
  readonly name: string;
  /** `categorical`: values are whole numbers that stand for categories, and a box leaves out some of them. */
  readonly kind: 'real' | 'integer' | 'categorical';
  /** One value for each case. */
  readonly values: ArrayLike<number>;
}

export interface PrimOptions {
  /** Share of the cases in a box that a peel takes off: 0 to 1, both excluded. */
  readonly peelAlpha: number;
  /** Share of the cases in a box that a paste adds. */
  readonly pasteAlpha: number;
  /** Smallest box, as a share of all cases. */
  readonly massMin: number;
  /**
   * What a step seeks: `lenient1` the gain of density for each case taken off, `lenient2` the same times the cases that stay, `original` the
   * density itself. The lenient ones keep categories and ties from winning by the mere size of their steps: Friedman & Fisher (1999), 14.6;
   * Kwakkel & Jaxa-Rozen (2016), doi:10.1016/j.envsoft.2015.11.020.
   */
  readonly objective: 'lenient1' | 'lenient2' | 'original';
}

export const primDefaults: PrimOptions = { peelAlpha: 0.05, pasteAlpha: 0.05, massMin: 0.05, objective: 'lenient1' };

/** Inputs by ranks: whatever the scale of an input, only the order of its values decides. */
export interface RankedInput {
  readonly name: string;
  readonly kind: PrimInput['kind'];
  /** Distinct values in ascending order. */
  readonly levels: Float64Array;
  /** Level of each case. */
  readonly ranks: Uint32Array;
}

export function rankInput({ name, kind, values }: PrimInput): RankedInput {
  const sorted = Float64Array.from(values).sort();
  if (sorted.some((value) => value !== value)) throw new RangeError(`the input ${name} has a value that is no number`);
  const levels = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const rankOf = new Map<number, number>();
  levels.forEach((value, rank) => rankOf.set(value, rank));
  return { name, kind, levels, ranks: Uint32Array.from({ length: values.length }, (_, i) => rankOf.get(values[i]!)!) };
}
