import { describe, expect, it } from 'vitest';
import { plainSteps, compiledSteps, type StepMaker } from '../../src/model/steps.ts';
import { provinceColumns } from '../../src/model/record/columns.ts';
import { closeRecorder } from '../../src/model/record/close.ts';
import { record } from '../../src/model/record/recorder.ts';
import { burnIn } from '../../src/model/start/burn-in.ts';
import { allocateWorld, populate } from '../../src/model/start/create-world.ts';
import { simulateYear } from '../../src/model/year.ts';
import type { ModelParameters } from '../../src/model/parameters/index.ts';
import type { World } from '../../src/model/world.ts';
import { thirteenCounties } from './counties.ts';
import { shippedWith } from './parameters.ts';

function started(parameters: ModelParameters, steps: StepMaker): World {
  const world = allocateWorld(parameters, 'conformance', 0, { makeSteps: steps });
  populate(world);
  burnIn(world);
  record(world, 0);
  return world;
}

describe.each(['single-centre', 'multi-centre-added-budget'])('the model of %s', (scenario) => {
  it('gives with compiled kernels what it gives with plain functions, to single precision', async () => {
    const parameters = await shippedWith(scenario, { 'population.counties': thirteenCounties, 'population.households_per_agent': 200 });
    const [fast, slow] = [compiledSteps, plainSteps].map((steps) => started(parameters, steps)) as [World, World];
    const households = fast.households.size.length;
    for (let t = 1; t <= 9; t++) {
      simulateYear(fast, t);
      simulateYear(slow, t);
    }
    // A household whose draw or income lies next to a border may fall on its other side, and take the place of another in a queue.
    let same = 0;
    for (let h = 0; h < households; h++) if (Math.abs(fast.households.income[h]! / slow.households.income[h]! - 1) < 1e-4) same++;
    expect(same / households).toBeGreaterThan(0.99);
    const [a, b] = [fast, slow].map((world) => closeRecorder(world).province) as [Float64Array, Float64Array];
    const years = a.length / provinceColumns.length;
    for (const [name, tolerance] of [
      ['headcount', 2e-3],
      ['gini', 1e-3],
      ['mean_income', 5],
      ['poverty_gap', 1e-3],
    ] as const) {
      const j = provinceColumns.findIndex((column) => column.name === name);
      for (let t = 0; t < years; t++) expect(Math.abs(a[j * years + t]! - b[j * years + t]!), `${name} ${t}`).toBeLessThan(tolerance);
    }
  });
});
