/** A made-up benchmark of mixes. Its scenarios are read from files. */
import { instrumentIds } from '../../../src/experiment/kinds/mixes/schema.ts';
import type { ExperimentResults } from '../../../src/report/experiment/results.ts';
import { say } from '../../../src/report/text.ts';
import { draws } from '../../analysis/draws.ts';
import { conduct, regimes, specOf, type Model } from '../../experiment/mixes/fake-runs.ts';
import { madeUpBatch } from '../made-up-experiment.ts';

const loans = instrumentIds.indexOf('loans');

/** Loans lift, the second regime lifts five times as many, twice the budget twice as many; a little noise. */
export const model: Model = (indicator, _year, { budget, shares, name }, scenario, replicate) => {
  const money = budget + 1;
  const noise = draws(`page ${name} ${budget}`, replicate).normal();
  switch (indicator) {
    case 'spend_total':
      return money * 1e10;
    case 'durably_lifted':
      return 1e6 + (money === 0 ? 0 : [1, 5][scenario]! * money * (2e5 * (shares?.[loans] ?? 0.5) + 1e5) + 2000 * noise);
    case 'poverty_gap':
      return 0.2 / (1 + money);
    case 'gini':
      return 0.35 + 0.0001 * noise;
    default:
      return 0.05;
  }
};

const list = { borrow: { loans: 1 }, half: { loans: 0.5, health: 0.5 }, roads: { infrastructure: 1 } };
export const written = {
  replicates: 4,
  budgets: [1, { yuan: 900 }],
  mixes: { list, titles: { borrow: { en: 'loans for all', zh: '人人贷款' } } },
  search: { generations: 1, population: 4, winners: 2 },
};

/** What a directory of it would be read as. */
export async function madeUpMixes(): Promise<ExperimentResults> {
  const scenarios = await regimes();
  const { summary, analysis } = await conduct(specOf(written), scenarios, model);
  return {
    ...madeUpBatch({
      points: [[0], [1]],
      columns: [{ name: 'mix', title: say('Mix', '组合'), unit: 'none', labels: ['borrow', 'roads'] }],
      scenarios: scenarios.map(({ loaded }) => loaded.scenario.name),
      replicates: 2,
      headcount: () => 0.1,
    }),
    kind: 'mixes',
    summary,
    findings: analysis.findings.map(({ en, zh }) => say(en, zh)),
  };
}
