import { describe, expect, test } from 'vitest';
import { robustnessText } from '../../src/cli/print-robustness.ts';
import { robustness } from '../../src/experiment/kinds/robustness/index.ts';
import type { RobustnessSpec } from '../../src/experiment/kinds/robustness/spec.ts';
import { readExperiment } from '../../src/experiment/spec/read-spec.ts';
import { dearAndSlow, madeUpSummary } from '../report/experiment/made-up-robustness.ts';

test('the tables of polylift robustness have measures by policy and the conditions of the box', () => {
  expect(robustnessText(madeUpSummary(dearAndSlow), 100)).toMatchSnapshot();
});

describe('the shipped experiment', async () => {
  const { spec, scenarios, warnings } = await readExperiment<RobustnessSpec>(robustness, { file: 'when-single-centre-wins' });
  const design = robustness.design(spec, scenarios);

  test('has futures of twelve factors, each of which changes multi-centre governance', () => {
    expect(warnings).toEqual([]);
    if (!('points' in design)) throw new Error('the design is wrong');
    expect([design.points, design.columns.length]).toEqual([256, 12]);
    const multi = scenarios[1]!.loaded.scenario;
    expect(new Set(design.overridesOf(0, multi).map(({ path }) => path)).size).toBe(11 + 8);
  });

  test('gives every factor a title in both languages', () => {
    if (!('points' in design)) throw new Error('the design is wrong');
    for (const { title, titleZh } of design.columns) expect(titleZh).not.toBe(title);
  });
});
