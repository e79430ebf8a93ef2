import { flag, type World } from '../world.ts';

/** First household of village `v` (0-based within the county) of `villages` villages among `count` households. */
export function villageStart(v: number, villages: number, count: number): number {
  return Math.ceil((v * count) / villages);
}

/** What a village sees of itself at year's end: shares of member households and of workers who earn wages. */
export function observeVillages(world: World, c: number): void {
  const { households, villages, blocks } = world;
  const first = blocks.starts[c]!;
  const count = blocks.starts[c + 1]! - first;
  const firstVillage = villages.starts[c]!;
  const number = villages.starts[c + 1]! - firstVillage;
  for (let v = 0; v < number; v++) {
    const from = first + villageStart(v, number, count);
    const to = first + villageStart(v + 1, number, count);
    let members = 0;
    let workers = 0;
    let offfarm = 0;
    for (let h = from; h < to; h++) {
      if ((households.flags[h]! & flag.member) !== 0) members++;
      workers += households.workers[h]!;
      offfarm += households.offfarm[h]!;
    }
    villages.memberShare[firstVillage + v] = members / (to - from);
    villages.migrantShare[firstVillage + v] = workers > 0 ? offfarm / workers : 0;
  }
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
