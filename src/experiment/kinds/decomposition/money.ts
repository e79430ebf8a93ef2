/** The money that governance works with, so that governance can be told from money. */
import { caseMoney } from '../../../model/governance/budget.ts';
import { levelsAt } from '../../../model/governance/levels.ts';
import { sampleSize, selectCounties } from '../../../model/start/create-world.ts';
import type { Override } from '../../../scenario/override.ts';
import type { ResolvedScenario } from '../../../scenario/schema.ts';

/** All money planned in each simulated year, coordination included, yuan per rural household. */
export function moneyPerHousehold(scenario: ResolvedScenario, basis: 'equal' | 'added'): readonly number[] {
  const counties = selectCounties(scenario);
  const codes = Int32Array.from(counties, ({ code }) => code);
  const households = counties.reduce((sum, county) => sum + sampleSize(scenario, county), 0) * scenario.population.households_per_agent;
  const years = Array.from({ length: scenario.years.to - scenario.years.from }, (_, n) => n + 1);
  return years.map((t) => {
    const budget = scenario.governance.budget[t]!;
    if (basis === 'equal') return budget;
    const shares = levelsAt(scenario, t).shares.reduce((a, b) => a + b, 0);
    const cases = caseMoney(scenario, scenario.years.from + t, codes).reduce((sum, { money }) => sum + money, 0);
    return budget * shares + cases / households;
  });
}

/** What gives all centres of a scenario together this money, yuan per rural household in each simulated year. */
export function withMoney(scenario: ResolvedScenario, money: readonly number[]): Override[] {
  const budget = Object.fromEntries(money.map((yuan, n) => [String(scenario.years.from + 1 + n), yuan]));
  const same = money.every((yuan, n) => yuan === scenario.governance.budget[n + 1]);
  return [
    ...(scenario.governance.budget_basis === 'equal' ? [] : [{ path: 'governance.budget_basis', value: 'equal' }]),
    ...(same ? [] : [{ path: 'governance.budget', value: budget }]),
  ];
}
