import { drawBlock, normal, uniform } from '../../random/index.ts';
import { villageStart } from '../county/villages.ts';
import { nextDeprivations } from '../household/deprivations.ts';
import { amountDue, nextCapital, nextProductivity, repayment } from '../household/finance.ts';
import { lifeEvent, pickLifeEvent } from '../household/life-event.ts';
import { labourTerm, marketAccess, specialtyOutput, traditionalOutput } from '../household/production.ts';
import { exitChance, moveWorker, servedInfrastructure, wageIncome } from '../household/wages.ts';
import { purposes } from '../purposes.ts';
import { flag, type World } from '../world.ts';

const words = new Uint32Array(4);
const hitWords = new Uint32Array(4);

/** Treatment and interest are paid out of at most this part of the year's income; capital bears the rest. */
export const burdenFromIncome = 0.5;

/** Stage 5. Shocks, labour, production, transfers, debt service, consumption, investment, deprivations. */
export function live(world: World, t: number, year: number): void {
  for (let c = 0; c < world.facts.length; c++) {
    earn(world, c, t, year, true);
    keepHouse(world, c, t);
  }
}

/**
 * First half of a household's year: shocks, life events, labour and production. Fills the scratch columns with what each household earns
 * before the county factor, so that the factor can also be solved for them. Households grow older and smaller only when `ageing`: the burn-in
 * must end with the population of the base year.
 */
export function earn(world: World, c: number, t: number, year: number, ageing: boolean): void {
  const { blocks, counties, economy: e, environment: env, households, key, levels, scratch, shocks, villages } = unpack(world);
  const { size, workers, offfarm, skill, capital, productivity, support, flags, remoteness } = households;
  const demography = world.parameters.demography;
  const { pension } = world.parameters.macro;
  const trainingGain = world.parameters.instruments.training.exit_gain;
  const movingGain = world.parameters.instruments.relocation.exit_gain;
  const settlingLoss = world.parameters.instruments.relocation.settling_loss;
  const m = world.parameters.governance.mechanisms;
  const code = blocks.codes[c]!;
  const first = blocks.starts[c]!;
  const count = blocks.starts[c + 1]! - first;
  const firstVillage = villages.starts[c]!;
  const number = villages.starts[c + 1]! - firstVillage;
  const g = counties.infrastructure[c]!;
  const price = Math.exp(env.logPrice[world.facts[c]!.industry]!);
  const specialtyScale = env.specialty * price * marketAccess(e.market_access_floor, g) * (1 + m.specialty_gain * levels.technology);
  const premium = e.member_premium * counties.served[c]!;
  const reach = counties.disasterReach[c]!;
  const loss = counties.disasterLoss[c]! * (1 - shocks.disaster_protection * g);
  const slots = m.social_jobs * levels.social + (world.facts[c]!.paired ? m.pairing_jobs * levels.assistance : 0);
  for (let v = 0; v < number; v++) {
    const migrants = villages.migrantShare[firstVillage + v]!;
    const to = villageStart(v + 1, number, count);
    for (let i = villageStart(v, number, count); i < to; i++) {
      const h = first + i;
      drawBlock(key, i, code, purposes.live, year, 0, words);
      const f = flags[h]!;
      const z = nextProductivity(productivity[h]!, shocks.persistence, shocks.persistent_sd, normal(words[1]!));
      productivity[h] = z;
      const event = pickLifeEvent(
        uniform(words[2]!),
        shocks.illness_probability,
        demography.joining_rate,
        demography.ageing_rate,
        demography.leaving_rate,
        size[h]!,
        workers[h]!,
      );
      if (ageing && event > lifeEvent.illness) changeComposition(world, h, event);
      const s = skill[h]!;
      const gain = 1 + ((f & flag.trained) !== 0 ? trainingGain : 0) + ((f & flag.relocated) !== 0 ? movingGain : 0);
      const exit = exitChance(
        e.exit_rate,
        e.exit_skill,
        s,
        e.exit_roads,
        servedInfrastructure(g, remoteness[h]!),
        e.exit_network,
        migrants,
        gain,
        (f & flag.registered) !== 0 ? slots : 0,
      );
      offfarm[h] = moveWorker(uniform(words[3]!), workers[h]!, offfarm[h]!, exit, e.return_rate);
      const labour = workers[h] === 0 ? e.idle_labour : workers[h]! - offfarm[h]!;
      const ability = labourTerm(labour, e.capital_elasticity, e.farm_skill, s, z + shocks.transitory_sd * normal(words[0]!));
      const member = (f & flag.member) !== 0;
      const traditional = traditionalOutput(env.traditional, capital[h]!, e.capital_elasticity, ability);
      const specialty = specialtyOutput(
        member ? specialtyScale * (1 + premium) : specialtyScale,
        capital[h]!,
        e.capital_elasticity,
        ability,
        e.capital_threshold,
        member ? e.member_threshold : 1,
        s,
        e.skill_threshold,
      );
      let farm = specialty > traditional ? specialty : traditional;
      if ((f & flag.settling) !== 0) farm *= 1 - settlingLoss;
      if (reach > 0) {
        drawBlock(key, i, code, purposes.disasterHit, year, 0, hitWords);
        if (uniform(hitWords[0]!) < reach) farm *= 1 - loss;
      }
      const ill = event === lifeEvent.illness;
      const able = ill ? 1 - shocks.illness_income_loss : 1;
      const insured = (f & flag.insured) !== 0 ? shocks.assisted_insured_share : shocks.insured_share;
      scratch.farm[i] = farm * able;
      scratch.wages[i] = wageIncome(env.wage, offfarm[h]!, e.wage_skill, s, e.wage_productivity, z) * able;
      scratch.treatment[i] = ill ? shocks.illness_cost * (1 - insured) : 0;
      scratch.other[i] = pension[t]! * size[h]! + support[h]!;
    }
  }
}

