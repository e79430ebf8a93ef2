import { drawBlock, purposeId, uniform } from '../../random/index.ts';
import { available, carryOver, cell } from '../governance/ledger.ts';
import { instruments } from '../instruments/index.ts';
import type { HouseholdInstrument, Instrument, Offer } from '../instruments/instrument.ts';
import { centreNames } from '../parameters/governance.ts';
import { purposes } from '../purposes.ts';
import { flag, flagsOfTheYear, type World } from '../world.ts';

const instrumentPurposes: readonly number[] = instruments.map((i) => purposeId(`deliver.${i.id}`));
const words = new Uint32Array(4);

/** A priority and a position within the county packed into one double: 32 bits above 21, exact, and sorting needs no comparator. */
const positions = 0x200000;

/**
 * Stage 4. Instruments reach counties and households within money, capacity, eligibility and take-up. For each county, instrument and
 * centre, in the order of the registry: a share of the money is delivered this year, overhead and misdirected projects come off, the rest
 * reaches registered, aware, eligible, willing households in the order of a random priority, and what is left is carried over.
 */
export function deliver(world: World, t: number, year: number): void {
  for (const c of world.crew.regions) {
    clearYear(world, c);
    const candidates = callCandidates(world, c, year);
    for (let i = 0; i < instruments.length; i++) {
      for (let centre = 0; centre < centreNames.length; centre++) deliverOne(world, c, i, centre, t, year, candidates);
    }
  }
}

/** Supports and flags of one year end; so does what was helped. */
function clearYear({ blocks, households }: World, c: number): void {
  const { support, flags, helpedNow } = households;
  const [first, end] = [blocks.starts[c]!, blocks.starts[c + 1]!];
  support.fill(0, first, end);
  helpedNow.fill(0, first, end);
  for (let h = first; h < end; h++) flags[h] = flags[h]! & ~flagsOfTheYear;
}

/** Registered households of a county that know the programmes, with the random words that their package would use. */
interface Candidates {
  readonly rows: Int32Array;
  /** Priority in every queue when packaged. */
  readonly priority: Uint32Array;
  /** 1 when the household is served by package: only with what it lacks, and at one place in every queue. */
  readonly packaged: Uint8Array;
}

function callCandidates(world: World, c: number, year: number): Candidates {
  const { blocks, households, key, levels, parameters } = world;
  const called = flag.registered | flag.aware;
  const fitted = parameters.governance.mechanisms.package_fit * levels.policy;
  const first = blocks.starts[c]!;
  const end = blocks.starts[c + 1]!;
  let count = 0;
  for (let h = first; h < end; h++) if ((households.flags[h]! & called) === called) count++;
  const candidates = { rows: new Int32Array(count), priority: new Uint32Array(count), packaged: new Uint8Array(count) };
  let n = 0;
  for (let h = first; h < end; h++) {
    if ((households.flags[h]! & called) !== called) continue;
    drawBlock(key, h - first, blocks.codes[c]!, purposes.package, year, 0, words);
    candidates.rows[n] = h;
    candidates.priority[n] = words[0]!;
    candidates.packaged[n] = uniform(words[1]!) < fitted ? 1 : 0;
    n++;
  }
  return candidates;
}

/** Share of this year's money that county `c` turns into deliveries: organization, times the capacity of its administration and cadres. */
function deliveredShare(world: World, c: number): number {
  const { levels, parameters, facts, counties } = world;
  const m = parameters.governance.mechanisms;
  const byOrganization = m.delivery_floor + (m.delivery_full - m.delivery_floor) * levels.organization;
  const cadres = facts[c]!.paired ? m.pairing_cadres * levels.assistance : 0;
  const capacity = counties.capacity[c]! + (1 - counties.capacity[c]!) * Math.min(1, cadres + facts[c]!.caseCadres);
  return Math.min(1, byOrganization * capacity);
}

