import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DecompositionSummary } from '../../src/experiment/kinds/decomposition/summary.ts';
import { readTable } from '../../src/output/index.ts';
import { type Outcome, polylift, polyliftMany, workspace } from './polylift.ts';

const cwd = workspace();
const small = ['--set', 'population.counties=[530822]', '--sample', '1:500', '--years', '2011-2012', '--replicates', '2', '--quiet'];

describe('polylift decompose', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await polylift(['decompose', '--players', 'centres', '--indicator', 'mean_income, headcount', ...small, '--json'], { cwd });
  }, 60_000);

  it('tells what each centre brings, in sentences and as JSON', () => {
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    const { directory, findings, summary } = JSON.parse(outcome.stdout) as {
      directory: string;
      findings: readonly { readonly en: string; readonly zh: string }[];
      summary: DecompositionSummary;
    };
    expect(directory).toBe(path.join('results', 'decompose-multi-centre-equal-budget-centres'));
    expect(findings[0]!.en).toContain('the mean income of 2012');
    expect(findings[0]!.zh).toContain('2012年人均收入');
    expect(summary.outcomes.map(({ indicator, year }) => [indicator, year])).toEqual([
      ['mean_income', 2012],
      ['headcount', 2012],
    ]);
    for (const { players, total } of summary.outcomes)
      expect(players[0]!.shapley.mean! + players[1]!.shapley.mean!).toBeCloseTo(total.mean!, 8);
  });

  it('keeps the same numbers in its tables, and every run with the coalition that it is', async () => {
    const directory = path.join(cwd, 'results', 'decompose-multi-centre-equal-budget-centres');
    const { summary } = JSON.parse(outcome.stdout) as { summary: DecompositionSummary };
    const table = (name: string) => readTable(path.join(directory, `${name}.arrow`));
    const shapley = await table('shapley');
    expect(shapley.texts('player')).toEqual(['market', 'society', 'market', 'society']);
    const values = summary.outcomes.flatMap(({ players }) => players.map((player) => player.shapley.mean));
    expect([...shapley.numbers('shapley')]).toEqual(values);
    expect((await table('coalitions')).rows).toBe(2 * 4);
    const runs = await table('runs');
    expect(runs.rows).toBe(2 * (4 + 3));
    expect([...runs.numbers('with_market')].filter((value) => value === 1)).toHaveLength(4);
  });

  it('refuses what cannot be, with the place', async () => {
    writeFileSync(path.join(cwd, 'parts.yaml'), 'players:\n  offices: {out: {governance.levels.organisation: 0}}\n');
    const [set, indicator, year, reference, file] = await polyliftMany(
      [
        ['decompose', '--players', 'synergy'],
        ['decompose', '--indicator', 'headcont'],
        ['decompose', '--year', '2031'],
        ['decompose', 'parts.yaml', '--reference', 'no-programme'],
        ['decompose', 'parts.yaml'],
      ],
      { cwd },
    );
    for (const each of [set, indicator, year, reference, file]) expect(each).toMatchObject({ code: 2, stdout: '' });
    expect(set!.stderr).toContain('players');
    expect(indicator!.stderr).toContain('did you mean headcount?');
    expect(year!.stderr).toContain('the year 2031 is not among the simulated ones, 2012 to 2020');
    expect(reference!.stderr).toContain('the file of the experiment says what the scenario is set against');
    expect(file!.stderr).toContain('did you mean governance.levels.organization?');
    expect(file!.stderr).toContain('parts.yaml:2');
  });
});
