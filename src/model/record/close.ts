import { blockSizes } from '../../population/index.ts';
import type { World } from '../world.ts';
import type { FollowedHouseholds, RunRecord } from './column.ts';
import { decilesOf } from './deciles.ts';
import { panelOf } from './panel.ts';
import { spellsOf } from './spells-of-county.ts';

/** The finished record of a run, once all its threads are done; of the panel, this thread's part. It shares no memory with the world. */
export function closeRecorder(world: World): RunRecord {
  const { recorder, parameters, blocks } = world;
  const { areas, counties, percentiles, places, province, years } = recorder;
  // Out of memory that threads share, into memory that can be handed over.
  const own = (values: Float64Array): Float64Array => Float64Array.from(values);
  return {
    firstYear: parameters.years.from,
    years,
    countyCodes: Array.from(blocks.codes),
    province: own(province),
    counties: own(counties),
    areaNames: places.map(({ name }) => name),
    areas: own(areas),
    percentiles: own(percentiles),
    deciles: decilesOf(recorder, blocks.codes.length),
    spells: spellsOf(recorder, blocks.codes.length),
    followed: followedOf(world),
    households: parameters.record.households > 0 ? panelOf(recorder) : undefined,
  };
}

/** Above this number of simulated households every k-th of each county is followed, the same in every scenario. */
const mostFollowed = 400_000;

function followedOf({ households, blocks }: World): FollowedHouseholds {
  const { income, size, tenth } = households;
  const step = Math.ceil(income.length / mostFollowed);
  const number = blockSizes(blocks).reduce((sum, count) => sum + Math.ceil(count / step), 0);
  const followed = { baseDecile: new Uint8Array(number), persons: new Uint8Array(number), income: new Float64Array(number) };
  let n = 0;
  for (let c = 0; c < blocks.codes.length; c++)
    for (let h = blocks.starts[c]!; h < blocks.starts[c + 1]!; h += step, n++) {
      followed.baseDecile[n] = tenth[h]!;
      followed.persons[n] = size[h]!;
      followed.income[n] = income[h]!;
    }
  return followed;
}
