import { bernoulli, categorical, drawBlock, inverseNormalCdf, normal, normalCdf, uniform } from '../../random/index.ts';
import { purposes } from '../purposes.ts';
import { deprivation, flag, type CountyFacts, type World } from '../world.ts';

const words = new Uint32Array(4);

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
  const { blocks, facts, key, parameters } = world;
  const { population: p, macro } = parameters;
  const h = world.households;
  const county = facts[c]!;
  const kind = countyClass(county);
  const year = parameters.years.from;
  const cumulative = cumulate(p.size_shares);
  const logMean = logMeanIncome(Math.min(0.999, Math.max(0.001, county.headcount)), macro.poverty_line, p.income_log_sd);
  const common = p.standing_correlation;
  const own = Math.sqrt(1 - common * common);
  const first = blocks.starts[c]!;
  const count = blocks.starts[c + 1]! - first;
  for (let i = 0; i < count; i++) {
    const row = first + i;
    drawBlock(key, i, county.code, purposes.startComposition, year, 0, words);
    const size = categorical(words[0]!, cumulative) + 1;
    const idle = bernoulli(words[2]!, size <= 2 ? p.no_labour_small : p.no_labour_large);
    const workers = idle ? 0 : Math.min(size, Math.max(1, Math.floor(p.worker_share * size + uniform(words[1]!))));
    let flags = bernoulli(words[3]!, p.connected_share) ? flag.connected : 0;

    drawBlock(key, i, county.code, purposes.startEndowment, year, 0, words);
    const standing = normal(words[0]!);
    h.income[row] = Math.exp(logMean + p.income_log_sd * standing);
    h.capital[row] = p.capital_median[kind] * Math.exp(p.capital_log_sd * (common * standing + own * normal(words[1]!)));
    h.skill[row] = Math.min(1, Math.max(0, p.human_capital[kind] + p.human_capital_sd * (common * standing + own * normal(words[2]!))));
    h.productivity[row] = p.productivity_sd * (common * standing + own * normal(words[3]!));

    drawBlock(key, i, county.code, purposes.startState, year, 0, words);
    h.offfarm[row] = Math.min(workers, Math.floor(workers * p.offfarm_share[kind] + uniform(words[0]!)));
    if (bernoulli(words[1]!, parameters.awareness.start)) flags |= flag.aware;
    if (workers > 0 && bernoulli(words[2]!, p.members_share)) flags |= flag.member;
    h.remoteness[row] = uniform(words[3]!);

    drawBlock(key, i, county.code, purposes.startDeprivation, year, 0, words);
    let deprived = 0;
    if (bernoulli(words[0]!, p.schooling_deprived[kind])) deprived |= deprivation.schooling;
    // Unsafe houses are those of the poor first: the same standing decides, with noise of equal weight.
    if (normalCdf((standing + normal(words[1]!)) * Math.SQRT1_2) < p.housing_deprived[kind]) deprived |= deprivation.housing;
    if (bernoulli(words[2]!, p.uninsured)) deprived |= deprivation.health;

    h.size[row] = size;
    h.workers[row] = workers;
    h.flags[row] = flags;
    h.deprivations[row] = deprived;
    h.poverty[row] = h.income[row]! < macro.poverty_line ? 1 : 0;
  }
}

function cumulate(shares: readonly number[]): Float64Array {
  const cumulative = new Float64Array(shares.length);
  let sum = 0;
  for (let k = 0; k < shares.length; k++) cumulative[k] = sum += shares[k]!;
  cumulative[shares.length - 1] = 1;
  return cumulative;
}
