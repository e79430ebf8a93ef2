import { plainSteps } from '../../src/model/steps.ts';
import type { HouseholdRows, World } from '../../src/model/world.ts';

/** The world with its households in double precision, lived by the plain functions: for what is asserted to more digits than single precision has. */
export function inDoublePrecision(world: World): World {
  const households = Object.fromEntries(
    Object.entries(world.households).map(([name, column]) => [name, column instanceof Float32Array ? Float64Array.from(column) : column]),
  ) as unknown as World['households'];
  return { ...world, households, steps: plainSteps({ columns: households } as HouseholdRows) };
}
