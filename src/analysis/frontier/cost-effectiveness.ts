import { fieller } from '../fieller.ts';
import { pairedDifference, type PairedDifference } from '../paired.ts';

/** What an alternative costs and brings against another one. */
export interface CostEffectiveness {
  /** Extra cost, alternative less comparator. */
  readonly cost: PairedDifference;
  /** Extra effect; more is better. */
  readonly effect: PairedDifference;
  /**
   * Extra cost for one more unit of effect. Its interval is Fieller's, and undefined whenever the interval of the extra effect spans zero: the ratio
   * may then be anything, and its sign does not say which side is the better one. Use the net benefit instead.
   */
  readonly ratio: number;
  readonly interval: { readonly lower: number; readonly upper: number } | undefined;
  /**
   * What a ratio means: `costs more, does more` is the case in which it is a price; `dominant` and `dominated` need none; `costs less, does less` is
   * what is saved for each unit given up. From the means; `unclear` where the interval of the effect spans zero.
   */
  readonly quadrant: 'costs more, does more' | 'dominant' | 'dominated' | 'costs less, does less' | 'unclear';
  /** For each price of a unit of effect that was asked for: price times extra effect less extra cost. */
  readonly netBenefits: readonly { readonly price: number; readonly netBenefit: PairedDifference }[];
}

/**
 * Cost-effectiveness of an alternative against a comparator over the same replicates: entry `r` of the lists comes from replicate `r`, NaN where it is
 * not defined; only replicates with all four count. Throws a `RangeError` for lists of different lengths.
 *
 * References: Stinnett, A. A. and Mullahy, J. (1998), Net health benefits, Medical Decision Making 18, S68-S80; for the ratio see `fieller`.
 */
export function costEffectiveness(
  alternative: { readonly cost: ArrayLike<number>; readonly effect: ArrayLike<number> },
  comparator: { readonly cost: ArrayLike<number>; readonly effect: ArrayLike<number> },
  prices: readonly number[] = [],
  confidence = 0.95,
): CostEffectiveness {
  const lists = [alternative.cost, alternative.effect, comparator.cost, comparator.effect];
  const length = lists[0]!.length;
  if (lists.some((list) => list.length !== length)) {
    throw new RangeError(`lists of ${lists.map((list) => list.length).join(', ')} replicates cannot be paired`);
  }
  const complete = Array.from({ length }, (_, r) => r).filter((r) => !lists.some((list) => Number.isNaN(list[r]!)));
  const [costA, effectA, costB, effectB] = lists.map((list) => complete.map((r) => list[r]!)) as [number[], number[], number[], number[]];
  const cost = pairedDifference(costA, costB, confidence);
  const effect = pairedDifference(effectA, effectB, confidence);
  const known = effect.lower > 0 || effect.upper < 0;
  const { ratio, interval } = fieller(
    costA.map((c, r) => c - costB[r]!),
    effectA.map((e, r) => e - effectB[r]!),
    confidence,
  );
  return {
    cost,
    effect,
    ratio,
    interval: known ? interval : undefined,
    quadrant: known ? quadrantOf(cost.difference, effect.difference) : 'unclear',
    netBenefits: prices.map((price) => ({
      price,
      netBenefit: pairedDifference(
        effectA.map((e, r) => price * e - costA[r]!),
        effectB.map((e, r) => price * e - costB[r]!),
        confidence,
      ),
    })),
  };
}

function quadrantOf(cost: number, effect: number): CostEffectiveness['quadrant'] {
  if (effect > 0) return cost > 0 ? 'costs more, does more' : 'dominant';
  return cost < 0 ? 'costs less, does less' : 'dominated';
}
