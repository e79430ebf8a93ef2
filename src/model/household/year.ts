import { normal, uniform } from '../../kernel/index.ts';
import { flag } from '../world.ts';
import { nextDeprivations } from './deprivations.ts';
import { amountDue, nextCapital, nextProductivity, repayment } from './finance.ts';
import { lifeEvent, pickLifeEvent } from './life-event.ts';
import { labourTerm, specialtyOutput, traditionalOutput } from './production.ts';
import { exitChance, moveWorker, servedInfrastructure, wageIncome } from './wages.ts';

/** Treatment and interest are paid out of at most this part of the year's income; capital bears the rest. */
export const burdenFromIncome = 0.5;

/** Numbers of a county and year that all its households share. Parameters have their meaning from the scenario; the others are explained here. */
export const countyYear = [
  'persistence',
  'persistentSd',
  'transitorySd',
  'illnessProbability',
  'joiningRate',
  'ageingRate',
  'leavingRate',
  /** 1 when households grow older and smaller, 0 in the burn-in, which must end with the population of the base year. */
  'ageing',
  'trainingGain',
  'movingGain',
  'exitRate',
  'exitSkill',
  'exitRoads',
  'exitNetwork',
  'infrastructure',
  /** Job slots that partners and firms reserve, chance a year of a registered household. */
  'slots',
  'returnRate',
  'idleLabour',
  'capitalElasticity',
  'farmSkill',
  /** A0 of the year. */
  'traditional',
  /** A1 times price, market access and technology gain; with the premium of members. */
  'specialty',
  'memberSpecialty',
  'capitalThreshold',
  'memberThreshold',
  'skillThreshold',
  'settlingLoss',
  /** Disaster of the year: share of households hit, share of output they lose. */
  'reach',
  'loss',
  'illnessIncomeLoss',
  'illnessCost',
  'insuredShare',
  'assistedInsuredShare',
  'wage',
  'wageSkill',
  'wageProductivity',
  /** Yuan per person. */
  'pension',
  /** County factor a_c of productivity and wages. */
  'factor',
  'povertyLine',
  /** Guaranteed to a household without workers, yuan per person; households less remote than `fullFloorBelow` get the line. */
  'guaranteed',
  'fullFloorBelow',
  'proportionalTransfers',
  /** Interest that the household pays, per yuan of debt and year. */
  'interest',
  'subsistence',
  'sellableCapital',
  'writeOff',
  'depreciation',
  'savingShare',
] as const;
export type CountyYear = Readonly<Record<(typeof countyYear)[number], number>>;

/** A household as its year sees it: its state, and what one part of the year hands to the next. */
export interface Household {
  size: number;
  workers: number;
  offfarm: number;
  skill: number;
  capital: number;
  productivity: number;
  debt: number;
  instalment: number;
  income: number;
  support: number;
  remoteness: number;
  flags: number;
  deprivations: number;
  poverty: number;
  /** Share of the village's workers who earned wages last year. */
  neighbours: number;
  /** Farm output and wages without the county factor, income that the factor does not touch, treatment cost to bear, yuan. */
  farm: number;
  wages: number;
  other: number;
  treatment: number;
}

/** Random words of a household's year. */
export interface YearDraws {
  readonly transitory: number;
  readonly persistent: number;
  readonly event: number;
  readonly move: number;
  readonly hit: number;
}

/** Sums over the households of a county, yuan. */
export interface YearSums {
  farm: number;
  wages: number;
  transfers: number;
  due: number;
  unpaid: number;
  writtenOff: number;
  /** Debt left after the year. */
  owed: number;
}

