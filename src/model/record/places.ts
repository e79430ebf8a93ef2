import { rowCount, sortWords } from '../../population/index.ts';
import { BinnedIncomes } from '../indicators/binned-incomes.ts';
import { decileBounds, partMeans, type RankedIncomes, rankedOf } from '../indicators/ranked-incomes.ts';
import { SortedIncomes } from '../indicators/sorted-incomes.ts';
import type { World } from '../world.ts';
import { growthSince } from './growth-since.ts';
import { isLarge, runStart } from './runs.ts';
import { addTally, tallyOf } from './tally.ts';
import { valuesOf } from './values.ts';

/** Working space that serves one place after another; the bins when the first large place comes. */
const sorted = new SortedIncomes();
let gathered = new Uint32Array(0);
let binned: BinnedIncomes | undefined;

/** Records the prefectures, the groups and the province: each place whole by one member of the crew. */
export function recordPlaces(world: World, t: number): void {
  const { crew, recorder } = world;
  for (const place of tasksOf(world)[crew.member]!) {
    const counties = recorder.places[place]?.counties ?? world.facts.map((_, c) => c);
    recordPlace(world, t, place, counties, rank(world, counties));
  }
}

/** Shares the places out among the members, the largest first, each to who has least. The same answer in every thread. */
function tasksOf({ blocks, crew, recorder }: World): number[][] {
  const sizes = recorder.places.map(({ counties }, place): [number, number] => [
    place,
    counties.reduce((sum, c) => sum + blocks.starts[c + 1]! - blocks.starts[c]!, 0),
  ]);
  // The province is the place after the others.
  sizes.push([sizes.length, rowCount(blocks)]);
  sizes.sort((a, b) => b[1] - a[1]);
  const load = new Float64Array(crew.members);
  const shares: number[][] = Array.from(load, () => []);
  for (const [place, size] of sizes) {
    let least = 0;
    for (let m = 1; m < load.length; m++) if (load[m]! < load[least]!) least = m;
    load[least]! += size;
    shares[least]!.push(place);
  }
  return shares;
}

function rank({ blocks, households, recorder }: World, counties: readonly number[]): RankedIncomes {
  const keys = counties.map((c) => households.ranked.subarray(blocks.starts[c]!, blocks.starts[c + 1]!));
  const count = keys.reduce((sum, { length }) => sum + length, 0);
  if (isLarge(count)) {
    binned ??= new BinnedIncomes();
    const { runs, runEnds } = recorder;
    return binned.load(counties.map((c, k) => ({ keys: keys[k]!, runs, first: runStart(blocks, c), end: runEnds[c]! })));
  }
  if (gathered.length < count) gathered = new Uint32Array(count);
  let n = 0;
  for (const county of keys) {
    gathered.set(county, n);
    n += county.length;
  }
  const all = gathered.subarray(0, count);
  sortWords(all);
  return sorted.load(all);
}

/** Records a place by its position; the one after the last is the province. */
function recordPlace(world: World, t: number, place: number, counties: readonly number[], incomes: RankedIncomes): void {
  const { facts, recorder, weight } = world;
  const { places, years } = recorder;
  const row = tallyOf(recorder.tallies, facts.length + place);
  const base = tallyOf(recorder.baseTallies, facts.length + place);
  row.fill(0);
  for (const c of counties) addTally(row, tallyOf(recorder.tallies, c));
  if (t === 0) base.set(row);
  const values = valuesOf(row, rankedOf(incomes), growthSince(world, row, base, counties), 'area', weight);
  if (place < places.length) {
    for (let j = 0; j < values.length; j++) recorder.areas[(j * years + t) * places.length + place] = values[j]!;
    return;
  }
  for (let j = 0; j < values.length; j++) recorder.province[j * years + t] = values[j]!;
  partMeans(incomes, 100, recorder.percentiles.subarray(t * 100, (t + 1) * 100));
  if (t === 0) recorder.bounds.set(decileBounds(incomes));
}
