import { describe, expect, it } from 'vitest';
import { closeRecorder } from '../../src/model/record/close.ts';
import { startWorld } from '../../src/simulate/start.ts';
import { simulateYears } from '../../src/simulate/years.ts';
import { thirteenCounties } from './counties.ts';
import { parametersWith } from './parameters.ts';
import { provinceSeries } from './series.ts';

/** A world to the end of 2020, when households without labour are guaranteed the line itself. */
function lived(line: number) {
  const settings = { 'population.counties': thirteenCounties, 'population.households_per_agent': 200, 'macro.poverty_line': line };
  const world = startWorld(parametersWith(settings), 'line', 0);
  simulateYears(world);
  return world;
}

describe('a poverty line that single precision does not hold', () => {
  const usual = provinceSeries(closeRecorder(lived(2300)), 'headcount').at(-1)!;

  it.each([2300.1, 2300.2, 2300.4, 2300.7, 2299.9])('of %d yuan counts who is guaranteed it as not poor, in state and record', (line) => {
    const world = lived(line);
    const { size, poverty, workers } = world.households;
    const persons = (counts: (h: number) => boolean): number => size.reduce((sum, n, h) => sum + (counts(h) ? n : 0), 0);
    const headcount = persons((h) => (poverty[h]! & 1) === 1) / persons(() => true);
    expect(persons((h) => workers[h] === 0 && (poverty[h]! & 1) === 1)).toBe(0);
    expect(provinceSeries(closeRecorder(world), 'headcount').at(-1)!).toBeCloseTo(headcount, 12);
    // A tenth of a yuan moves few people.
    expect(Math.abs(headcount - usual)).toBeLessThan(0.002);
  });
});
