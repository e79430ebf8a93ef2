import { provinceColumns } from '../../../model/record/columns.ts';
import type { Column } from '../../../model/record/column.ts';
import type { Problem } from '../../../scenario/problem.ts';
import { nearest } from '../../../scenario/nearest.ts';
import type { Outcome } from '../../kind.ts';
import type { NamedScenario } from '../../pairing.ts';
import type { RobustnessSpec } from './spec.ts';

/** What is asked of the runs, with names in place of words. */
export interface Question {
  readonly column: Column;
  readonly outcome: Outcome;
  readonly better: 'lower' | 'higher';
  readonly thresholds: readonly {
    readonly column: Column;
    readonly outcome: Outcome;
    readonly atMost: number | undefined;
    readonly atLeast: number | undefined;
  }[];
  /** Positions of the scenarios that are compared. */
  readonly winner: number;
  readonly against: number;
}

/** Reads the question of a specification, or says what is wrong with it. */
export function readQuestion(spec: RobustnessSpec, scenarios: readonly NamedScenario[]): Question | readonly Problem[] {
  const problems: Problem[] = [];
  const names = scenarios.map(({ loaded }) => loaded.scenario.name);
  const { from, to } = scenarios[0]!.loaded.scenario.years;

  const columnOf = (name: string, path: string): Column | undefined => {
    const column = provinceColumns.find((one) => one.name === name);
    if (column === undefined) {
      const near = nearest(
        name,
        provinceColumns.map((one) => one.name),
      );
      problems.push({
        code: 'unknown-indicator',
        path,
        message: `there is no indicator ${name}`,
        hint: near === undefined ? 'docs/indicators.md lists all' : `did you mean ${near}?`,
      });
    }
    return column;
  };
  const yearOf = (year: number | 'last' | 'sum', path: string): number | 'sum' => {
    if (typeof year === 'number' && (year < from || year > to))
      problems.push({ code: 'bad-year', path, message: `${year} is not among the years ${from} to ${to}` });
    return year === 'last' ? to : year;
  };
  const policyOf = (name: string | undefined, key: 'winner' | 'against', otherwise: number): number => {
    const at = name === undefined ? otherwise : names.indexOf(name);
    if (at < 0)
      problems.push({
        code: 'unknown-scenario',
        path: key,
        message: `"${name}" is not among the scenarios`,
        hint: `they are ${names.join(', ')}`,
      });
    return at;
  };

  if (names.length < 2)
    problems.push({ code: 'too-few-scenarios', path: 'scenarios', message: 'there is one policy alone; at least two are expected' });
  const column = columnOf(spec.outcome.indicator, 'outcome.indicator');
  const better = spec.better ?? column?.better;
  if (column !== undefined && better === undefined)
    problems.push({
      code: 'missing-key',
      path: 'outcome',
      message: `neither direction of ${spec.outcome.indicator} is good by itself`,
      hint: 'write better: lower or better: higher',
    });
  const thresholds = spec.thresholds.map(({ indicator, year, at_most: atMost, at_least: atLeast }, i) => {
    const path = `thresholds.${i}`;
    if (atMost === undefined && atLeast === undefined)
      problems.push({ code: 'missing-key', path, message: 'the threshold has neither at_most nor at_least' });
    return {
      column: columnOf(indicator, `${path}.indicator`),
      outcome: { indicator, year: yearOf(year, `${path}.year`) },
      atMost,
      atLeast,
    };
  });
  const outcome = { indicator: spec.outcome.indicator, year: yearOf(spec.outcome.year, 'outcome.year') };
  const winner = policyOf(spec.winner, 'winner', 0);
  const against = policyOf(spec.against, 'against', winner === 1 ? 0 : 1);
  if (names.length >= 2 && winner === against)
    problems.push({ code: 'bad-question', path: 'against', message: `${names[winner]!} is asked to win against itself` });
  if (problems.length > 0) return problems;
  return {
    column: column!,
    outcome,
    better: better!,
    thresholds: thresholds.map((threshold) => ({ ...threshold, column: threshold.column! })),
    winner,
    against,
  };
}
