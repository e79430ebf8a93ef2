import type { World } from '../world.ts';

/** Works paid this year serve from the next: g' = (1 - decay) g + (1 - g)(1 - exp(-spending per household / scale)). */
export function matureInfrastructure(world: World, c: number): void {
  const { scale, decay } = world.parameters.instruments.infrastructure;
  const { infrastructure, underConstruction } = world.counties;
  const before = infrastructure[c]!;
  infrastructure[c] = (1 - decay) * before + (1 - before) * (1 - Math.exp(-underConstruction[c]! / scale));
  underConstruction[c] = 0;
}
