/** Options that every command which simulates has, and their meaning. Nothing heavy is imported here: `--help` reads this file too. */
import { accessSync, constants, existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import type { Override } from '../scenario/override.ts';
import type { Problem } from '../scenario/problem.ts';
import { badOption as bad, readSample, readYears } from '../scenario/short-forms.ts';
import { readPrecision, type PrecisionOptions, type PrecisionSettings } from './precision-options.ts';

/** Options as typed. */
export interface RunOptions extends PrecisionOptions {
  readonly out?: string;
  readonly name?: string;
  readonly seed?: string;
  readonly replicates?: string;
  readonly replicate?: string;
  readonly sample?: string;
  readonly years?: string;
  readonly workers?: string;
  readonly set?: readonly string[];
  readonly branch?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What the options mean. */
export interface RunSettings {
  /** Result directory, when one was chosen. */
  readonly directory: string | undefined;
  readonly seed: string;
  readonly replicates: number;
  /** Number of the one replicate to simulate, from 0, when a run is replayed. */
  readonly onlyReplicate: number | undefined;
  /** How narrow intervals are to be; then `replicates` is the first stage. */
  readonly precision: PrecisionSettings | undefined;
  readonly workers: number;
  readonly overrides: readonly Override[];
}

export const defaultSeed = 'yunnan';
export const defaultReplicates = 10;
const mostReplicates = 1_000_000;
const mostWorkers = 1024;

/**
 * Adds the options of a command that simulates. `out` says in words where results go by default; `addMore` adds options of the command's own
 * after those that say what to simulate.
 */
export function addRunOptions(command: Command, out: string, addMore: (command: Command) => Command = (same) => same): Command {
  const what = command
    .optionsGroup('What to simulate:')
    .option('--seed <text>', `text from which all random numbers follow (default: "${defaultSeed}")`)
    .option('--replicates <n>', `runs of each scenario, each with other random numbers (default: ${defaultReplicates})`)
    .option('--replicate <k>', 'simulate replicate k alone, from 0, to replay a run')
    .option('--sample <share>', "sampled households, as 1:50 or 0.02; 1:1 takes all (default: the scenario's, 1:50)")
    .option('--years <a-b>', "observed base year and last simulated year (default: the scenario's, 2011-2020)")
    .option('--set <path=value>', 'set a parameter of every scenario; may be repeated; see polylift describe', collect);
  return addPlaceOptions(addMore(what), out);
}

/** Adds the options that say how and where results come about; `addMore` adds those of the command's own among them. */
export function addPlaceOptions(command: Command, out: string, addMore: (command: Command) => Command = (same) => same): Command {
  const places = command
    .optionsGroup('How and where:')
    .option('--out <dir>', `directory for the results (default: ${out})`)
    .option('--name <name>', 'write to results/<name>')
    .option('--force', 'write there even if the directory holds other results')
    .option('--workers <n>', `worker threads; results do not depend on it (default: ${availableParallelism()} on this machine)`);
  return addMore(places)
    .option('--json', 'print the result as JSON')
    .option('--quiet', 'show no progress')
    .optionsGroup('Help:')
    .helpOption('--help', 'show help');
}

/** Takes an option that may be repeated. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** Reads the options; everything wrong with them is added to `problems`. */
export async function readRunOptions(options: RunOptions, problems: Problem[]): Promise<RunSettings> {
  const overrides: Override[] = [];
  const take = (found: Override[] | Problem): void => void (Array.isArray(found) ? overrides.push(...found) : problems.push(found));
  for (const text of options.set ?? []) await readSet(text, overrides, problems);
  if (options.sample !== undefined) take(readSample(options.sample, `--sample ${options.sample}`));
  if (options.years !== undefined) take(readYears(options.years, `--years ${options.years}`));
  if (options.seed !== undefined && options.seed.trim() === '')
    problems.push(bad('--seed ""', 'the seed is empty', 'give any text, for example --seed yunnan'));
  const onlyReplicate =
    options.replicate === undefined ? undefined : readWhole('--replicate', options.replicate, [0, mostReplicates - 1], 0, problems);
  if (onlyReplicate !== undefined && options.replicates !== undefined) {
    problems.push(bad('--replicate', 'one replicate and a number of replicates were asked for', 'leave out --replicate or --replicates'));
  }
  if (onlyReplicate !== undefined && options.precision !== undefined) {
    problems.push(bad('--replicate', 'one replicate has no precision', 'leave out --replicate or --precision'));
  }
  const replicates = readWhole('--replicates', options.replicates, [1, mostReplicates], defaultReplicates, problems);
  return {
    directory: readDirectory(options, problems),
    seed: options.seed ?? defaultSeed,
    replicates: onlyReplicate === undefined ? replicates : 1,
    onlyReplicate,
    precision: await readPrecision(options, replicates, problems),
    workers: readWhole('--workers', options.workers, [1, mostWorkers], availableParallelism(), problems),
    overrides,
  };
}

/** Reads `path=value`; what is wrong with it is added to `problems`. */
export async function readSet(text: string, overrides: Override[], problems: Problem[]): Promise<void> {
  const [{ parseOverride }, { InputError }] = await Promise.all([import('../scenario/override.ts'), import('../scenario/problem.ts')]);
  try {
    overrides.push(parseOverride(text));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.problems);
  }
}

/** A whole number within bounds; `otherwise` where it is left out or wrong, which is added to `problems`. */
export function readWhole(
  option: string,
  text: string | undefined,
  [least, most]: readonly [number, number],
  otherwise: number,
  problems: Problem[],
): number {
  if (text === undefined) return otherwise;
  const value = /^\+?\d+$/.test(text.trim()) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  problems.push(
    bad(`${option} ${text}`, `${option.slice(2)} is a whole number from ${least} to ${most}`, `for example ${option} ${otherwise}`),
  );
  return otherwise;
}

/** The directory that `--out` or `--name` chooses. */
export function readDirectory({ out, name }: Pick<RunOptions, 'out' | 'name'>, problems: Problem[]): string | undefined {
  if (out !== undefined && name !== undefined)
    problems.push(bad('--name', '--out and --name both say where results go', 'leave one of them out'));
  if (out !== undefined && out.trim() === '') problems.push(bad('--out ""', 'the directory has no name', 'for example --out results/mine'));
  if (name !== undefined && !/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name)) {
    problems.push(bad(`--name ${name}`, 'a name has letters, digits, hyphens, points and underscores', 'use --out for a path'));
    return undefined;
  }
  return out ?? (name === undefined ? undefined : path.join('results', name));
}

/** Says why results cannot be written to a directory. Nothing is left behind. */
export function checkWritable(directory: string): Problem[] {
  const hint = 'choose another directory with --out';
  let missing: string | undefined;
  let place = path.resolve(directory);
  while (!existsSync(place) && place !== path.dirname(place)) {
    missing = place;
    place = path.dirname(place);
  }
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return [{ code: 'out-not-a-directory', file: directory, message: `results need a directory, and ${place} is not one`, hint }];
  }
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
    if (missing !== undefined) tryDirectory(missing);
    return [];
  } catch (error) {
    return [
      { code: 'out-not-writable', file: directory, message: `results cannot be written in ${place}: ${(error as Error).message}`, hint },
    ];
  }
}

/** Permissions do not tell everything: some file systems take no directories, and Node's recursive mkdir can hang on them. */
function tryDirectory(directory: string): void {
  try {
    mkdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw error;
  }
  try {
    rmdirSync(directory);
  } catch {
    // Another process has begun to write there.
  }
}
