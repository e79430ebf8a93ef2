import type { Confidence } from '../model/parameters/kinds.ts';
import { leaves, type Leaf } from './parameter-paths.ts';
import { identityShape, scenarioSchema } from './schema.ts';
import { alternatives, defaultOf, definitionOf, kindOf, metaOf, type Schema } from './schema-tree.ts';
import { numberText } from './wording.ts';

/** Everything that is known about one parameter. */
export interface ParameterDescription {
  /** As for `--set`; `*` stands for the index of any item of a list, or any key of a mapping with free keys. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Unit in words; `1` for a pure number; empty where there is no number. */
  readonly unit: string;
  /** Smallest allowed value, included. */
  readonly min?: number;
  /** Largest allowed value, included. */
  readonly max?: number;
  /** As written in a file; absent when the parameter must be stated. */
  readonly default?: unknown;
  /** `constant` and `series` may be formulas, `series` paths over years, too. */
  readonly kind: 'constant' | 'series' | 'integer' | 'number' | 'choice' | 'flag' | 'text' | 'list' | 'mapping' | 'mixed';
  readonly choices?: readonly string[];
  /** Symbol in the model document. */
  readonly symbol?: string;
  readonly source: string;
  readonly confidence?: Confidence;
}

/** A top-level part of the model. */
export interface ParameterGroup {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly parameters: readonly ParameterDescription[];
}

/** Every parameter of the model in the order of the scenario file; what a scenario says about itself is left out. */
export function listParameters(): readonly ParameterDescription[] {
  return parameterGroups().flatMap((group) => group.parameters);
}

let parametersByPath: ReadonlyMap<string, ParameterDescription> | undefined;

/** The parameter at a path as for `--set`, whatever index of a list or free key of a mapping it names; undefined where there is none. */
export function describeParameter(path: string): ParameterDescription | undefined {
  parametersByPath ??= new Map(listParameters().map((parameter) => [parameter.path, parameter]));
  const known = parametersByPath.get(path);
  if (known !== undefined) return known;
  const parts = path.split('.');
  for (const parameter of parametersByPath.values()) {
    const own = parameter.path.split('.');
    if (own.length === parts.length && own.every((part, i) => part === '*' || part === parts[i])) return parameter;
  }
  return undefined;
}

/** The parameters by top-level key. */
export function parameterGroups(): readonly ParameterGroup[] {
  return Object.entries(scenarioSchema.shape)
    .filter(([key]) => !Object.hasOwn(identityShape, key))
    .map(([key, schema]) => {
      const { title = key, description = '' } = metaOf(schema);
      return { key, title, description, parameters: leaves(schema, [key]).map(describe) };
    });
}

function describe({ path, schema }: Leaf): ParameterDescription {
  const meta = metaOf(schema);
  const [least, most] = meta.min === undefined ? boundsOf(schema) : [meta.min, meta.max];
  const byDefault = defaultOf(schema);
  const choices = choicesOf(schema);
  return {
    path: path.join('.'),
    title: meta.title ?? path.at(-1)!,
    description: meta.description ?? '',
    unit: meta.unit ?? '',
    ...(least === undefined ? {} : { min: least }),
    ...(most === undefined ? {} : { max: most }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
    kind: sortOf(schema),
    ...(choices === undefined ? {} : { choices }),
    ...(meta.symbol === undefined ? {} : { symbol: meta.symbol }),
    source: meta.source ?? '',
    ...(meta.confidence === undefined ? {} : { confidence: meta.confidence }),
  };
}

const sorts: Readonly<Record<string, ParameterDescription['kind']>> = {
  number: 'number',
  enum: 'choice',
  literal: 'choice',
  boolean: 'flag',
  string: 'text',
  array: 'list',
  tuple: 'list',
  object: 'mapping',
  record: 'mapping',
};

function sortOf(schema: Schema): ParameterDescription['kind'] {
  const kind = kindOf(schema);
  if (kind !== undefined) return kind;
  const found = new Set(
    alternatives(schema).map((option) =>
      definitionOf(option).format === 'safeint' ? 'integer' : (sorts[definitionOf(option).type] ?? 'mixed'),
    ),
  );
  return found.size === 1 ? [...found][0]! : 'mixed';
}

function boundsOf(schema: Schema): readonly [number | undefined, number | undefined] {
  const options = alternatives(schema).filter((option) => definitionOf(option).type === 'number');
  const { minValue, maxValue } = (options[0] ?? {}) as { minValue?: number | null; maxValue?: number | null };
  const real = (value: number | null | undefined): number | undefined =>
    typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
  return [real(minValue), real(maxValue)];
}

function choicesOf(schema: Schema): readonly string[] | undefined {
  const found = alternatives(schema).flatMap((option) => {
    const { type, entries, values, element } = definitionOf(option);
    if (type === 'enum') return Object.values(entries ?? {}).map(String);
    if (type === 'literal') return (values ?? []).map(String);
    return type === 'array' && element !== undefined ? (choicesOf(element) ?? []) : [];
  });
  return found.length === 0 ? undefined : [...new Set(found)];
}

/** The documentation's table of parameters in Markdown, one part for each top-level key, headings of the second level. */
export function parameterTableMarkdown(): string {
  return parameterGroups().map(groupMarkdown).join('\n');
}

function groupMarkdown(group: ParameterGroup): string {
  const rows = group.parameters.map((parameter) => {
    const meaning = parameter.description === '' ? parameter.title : `**${parameter.title}.** ${parameter.description}`;
    const source = [parameter.source, parameter.confidence].filter((part) => part !== undefined && part !== '').join('; ');
    const symbol = parameter.symbol === undefined ? '' : ` (${parameter.symbol})`;
    const cells = [
      `\`${parameter.path}\`${symbol}`,
      meaning,
      parameter.unit === '1' ? '' : parameter.unit,
      rangeCell(parameter),
      defaultText(parameter.default),
      source,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    `## ${group.title}: \`${group.key}\``,
    '',
    group.description,
    '',
    '| Parameter | Meaning | Unit | Range | Default | Source |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function rangeCell({ min, max, choices }: ParameterDescription): string {
  if (choices !== undefined) return choices.join(', ');
  if (min === undefined && max === undefined) return '';
  if (min === undefined) return `at most ${numberText(max!)}`;
  return max === undefined ? `at least ${numberText(min)}` : `${numberText(min)} to ${numberText(max)}`;
}

/** A default as a scenario file would write it on one line. */
export function defaultText(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return value.startsWith('=') ? `"${value}"` : value;
  if (Array.isArray(value)) return `[${value.map(defaultText).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, member]) => `${key}: ${defaultText(member)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
}
