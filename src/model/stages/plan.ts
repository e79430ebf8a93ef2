import { caseMoney, governmentMoney, mixOfCentre, moneyOfCentres, type CaseMoney } from '../governance/budget.ts';
import { cell, redirectCarried, turnYear } from '../governance/ledger.ts';
import { coordinationShare, levelsAt } from '../governance/levels.ts';
import { givenPart, isWithheld, wholeOfPart } from '../governance/withheld.ts';
import { instruments } from '../instruments/index.ts';
import type { World } from '../world.ts';

const government = 0;
const market = 1;
const society = 2;

/**
 * Stage 2. Each centre's money, after coordination, is split among counties and then among instruments, on what counties believed of
 * themselves last year. Money of withheld instruments is not given to anything else.
 */
export function plan(world: World, t: number, year: number): void {
  const { parameters, ledger } = world;
  turnYear(ledger);
  world.levels = levelsAt(parameters, t);
  const counties = world.facts.length;
  const realHouseholds = world.blocks.starts[counties]! * world.weight;
  const money = moneyOfCentres(parameters, world.levels, governmentMoney(parameters, t, realHouseholds));
  const cases = caseMoney(parameters, year, world.blocks.codes);
  const covered = takeCaseMoney(world, money, cases);
  const coordination = coordinationShare(parameters, world.levels);
  for (let centre = 0; centre < money.length; centre++) {
    const weights = countyWeights(world, centre, t);
    const mix = mixOfCentre(parameters, centre, world.levels, t);
    for (let c = 0; c < counties; c++) {
      const planned = money[centre]! * weights[c]!;
      ledger.coordination[centre * counties + c] = planned * coordination;
      const local = centre === government ? withCountyChoice(world, c, mix) : mix;
      const given = givenPart(parameters, local);
      const first = cell(ledger, centre, c, 0);
      for (let i = 0; i < instruments.length; i++) ledger.allotted[first + i] = planned * (1 - coordination) * given[i]!;
      // What was carried over stays with the instruments that are delivered.
      const whole = given === local ? local : wholeOfPart(given);
      if (whole !== undefined) redirectCarried(ledger, centre, c, whole);
    }
  }
  earmarkCaseMoney(world, cases, covered);
}

/**
 * Equal budget: what the cases bring is part of the total, taken from the society's money first, then from the government's.
 * Returns the share of it that the total covers; cases of an added budget are covered whole.
 */
function takeCaseMoney(world: World, money: Float64Array, cases: readonly CaseMoney[]): number {
  if (world.parameters.governance.budget_basis !== 'equal') return 1;
  let asked = 0;
  for (const { money: sum } of cases) asked += sum;
  let owed = asked;
  for (const centre of [society, government, market]) {
    const taken = Math.min(owed, money[centre]!);
    money[centre]! -= taken;
    owed -= taken;
  }
  return asked > 0 ? 1 - owed / asked : 1;
}

function earmarkCaseMoney(world: World, cases: readonly CaseMoney[], covered: number): void {
  for (const { counties, instrument, money, loans } of cases) {
    if (isWithheld(world.parameters, instrument)) continue;
    for (const c of counties) {
      world.ledger.allotted[cell(world.ledger, society, c, instrument)]! += (covered * money) / counties.length;
      world.counties.caseLoans[c]! += loans / counties.length;
    }
  }
}

/**
 * Shares of the counties in a centre's money; they sum to one. Between a split by mandate and one by believed headcount lies the weight of
 * need, which strategic raises; strategic also pulls money to counties above their target. Markets go where roads are as well as need, and
 * assistance draws the society's money to paired counties.
 */
function countyWeights(world: World, centre: number, t: number): Float64Array {
  const { blocks, counties, facts, levels, parameters } = world;
  const m = parameters.governance.mechanisms;
  const needWeight = m.need_weight_floor + (m.need_weight_full - m.need_weight_floor) * levels.strategic;
  const target = m.target_headcount[t]!;
  const weights = new Float64Array(facts.length);
  let believedPoor = 0;
  let households = 0;
  for (let c = 0; c < facts.length; c++) {
    const n = blocks.starts[c + 1]! - blocks.starts[c]!;
    believedPoor += n * counties.believedHeadcount[c]!;
    households += n;
  }
  const meanHeadcount = believedPoor > 0 ? believedPoor / households : 1;
  let total = 0;
  for (let c = 0; c < facts.length; c++) {
    const n = blocks.starts[c + 1]! - blocks.starts[c]!;
    const mandate = facts[c]!.povertyCounty ? 1 : m.other_counties_mandate;
    const believed = counties.believedHeadcount[c]!;
    const need = believed / meanHeadcount;
    const offTrack = believed > target ? Math.min(1, (believed - target) / target) : 0;
    const rule = centre === market ? mandate * 2 * counties.infrastructure[c]! : mandate;
    let w = n * ((1 - needWeight) * rule + needWeight * need) * (1 + m.pull * levels.strategic * offTrack);
    if (centre === society && !facts[c]!.paired) w *= 1 - m.pairing_focus * levels.assistance;
    weights[c] = w;
    total += w;
  }
  // Where no rule gives any county weight, households do.
  for (let c = 0; c < weights.length; c++)
    weights[c] = total > 0 ? weights[c]! / total : (blocks.starts[c + 1]! - blocks.starts[c]!) / households;
  return weights;
}

/**
 * The county directs its own share of the government's money to the bottleneck that it believes in: roads, skill, capital or buyers'
 * cooperatives, whichever its registered households lack most.
 */
function withCountyChoice(world: World, c: number, mix: Float64Array): Float64Array {
  const own = world.parameters.governance.county_share;
  if (own === 0) return mix;
  const { counties } = world;
  const lacks: readonly (readonly [string, number])[] = [
    ['infrastructure', 1 - counties.infrastructure[c]!],
    ['training', counties.shortSkill[c]!],
    ['loans', counties.shortCapital[c]!],
    ['cooperatives', counties.shortMembership[c]! * counties.served[c]!],
  ];
  let worst = lacks[0]!;
  for (const lack of lacks) if (lack[1] > worst[1]) worst = lack;
  const chosen = instruments.findIndex((i) => i.id === worst[0]);
  const local = mix.map((share) => share * (1 - own));
  local[chosen]! += own;
  return local;
}