/** First half of a household's year: shocks, life events, labour and production, all before the county factor, which can so be solved for. */
export function earn(h: Household, c: CountyYear, draw: YearDraws): void {
  h.productivity = nextProductivity(h.productivity, c.persistence, c.persistentSd, normal(draw.persistent));
  const event = pickLifeEvent(uniform(draw.event), c.illnessProbability, c.joiningRate, c.ageingRate, c.leavingRate, h.size, h.workers);
  if (c.ageing > 0) changeComposition(h, event);
  const trained = (h.flags & flag.trained) !== 0 ? c.trainingGain : 0;
  const moved = (h.flags & flag.relocated) !== 0 ? c.movingGain : 0;
  const exit = exitChance(
    c.exitRate,
    c.exitSkill,
    h.skill,
    c.exitRoads,
    servedInfrastructure(c.infrastructure, h.remoteness),
    c.exitNetwork,
    h.neighbours,
    1 + trained + moved,
    (h.flags & flag.registered) !== 0 ? c.slots : 0,
  );
  h.offfarm = moveWorker(uniform(draw.move), h.workers, h.offfarm, exit, c.returnRate);
  const labour = h.workers === 0 ? c.idleLabour : h.workers - h.offfarm;
  const luck = h.productivity + c.transitorySd * normal(draw.transitory);
  const ability = labourTerm(labour, c.capitalElasticity, c.farmSkill, h.skill, luck);
  const member = (h.flags & flag.member) !== 0;
  const traditional = traditionalOutput(c.traditional, h.capital, c.capitalElasticity, ability);
  const specialty = specialtyOutput(
    member ? c.memberSpecialty : c.specialty,
    h.capital,
    c.capitalElasticity,
    ability,
    c.capitalThreshold,
    member ? c.memberThreshold : 1,
    h.skill,
    c.skillThreshold,
  );
  let farm = specialty > traditional ? specialty : traditional;
  if ((h.flags & flag.settling) !== 0) farm *= 1 - c.settlingLoss;
  if (c.reach > 0) {
    if (uniform(draw.hit) < c.reach) farm *= 1 - c.loss;
  }
  const ill = event === lifeEvent.illness;
  const able = ill ? 1 - c.illnessIncomeLoss : 1;
  const insured = (h.flags & flag.insured) !== 0 ? c.assistedInsuredShare : c.insuredShare;
  h.farm = farm * able;
  h.wages = wageIncome(c.wage, h.offfarm, c.wageSkill, h.skill, c.wageProductivity, h.productivity) * able;
  h.treatment = ill ? c.illnessCost * (1 - insured) : 0;
  h.other = c.pension * h.size + h.support;
}

/** A dependant starts to work, a worker stops, or a person leaves. */
function changeComposition(h: Household, event: number): void {
  if (event === lifeEvent.joins) h.workers += 1;
  else if (event === lifeEvent.agesOut) h.workers -= 1;
  else if (event === lifeEvent.leaves) {
    h.size -= 1;
    h.workers = Math.min(h.workers, h.size);
  }
  h.offfarm = Math.min(h.offfarm, h.workers);
}

/** Second half of the year: income with the county factor, the floor, debt service, consumption, investment, poverty and deprivations. */
export function keepHouse(h: Omit<Household, 'neighbours'>, c: CountyYear, sum: YearSums): void {
  const earned = c.factor * (h.farm + h.wages);
  const received = c.proportionalTransfers * earned + h.other;
  const gross = earned + received;
  const burden = h.treatment + c.interest * h.debt;
  const borne = Math.min(burden, burdenFromIncome * gross);
  const before = gross - borne;
  const floor = h.remoteness < c.fullFloorBelow ? c.povertyLine : c.guaranteed;
  const guaranteed = h.workers === 0 ? floor : 0;
  const total = Math.max(before, guaranteed * h.size);
  sum.farm += c.factor * h.farm;
  sum.wages += c.factor * h.wages;
  sum.transfers += received + (total - before);

  const need = c.subsistence * h.size;
  const due = amountDue(h.debt, h.instalment);
  const paid = repayment(due, total, need, h.capital, c.sellableCapital);
  if (due > 0) {
    const lost = (due - paid) * c.writeOff;
    h.debt = Math.max(0, h.debt - paid - lost);
    h.flags = paid < due ? h.flags | flag.arrears : h.flags & ~flag.arrears;
    sum.due += due;
    sum.unpaid += due - paid;
    sum.writtenOff += lost;
  }
  sum.owed += h.debt;
  h.capital = Math.max(0, nextCapital(h.capital, c.depreciation, total - paid, need, c.savingShare) - (burden - borne));
  // Of the total, rounding might leave less than is guaranteed.
  h.income = Math.max(before / h.size, guaranteed);
  const poor = h.income < c.povertyLine;
  h.poverty = (h.poverty << 1) | (poor ? 1 : 0);
  h.deprivations = nextDeprivations(h.deprivations, poor, h.income, c.povertyLine, h.remoteness, c.infrastructure);
}
