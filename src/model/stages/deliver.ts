import { moment, purposeId } from '../../random/index.ts';
import { callUp, dismiss } from '../delivery/call-up.ts';
import type { DeskStep } from '../delivery/desk.ts';
import { effectOf, findEligible } from '../delivery/find-eligible.ts';
import { serveQueue } from '../delivery/serve-queue.ts';
import { available, carryOver, cell } from '../governance/ledger.ts';
import { instruments } from '../instruments/index.ts';
import type { CountyInstrument, HouseholdInstrument, Instrument, Offer } from '../instruments/instrument.ts';
import { centreNames } from '../parameters/governance.ts';
import type { World } from '../world.ts';

const instrumentPurposes: readonly number[] = instruments.map((i) => purposeId(`deliver.${i.id}`));

/**
 * Stage 4. Instruments reach counties and households within money, capacity, eligibility and take-up. For each county, instrument and
 * centre, in the order of the registry: a share of the money is delivered this year, overhead and misdirected projects come off, the rest
 * reaches registered, aware, eligible, willing households in the order of a random priority, and what is left is carried over.
 */
export function deliver(world: World, t: number, year: number): void {
  const { desk } = world.steps;
  const use = useOf(world);
  for (const c of world.crew.regions) {
    callUp(world, c, year, desk);
    const share = deliveredShare(world, c);
    for (let i = 0; i < instruments.length; i++) {
      const instrument: Instrument = instruments[i]!;
      if (instrument.reaches === 'county') toCounty(world, c, i, instrument, share, use);
      else toHouseholds(world, c, i, instrument, t, year, share, use);
    }
    dismiss(world, c, desk);
  }
}

/** Where a delivered yuan goes; the parts sum to one. */
interface Use {
  readonly overhead: number;
  readonly misdirected: number;
  readonly useful: number;
}

function useOf({ levels, parameters }: World): Use {
  const m = parameters.governance.mechanisms;
  const overhead = m.overhead * (1 - m.overhead_saved * levels.fund);
  const misdirected = m.misdirected * (1 - m.misdirected_avoided * levels.fund);
  return { overhead, misdirected, useful: Math.max(0, 1 - overhead - misdirected) };
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

function toCounty(world: World, c: number, i: number, instrument: CountyInstrument, share: number, use: Use): void {
  const { ledger } = world;
  for (let centre = 0; centre < centreNames.length; centre++) {
    const at = cell(ledger, centre, c, i);
    const planned = available(ledger, at);
    if (planned > 0) ledger.spent[at] = instrument.spend(world, c, planned * share * use.useful);
    closeCell(world, at, use);
  }
}

function toHouseholds(
  world: World,
  c: number,
  i: number,
  instrument: HouseholdInstrument,
  t: number,
  year: number,
  share: number,
  use: Use,
): void {
  const { ledger, parameters, steps } = world;
  const { desk } = steps;
  const { willingness } = (parameters.instruments as Readonly<Record<string, { readonly willingness: number }>>)[instrument.id]!;
  let offer: Offer | undefined;
  let effect: DeskStep | undefined;
  for (let centre = 0; centre < centreNames.length; centre++) {
    const at = cell(ledger, centre, c, i);
    const planned = available(ledger, at);
    if (planned > 0) {
      if (offer === undefined) {
        offer = instrument.open(world, c, t);
        findEligible(desk, instrument.id, offer);
        effect = effectOf(desk, instrument.id, offer, 1 << i);
      }
      desk.call.moment = moment(year, centre);
      desk.call.purpose = instrumentPurposes[i]!;
      serveQueue(world, desk, offer, 1 << i, effect, willingness, planned * share * use.useful);
      ledger.spent[at] = desk.spent;
      ledger.duplicated[at] = desk.duplicated;
      ledger.spentOnNonPoor[at] = desk.spentOnNonPoor;
    }
    closeCell(world, at, use);
  }
}

/** Overhead and misdirected projects come with what is delivered; money that finds nobody is carried over whole. */
function closeCell({ ledger }: World, at: number, use: Use): void {
  const delivered = use.useful > 0 ? (ledger.spent[at]! + ledger.duplicated[at]!) / use.useful : 0;
  ledger.overhead[at] = delivered * use.overhead;
  ledger.misdirected[at] = delivered * use.misdirected;
  carryOver(ledger, at);
}
