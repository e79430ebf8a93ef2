import { rowCount, sortWords } from '../../population/index.ts';
import { BinnedIncomes } from '../indicators/binned-incomes.ts';
import { decileBounds, partMeans, type RankedIncomes, rankedOf } from '../indicators/ranked-incomes.ts';
import { SortedIncomes } from '../indicators/sorted-incomes.ts';
import type { World } from '../world.ts';
import { partition } from './areas.ts';
import { growthSince } from './growth-since.ts';
import { addTally, tallyOf } from './tally.ts';
import { valuesOf } from './values.ts';

/** Places with up to so many simulated households are ranked anew every year, larger ones are counted in bins. */
const mostSorted = 262_144;

/** Working space that serves one place after another; the bins when the first large place comes. */
const sorted = new SortedIncomes();
let gathered = new Uint32Array(0);
let bins: { readonly place: BinnedIncomes; readonly province: BinnedIncomes } | undefined;

/** Records the prefectures, the groups and the province: each place whole by one member of the crew. */
export function recordPlaces(world: World, t: number): void {
  const { crew, recorder } = world;
  const mine = tasksOf(world)[crew.member]!;
  for (const task of mine) {
    if (task === 'groups') recordGroups(world, t);
    else recordPlace(world, t, task, rank(world, recorder.places[task]!.counties));
  }
}

/** A prefecture by its position, or all groups with the province, which is made of them. */
type Task = number | 'groups';

/** Shares the tasks out among the members, the largest first, each to who has least. The same answer in every thread. */
function tasksOf({ blocks, crew, recorder }: World): Task[][] {
  const householdsOf = (counties: readonly number[]): number =>
    counties.reduce((sum, c) => sum + blocks.starts[c + 1]! - blocks.starts[c]!, 0);
  const tasks: [Task, number][] = recorder.places.flatMap(({ name, counties }, a) =>
    isPrefecture(name) ? [[a, householdsOf(counties)] as [Task, number]] : [],
  );
  tasks.push(['groups', 1.5 * rowCount(blocks)]);
  tasks.sort((a, b) => b[1] - a[1]);
  const load = new Float64Array(crew.members);
  const shares: Task[][] = Array.from(load, () => []);
  for (const [task, size] of tasks) {
    let least = 0;
    for (let m = 1; m < load.length; m++) if (load[m]! < load[least]!) least = m;
    load[least]! += size;
    shares[least]!.push(task);
  }
  return shares;
}

const isPrefecture = (name: string): boolean => /^\d+$/.test(name);

function recordGroups(world: World, t: number): void {
  const { blocks, facts, recorder } = world;
  const large = rowCount(blocks) > mostSorted;
  const province = large ? binsOf().province.clear() : undefined;
  recorder.places.forEach(({ name, counties }, a) => {
    if (isPrefecture(name)) return;
    const incomes = rank(world, counties);
    if (province !== undefined && partition.includes(name)) {
      if (incomes instanceof BinnedIncomes) province.addPlace(incomes);
      else province.addCounties(keysOf(world, counties));
    }
    recordPlace(world, t, a, incomes);
  });
  const all = facts.map((_, c) => c);
  recordPlace(world, t, recorder.places.length, province?.rank() ?? rank(world, all));
}

function binsOf() {
  bins ??= { place: new BinnedIncomes(), province: new BinnedIncomes() };
  return bins;
}

/** The sorted keys of some counties. */
function keysOf({ blocks, households }: World, counties: readonly number[]): Uint32Array[] {
  return counties.map((c) => households.ranked.subarray(blocks.starts[c]!, blocks.starts[c + 1]!));
}

function rank(world: World, counties: readonly number[]): RankedIncomes {
  const keys = keysOf(world, counties);
  const count = keys.reduce((sum, { length }) => sum + length, 0);
  if (count > mostSorted) return binsOf().place.clear().addCounties(keys).rank();
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
function recordPlace(world: World, t: number, place: number, incomes: RankedIncomes): void {
  const { facts, recorder, weight } = world;
  const { places, years } = recorder;
  const counties = places[place]?.counties ?? facts.map((_, c) => c);
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