function unpack(world: World) {
  const { economy, shocks } = world.parameters;
  return { ...world, economy, shocks };
}

/** A dependant starts to work, a worker stops, or a person leaves. */
function changeComposition(world: World, h: number, event: number): void {
  const { size, workers, offfarm } = world.households;
  if (event === lifeEvent.joins) workers[h] = workers[h]! + 1;
  else if (event === lifeEvent.agesOut) workers[h] = workers[h]! - 1;
  else if (event === lifeEvent.leaves) {
    size[h] = size[h]! - 1;
    if (workers[h]! > size[h]!) workers[h] = size[h]!;
  }
  if (offfarm[h]! > workers[h]!) offfarm[h] = workers[h]!;
}

/** Second half of the year: income with the county factor, the floor, debt service, consumption, investment, poverty and deprivations. */
export function keepHouse(world: World, c: number, t: number): void {
  const { blocks, counties, households, parameters, scratch, weight } = world;
  const { size, workers, income, capital, debt, instalment, flags, deprivations, poverty, remoteness } = households;
  const { economy: e, macro } = parameters;
  const { interest_paid: interestPaid, write_off: writeOff } = parameters.instruments.loans;
  const line = macro.poverty_line;
  const floor = macro.minimum_income[t]! * line;
  const proportional = macro.proportional_transfers[t]!;
  const fullFloor = macro.minimum_income_full[t]!;
  const factor = counties.factor[c]!;
  const g = counties.infrastructure[c]!;
  const first = blocks.starts[c]!;
  const count = blocks.starts[c + 1]! - first;
  let farmIncome = 0;
  let wageIncomes = 0;
  let transfers = 0;
  let dueSum = 0;
  let unpaidSum = 0;
  let paidSum = 0;
  let writtenOff = 0;
  for (let i = 0; i < count; i++) {
    const h = first + i;
    const persons = size[h]!;
    const earned = factor * (scratch.farm[i]! + scratch.wages[i]!);
    const received = proportional * earned + scratch.other[i]!;
    const gross = earned + received;
    const burden = scratch.treatment[i]! + e.loan_interest * interestPaid * debt[h]!;
    const borne = Math.min(burden, burdenFromIncome * gross);
    const before = gross - borne;
    const guaranteed = workers[h] === 0 ? (remoteness[h]! < fullFloor ? line : floor) * persons : 0;
    const total = before < guaranteed ? guaranteed : before;
    farmIncome += factor * scratch.farm[i]!;
    wageIncomes += factor * scratch.wages[i]!;
    transfers += received + (total - before);

    const need = e.subsistence * persons;
    const due = amountDue(debt[h]!, instalment[h]!);
    const paid = repayment(due, total, need, capital[h]!, e.sellable_capital);
    if (due > 0) {
      const lost = (due - paid) * writeOff;
      debt[h] = Math.max(0, debt[h]! - paid - lost);
      flags[h] = paid < due ? flags[h]! | flag.arrears : flags[h]! & ~flag.arrears;
      dueSum += due;
      unpaidSum += due - paid;
      paidSum += paid;
      writtenOff += lost;
    }
    capital[h] = Math.max(0, nextCapital(capital[h]!, e.depreciation, total - paid, need, e.saving_share) - (burden - borne));
    const perPerson = total / persons;
    const poor = perPerson < line;
    income[h] = perPerson;
    poverty[h] = (poverty[h]! << 1) | (poor ? 1 : 0);
    deprivations[h] = nextDeprivations(deprivations[h]!, poor, perPerson, line, remoteness[h]!, g);
  }
  counties.farmIncome[c] = farmIncome;
  counties.wageIncome[c] = wageIncomes;
  counties.transferIncome[c] = transfers;
  counties.due[c] = dueSum * weight;
  counties.unpaid[c] = unpaidSum * weight;
  counties.loans[c] = Math.max(0, counties.loans[c]! - (paidSum + writtenOff) * weight);
  counties.guaranteeFund[c] = Math.max(0, counties.guaranteeFund[c]! - writtenOff * weight);
}
