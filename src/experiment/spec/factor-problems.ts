import { describeParameter, listParameters } from '../../scenario/describe.ts';
import { nearestPath } from '../../scenario/nearest.ts';
import type { Problem } from '../../scenario/problem.ts';
import type { NamedScenario } from '../pairing.ts';
import type { FactorSpec } from './factors.ts';
import { columnName, expandPath, valueAt } from './paths.ts';

/** Everything that is wrong with factors; the paths lead into the file, as `factors.wages.from`. */
export function factorProblems(written: Readonly<Record<string, FactorSpec>>, scenarios: readonly NamedScenario[]): Problem[] {
  const names = Object.keys(written);
  const twice = names.filter((name, i) => names.findIndex((other) => columnName(other) === columnName(name)) !== i);
  return [
    ...Object.entries(written).flatMap(([name, spec]) => problemsOf(name, spec, scenarios)),
    ...twice.map((name) => ({
      code: 'duplicate-factor',
      path: `factors.${name}`,
      message: `the factor ${name} would have the same column as another one, ${columnName(name)}`,
      hint: 'give one of them another name and write its parameter under path:',
    })),
  ];
}

function problemsOf(name: string, spec: FactorSpec, scenarios: readonly NamedScenario[]): Problem[] {
  const problems: Problem[] = [];
  const add = (key: string | undefined, code: string, message: string, hint?: string): void =>
    void problems.push({
      code,
      path: `factors.${name}${key === undefined ? '' : `.${key}`}`,
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  const { path, paths, from, to, values, scale, whole, change, only, levels } = spec;
  if (path !== undefined && paths !== undefined)
    add('path', 'bad-factor', `the factor ${name} has both path and paths`, 'leave one of them out');
  if (columnName(name) === '') add(undefined, 'bad-factor', `the factor "${name}" has no letter or digit in its name`);
  for (const [i, one] of (paths ?? [path ?? name]).entries()) {
    const key = paths === undefined ? (path === undefined ? undefined : 'path') : `paths.${i}`;
    for (const each of expandPath(one)) {
      const found = pathProblem(name, each, change, scenarios);
      if (found === undefined) continue;
      add(key, ...found);
      break;
    }
  }
  for (const [i, scenario] of (only ?? []).entries()) {
    const known = scenarios.map(({ loaded }) => loaded.scenario.name);
    if (known.includes(scenario)) continue;
    add(
      `only.${i}`,
      'unknown-scenario',
      `the factor ${name} is for "${scenario}", which is not among the scenarios`,
      `they are ${known.join(', ')}`,
    );
  }
  const ranged = from !== undefined || to !== undefined;
  const mend = 'write {from: 0.5, to: 2} or {values: [0, 1]}';
  if (values !== undefined && ranged) add('values', 'bad-factor', `the factor ${name} has both a range and values`, mend);
  else if (values === undefined && (from === undefined || to === undefined))
    add(
      undefined,
      'bad-factor',
      `the factor ${name} ${ranged ? 'has one end of its range alone' : 'has neither a range nor values'}`,
      mend,
    );
  else if (values === undefined) {
    if (!(to! > from!))
      add('to', 'empty-range', `the range of ${name} is empty: it goes from ${from} to ${to}`, 'write the smaller end under from:');
    if (scale === 'log' && !(from! > 0))
      add('from', 'bad-factor', `the factor ${name} is on a log scale and begins at ${from}`, 'begin above 0, or use scale: linear');
    if (whole && !(Number.isInteger(from) && Number.isInteger(to)))
      add('from', 'bad-factor', `the factor ${name} takes whole numbers, and its ends are ${from} and ${to}`);
  } else {
    if (levels !== undefined && levels !== values.length)
      add('levels', 'bad-factor', `the factor ${name} has ${values.length} values and ${levels} levels`, 'leave out levels');
    if (change !== 'set' && !values.every((value) => typeof value === 'number'))
      add('values', 'bad-factor', `only numbers can ${change} what a scenario has`);
    const texts = values.map((value) => JSON.stringify(value));
    if (new Set(texts).size < texts.length) add('values', 'bad-factor', `the factor ${name} has a value twice`);
  }
  return problems;
}

/** What is wrong with the path of a factor; its values are checked when the points are laid over the scenarios. */
function pathProblem(
  name: string,
  path: string,
  change: FactorSpec['change'],
  scenarios: readonly NamedScenario[],
): [string, string, string?] | undefined {
  const isNamed = path.startsWith('parameters.');
  // One year of a path over years is the parameter, too.
  const whole = path.replace(/\.[12]\d{3}$/, '');
  if (!isNamed && describeParameter(whole) === undefined && !scenarios.some(({ loaded }) => valueAt(loaded.scenario, path) !== undefined)) {
    const near = nearestPath(
      path,
      listParameters().map((parameter) => parameter.path),
    );
    return [
      'unknown-parameter',
      `there is no parameter ${path}`,
      near === undefined ? 'polylift describe lists all parameters' : `did you mean ${near}?`,
    ];
  }
  if (/^(?:years|record)(?:\.|$)/.test(path))
    return ['bad-factor', `${path} is the same for all runs of an experiment`, 'use years: or record: of the experiment'];
  if (change === 'set') return undefined;
  for (const { loaded } of scenarios) {
    const own = isNamed ? undefined : valueAt(loaded.scenario, path);
    if (typeof own === 'number' || (Array.isArray(own) && own.every((x) => typeof x === 'number'))) continue;
    return ['bad-factor', `${name} is to ${change} ${path}, which is no number`, 'use change: set'];
  }
  return undefined;
}
