/** Factors: parameters that vary over the points of a design. */
import { z } from 'zod';
import { instruments } from '../../model/instruments/index.ts';
import { describeParameter, type ParameterDescription } from '../../scenario/describe.ts';
import type { Override } from '../../scenario/override.ts';
import type { Problem } from '../../scenario/problem.ts';
import type { ResolvedScenario } from '../../scenario/schema.ts';
import type { DesignColumn } from '../kind.ts';
import type { NamedScenario } from '../pairing.ts';
import { factorProblems } from './factor-problems.ts';
import { columnName, expandPath, valueAt } from './paths.ts';

/** One factor as a file states it, under the path of its parameter or under a name of its own. */
export const factorSchema = z.strictObject({
  path: z
    .string()
    .optional()
    .meta({ title: 'Path', description: 'The parameter, as for --set; the key of the factor when it is left out.' }),
  paths: z
    .array(z.string())
    .min(1)
    .optional()
    .meta({ title: 'Paths', description: 'Several parameters that move together; * stands for every key, as in governance.levels.*' }),
  title: z
    .string()
    .min(1)
    .max(120)
    .optional()
    .meta({ title: 'Title', description: "For charts and tables; the parameter's own when left out." }),
  title_zh: z.string().min(1).max(120).optional().meta({ title: 'Title in Chinese', description: 'For the report in Chinese.' }),
  from: z.number().optional().meta({ title: 'From', description: 'Least value, included.' }),
  to: z.number().optional().meta({ title: 'To', description: 'Greatest value, included.' }),
  scale: z.enum(['linear', 'log']).default('linear').meta({ title: 'Scale', description: 'How values are spread between the ends.' }),
  whole: z.boolean().default(false).meta({ title: 'Whole', description: 'Whether only whole numbers are taken.' }),
  levels: z
    .int()
    .min(2)
    .max(1000)
    .optional()
    .meta({ title: 'Levels', description: 'How many values a factorial design takes; 2 by default.' }),
  values: z.array(z.unknown()).min(1).optional().meta({ title: 'Values', description: 'The values themselves, in place of a range.' }),
  change: z
    .enum(['set', 'multiply', 'add'])
    .default('set')
    .meta({ title: 'Change', description: "Whether a value replaces the scenario's own, multiplies it or is added to it, year by year." }),
  only: z
    .array(z.string())
    .min(1)
    .optional()
    .meta({ title: 'Only', description: 'Names of the scenarios in which it varies; all by default.' }),
});

export type FactorSpec = z.output<typeof factorSchema>;

/** The `factors` of a file. */
export const factorsSchema = z
  .record(z.string(), factorSchema)
  .refine((factors) => Object.keys(factors).length > 0, 'at least one factor is expected')
  .meta({ title: 'Factors', description: 'What varies: path of a parameter to its range or values.' });

/** A factor that has been checked. */
export interface Factor {
  /** As the file names it. */
  readonly name: string;
  readonly column: DesignColumn;
  readonly paths: readonly string[];
  readonly change: FactorSpec['change'];
  readonly only: readonly string[] | undefined;
  /** Ends of the range; undefined for a factor with values of its own. */
  readonly range: { readonly from: number; readonly to: number; readonly scale: FactorSpec['scale']; readonly whole: boolean } | undefined;
  /** Its values; undefined for one with a range. */
  readonly values: readonly unknown[] | undefined;
  /** How many values a factorial design takes. */
  readonly levels: number;
}

/** Reads the factors of a specification. Problems name their place as `factors.<name>.<key>`. */
export function readFactors(
  written: Readonly<Record<string, FactorSpec>>,
  scenarios: readonly NamedScenario[],
): { readonly factors: readonly Factor[]; readonly problems: readonly Problem[] } {
  const problems = factorProblems(written, scenarios);
  return { factors: problems.length > 0 ? [] : Object.entries(written).map(([name, spec]) => factorOf(name, spec)), problems };
}

function factorOf(name: string, spec: FactorSpec): Factor {
  const paths = (spec.paths ?? [spec.path ?? name]).flatMap(expandPath);
  const about = paths.length === 1 ? describeParameter(paths[0]!) : undefined;
  const { values, from, to, scale, whole, change, only } = spec;
  const words = values !== undefined && !values.every((value) => typeof value === 'number');
  const title = spec.title ?? (about === undefined ? name : parameterTitle(about));
  const changed = { set: '', multiply: ', as a multiple', add: ', added' }[change];
  return {
    name,
    column: {
      name: columnName(name),
      title,
      titleZh: spec.title_zh ?? title,
      description: `${paths.join(', ')}${changed}.`,
      unit: words ? 'none' : change === 'multiply' ? '1' : about?.unit || '1',
      kind: 'identifier',
      ...(words ? { labels: values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))) } : {}),
    },
    paths,
    change,
    only,
    range: values === undefined ? { from: from!, to: to!, scale, whole } : undefined,
    values,
    levels: values?.length ?? spec.levels ?? 2,
  };
}

/** Title of a parameter that says what it is of: several instruments have an effect, a cost and a willingness. */
function parameterTitle({ path, title }: ParameterDescription): string {
  const [group, id] = path.split('.');
  const of =
    group === 'instruments' ? instruments.find((one) => one.id === id)?.title : title === 'Multiplier' ? 'Coordination' : undefined;
  return of === undefined ? title : `${of}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/**
 * Value of a factor at `u` of its way, 0 to 1: a number, or the index of a word.
 * Values of its own share the way equally.
 */
export function factorValue(factor: Factor, u: number): number {
  const { range, values } = factor;
  if (range === undefined) return factorLevel(factor, Math.min(values!.length - 1, Math.floor(u * values!.length)));
  const { from, to, scale, whole } = range;
  // Every whole number of the range gets the same part of the way.
  if (whole) return Math.min(to, from + Math.floor(u * (to - from + 1)));
  if (scale === 'log') return u === 0 ? from : u === 1 ? to : from * Math.exp(u * Math.log(to / from));
  return u === 1 ? to : from + u * (to - from);
}

/** Value of level `level` of a factor in a factorial design, 0 to `factor.levels - 1`: the ends of a range and points evenly between. */
export function factorLevel(factor: Factor, level: number): number {
  const { values, range, levels } = factor;
  if (values !== undefined) return factor.column.labels === undefined ? (values[level] as number) : level;
  const { from, to, whole } = range!;
  const u = level / (levels - 1);
  return whole ? Math.round(from + u * (to - from)) : factorValue(factor, u);
}

/** What a value of a factor sets in a scenario; nothing in a scenario in which it does not vary. */
export function factorOverrides(factor: Factor, value: number, scenario: ResolvedScenario): Override[] {
  const { only, paths, change, values, column } = factor;
  if (only !== undefined && !only.includes(scenario.name)) return [];
  const plain = column.labels === undefined ? value : values![value];
  const origin = `factor ${factor.name} = ${typeof plain === 'string' ? plain : JSON.stringify(plain)}`;
  return paths.map((path) => ({ path, value: change === 'set' ? plain : changedValue(scenario, path, change, value), origin }));
}

/** The scenario's own value, multiplied or added to: a number, or one for each year. */
function changedValue(scenario: ResolvedScenario, path: string, change: 'multiply' | 'add', by: number): number | Record<string, number> {
  const own = valueAt(scenario, path);
  const changed = (x: number): number => (change === 'multiply' ? x * by : x + by);
  if (typeof own === 'number') return changed(own);
  const years: Record<string, number> = {};
  for (const [t, x] of (own as readonly number[]).entries()) years[scenario.years.from + t] = changed(x);
  return years;
}
