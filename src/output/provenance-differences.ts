import { canonicalJson } from './canonical.ts';
import type { Manifest } from './manifest.ts';

/** Something in which two results were made differently. */
export interface ProvenanceDifference {
  /** `warning` where numbers of the two do not compare like with like: another engine or other base data. */
  readonly weight: 'warning' | 'note';
  readonly text: string;
}

/** In what two results differ by how they were made: engine, base data, seed, sample, years, replicates, parameters. Warnings first. */
export function provenanceDifferences(a: Manifest, b: Manifest): ProvenanceDifference[] {
  const found: ProvenanceDifference[] = [];
  const say = (weight: ProvenanceDifference['weight'], what: string, first: string, second: string): void => {
    if (first !== second) found.push({ weight, text: `${what}: ${first} in A, ${second} in B` });
  };
  const version = ({ engine }: Manifest): string => `${engine.name} ${engine.version}`;
  const commit = ({ engine }: Manifest): string => engine.commit?.slice(0, 12) ?? 'unknown';
  const data = (manifest: Manifest): string =>
    manifest.data.map(({ name, sha256 }) => `${name} ${sha256.slice(0, 12)}`).join(', ') || 'none';
  say('warning', 'engine', version(a), version(b));
  if (a.engine.version === b.engine.version) say('warning', 'commit of the engine', commit(a), commit(b));
  say('warning', 'base data', data(a), data(b));
  say('note', 'seed', `"${a.seed}"`, `"${b.seed}"`);
  say('note', 'sample', `1:${a.sample.households_per_agent}`, `1:${b.sample.households_per_agent}`);
  say('note', 'years', `${a.years.from}-${a.years.to}`, `${b.years.from}-${b.years.to}`);
  const branch = (manifest: Manifest): string =>
    manifest.branch === undefined ? 'none' : `from ${manifest.branch.from} in ${manifest.branch.year}`;
  say('note', 'branch', branch(a), branch(b));
  say('note', 'replicates', String(a.replicates), String(b.replicates));
  for (const scenario of a.scenarios) {
    const other = b.scenarios.find(({ name }) => name === scenario.name);
    if (other === undefined) found.push({ weight: 'note', text: `scenario ${scenario.name}: in A alone` });
    else if (other.hash !== scenario.hash) {
      const keys = differingKeys(scenario.resolved, other.resolved);
      found.push({ weight: 'note', text: `scenario ${scenario.name}: other parameters (${keys.join(', ')})` });
    }
  }
  for (const { name } of b.scenarios)
    if (!a.scenarios.some((scenario) => scenario.name === name)) found.push({ weight: 'note', text: `scenario ${name}: in B alone` });
  return found;
}

const mostKeys = 6;

/** Dotted paths at which two resolved scenarios differ, at most a few. */
function differingKeys(a: unknown, b: unknown): string[] {
  const keys: string[] = [];
  const visit = (first: unknown, second: unknown, path: string): void => {
    if (canonicalJson(first ?? null) === canonicalJson(second ?? null)) return;
    if (isMapping(first) && isMapping(second)) {
      for (const key of [...new Set([...Object.keys(first), ...Object.keys(second)])].sort())
        visit(first[key], second[key], path === '' ? key : `${path}.${key}`);
    } else keys.push(path);
  };
  visit(a, b, '');
  return keys.length <= mostKeys ? keys : [...keys.slice(0, mostKeys), `${keys.length - mostKeys} more`];
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the same replicate of both saw the same households and shocks, so that their runs can be paired. */
export function sameDraws(a: Manifest, b: Manifest): boolean {
  const population = (manifest: Manifest): unknown => {
    const [first] = manifest.scenarios;
    return isMapping(first?.resolved) ? (first.resolved['population'] ?? null) : null;
  };
  return (
    a.seed === b.seed &&
    a.years.from === b.years.from &&
    a.sample.households_per_agent === b.sample.households_per_agent &&
    canonicalJson(a.data) === canonicalJson(b.data) &&
    canonicalJson(population(a)) === canonicalJson(population(b))
  );
}
