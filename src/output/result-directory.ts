import { mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../scenario/problem.ts';
import { partialEnding } from './atomic.ts';
import { canonicalHash, canonicalJson } from './canonical.ts';
import { identityOf, manifestName, readManifest, type Identity, type Manifest } from './manifest.ts';

/** Files that a result directory may hold besides the manifest. */
export const resultFiles = [
  'runs.arrow',
  'province_years.arrow',
  'county_years.arrow',
  'area_years.arrow',
  'income_percentiles.arrow',
  'income_deciles.arrow',
  'spells.arrow',
  'winners.arrow',
  'households.arrow',
  'comparison.arrow',
  'sensitivity.arrow',
  'shapley.arrow',
  'interactions.arrow',
  'coalitions.arrow',
  'effects.arrow',
  'mixes.arrow',
  'best_by_budget.arrow',
  'futures.arrow',
  'regret.arrow',
  'prim_boxes.arrow',
  'report.html',
] as const;

export type ResultFile = (typeof resultFiles)[number];

const lockName = 'writing.partial';
const ownNames: ReadonlySet<string> = new Set([...resultFiles, manifestName]);
const ignored: ReadonlySet<string> = new Set(['.DS_Store', '.gitkeep', '.gitignore', 'Thumbs.db']);

/** Directories that this process is writing to, by their real path. */
const open = new Set<string>();

/** A directory that one writer has to itself until `release`. */
export interface ClaimedDirectory {
  readonly path: string;
  /** Gives the directory back. An empty directory that the claim made is removed. Synchronous, never throws, may be called twice. */
  release(): void;
}

/**
 * Takes a directory for new results, making it when it is not there, and clears away what a killed run has left.
 *
 * Allowed are an empty directory and, since it will be replaced by the same thing, a complete result of the same identity; with `force`
 * anything. Throws an `InputError` that names what is in the way and how to go on; nothing has been changed then.
 */
export function claimDirectory(path: string, identity: Identity, force: boolean): ClaimedDirectory {
  return claim(path, (entries) => {
    if (!force) refuseOtherContent(path, entries, identity);
  });
}

/** Takes a directory; `check` throws where its content is in the way. */
export function claim(path: string, check: (entries: readonly string[]) => void): ClaimedDirectory {
  const entries = entriesOf(path);
  refuseLiveWriter(path, entries);
  check(entries);
  const made = mkdirSync(path, { recursive: true }) !== undefined;
  for (const name of leftovers(entries)) rmSync(join(path, name));
  writeFileSync(join(path, lockName), `${process.pid}\n`);
  const real = realpathSync(path);
  open.add(real);
  return {
    path,
    release() {
      if (!open.delete(real)) return;
      try {
        rmSync(join(path, lockName), { force: true });
        if (made && readdirSync(path).length === 0) rmdirSync(path);
      } catch {
        // A lock that stays behind is recognised as stale by the next run.
      }
    },
  };
}

/** Names of the files that an unfinished run has left in a directory. */
export function leftovers(entries: readonly string[]): string[] {
  return entries.filter(
    (name) => name === lockName || (name.endsWith(partialEnding) && ownNames.has(name.slice(0, -partialEnding.length))),
  );
}

/** Names in the directory that polylift has not put there. */
export function foreignNames(entries: readonly string[]): string[] {
  const left = new Set(leftovers(entries));
  return entries.filter((name) => !ownNames.has(name) && !ignored.has(name) && !left.has(name));
}

function entriesOf(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) {
    throw new InputError([
      {
        code: 'out-not-a-directory',
        file: path,
        message: 'results need a directory, and this is a file',
        hint: 'choose another one with --out',
      },
    ]);
  }
  return readdirSync(path).sort();
}

