import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypervolume } from '../../../src/analysis/frontier/hypervolume.ts';
import { frontOf, startNsga2, tellNsga2, type Nsga2Settings, type Nsga2State } from '../../../src/analysis/optimise/nsga2.ts';
import { constrainedDominates, crowdingOf, frontsOf, survivors, type Evaluation } from '../../../src/analysis/optimise/selection.ts';
import { nearestMix } from '../../../src/analysis/optimise/simplex.ts';
import { polynomialMutation, simulatedBinary } from '../../../src/analysis/optimise/variation.ts';

const low = [{ better: 'lower' }, { better: 'lower' }] as const;

function search(
  settings: Nsga2Settings,
  evaluate: (x: Float64Array) => Evaluation,
  generations: number,
  from = startNsga2(settings),
): Nsga2State {
  let state = from;
  for (let g = 0; g < generations; g++) state = tellNsga2(settings, state, state.candidates.map(evaluate));
  return state;
}

/** Zitzler, Deb and Thiele (2000), Comparison of multiobjective evolutionary algorithms: empirical results, Evolutionary Computation 8, 173-195. */
const zdt = (shape: (ratio: number) => number) => (x: Float64Array) => {
  const g = 1 + (9 * x.subarray(1).reduce((a, b) => a + b, 0)) / (x.length - 1);
  return { objectives: [x[0]!, g * shape(x[0]! / g)] };
};
const unit = (n: number) => ({ lower: Array.from({ length: n }, () => 0), upper: Array.from({ length: n }, () => 1) });

describe('NSGA-II', () => {
  // Hypervolumes up to (1.1, 1.1) of the whole frontiers: 0.1 + 2/3 + 0.11 of f2 = 1 - √f1, 0.1 + 1/3 + 0.11 of f2 = 1 - f1².
  test.each([
    ['ZDT1', zdt((ratio) => 1 - Math.sqrt(ratio)), 0.1 + 2 / 3 + 0.11],
    ['ZDT2', zdt((ratio) => 1 - ratio * ratio), 0.1 + 1 / 3 + 0.11],
  ])('reaches nearly the whole hypervolume of %s', (_name, evaluate, whole) => {
    const settings = { seed: 'zdt', population: 60, ...unit(10) };
    const found = (state: Nsga2State): number =>
      hypervolume(
        frontOf(state).map(({ objectives }) => objectives),
        [1.1, 1.1],
        low,
      );
    const state = search(settings, evaluate, 150);
    expect(found(state)).toBeGreaterThan(0.98 * whole);
    expect(found(state)).toBeLessThanOrEqual(whole);
    expect(found(search(settings, evaluate, 10))).toBeLessThan(0.9 * whole);
  });

  test('finds the mixes between two optima on the simplex, in whole parts that sum to one', () => {
    const [a, b] = [
      [0.7, 0.3, 0, 0],
      [0, 0.3, 0.7, 0],
    ];
    const distance = (x: Float64Array, to: readonly number[]): number =>
      x.reduce((sum, share, i) => sum + (share - to[i]!) * (share - to[i]!), 0);
    const settings = { seed: 'mix', population: 24, ...unit(4), repair: (x: Float64Array) => nearestMix(x, 100) };
    const state = search(settings, (x) => ({ objectives: [distance(x, a!), distance(x, b!)] }), 60);
    for (const { point } of frontOf(state)) {
      expect(point.reduce((sum, share) => sum + Math.round(100 * share), 0)).toBe(100);
      // The Pareto set is the line between both, on which the second share is 0.3 and the last one zero.
      expect(Math.abs(point[1]! - 0.3)).toBeLessThan(0.1);
      expect(point[3]!).toBeLessThan(0.1);
    }
    // Twenty-four steps cannot fill it: on that line f2 = (c - √f1)² with c² = 0.98. Up to (1, 1) it has 0.02·0.98 + 4/3·0.98² - 0.98²/2 + 0.02.
    const reached = hypervolume(
      frontOf(state).map(({ objectives }) => objectives),
      [1, 1],
      low,
    );
    expect(reached / (0.02 * 1.98 + (5 / 6) * 0.9604)).toBeGreaterThan(0.96);
    expect(reached / (0.02 * 1.98 + (5 / 6) * 0.9604)).toBeLessThanOrEqual(1);
    const firsts = frontOf(state).map(({ point }) => point[0]!);
    expect(Math.max(...firsts) - Math.min(...firsts)).toBeGreaterThan(0.6);
  });

  test('is the same search whenever it is told the same, and changes no state', () => {
    const settings = { seed: 'again', population: 8, ...unit(3) };
    const evaluate = zdt((ratio) => 1 - ratio);
    const start = startNsga2(settings);
    const before = structuredClone(start);
    const once = search(settings, evaluate, 5, start);
    expect(search(settings, evaluate, 5)).toEqual(once);
    expect(start).toEqual(before);
    expect(search(settings, evaluate, 2, search(settings, evaluate, 3))).toEqual(once);
    expect(search({ ...settings, seed: 'other' }, evaluate, 5)).not.toEqual(once);
  });

  test('starts from what is known, and makes no candidate twice', () => {
    const settings = { seed: 'known', population: 6, ...unit(2), repair: (x: Float64Array) => x.map((v) => Math.round(10 * v) / 10) };
    const evaluate = (x: Float64Array): Evaluation => ({ objectives: [x[0]!, 1 - x[0]! + x[1]!] });
    const known = [0, 0.2, 0.4, 0.6, 0.8, 1].map((v) => Float64Array.of(v, v / 2)).map((point) => ({ ...evaluate(point), point }));
    const state = startNsga2(settings, known);
    expect(state.parents).toHaveLength(6);
    expect(state.candidates).toHaveLength(6);
    const names = [...state.parents.map(({ point }) => point), ...state.candidates].map((x) => x.join(' '));
    expect(new Set(names).size).toBe(12);
  });

  test('prefers what breaks no constraint, and takes NaN for the worst', () => {
    const [fine, bad, worse, none]: Evaluation[] = [
      { objectives: [9, 9] },
      { objectives: [1, 1], violation: 1 },
      { objectives: [0, 0], violation: 2 },
      { objectives: [NaN, 0] },
    ];
    const all = [none!, worse!, bad!, fine!];
    expect(frontsOf(all)).toEqual([[3], [2], [1], [0]]);
    expect(constrainedDominates(none!, none!)).toBe(false);
    const settings = { seed: 'c', population: 20, ...unit(2) };
    const state = search(settings, (x) => ({ objectives: [x[0]!, x[1]!], violation: Math.max(0, 0.5 - x[0]! - x[1]!) }), 40);
    for (const { point } of frontOf(state)) expect(point[0]! + point[1]!).toBeGreaterThanOrEqual(0.5);
  });

  test('says what makes no search', () => {
    expect(() => startNsga2({ seed: 'a', population: 1, ...unit(2) })).toThrow('population: 1');
    expect(() => startNsga2({ seed: 'a', population: 4, lower: [1], upper: [0] })).toThrow('lower and upper');
    const settings = { seed: 'a', population: 4, ...unit(2) };
    expect(() => tellNsga2(settings, startNsga2(settings), [])).toThrow('0 evaluations for 4 candidates');
  });
});

