import { drawBlock, REGION_WIDE, uniform } from '../../random/index.ts';
import type { World } from '../world.ts';
import { purposes } from '../purposes.ts';

const words = new Uint32Array(4);

/** Rounds up or down by one uniform draw, so that the expectation is the argument itself. */
function drawCount(expected: number, draw: number): number {
  return Math.floor(expected + draw);
}

/**
 * Leading enterprises enter and fail. Entry grows with the support of policy, with the buyers that society and market bring, and with
 * infrastructure and size of the county (an average poverty county counts as one).
 */
export function turnOverEnterprises(world: World, c: number, year: number): void {
  const { enterprise_base: base, enterprise_support: support, social_buyers: buyers } = world.parameters.governance.mechanisms;
  const { enterprise_failure: failure } = world.parameters.instruments.cooperatives;
  const { enterprises, infrastructure } = world.counties;
  const size = ((world.blocks.starts[c + 1]! - world.blocks.starts[c]!) * world.weight) / 80_000;
  const attraction = size * (0.5 + infrastructure[c]!);
  drawBlock(world.key, REGION_WIDE, world.blocks.codes[c]!, purposes.enterprises, year, 0, words);
  const entering = drawCount(attraction * (base + support * world.levels.policy + buyers * world.levels.social), uniform(words[0]!));
  const failing = drawCount(failure * enterprises[c]!, uniform(words[1]!));
  enterprises[c] = enterprises[c]! + entering - failing;
}

/** Share of members whose cooperative has a buyer: min(1, what enterprises can buy / members). Members are those that villages last saw. */
export function serveMembers({ counties, parameters }: World, c: number): void {
  const { households_per_enterprise: capacity } = parameters.instruments.cooperatives;
  const members = counties.members[c]!;
  counties.served[c] = members === 0 ? 0 : Math.min(1, (counties.enterprises[c]! * capacity) / members);
}
