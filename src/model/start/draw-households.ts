import { inverseNormalCdf } from '../../random/index.ts';
import { callOf } from '../steps.ts';
import type { CountyFacts, World } from '../world.ts';
import type { Origin } from './create-household.ts';

/** Which of the three classes of a county parameter applies. */
export function countyClass(facts: CountyFacts): 'deep_poverty' | 'poverty' | 'other' {
  return facts.deepPoverty ? 'deep_poverty' : facts.povertyCounty ? 'poverty' : 'other';
}

/**
 * Mean of ln income at the start of a county whose headcount ratio is `headcount` when income is lognormal: ln z - sigma * Phi^-1(headcount).
 */
export function logMeanIncome(headcount: number, line: number, logSd: number): number {
  return Math.log(line) - logSd * inverseNormalCdf(headcount);
}

/** Draws every household of county `c` as it is before the burn-in. All draws are addressed; none depends on another county. */
export function drawHouseholds(world: World, c: number): void {
  world.steps.run('create', originOf(world, world.facts[c]!), callOf(world, c, world.parameters.years.from));
}

function originOf({ parameters, povertyLine }: World, county: CountyFacts): Origin {
  const { population: p, awareness } = parameters;
  const kind = countyClass(county);
  const upTo = cumulate(p.size_shares);
  const headcount = Math.min(0.999, Math.max(0.001, county.headcount));
  return {
    upTo1: upTo[0]!,
    upTo2: upTo[1]!,
    upTo3: upTo[2]!,
    upTo4: upTo[3]!,
    upTo5: upTo[4]!,
    upTo6: upTo[5]!,
    upTo7: upTo[6]!,
    noLabourSmall: p.no_labour_small,
    noLabourLarge: p.no_labour_large,
    workerShare: p.worker_share,
    connectedShare: p.connected_share,
    logMean: logMeanIncome(headcount, povertyLine, p.income_log_sd),
    logSd: p.income_log_sd,
    standing: p.standing_correlation,
    own: Math.sqrt(1 - p.standing_correlation * p.standing_correlation),
    capitalMedian: p.capital_median[kind],
    capitalLogSd: p.capital_log_sd,
    skillMean: p.human_capital[kind],
    skillSd: p.human_capital_sd,
    productivitySd: p.productivity_sd,
    offfarmShare: p.offfarm_share[kind],
    awareShare: awareness.start,
    membersShare: p.members_share,
    schoolingDeprived: p.schooling_deprived[kind],
    unsafeBelow: Math.SQRT2 * inverseNormalCdf(p.housing_deprived[kind]),
    uninsured: p.uninsured,
    povertyLine,
  };
}

/** Shares of households with at most 1, 2, ... 7 persons; beyond the largest size that there is they are above one, so that none is larger. */
function cumulate(shares: readonly number[]): number[] {
  const largest = shares.findLastIndex((share) => share > 0);
  let sum = 0;
  return shares.slice(0, -1).map((share, k) => {
    sum += share;
    return k >= largest ? 2 : sum;
  });
}
