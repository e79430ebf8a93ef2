import { z } from 'zod';
import { describeIssues } from './describe-problem.ts';
import { place, type Draft } from './draft.ts';
import type { FormulaGrammar } from './formula-grammar.ts';
import { merge } from './merge.ts';
import { NamedParameters } from './named-parameters.ts';
import { nearest } from './nearest.ts';
import { applyOverrides, type Override } from './override.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { resolveTree } from './resolve.ts';
import { ownKeys, scenarioDefinition, type ResolvedScenario, type ScenarioDefinition, type ScenarioIdentity } from './schema.ts';
import { leaves } from './parameter-paths.ts';
import { defaultOf, type Schema } from './schema-tree.ts';
import { plain, placeFields, type SourceText, type WrittenEntry, type WrittenNode } from './written.ts';

/** A scenario file's text. */
export interface ScenarioSource {
  /** File name for messages; the last part without ending is the scenario's name when it states none. */
  readonly file: string;
  readonly text: string;
}

export interface ParseOptions {
  readonly overrides?: readonly Override[];
  /** The parser of formulas, from `loadFormulaGrammar()`; may be left out when `mayHoldFormulas` is false. */
  readonly grammar?: FormulaGrammar | undefined;
  /** Another model than this package's. */
  readonly definition?: ScenarioDefinition<never>;
}

export interface ParsedScenario {
  /** Present when there are no problems. */
  readonly scenario?: ResolvedScenario;
  /** Everything wrong, in the order of the files and lines. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Files and overrides merged, as written. */
  readonly written: unknown;
}

/**
 * Reads, merges, checks and resolves a scenario. `sources` holds the scenario's text first, then what it extends, nearest first.
 * Never throws for what the user wrote: all problems are returned together.
 */
export function parseScenario(sources: readonly ScenarioSource[], options: ParseOptions = {}): ParsedScenario {
  const definition = (options.definition ?? scenarioDefinition) as ScenarioDefinition;
  const grammar = options.grammar ?? missingGrammar;
  const read = mergeSources(sources, definition.schema);
  const overridden = applyOverrides(read.root, options.overrides ?? [], definition.schema);
  const { root } = overridden;
  const whole = withoutKey(plain(root), 'extends');

  const drafts: Draft[] = [];
  const report = (draft: Draft): void => void drafts.push(draft);
  const checked = z.safeParse(definition.schema, whole);
  if (!checked.success) drafts.push(...describeIssues(checked.error.issues, definition.schema, whole));
  const named = new NamedParameters(mapping(mapping(whole)['parameters']), grammar, report);
  const years = readYears(definition.schema, whole, report);
  const model = withoutKey(whole, 'parameters');
  // First all that was written, so that one broken value does not hide the others; then, if all is well, with the defaults filled in.
  resolveTree(definition.schema, model, [], { years, named, grammar, report });
  let resolved: Record<string, unknown> | undefined;
  if (checked.success && drafts.length === 0 && years !== undefined) {
    resolved = mapping(resolveTree(definition.schema, withoutKey(checked.data, 'parameters'), [], { years, named, grammar, report }));
  }
  const alreadyBroken = read.problems.length + overridden.problems.length > 0;
  let scenario: ResolvedScenario | undefined;
  if (resolved !== undefined && drafts.length === 0 && !alreadyBroken) {
    scenario = { ...withoutKeys(resolved, ownKeys), ...identityOf(mapping(checked.data), sources[0]!.file) } as unknown as ResolvedScenario;
    drafts.push(...definition.check(scenario));
  }
  const order = [...sources.map((source) => source.file), ...overridden.problems.map((problem) => problem.file ?? '')];
  const problems = sortProblems([...read.problems, ...overridden.problems, ...drafts.map((draft) => place(draft, root))], order);
  const warnings = problems.length > 0 ? [] : unusedParameters(named, root);
  return { ...(scenario === undefined || problems.length > 0 ? {} : { scenario }), problems, warnings, written: whole };
}

