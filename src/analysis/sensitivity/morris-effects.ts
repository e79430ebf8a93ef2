import type { MorrisDesign } from '../design/morris.ts';
import { bootstrap, type Estimate, type ResamplingOptions } from './estimate.ts';

/** Elementary effects of one group of factors: what the output would change by over the whole range of a factor, were it linear. */
export interface ElementaryEffects {
  /** One for each trajectory that is used; without a sign for a group of several factors. */
  readonly effects: Float64Array;
  /** Mean; NaN for a group of several factors, which have no common sign. */
  readonly mu: Estimate;
  /** Mean of the absolute values, in units of the output. */
  readonly muStar: Estimate;
  /** Standard deviation (divisor r - 1): curvature and interactions. NaN for a group of several factors, and for one trajectory. */
  readonly sigma: number;
}

/** Why effects are not to be relied on: there are too few trajectories. */
export type MorrisDoubt =
  /** Fewer than 10 trajectories are complete. */
  | { readonly reason: 'few' }
  /** The interval of the greatest mu_star reaches more than half of it to a side on average; `value` is that share. */
  | { readonly reason: 'wide'; readonly value: number };

export interface MorrisEffects {
  /** Trajectories of the design, and those of which no output is missing. */
  readonly trajectories: number;
  readonly used: number;
  readonly groups: readonly ElementaryEffects[];
  readonly doubts: readonly MorrisDoubt[];
}

/**
 * Elementary effects from outputs at the points of a design, in its order. A trajectory with an output that is NaN is left out whole.
 *
 * EE = (y(x + delta) - y(x)) / delta in the unit cube. Intervals come from drawing trajectories again.
 * Morris, M. D. (1991), Technometrics 33, 161-174; Campolongo, F., Cariboni, J., & Saltelli, A. (2007), Environmental Modelling & Software 22,
 * 1509-1518 (mu_star).
 */
export function morrisEffects(outputs: ArrayLike<number>, design: MorrisDesign, options: ResamplingOptions): MorrisEffects {
  const { trajectories, groups, factors, points, moved, delta } = design;
  const steps = groups + 1;
  if (outputs.length !== trajectories * steps)
    throw new RangeError(`${outputs.length} outputs; ${trajectories * steps} are expected, one for each point`);
  const complete = Array.from({ length: trajectories }, (_, t) => t).filter((t) => {
    for (let s = 0; s < steps; s++) if (Number.isNaN(outputs[t * steps + s])) return false;
    return true;
  });
  const effects = Array.from({ length: groups }, () => new Float64Array(complete.length));
  const signless = new Uint8Array(groups);
  for (const [r, t] of complete.entries()) {
    for (let s = 0; s < groups; s++) {
      const group = moved[t * groups + s]!;
      let sign = 0;
      let changed = 0;
      for (let j = 0; j < factors; j++) {
        const at = (t * steps + s) * factors + j;
        const change = points[at + factors]! - points[at]!;
        if (change === 0) continue;
        changed += 1;
        sign = change > 0 ? 1 : -1;
      }
      const effect = (outputs[t * steps + s + 1]! - outputs[t * steps + s]!) / delta;
      if (changed > 1) signless[group] = 1;
      // Without minus zero, which an effect of exactly nothing would be where the step leads down.
      effects[group]![r] = (changed > 1 ? Math.abs(effect) : sign * effect) + 0;
    }
  }
  const used = complete.length;
  const estimates = bootstrap(used, 2 * groups, options, (counts, out) => {
    for (let g = 0; g < groups; g++) {
      // From the first effect, so that the mean of equal effects is that very number.
      const origin = effects[g]![0]!;
      let sum = 0;
      let absolute = 0;
      for (let r = 0; r < used; r++) {
        sum += counts[r]! * (effects[g]![r]! - origin);
        absolute += counts[r]! * (Math.abs(effects[g]![r]!) - Math.abs(origin));
      }
      out[g] = signless[g] === 1 ? NaN : origin + sum / used;
      out[groups + g] = Math.abs(origin) + absolute / used;
    }
  });
  const stars = estimates.slice(groups);
  const described = effects.map((each, g) => {
    const mu = estimates[g]!;
    return { effects: each, mu, muStar: stars[g]!, sigma: deviationOf(each, mu.value) };
  });
  return { trajectories, used, groups: described, doubts: doubtsOf(used, stars) };
}

function deviationOf(effects: Float64Array, mean: number): number {
  let squares = 0;
  for (const effect of effects) squares += (effect - mean) * (effect - mean);
  return effects.length < 2 ? NaN : Math.sqrt(squares / (effects.length - 1));
}

function doubtsOf(used: number, stars: readonly Estimate[]): MorrisDoubt[] {
  const doubts: MorrisDoubt[] = used < 10 ? [{ reason: 'few' }] : [];
  const greatest = stars.reduce((most, star) => (star.value > most.value ? star : most), { value: 0, lower: 0, upper: 0 });
  const value = (greatest.upper - greatest.lower) / 2 / greatest.value;
  if (value > 0.5) doubts.push({ reason: 'wide', value });
  return doubts;
}