function refuseLiveWriter(path: string, entries: readonly string[]): void {
  if (!entries.includes(lockName)) return;
  const writer = Number.parseInt(readFileSync(join(path, lockName), 'utf8'), 10);
  // A restarted container may give a new process the number of the dead one, so the own number tells nothing but what `open` knows.
  const alive = writer === process.pid ? open.has(realpathSync(path)) : isAlive(writer);
  if (!alive) return;
  throw new InputError([
    {
      code: 'out-in-use',
      file: path,
      message: `another run (process ${writer}) is writing its results here`,
      hint: `wait for it, choose another directory with --out, or remove ${lockName} from it if there is no such run`,
    },
  ]);
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Refuses a directory that holds anything but a complete result of this identity. */
export function refuseOtherContent(path: string, entries: readonly string[], identity: Identity): void {
  const left = new Set(leftovers(entries));
  const content = entries.filter((name) => !ignored.has(name) && !left.has(name));
  if (content.length === 0) return;
  if (!content.includes(manifestName)) {
    throw new InputError([
      {
        code: 'out-not-empty',
        file: path,
        message: `the directory is not empty and holds no complete results of polylift: ${listed(content)}`,
        hint: 'choose another one with --out, or add --force to write there all the same (files of other names stay)',
      },
    ]);
  }
  const earlier = earlierResult(path);
  const differences = differencesBetween(identityOf(earlier), identity);
  if (differences.length === 0) return;
  throw new InputError([
    {
      code: 'out-other-results',
      file: path,
      message: `the directory holds other results: ${differences.join('; ')}`,
      hint: 'choose another one with --out, or add --force to replace them',
    },
  ]);
}

function earlierResult(path: string): Manifest {
  try {
    return readManifest(path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [first] = error.problems;
    throw new InputError(
      [
        {
          code: 'out-not-empty',
          file: path,
          message: `the directory holds a manifest that cannot be read: ${first?.message ?? 'no reason known'}`,
          hint: 'choose another one with --out, or add --force to replace it',
        },
      ],
      { cause: error },
    );
  }
}

/** What is different, one phrase each, in words for the user. Empty exactly when the identities have the same hash. */
function differencesBetween(there: Identity, here: Identity): string[] {
  const found: string[] = [];
  const say = (what: string, before: string, now: string): void => {
    if (before !== now) found.push(`${what} ${before} there, ${now} now`);
  };
  const names = (identity: Identity): string => identity.scenarios.map((scenario) => scenario.name).join(', ');
  say('scenarios', names(there), names(here));
  for (const scenario of here.scenarios) {
    const other = there.scenarios.find((candidate) => candidate.name === scenario.name);
    if (other !== undefined && other.hash !== scenario.hash) found.push(`scenario ${scenario.name} has other parameters`);
  }
  say('reference', there.reference, here.reference);
  say('seed', `"${there.seed}"`, `"${here.seed}"`);
  say('replicates', String(there.replicates), String(here.replicates));
  const precise = ({ precision }: Identity): string => (precision === undefined ? 'none' : canonicalJson(precision));
  say('precision', precise(there), precise(here));
  say('sample', `1:${there.sample.households_per_agent}`, `1:${here.sample.households_per_agent}`);
  say('years', `${there.years.from}-${there.years.to}`, `${here.years.from}-${here.years.to}`);
  const leaves = ({ branch }: Identity): string => (branch === undefined ? 'none' : `from ${branch.from} in ${branch.year}`);
  say('branch', leaves(there), leaves(here));
  const parted = there.branch !== undefined && here.branch !== undefined && leaves(there) === leaves(here);
  if (parted && there.branch.hash !== here.branch.hash) found.push('the baseline of the branch has other parameters');
  // Winners follow from there being several scenarios, which has been said.
  const only = (some: Identity, other: Identity): string[] =>
    some.tables.filter((table) => table !== 'winners' && !other.tables.includes(table));
  for (const table of only(there, here)) found.push(`table ${table} there alone`);
  for (const table of only(here, there)) found.push(`table ${table} now alone`);
  if (canonicalJson(there.design) !== canonicalJson(here.design)) found.push('another design');
  if (canonicalJson(there.data) !== canonicalJson(here.data)) found.push('other base data');
  if (found.length === 0 && canonicalHash(there) !== canonicalHash(here)) found.push('another order of the scenarios');
  return found;
}

function listed(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}
