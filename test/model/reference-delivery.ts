import { drawBlock, purposeId, uniform } from '../../src/random/index.ts';
import { available, carryOver, cell } from '../../src/model/governance/ledger.ts';
import { instruments } from '../../src/model/instruments/index.ts';
import type { Instrument, Offer } from '../../src/model/instruments/instrument.ts';
import { centreNames } from '../../src/model/parameters/governance.ts';
import { purposes } from '../../src/model/purposes.ts';
import { flag, flagsOfTheYear, type World } from '../../src/model/world.ts';

const words = new Uint32Array(4);

interface Candidate {
  /** Row, and place in every queue when served by package. */
  readonly h: number;
  readonly place: number;
  readonly packaged: boolean;
}

/** Stage 4 as the model document tells it: every household asked for every instrument and centre, every queue sorted as a whole. */
export function deliverPlainly(world: World, t: number, year: number): void {
  const { households, ledger, levels, parameters } = world;
  const m = parameters.governance.mechanisms;
  households.support.fill(0);
  households.helpedNow.fill(0);
  for (let h = 0; h < households.flags.length; h++) households.flags[h] = households.flags[h]! & ~flagsOfTheYear;
  const overhead = m.overhead * (1 - m.overhead_saved * levels.fund);
  const misdirected = m.misdirected * (1 - m.misdirected_avoided * levels.fund);
  const useful = Math.max(0, 1 - overhead - misdirected);
  for (let c = 0; c < world.facts.length; c++) {
    const candidates = candidatesOf(world, c, year);
    for (let i = 0; i < instruments.length; i++)
      for (let centre = 0; centre < centreNames.length; centre++) {
        const at = cell(ledger, centre, c, i);
        const money = available(ledger, at) * deliveredShare(world, c) * useful;
        const instrument: Instrument = instruments[i]!;
        if (money > 0 && instrument.reaches === 'county') ledger.spent[at] = instrument.spend(world, c, money);
        else if (money > 0 && instrument.reaches === 'households')
          serve(world, c, i, instrument.open(world, c, t), centre, year, money, candidates);
        const delivered = (ledger.spent[at]! + ledger.duplicated[at]!) / useful;
        ledger.overhead[at] = delivered * overhead;
        ledger.misdirected[at] = delivered * misdirected;
        carryOver(ledger, at);
      }
  }
}

function deliveredShare({ counties, facts, levels, parameters }: World, c: number): number {
  const m = parameters.governance.mechanisms;
  const cadres = (facts[c]!.paired ? m.pairing_cadres * levels.assistance : 0) + facts[c]!.caseCadres;
  const capacity = counties.capacity[c]! + (1 - counties.capacity[c]!) * Math.min(1, cadres);
  return Math.min(1, (m.delivery_floor + (m.delivery_full - m.delivery_floor) * levels.organization) * capacity);
}

function candidatesOf({ blocks, households, key, levels, parameters }: World, c: number, year: number): Candidate[] {
  const fitted = parameters.governance.mechanisms.package_fit * levels.policy;
  const candidates: Candidate[] = [];
  for (let h = blocks.starts[c]!; h < blocks.starts[c + 1]!; h++) {
    if ((households.flags[h]! & flag.registered) === 0 || (households.flags[h]! & flag.aware) === 0) continue;
    drawBlock(key, h - blocks.starts[c]!, blocks.codes[c]!, purposes.package, year, 0, words);
    candidates.push({ h, place: words[0]!, packaged: uniform(words[1]!) < fitted });
  }
  return candidates;
}

function serve(
  world: World,
  c: number,
  i: number,
  offer: Offer,
  centre: number,
  year: number,
  money: number,
  candidates: Candidate[],
): void {
  const { blocks, households, key, ledger, levels, parameters } = world;
  const { id } = instruments[i]!;
  const { willingness } = (parameters.instruments as Readonly<Record<string, { readonly willingness: number }>>)[id]!;
  const bit = 1 << i;
  const queue: { readonly h: number; readonly place: number; readonly word: number }[] = [];
  for (const { h, place, packaged } of candidates) {
    const helped = (households.helpedNow[h]! & bit) !== 0;
    if (!helped && !(offer.eligible(h) && (!packaged || offer.lacks(h)))) continue;
    drawBlock(key, h - blocks.starts[c]!, blocks.codes[c]!, purposeId(`deliver.${id}`), year, centre, words);
    const known = helped && uniform(words[2]!) < levels.organization;
    if (uniform(words[1]!) < willingness && !known) queue.push({ h, place: packaged ? place : words[0]!, word: words[3]! });
  }
  queue.sort((a, b) => a.place - b.place || a.h - b.h);
  const at = cell(ledger, centre, c, i);
  let left = money;
  for (const { h, word } of queue) {
    const cost = offer.cost(h) * world.weight;
    if (cost > left) break;
    left -= cost;
    if ((households.helpedNow[h]! & bit) !== 0) ledger.duplicated[at]! += cost;
    else {
      ledger.spent[at]! += cost;
      if ((households.poverty[h]! & 1) === 0) ledger.spentOnNonPoor[at]! += cost;
      offer.apply(h, word);
      households.helpedNow[h] = households.helpedNow[h]! | bit;
      households.everHelped[h] = households.everHelped[h]! | bit;
    }
  }
}