/** Whether reading these needs the parser of formulas. May say yes where none turns out to be. */
export function mayHoldFormulas(
  sources: readonly ScenarioSource[],
  overrides: readonly Override[] = [],
  definition: Pick<ScenarioDefinition<never>, 'schema'> = scenarioDefinition,
): boolean {
  const startsFormula = /(?:^|[:\s,{[>|-])["']?=/m;
  const isFormula = (value: unknown): boolean =>
    typeof value === 'string' ? value.startsWith('=') : typeof value === 'object' && value !== null && Object.values(value).some(isFormula);
  return (
    sources.some(({ text }) => startsFormula.test(text.replaceAll(/^\s*#.*$/gm, ''))) ||
    overrides.some(({ value }) => isFormula(value)) ||
    leaves(definition.schema).some(({ schema }) => isFormula(defaultOf(schema)))
  );
}

/** What the text says after `extends:`, with its place; nothing when it extends nothing or cannot be read. */
export function readExtends(
  source: ScenarioSource,
): { readonly reference: string; readonly problem: (draft: Omit<Problem, 'file'>) => Problem } | undefined {
  const { root } = readYaml(sourceText(source));
  const entry = root?.kind === 'mapping' ? root.entries.get('extends') : undefined;
  if (entry?.value.kind !== 'scalar' || typeof entry.value.value !== 'string' || entry.value.value === '') return undefined;
  const where = placeFields(entry.value.place);
  return { reference: entry.value.value, problem: (draft) => ({ path: 'extends', ...draft, ...where }) };
}

const sourceText = ({ file, text }: ScenarioSource): SourceText => ({ file, text, hasLines: true });

function missingGrammar(): never {
  throw new Error('Internal error: a formula was met before its parser was loaded; pass loadFormulaGrammar() as `grammar`.');
}

function mergeSources(sources: readonly ScenarioSource[], schema: Schema): { root: WrittenNode; problems: Problem[] } {
  const problems: Problem[] = [];
  const first: SourceText = sourceText(sources[0]!);
  let root: WrittenNode = { kind: 'mapping', entries: new Map(), place: { source: first, start: 0, end: 0 } };
  for (const source of sources.toReversed()) {
    const read = readYaml(sourceText(source));
    problems.push(...read.problems);
    if (read.root === undefined) continue;
    if (read.root.kind !== 'mapping') problems.push(notAMapping(read.root));
    else root = merge(handedOn(root), read.root, [schema]);
  }
  return { root, problems };
}

function notAMapping(root: WrittenNode): Problem {
  const got = root.kind === 'list' ? 'a list' : 'a single value';
  return {
    code: 'not-a-mapping',
    message: `a scenario is made of keys with values; the file holds ${got}`,
    hint: 'begin with a line such as "title: My scenario"',
    ...placeFields({ ...root.place, end: root.place.start }),
  };
}

function handedOn(root: WrittenNode): WrittenNode {
  if (root.kind !== 'mapping') return root;
  const entries = new Map<string, WrittenEntry>(root.entries);
  for (const key of ownKeys) entries.delete(key);
  return { ...root, entries };
}

const mapping = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const withoutKey = (value: unknown, key: string): Record<string, unknown> => withoutKeys(mapping(value), [key]);

const withoutKeys = (value: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

/** The years of the run when both are valid and in order: without them no path over years can be resolved. */
function readYears(schema: z.ZodObject, whole: unknown, report: (draft: Draft) => void): { from: number; to: number } | undefined {
  const years = schema.shape['years'];
  if (years === undefined) return undefined;
  const read = z.safeParse(years, mapping(whole)['years']);
  const { from, to } = mapping(read.data);
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  if (from <= to) return { from, to };
  report({ code: 'years-backwards', path: ['years', 'to'], message: `years.to is ${to}, before years.from, which is ${from}` });
  return undefined;
}

function identityOf(data: Record<string, unknown>, file: string): ScenarioIdentity {
  const text = (key: string, otherwise: string): string => (typeof data[key] === 'string' ? data[key] : otherwise);
  const name = text('name', nameOf(file));
  const chinese = (key: 'title_zh' | 'question_zh'): { readonly title_zh?: string; readonly question_zh?: string } =>
    typeof data[key] === 'string' ? { [key]: data[key] } : {};
  return {
    name,
    title: text('title', name),
    ...chinese('title_zh'),
    question: text('question', ''),
    ...chinese('question_zh'),
    description: text('description', ''),
    sources: (data['sources'] as string[] | undefined) ?? [],
  };
}

/** The scenario name that a file name gives: `My File.yaml` is `my-file`. */
export function nameOf(file: string): string {
  const last = file
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\.ya?ml$/i, '');
  const name = last
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
  return name === '' ? 'scenario' : name;
}

function sortProblems(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const rank = (problem: Problem): number => {
    const at = files.indexOf(problem.file ?? '');
    return at < 0 ? files.length : at;
  };
  return [...problems].sort((a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

function unusedParameters(named: NamedParameters, root: WrittenNode): Problem[] {
  return [...named.names]
    .filter((name) => !named.used.has(name))
    .map((name) => {
      const near = nearest(name, named.used);
      const hint = near === undefined ? 'use it in a formula or remove it' : `did you mean ${near}?`;
      return place(
        {
          code: 'unused-parameter',
          path: ['parameters', name],
          target: 'key',
          message: `the named parameter ${name} is used by no formula`,
          hint,
        },
        root,
      );
    });
}