function deliverOne(world: World, c: number, i: number, centre: number, t: number, year: number, candidates: Candidates): void {
  const { ledger, levels, parameters } = world;
  const at = cell(ledger, centre, c, i);
  const planned = available(ledger, at);
  if (planned <= 0) {
    carryOver(ledger, at);
    return;
  }
  const m = parameters.governance.mechanisms;
  const overhead = m.overhead * (1 - m.overhead_saved * levels.fund);
  const misdirected = m.misdirected * (1 - m.misdirected_avoided * levels.fund);
  const useful = Math.max(0, 1 - overhead - misdirected);
  const money = planned * deliveredShare(world, c) * useful;
  const instrument: Instrument = instruments[i]!;
  if (instrument.reaches === 'county') ledger.spent[at] = instrument.spend(world, c, money);
  else serveQueue(world, c, i, instrument, centre, t, year, money, at, candidates);
  // Overhead and misdirected projects come with what is delivered; money that finds nobody is carried over whole.
  const delivered = useful > 0 ? (ledger.spent[at]! + ledger.duplicated[at]!) / useful : 0;
  ledger.overhead[at] = delivered * overhead;
  ledger.misdirected[at] = delivered * misdirected;
  carryOver(ledger, at);
}

/** Serves households in the order of their priority until the next one can no longer be paid for. */
function serveQueue(
  world: World,
  c: number,
  i: number,
  instrument: HouseholdInstrument,
  centre: number,
  t: number,
  year: number,
  money: number,
  at: number,
  candidates: Candidates,
): void {
  const { households, ledger, weight } = world;
  const { helpedNow, everHelped, poverty } = households;
  const bit = 1 << i;
  const offer = instrument.open(world, c, t);
  const { order, amounts } = queue(world, c, i, instrument, offer, centre, year, candidates);
  let left = money;
  let spent = 0;
  let duplicated = 0;
  let onNonPoor = 0;
  for (let q = 0; q < order.length; q++) {
    const n = order[q]! % positions;
    const h = candidates.rows[n]!;
    const cost = offer.cost(h) * weight;
    if (cost > left) break;
    left -= cost;
    if ((helpedNow[h]! & bit) !== 0) {
      duplicated += cost;
      continue;
    }
    spent += cost;
    if ((poverty[h]! & 1) === 0) onNonPoor += cost;
    offer.apply(h, amounts[n]!);
    helpedNow[h] = helpedNow[h]! | bit;
    everHelped[h] = everHelped[h]! | bit;
  }
  ledger.spent[at] = spent;
  ledger.duplicated[at] = duplicated;
  ledger.spentOnNonPoor[at] = onNonPoor;
}

/**
 * Who stands in the queue of one instrument and centre, first to be served first. A household that another centre has already helped with the
 * same instrument this year is left out if this centre knows of it, which organization decides.
 */
function queue(
  world: World,
  c: number,
  i: number,
  instrument: HouseholdInstrument,
  offer: Offer,
  centre: number,
  year: number,
  candidates: Candidates,
): { order: Float64Array; amounts: Uint32Array } {
  const { blocks, households, key, levels, parameters } = world;
  const { willingness } = (parameters.instruments as Readonly<Record<string, { readonly willingness: number }>>)[instrument.id]!;
  const purpose = instrumentPurposes[i]!;
  const code = blocks.codes[c]!;
  const first = blocks.starts[c]!;
  const bit = 1 << i;
  const { rows, packaged, priority } = candidates;
  const keys = new Float64Array(rows.length);
  const amounts = new Uint32Array(rows.length);
  let length = 0;
  for (let n = 0; n < rows.length; n++) {
    const h = rows[n]!;
    if (!offer.eligible(h) || (packaged[n] === 1 && !offer.lacks(h))) {
      // A blind second centre still offers what the first has just given.
      if ((households.helpedNow[h]! & bit) === 0) continue;
    }
    drawBlock(key, h - first, code, purpose, year, centre, words);
    if (uniform(words[1]!) >= willingness) continue;
    if ((households.helpedNow[h]! & bit) !== 0 && uniform(words[2]!) < levels.organization) continue;
    keys[length++] = (packaged[n] === 1 ? priority[n]! : words[0]!) * positions + n;
    amounts[n] = words[3]!;
  }
  return { order: keys.subarray(0, length).sort(), amounts };
}
