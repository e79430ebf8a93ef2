import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { listParameters, type ParameterDescription } from '../../src/scenario/describe.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';
import { patchScenario } from '../../src/scenario/patch.ts';
import type { ResolvedScenario } from '../../src/scenario/schema.ts';

let base: ResolvedScenario;
beforeAll(async () => {
  base = (await loadScenario('multi-centre-equal-budget')).scenario;
});

const numbers = listParameters().filter(
  ({ path, kind, min, max }) =>
    (kind === 'constant' || kind === 'series') && min !== undefined && max !== undefined && !path.includes('*') && !path.includes('.mix.'),
);

const valueFor = ({ kind, min = 0, max = 1 }: ParameterDescription): fc.Arbitrary<unknown> => {
  const number = fc.double({ min, max: Math.min(max, min + 10), noNaN: true });
  return kind === 'series' ? fc.oneof(number, fc.record({ 2012: number, 2018: number })) : number;
};

describe('patchScenario', () => {
  it('gives what reading the scenario with the overrides gives', async () => {
    const override = fc
      .constantFrom(...numbers)
      .chain((parameter) => valueFor(parameter).map((value) => ({ path: parameter.path, value })));
    await fc.assert(
      fc.asyncProperty(fc.array(override, { minLength: 1, maxLength: 4 }), async (overrides) => {
        const patched = patchScenario(base, overrides);
        const read = await loadScenario('multi-centre-equal-budget', overrides).then(
          ({ scenario }) => scenario,
          () => undefined,
        );
        expect(patched).toEqual(read);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('merges mappings, and replaces lists and paths over years', async () => {
    const overrides = [
      { path: 'governance.levels', value: { technology: { 2012: 0.1, 2020: 0.9 }, social: 0 } },
      { path: 'governance.admitted_centres', value: ['government', 'society'] },
      { path: 'governance.budget_basis', value: 'added' },
      { path: 'population.households_per_agent', value: 500 },
    ];
    const patched = patchScenario(base, overrides);
    expect(patched).toEqual((await loadScenario('multi-centre-equal-budget', overrides)).scenario);
    expect(patched?.governance.levels.fund).toBe(base.governance.levels.fund);
  });

  it.each([
    ['a formula', { path: 'governance.levels.fund', value: '= 0.1 * (year - 2011)' }],
    ['one year of a path', { path: 'governance.levels.fund.2016', value: 0.5 }],
    ['a named parameter', { path: 'parameters.moved', value: 0.1 }],
    ['an unknown parameter', { path: 'governance.levels.fun', value: 0.1 }],
    ['a number out of range', { path: 'governance.levels.fund', value: 1.5 }],
    ['a wrong type', { path: 'governance.levels.fund', value: true }],
    ['shares that do not sum to one', { path: 'governance.centres.government.mix.training', value: 0.9 }],
    ['other years', { path: 'years.to', value: 2015 }],
    ['a word that is no choice', { path: 'governance.budget_basis', value: 'both' }],
  ])('leaves %s to the reader of files', (_, override) => {
    expect(patchScenario(base, [override])).toBeUndefined();
  });
});
