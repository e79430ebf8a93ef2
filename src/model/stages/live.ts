import { marketAccess } from '../household/production.ts';
import type { CountyYear, YearSums } from '../household/year.ts';
import { tellNeighbours } from '../county/villages.ts';
import { callOf } from '../steps.ts';
import type { World } from '../world.ts';

/** Stage 5. Shocks, labour, production, transfers, debt service, consumption, investment, deprivations. */
export function live(world: World, t: number, year: number): void {
  for (const c of world.crew.regions) {
    tellNeighbours(world, c, world.villages.migrantShare);
    keepBooks(world, c, world.steps.run('live', countyYearOf(world, c, t, true), callOf(world, c, year)));
  }
}

/**
 * First half of the year in a county: what each household earns, without the county factor, which can then be solved for. Nobody grows older: the
 * burn-in must end with the population of the base year.
 */
export function earn(world: World, c: number, t: number, year: number): number {
  tellNeighbours(world, c, world.villages.migrantShare);
  return world.steps.run('earn', countyYearOf(world, c, t, false), callOf(world, c, year)).persons;
}

/** Second half of the year, after `earn`. */
export function keepHouse(world: World, c: number, t: number, year: number): void {
  keepBooks(world, c, world.steps.run('keepHouse', countyYearOf(world, c, t, false), callOf(world, c, year)));
}

/** What all households of a county share in a year. */
function countyYearOf(world: World, c: number, t: number, ageing: boolean): CountyYear {
  const { counties, environment: env, facts, levels, parameters } = world;
  const { demography, economy: e, instruments, macro, shocks } = parameters;
  const m = parameters.governance.mechanisms;
  const g = counties.infrastructure[c]!;
  const price = Math.exp(env.logPrice[facts[c]!.industry]!);
  const specialty = env.specialty * price * marketAccess(e.market_access_floor, g) * (1 + m.specialty_gain * levels.technology);
  return {
    persistence: shocks.persistence,
    persistentSd: shocks.persistent_sd,
    transitorySd: shocks.transitory_sd,
    illnessProbability: shocks.illness_probability,
    joiningRate: demography.joining_rate,
    ageingRate: demography.ageing_rate,
    leavingRate: demography.leaving_rate,
    ageing: ageing ? 1 : 0,
    trainingGain: instruments.training.exit_gain,
    movingGain: instruments.relocation.exit_gain,
    exitRate: e.exit_rate,
    exitSkill: e.exit_skill,
    exitRoads: e.exit_roads,
    exitNetwork: e.exit_network,
    infrastructure: g,
    slots: m.social_jobs * levels.social + (facts[c]!.paired ? m.pairing_jobs * levels.assistance : 0),
    returnRate: e.return_rate,
    idleLabour: e.idle_labour,
    capitalElasticity: e.capital_elasticity,
    farmSkill: e.farm_skill,
    traditional: env.traditional,
    specialty,
    memberSpecialty: specialty * (1 + e.member_premium * counties.served[c]!),
    capitalThreshold: e.capital_threshold,
    memberThreshold: e.member_threshold,
    skillThreshold: e.skill_threshold,
    settlingLoss: instruments.relocation.settling_loss,
    reach: counties.disasterReach[c]!,
    loss: counties.disasterLoss[c]! * (1 - shocks.disaster_protection * g),
    illnessIncomeLoss: shocks.illness_income_loss,
    illnessCost: shocks.illness_cost,
    insuredShare: shocks.insured_share,
    assistedInsuredShare: shocks.assisted_insured_share,
    wage: env.wage,
    wageSkill: e.wage_skill,
    wageProductivity: e.wage_productivity,
    pension: macro.pension[t]!,
    factor: counties.factor[c]!,
    povertyLine: world.povertyLine,
    guaranteed: macro.minimum_income[t]! * world.povertyLine,
    fullFloorBelow: macro.minimum_income_full[t]!,
    proportionalTransfers: macro.proportional_transfers[t]!,
    interest: e.loan_interest * instruments.loans.interest_paid,
    subsistence: e.subsistence,
    sellableCapital: e.sellable_capital,
    writeOff: instruments.loans.write_off,
    depreciation: e.depreciation,
    savingShare: e.saving_share,
  };
}

/** The county's income by origin and its loan book after a year. */
function keepBooks({ counties, weight }: World, c: number, sums: YearSums): void {
  counties.farmIncome[c] = sums.farm;
  counties.wageIncome[c] = sums.wages;
  counties.transferIncome[c] = sums.transfers;
  counties.due[c] = sums.due * weight;
  counties.unpaid[c] = sums.unpaid * weight;
  counties.loans[c] = sums.owed * weight;
  counties.guaranteeFund[c] = Math.max(0, counties.guaranteeFund[c]! - sums.writtenOff * weight);
}
