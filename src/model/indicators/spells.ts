/** Spells in and out of poverty, from histories of one bit a year: bit 0 the last year, set when poor. */

/**
 * Kinds of spells. `poverty`: of poverty, begun after the base year, until exit. `base_poverty`: of those poor in the base year, until they are
 * first not poor. `out_of_poverty`: after an exit, until relapse.
 */
export const spellKinds = ['poverty', 'base_poverty', 'out_of_poverty'] as const;
export type SpellKind = (typeof spellKinds)[number];

/** Persons at risk after so many years, and for how many it ended then; entry `duration - 1`. */
export interface SpellSums {
  readonly atRisk: Float64Array;
  readonly ended: Float64Array;
}

export function emptySpells(years: number): Record<SpellKind, SpellSums> {
  const sums = (): SpellSums => ({ atRisk: new Float64Array(years), ended: new Float64Array(years) });
  return { poverty: sums(), base_poverty: sums(), out_of_poverty: sums() };
}

/**
 * Adds the spells of one household. A spell that still lasts in the last year counts as at risk until then and is not counted as ended: it is
 * censored, as Kaplan and Meier have it. Spells of poverty that were under way in the base year have an unknown age; they are a kind of their
 * own, counted from the base year.
 * @param history poverty bits
 * @param years years after the base year; its bit is bit `years`
 * @param weight persons
 */
export function addSpells(sums: Record<SpellKind, SpellSums>, history: number, years: number, weight: number): void {
  // Most have never been poor, and have no spell.
  if ((history & ((1 << (years + 1)) - 1)) === 0) return;
  const poorIn = (t: number): boolean => ((history >>> (years - t)) & 1) === 1;
  let kind: SpellKind | undefined = poorIn(0) ? 'base_poverty' : undefined;
  let duration = 0;
  let poor = poorIn(0);
  for (let t = 1; t <= years; t++) {
    const now = poorIn(t);
    if (kind !== undefined) {
      sums[kind].atRisk[duration]! += weight;
      if (now !== poor) sums[kind].ended[duration]! += weight;
    }
    if (now === poor) duration++;
    else {
      kind = now ? 'poverty' : 'out_of_poverty';
      duration = 0;
      poor = now;
    }
  }
}

/** Share of spells that end at each duration among those that have lasted so long; NaN where none has. */
export function hazards({ atRisk, ended }: SpellSums): Float64Array {
  return atRisk.map((persons, d) => ended[d]! / persons);
}

/** Share of spells that last longer than each duration: product of (1 - hazard) up to it (Kaplan and Meier 1958); NaN once nobody is at risk. */
export function survival(sums: SpellSums): Float64Array {
  let lasting = 1;
  return hazards(sums).map((hazard) => (lasting *= 1 - hazard));
}

/**
 * Whether a household has been lifted durably at year index `t`: not poor now nor in the two years before, and poor in the base year or a later
 * one before those.
 */
export function durablyLifted(history: number, t: number): boolean {
  const recorded = (1 << (t + 1)) - 1;
  return (history & 7) === 0 && (history & recorded & ~7) !== 0;
}
