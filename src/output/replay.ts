import type { Manifest } from './manifest.ts';

/** A run as `runs.arrow` names it. */
export interface RunName {
  readonly scenario: string;
  readonly seed: string;
  readonly replicate: number;
}

/**
 * The command that does one run again, alone, as one would type it in a POSIX shell. The seed and the replicate fix all random numbers, so
 * the run goes as it went. A run that began from the state of another scenario is replayed with it. `settings` are `path=value` of this run beyond what all runs share.
 */
export function replayCommand(manifest: Manifest, run: RunName, settings: readonly string[] = []): string {
  const { branch } = manifest;
  const sourceOf = (name: string): string => manifest.scenarios.find((candidate) => candidate.name === name)?.source ?? name;
  const words =
    branch === undefined || branch.from === run.scenario
      ? ['polylift', 'run', sourceOf(run.scenario)]
      : ['polylift', 'compare', branch.source, sourceOf(run.scenario), '--branch', String(branch.year)];
  words.push('--seed', run.seed, '--replicate', String(run.replicate));
  words.push('--sample', `1:${manifest.sample.households_per_agent}`, '--years', `${manifest.years.from}-${manifest.years.to}`);
  for (const override of [...manifest.overrides, ...settings]) words.push('--set', override);
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
