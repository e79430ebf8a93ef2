import type { FollowedHouseholds } from '../record/column.ts';

/** Bins of the change of income, best first. Their borders belong to the smaller change: +5 % is a gain of up to 5 %, 0 is no change. */
export const changeBins = [
  { name: 'gain_over_5', title: 'Gain of more than 5 %', titleZh: '增加超过5%' },
  { name: 'gain_up_to_5', title: 'Gain of up to 5 %', titleZh: '增加不超过5%' },
  { name: 'no_change', title: 'No change', titleZh: '不变' },
  { name: 'loss_up_to_5', title: 'Loss of up to 5 %', titleZh: '减少不超过5%' },
  { name: 'loss_over_5', title: 'Loss of more than 5 %', titleZh: '减少超过5%' },
] as const;

/** Bin of a change as a share of the income under the reference. */
export function binOf(change: number): number {
  if (change > 0) return change > 0.05 ? 0 : 1;
  if (change < 0) return change < -0.05 ? 4 : 3;
  return 2;
}

/**
 * Shares of persons by change of income against the same household under the reference: entry `d * 5 + b` for tenth `d` of the base year and bin
 * `b` of `changeBins`; the five of a tenth sum to one, NaN for a tenth without persons. Persons are those of the scenario. Throws an `Error` when
 * the two do not follow the same households.
 */
export function winnersOf(scenario: FollowedHouseholds, reference: FollowedHouseholds): Float64Array {
  const { income, persons, baseDecile } = scenario;
  if (reference.income.length !== income.length)
    throw new Error(`${income.length} households cannot be paired with ${reference.income.length}`);
  const shares = new Float64Array(10 * changeBins.length);
  const totals = new Float64Array(10);
  for (let i = 0; i < income.length; i++) {
    const decile = baseDecile[i]!;
    if (reference.baseDecile[i] !== decile) throw new Error('the two scenarios do not start with the same households');
    const bin = binOf(income[i]! / reference.income[i]! - 1);
    shares[decile * changeBins.length + bin]! += persons[i]!;
    totals[decile]! += persons[i]!;
  }
  return shares.map((sum, i) => sum / totals[Math.floor(i / changeBins.length)]!);
}
