/** From the file of an experiment, and what options of a command say, to a checked specification with its scenarios. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { describeIssues } from '../../scenario/describe-problem.ts';
import { nearest } from '../../scenario/nearest.ts';
import { readScenario } from '../../scenario/node/load.ts';
import { readText } from '../../scenario/node/read-text.ts';
import { shippedDirectory } from '../../scenario/node/shipped.ts';
import type { Override } from '../../scenario/override.ts';
import { nameOf } from '../../scenario/parse.ts';
import { InputError, type Problem } from '../../scenario/problem.ts';
import { readYaml } from '../../scenario/read-yaml.ts';
import { readSample, readYears } from '../../scenario/short-forms.ts';
import { place } from '../../scenario/draft.ts';
import { plain, type WrittenNode } from '../../scenario/written.ts';
import type { ExperimentKind } from '../kind.ts';
import { commandOfKind, kindNames, type KindName } from '../kind-names.ts';
import { checkBranch, checkPairing, type NamedScenario } from '../pairing.ts';
import type { BaseSpec } from './base.ts';
import { placeInFile } from './place-in-file.ts';

/** Tables of points stand in files of their own; what people write by hand is small. */
const experimentBytes = 4 * 1024 * 1024;

/** Where shipped experiments are. */
export function shippedExperimentsDirectory(): string {
  return path.join(shippedDirectory(), 'experiments');
}

