import { beforeAll, describe, expect, test } from 'vitest';
import { mixes } from '../../../src/experiment/kinds/mixes/kind.ts';
import type { MixDesign } from '../../../src/experiment/kinds/mixes/design.ts';
import { nameOfMix } from '../../../src/experiment/kinds/mixes/points.ts';
import { instrumentIds } from '../../../src/experiment/kinds/mixes/schema.ts';
import type { NamedScenario } from '../../../src/experiment/pairing.ts';
import { patchScenario } from '../../../src/scenario/patch.ts';
import type { Problem } from '../../../src/scenario/problem.ts';
import { regimes, specOf } from './fake-runs.ts';

let scenarios: NamedScenario[];
beforeAll(async () => {
  scenarios = await regimes();
});

const designed = (written: Readonly<Record<string, unknown>>): MixDesign => mixes.design(specOf(written), scenarios) as MixDesign;
const problems = (written: Readonly<Record<string, unknown>>): string[] =>
  (mixes.design(specOf(written), scenarios) as readonly Problem[]).map(({ path, code }) => `${path}: ${code}`);

/** The scenario of a point, as the runs have it. */
function laid(design: MixDesign, name: string, budget: number, scenario: number) {
  const point = design.list.findIndex((mix) => mix.name === name && mix.budget === budget);
  const own = scenarios[scenario]!.loaded.scenario;
  const patched = patchScenario(own, design.overridesOf(point, own));
  if (patched === undefined) throw new Error(`${name} cannot be laid over ${own.name}`);
  return { patched, own };
}
const net = { health: 0.25, social_protection: 0.75 };

