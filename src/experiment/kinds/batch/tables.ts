/** Points that the user lists: in a table, or by name. */
import type { Problem } from '../../../scenario/problem.ts';
import type { Design, DesignColumn } from '../../kind.ts';
import type { NamedScenario } from '../../pairing.ts';
import { factorOverrides, readFactors, type Factor, type FactorSpec } from '../../spec/factors.ts';

import { randomOrder, designOf } from './points.ts';
import type { BatchSpec, ListDesign, TableDesign } from './schema.ts';

/** One point for each row. A column is a factor of the file, which then says how a value is used, or the path of a parameter. */
export function tableDesign(
  spec: BatchSpec,
  { columns = [], rows = [] }: TableDesign,
  scenarios: readonly NamedScenario[],
): Design | readonly Problem[] {
  if (columns.length === 0 || rows.length === 0)
    return [{ code: 'empty-table', path: 'design', message: `the table of points has ${columns.length} columns and ${rows.length} rows` }];
  const short = rows.findIndex((row) => row.length !== columns.length);
  if (short >= 0)
    return [
      {
        code: 'ragged-table',
        path: `design.rows.${short}`,
        message: `row ${short + 1} of the table has ${rows[short]!.length} values; there are ${columns.length} columns`,
      },
    ];
  const specs: Record<string, FactorSpec> = {};
  for (const [j, name] of columns.entries()) {
    const {
      from: _from,
      to: _to,
      levels: _levels,
      ...own
    } = spec.factors[name] ?? ({ scale: 'linear', whole: false, change: 'set' } as FactorSpec);
    specs[name] = { ...own, values: [...new Set(rows.map((row) => row[j]!))] };
  }
  const { factors, problems } = readFactors(specs, scenarios);
  if (problems.length > 0) return problems.map((problem) => ({ ...problem, path: 'design.file' }));
  const values = rows.map((row) => row.map((value, j) => valueIn(factors[j]!, value)));
  return designOf(factors, rows.length, (point, j) => values[point]![j]!);
}

/** A number as it is, a word as its index. */
function valueIn({ column, values }: Factor, value: unknown): number {
  return column.labels === undefined ? (value as number) : values!.indexOf(value);
}

/** One point for each name. */
export function listDesign({ seed }: BatchSpec, { points }: ListDesign, scenarios: readonly NamedScenario[]): Design | readonly Problem[] {
  const names = Object.keys(points);
  if (names.length === 0) return [{ code: 'empty-list', path: 'design.points', message: 'the list has no points' }];
  const paths = [...new Set(names.flatMap((name) => Object.keys(points[name]!)))];
  const specs = Object.fromEntries(
    paths.map((path): [string, FactorSpec] => [
      path,
      { scale: 'linear', whole: false, change: 'set', values: distinct(names.flatMap((name) => settingOf(points[name]!, path))) },
    ]),
  );
  const { factors, problems } = readFactors(specs, scenarios);
  if (problems.length > 0) {
    return problems.map((problem) => {
      const at = names.find((name) =>
        paths.some((path) => problem.path?.startsWith(`factors.${path}`) && Object.hasOwn(points[name]!, path)),
      );
      return { ...problem, path: `design.points.${at ?? names[0]}` };
    });
  }
  const named: DesignColumn = {
    name: 'point_name',
    title: 'Point',
    titleZh: '设计点',
    description: 'Name of the point.',
    unit: 'none',
    kind: 'identifier',
    labels: names,
  };
  const valueOf = (point: number, factor: Factor): number => {
    const [value] = settingOf(points[names[point]!]!, factor.name);
    if (value === undefined) return factor.column.labels === undefined ? NaN : factor.values!.length;
    return factor.column.labels === undefined
      ? (value as number)
      : factor.values!.findIndex((one) => JSON.stringify(one) === JSON.stringify(value));
  };
  const order = randomOrder(names.length, seed);
  return {
    // A point that leaves a parameter alone has a word for it: the scenario's own.
    columns: [
      named,
      ...factors.map(({ column }) => (column.labels === undefined ? column : { ...column, labels: [...column.labels, 'own'] })),
    ],
    points: names.length,
    valuesOf: (point) => [point, ...factors.map((factor) => valueOf(point, factor))],
    overridesOf: (point, scenario) =>
      factors.flatMap((factor) =>
        Object.hasOwn(points[names[point]!]!, factor.name) ? factorOverrides(factor, valueOf(point, factor), scenario) : [],
      ),
    ...(order === undefined ? {} : { order }),
  };
}

function settingOf(settings: Readonly<Record<string, unknown>>, path: string): unknown[] {
  return Object.hasOwn(settings, path) ? [settings[path]] : [];
}

function distinct(values: readonly unknown[]): unknown[] {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...seen.values()];
}