describe('selection', () => {
  const evaluations = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })).map((objectives): Evaluation => ({ objectives })),
    { minLength: 1, maxLength: 30 },
  );

  test('sorts into fronts: within one none dominates, and each member of the next is dominated by one of it', () => {
    fc.assert(
      fc.property(evaluations, (list) => {
        const fronts = frontsOf(list);
        expect(fronts.flat().sort((a, b) => a - b)).toEqual([...list.keys()]);
        for (const [f, front] of fronts.entries()) {
          for (const i of front) {
            expect(front.some((j) => constrainedDominates(list[j]!, list[i]!))).toBe(false);
            if (f > 0) expect(fronts[f - 1]!.some((j) => constrainedDominates(list[j]!, list[i]!))).toBe(true);
          }
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('keeps no one before someone of an earlier front', () => {
    fc.assert(
      fc.property(evaluations, fc.integer({ min: 1, max: 30 }), (list, count) => {
        const kept = survivors(list, count);
        expect(kept).toHaveLength(Math.min(count, list.length));
        const positions = kept.map(({ position }) => position);
        const last = Math.max(...kept.map(({ front }) => front));
        for (const front of frontsOf(list).slice(0, last)) for (const i of front) expect(positions).toContain(i);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  test('measures room as in the paper: ends infinite, others by their neighbours', () => {
    const list = [
      [0, 10],
      [1, 6],
      [4, 2],
      [10, 0],
    ].map((objectives) => ({ objectives }));
    expect([...crowdingOf([0, 1, 2, 3], list)]).toEqual([Infinity, 0.4 + 0.8, 0.9 + 0.6, Infinity]);
  });
});

describe('variation', () => {
  const inner = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

  test('stays within the bounds', () => {
    fc.assert(
      fc.property(inner, inner, inner, (a, b, u) => {
        for (const child of [...simulatedBinary(a, b, 0, 1, 15, u), polynomialMutation(a, 0, 1, 20, u)]) {
          expect(child).toBeGreaterThanOrEqual(0);
          expect(child).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('spreads children as simulated binary crossover does where bounds are far', () => {
    const eta = 3;
    // β from u: (2u)^(1/(η+1)) below a half, (1/(2(1-u)))^(1/(η+1)) above. Deb and Agrawal (1995).
    for (const [u, beta] of [
      [0.03125, 0.5],
      [0.5, 1],
      [1 - 1 / 32, 2],
    ] as const) {
      const [x, y] = simulatedBinary(2, 4, -1e9, 1e9, eta, u);
      expect(x).toBeCloseTo(3 - beta, 6);
      expect(y).toBeCloseTo(3 + beta, 6);
    }
    expect(simulatedBinary(4, 2, -1e9, 1e9, eta, 0.5)[0]).toBeCloseTo(4, 6);
    expect(simulatedBinary(2, 2, 0, 9, eta, 0.1)).toEqual([2, 2]);
  });

  test('moves by steps that halve the mass at the parent, the full range at the ends', () => {
    expect(polynomialMutation(0.5, 0, 1, 20, 0.5)).toBeCloseTo(0.5, 12);
    expect(polynomialMutation(0.3, 0, 1, 5, 1e-12)).toBeCloseTo(0, 6);
    expect(polynomialMutation(0.3, 0, 1, 5, 1 - 1e-12)).toBeCloseTo(1, 6);
    expect(polynomialMutation(7, 7, 7, 20, 0.9)).toBe(7);
    // From the middle, δ = (2u + (1 - 2u)/2^(η+1))^(1/(η+1)) - 1: with η = 1 and u = 1/6 it is √(1/2) - 1.
    expect(polynomialMutation(0.5, 0, 1, 1, 1 / 6)).toBeCloseTo(Math.SQRT1_2 - 0.5, 12);
  });
});