/** Names of the shipped experiments, sorted. */
export async function shippedExperiments(): Promise<readonly string[]> {
  const files = await readdir(shippedExperimentsDirectory()).catch(() => []);
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** An experiment that has been read. */
export interface ReadExperiment<Spec extends BaseSpec = BaseSpec> {
  readonly spec: Spec;
  readonly name: string;
  readonly file: { readonly path: string; readonly sha256: string } | null;
  /** Directory from which the scenarios' files are named. */
  readonly base: string;
  readonly scenarios: readonly NamedScenario[];
  /** Scenario from whose state all runs begin; maybe one of the others. */
  readonly baseline: NamedScenario | undefined;
  readonly warnings: readonly Problem[];
  /** Gives a problem whose path leads into the specification its place in the file. */
  readonly placed: (problem: Problem) => Problem;
}

export interface SpecSource {
  /** A file, or the name of a shipped experiment. */
  readonly file?: string | undefined;
  /** What options state, as the file could state it: laid over the file key by key, `set` parameter by parameter. */
  readonly written?: Readonly<Record<string, unknown>> | undefined;
}

/** Reads an experiment and its scenarios. Throws `InputError` with everything that is wrong. */
export async function readExperiment<Spec extends BaseSpec>(
  kind: ExperimentKind<Spec>,
  { file, written = {} }: SpecSource,
): Promise<ReadExperiment<Spec>> {
  const found = file === undefined ? undefined : await readFile(file);
  const root = found?.root;
  const stated = layOver(root === undefined ? {} : (plain(root) as Record<string, unknown>), written);
  const schema = kind.schema as unknown as z.ZodType<Spec>;
  const checked = z.safeParse(schema, stated);
  const placed = (problem: Problem): Problem => placeInFile(problem, root, file);
  const other = kindNames.find((name) => name === stated['kind'] && name !== kind.name);
  if (other !== undefined) {
    const message = `this is an experiment of the kind ${other}, not ${kind.name}`;
    throw new InputError([placed({ code: 'other-kind', path: 'kind', message, hint: `polylift ${commandOfKind[other]} reads it` })]);
  }
  if (!checked.success) {
    const drafts = describeIssues(checked.error.issues, schema as never, stated, 'an experiment');
    const whole: WrittenNode = root ?? { kind: 'mapping', entries: new Map(), place: { source: noSource, start: 0, end: 0 } };
    throw new InputError(drafts.map((draft) => place(draft, whole)));
  }
  const base = found === undefined ? process.cwd() : path.dirname(found.absolute);
  const spec = await loadRest(kind, checked.data, base, placed);
  const { scenarios, baseline, problems, warnings } = await readScenarios(spec, base);
  if (problems.length > 0) throw new InputError(problems.map(placed));
  return {
    spec,
    name: spec.name ?? (found === undefined ? kind.name : nameOf(found.shown)),
    file: found === undefined ? null : { path: found.shown, sha256: found.sha256 },
    base,
    scenarios,
    baseline,
    warnings,
    placed,
  };
}

async function loadRest<Spec extends BaseSpec>(
  kind: ExperimentKind<Spec>,
  spec: Spec,
  base: string,
  placed: (problem: Problem) => Problem,
): Promise<Spec> {
  try {
    return (await kind.load?.(spec, base)) ?? spec;
  } catch (error) {
    throw error instanceof InputError ? new InputError(error.problems.map(placed), { cause: error }) : error;
  }
}

/** The kind that a file says it is of; nothing for a file that says none, or is no experiment at all. */
export async function kindInFile(file: string): Promise<KindName | undefined> {
  const shipped = (await shippedExperiments()).includes(file) && !existsSync(file);
  const text = await readText(
    shipped ? path.join(shippedExperimentsDirectory(), `${file}.yaml`) : path.resolve(file),
    file,
    experimentBytes,
  );
  if (!('text' in text)) return undefined;
  const { root } = readYaml({ file, text: text.text, hasLines: true });
  const stated = root === undefined ? undefined : (plain(root) as Readonly<Record<string, unknown>> | null)?.['kind'];
  return kindNames.find((name) => name === stated);
}

const noSource = { file: 'options', text: '', hasLines: false };

function layOver(file: Readonly<Record<string, unknown>>, written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const set = [file['set'], written['set']].filter((one) => typeof one === 'object' && one !== null);
  return { ...file, ...written, ...(set.length === 2 ? { set: Object.assign({}, ...set) as unknown } : {}) };
}

interface FoundFile {
  readonly absolute: string;
  readonly shown: string;
  readonly sha256: string;
  readonly root: WrittenNode;
}

async function readFile(reference: string): Promise<FoundFile> {
  const fail = (problem: Omit<Problem, 'file'>): never => {
    throw new InputError([{ ...problem, file: reference }]);
  };
  const isFile = /[\\/]|\.ya?ml$/i.test(reference) || existsSync(reference);
  const names = await shippedExperiments();
  if (!isFile && !names.includes(reference)) {
    const near = nearest(reference, names);
    fail({
      code: 'unknown-experiment',
      message: `there is no shipped experiment and no file "${reference}"`,
      hint: near === undefined ? `shipped are ${names.join(', ')}; a file ends in .yaml` : `did you mean ${near}?`,
    });
  }
  const absolute = isFile ? path.resolve(reference) : path.join(shippedExperimentsDirectory(), `${reference}.yaml`);
  const shown = isFile ? reference : `scenarios/experiments/${reference}.yaml`;
  const read = await readText(absolute, shown, experimentBytes);
  if (!('text' in read)) return fail(read);
  const { root, problems } = readYaml({ file: shown, text: read.text, hasLines: true });
  if (problems.length > 0) throw new InputError(problems);
  if (root?.kind !== 'mapping')
    return fail({
      code: 'not-a-mapping',
      message: 'an experiment is made of keys with values',
      hint: 'begin with a line such as "scenarios: [single-centre]"',
    });
  return { absolute, shown, sha256: createHash('sha256').update(read.bytes).digest('hex'), root };
}

/** What the scenarios of a specification are. */
export interface ReadScenarios {
  readonly scenarios: NamedScenario[];
  readonly baseline: NamedScenario | undefined;
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

/** Reads the scenarios of a specification with what it sets in all of them. Paths of files are relative to `directory`. */
export async function readScenarios(spec: BaseSpec, directory: string): Promise<ReadScenarios> {
  const problems: Problem[] = [];
  const overrides: Override[] = [];
  const take = (read: Override[] | Problem, key: string): void =>
    void (Array.isArray(read) ? overrides.push(...read) : problems.push({ ...read, path: key }));
  for (const [set, value] of Object.entries(spec.set)) overrides.push({ path: set, value, origin: `set: ${set}` });
  if (spec.sample !== undefined) take(readSample(String(spec.sample), `sample: ${spec.sample}`), 'sample');
  const { years } = spec;
  if (years !== undefined)
    take(readYears(typeof years === 'string' ? years : `${years.from}-${years.to}`, `years: ${JSON.stringify(years)}`), 'years');
  // Households are not kept, whatever a scenario says.
  overrides.push({ path: 'record.households', value: 0 });
  const scenarios: NamedScenario[] = [];
  const warnings: Problem[] = [];
  if (problems.length > 0) return { scenarios, baseline: undefined, problems, warnings };
  const read = async (source: string, key: string): Promise<NamedScenario | undefined> => {
    const isFile = /[\\/]|\.ya?ml$/i.test(source);
    const reference = isFile ? path.relative(process.cwd(), path.resolve(directory, source)) || source : source;
    const found = await readScenario(isFile && !/[\\/]/.test(reference) ? `./${reference}` : reference, overrides);
    // A scenario that is not there is a mistake of this file; what is wrong in it, or with what is set, is told there.
    problems.push(
      ...found.problems.map((problem) => (problem.file === reference && problem.line === undefined ? { ...problem, path: key } : problem)),
    );
    warnings.push(...found.warnings);
    return found.loaded && { source: reference, loaded: found.loaded };
  };
  for (const [i, source] of spec.scenarios.entries()) {
    const scenario = await read(source, `scenarios.${i}`);
    if (scenario !== undefined) scenarios.push(scenario);
  }
  if (problems.length === 0) problems.push(...checkPairing(scenarios));
  const { branch } = spec;
  if (branch === undefined || problems.length > 0) return { scenarios, baseline: undefined, problems, warnings };
  const at = spec.scenarios.indexOf(branch.from);
  const baseline = scenarios[at] ?? (await read(branch.from, 'branch.from'));
  if (baseline !== undefined)
    problems.push(
      ...checkBranch(scenarios, baseline, branch.year).map(({ file, ...problem }) =>
        problem.code === 'branch-year' ? { ...problem, path: 'branch.year' } : { ...problem, ...(file === undefined ? {} : { file }) },
      ),
    );
  return { scenarios, baseline, problems, warnings };
}

/** The scenarios of an experiment with the one that only runs begin from, which comes last. */
export function simulated({ scenarios, baseline }: Pick<ReadScenarios, 'baseline'> & { readonly scenarios: readonly NamedScenario[] }) {
  return baseline === undefined || scenarios.includes(baseline) ? scenarios : [...scenarios, baseline];
}
