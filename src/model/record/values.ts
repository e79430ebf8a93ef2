import { entropyOf } from '../indicators/entropy.ts';
import { type Poverty, shapleyComponents } from '../indicators/growth.ts';
import { multidimensionalOf } from '../indicators/multidimensional.ts';
import type { Ranked } from '../indicators/ranked-incomes.ts';
import { deprivationSumsOf, entryOf, logSumsOf, spendByInstrument, spentIn, type Tally } from './tally.ts';

/** Poverty of a place with the mean of one year and the distribution of the other: persons below the line, and the sum of relative shortfalls. */
export interface GrowthSums {
  /** The tally of the base year. */
  readonly base: Tally;
  /** With the mean of this year and the distribution of the base year. */
  readonly grown: Poverty;
  /** With the mean of the base year and the distribution of this year. */
  readonly shared: Poverty;
}

/**
 * Values of the columns of `record/columns.ts`, in their order: what all places have, then `delisted` for a county, and for others the parts of
 * inequality within and between counties and the number of counties delisted. A ratio with nothing below the bar is NaN.
 */
export function valuesOf(
  row: Tally,
  ranked: Ranked,
  { base, grown, shared }: GrowthSums,
  place: 'county' | 'area',
  weight: number,
): number[] {
  const of = (name: Parameters<typeof entryOf>[1]): number => entryOf(row, name);
  const [persons, basePersons, households] = [of('persons'), entryOf(base, 'persons'), of('households')];
  const earned = of('farmIncome') + of('wageIncome') + of('transferIncome');
  const headcount = shapleyComponents(
    entryOf(base, 'poor') / basePersons,
    grown.headcount / basePersons,
    shared.headcount / persons,
    of('poor') / persons,
  );
  const gap = shapleyComponents(entryOf(base, 'gap') / basePersons, grown.gap / basePersons, shared.gap / persons, of('gap') / persons);
  // Never negative; in single precision the difference of equals may be.
  const transient = (mean: 'gapSum' | 'squareSum', chronic: 'chronicGap' | 'chronicSquare'): number =>
    Math.max(0, of(mean) - of(chronic)) / persons;
  const entropy = entropyOf(logSumsOf(row));
  const mpi = multidimensionalOf(deprivationSumsOf(row));
  return [
    persons * weight,
    households * weight,
    of('poor') / persons,
    of('gap') / persons,
    of('squaredGap') / persons,
    of('watts') / persons,
    headcount.growth,
    headcount.redistribution,
    gap.growth,
    gap.redistribution,
    of('chronicGap') / persons,
    transient('gapSum', 'chronicGap'),
    of('chronicSquare') / persons,
    transient('squareSum', 'chronicSquare'),
    of('income') / persons,
    ranked.median,
    ranked.gini,
    entropy.theil,
    entropy.mld,
    ranked.palma,
    ranked.p90p10,
    of('bottomCoded') * weight,
    mpi.adjusted,
    mpi.headcount,
    mpi.intensity,
    ...mpi.censored,
    ...mpi.contributions,
    of('members') / households,
    of('borrowers') / households,
    of('offfarm') / of('workers'),
    of('registered') / persons,
    of('aware') / households,
    of('wronglyRegistered') / of('registeredBefore'),
    of('missed') / of('poorBefore'),
    of('spentOnNonPoor') / of('spentOnHouseholds'),
    of('exited') / of('wasPoor'),
    of('relapsed') / of('atRisk'),
    of('durablyLifted') * weight,
    of('durablyLifted') === 0 ? NaN : of('spentSoFar') / (of('durablyLifted') * weight),
    of('farmIncome') / earned,
    of('wageIncome') / earned,
    of('transferIncome') / earned,
    of('infrastructure') / households,
    of('enterprises'),
    of('servedMembers') / of('members'),
    of('loans'),
    of('unpaid') / of('due'),
    of('believed') / households,
    of('allotted'),
    of('spentByGovernment'),
    of('spentByMarket'),
    of('spentBySociety'),
    of('coordination'),
    spentIn(row),
    of('overhead'),
    of('misdirected'),
    of('duplicated'),
    of('spentOnNonPoor'),
    of('carriedOut'),
    ...spendByInstrument(row),
    ...(place === 'county' ? [] : [entropy.theilWithin, entropy.theilBetween, entropy.mldWithin, entropy.mldBetween]),
    of('delisted'),
  ];
}
