import { flag, type World } from '../world.ts';

/** First household of village `v` (0-based within the county) of `villages` villages among `count` households. */
export function villageStart(v: number, villages: number, count: number): number {
  return Math.ceil((v * count) / villages);
}

/** What a village sees of itself at year's end: shares of member households and of workers who earn wages. The county's members are counted with it. */
export function observeVillages(world: World, c: number): void {
  const { counties, villages, blocks, weight } = world;
  const { flags, workers, offfarm } = world.households;
  const { memberShare, migrantShare } = villages;
  const first = blocks.starts[c]!;
  const count = blocks.starts[c + 1]! - first;
  const firstVillage = villages.starts[c]!;
  const number = villages.starts[c + 1]! - firstVillage;
  let all = 0;
  for (let v = 0; v < number; v++) {
    const from = first + villageStart(v, number, count);
    const to = first + villageStart(v + 1, number, count);
    let members = 0;
    let working = 0;
    let away = 0;
    for (let h = from; h < to; h++) {
      // The bit of the flag, 0 or 2, without a jump.
      members += flags[h]! & flag.member;
      working += workers[h]!;
      away += offfarm[h]!;
    }
    members /= flag.member;
    memberShare[firstVillage + v] = members / (to - from);
    migrantShare[firstVillage + v] = working > 0 ? away / working : 0;
    all += members;
  }
  counties.members[c] = all * weight;
}

/** Lets every household of a county know the share of its village that sets an example. `shares` has one entry for each village of the world. */
export function tellNeighbours({ blocks, households, villages }: World, c: number, shares: Float64Array): void {
  const first = blocks.starts[c]!;
  const count = blocks.starts[c + 1]! - first;
  const firstVillage = villages.starts[c]!;
  const number = villages.starts[c + 1]! - firstVillage;
  for (let v = 0; v < number; v++)
    households.neighbours.fill(
      shares[firstVillage + v]!,
      first + villageStart(v, number, count),
      first + villageStart(v + 1, number, count),
    );
}