describe('the design of mixes', () => {
  test('has no money once, and every mix at every budget: the own one, those listed, those of the grid that are not listed', () => {
    const list = { net, 'roads-first': { infrastructure: 1 } };
    const design = designed({
      budgets: [0.5, { yuan: 300 }],
      mixes: { list, grid: { instruments: ['infrastructure', 'loans'], step: 0.5 } },
    });
    const names = ['own', 'net', 'roads-first', 'infrastructure-50-loans-50', 'loans-100'];
    expect(design.list.map(({ name }) => name)).toEqual(['none', ...names, ...names]);
    expect(design.list.map(({ budget }) => budget)).toEqual([-1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect(design.scenariosAt!(0)).toEqual([0]);
    expect(design.scenariosAt!(1)).toEqual([0, 1]);
    // Values of the design: position of the name, of the origin, of the budget, stage, nine shares.
    expect(design.columns.map(({ name }) => name)).toEqual([
      'mix',
      'origin',
      'budget',
      'stage',
      ...instrumentIds.map((id) => `share_${id}`),
    ]);
    expect(design.valuesOf(9)).toEqual([4, 3, 2, 0, 0.5, 0, 0, 0.5, 0, 0, 0, 0, 0]);
    expect(design.valuesOf(1).slice(4)).toEqual(Array.from({ length: 9 }, () => NaN));
    expect(design.columns[2]!.labels).toEqual(['no money', '×0.5', '300 yuan']);
  });

  test('sets the money of the programme, and none after its end', () => {
    const design = designed({ budgets: [0.5, { yuan: 300 }], programme_ends: 2016 });
    const own = laid(design, 'own', 0, 1);
    const { budget } = own.own.governance;
    const { budget: half } = own.patched.governance;
    expect(half.slice(1)).toEqual([0.5 * budget[1]!, 0.5 * budget[2]!, 0.5 * budget[3]!, 0.5 * budget[4]!, 0.5 * budget[5]!, 0, 0]);
    expect(own.patched.governance.centres).toEqual(own.own.governance.centres);
    expect(laid(design, 'own', 1, 0).patched.governance.budget.slice(1)).toEqual([300, 300, 300, 300, 300, 0, 0]);
    expect(laid(design, 'none', -1, 0).patched.governance.budget.slice(1)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    // Three years before the last one by default.
    expect(laid(designed({}), 'own', 0, 0).patched.governance.budget.map((money) => money > 0)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test("sets the government's mix alone, or that of every centre as far as it may run it", () => {
    const first = (mix: unknown): unknown =>
      Object.fromEntries(Object.entries(mix as Record<string, number[]>).map(([id, path]) => [id, path[1]]));
    const list = { net, jobs: { eco_compensation: 1 } };
    const government = laid(designed({ mixes: { list } }), 'net', 0, 1);
    expect(first(government.patched.governance.centres.government.mix)).toMatchObject({ health: 0.25, social_protection: 0.75, loans: 0 });
    expect(government.patched.governance.centres.society).toEqual(government.own.governance.centres.society);

    const every = designed({ sets: 'every-centre', mixes: { list: { ...list, both: { loans: 0.4, health: 0.2, training: 0.4 } } } });
    const both = laid(every, 'both', 0, 1).patched.governance.centres;
    // The market may run cooperatives, loans and training; society no loans.
    expect(first(both.market.mix)).toEqual({ training: 0.5, cooperatives: 0, loans: 0.5 });
    expect(first(both.society.mix)).toMatchObject({ training: 0.4 / (0.4 + 0.2), health: 0.2 / (0.4 + 0.2), education: 0 });
    // No one but the government may run jobs: the others keep their own.
    const jobs = laid(every, 'jobs', 0, 1);
    expect(first(jobs.patched.governance.centres.government.mix)).toMatchObject({ eco_compensation: 1 });
    expect(jobs.patched.governance.centres.market).toEqual(jobs.own.governance.centres.market);
  });

  test('keeps the rest of a grid for the other instruments in the proportions of the own mix', () => {
    const { list } = designed({ mixes: { grid: { instruments: ['loans', 'training'], step: 1, rest: 0.4 } } });
    const shares = list[2]!.shares!;
    const own = (id: string): number =>
      (scenarios[0]!.loaded.scenario.governance.centres.government.mix as Record<string, number[]>)[id]![1]!;
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(shares[instrumentIds.indexOf('loans')]).toBeCloseTo(0.6, 12);
    expect(shares[instrumentIds.indexOf('training')]).toBe(0);
    const ratio = shares[instrumentIds.indexOf('health')]! / shares[instrumentIds.indexOf('relocation')]!;
    expect(ratio).toBeCloseTo(own('health') / own('relocation'), 12);
  });

  test('says everything that is wrong, each with its place', () => {
    expect(problems({ mixes: { list: { own: { loans: 1 }, half: { loans: 0.5 } } }, budgets: [1, 1] })).toEqual([
      'mixes.list.own: reserved-name',
      'mixes.list.half: shares-off',
      'budgets: duplicate-budget',
    ]);
    const twins = {
      a: { loans: 0.5, health: 0.5 },
      b: { health: 0.5, loans: 0.5 },
      'loans-100': { health: 1 },
      'health-100': { health: 1 },
    };
    expect(problems({ mixes: { list: twins, titles: { c: { en: 'C' } } } })).toEqual([
      'mixes.titles.c: unknown-mix',
      'mixes.list.b: duplicate-mix',
      'mixes.list.loans-100: reserved-name',
      'mixes.list.health-100: duplicate-mix',
    ]);
    expect(problems({ programme_ends: 2018 })).toEqual(['programme_ends: programme-end']);
    expect(problems({ mixes: { grid: { step: 0.3 } } })).toEqual(['mixes.grid.step: bad-step']);
    expect(problems({ mixes: { grid: { step: 0.05 } } })).toEqual(['mixes.grid: too-many-mixes']);
    expect(problems({ mixes: { grid: { instruments: ['loans', 'loans'] } } })).toEqual(['mixes.grid.instruments: duplicate-instrument']);
    expect(problems({ mixes: { grid: { rest: 0.5 } } })).toEqual(['mixes.grid.rest: no-rest']);
    expect(problems({ search: { scenario: 'other', budget: 2 } })).toEqual([
      'search.scenario: unknown-scenario',
      'search.budget: unknown-budget',
      'replicates: too-few-replicates',
    ]);
    expect(() => specOf({ mixes: { list: { net: { housing: 1 } } } })).toThrow(/housing/);
  });

  test('names mixes by what is in them, the largest share first', () => {
    expect(nameOfMix([0.125, 0, 0, 0.5, 0, 0, 0, 0.375, 0])).toBe('loans-50-eco-compensation-37.5-infrastructure-12.5');
  });
});
