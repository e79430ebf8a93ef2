import type { Manifest } from './manifest.ts';

/** A run as `runs.arrow` names it. */
export interface RunName {
  readonly scenario: string;
  readonly seed: string;
  readonly replicate: number;
}

/**
 * The command that does one run again, alone, as one would type it in a POSIX shell. The seed and the replicate fix all random numbers, so
 * the run goes as it went.
 */
export function replayCommand(manifest: Manifest, run: RunName): string {
  const scenario = manifest.scenarios.find((candidate) => candidate.name === run.scenario);
  const words = ['polylift', 'run', scenario?.source ?? run.scenario, '--seed', run.seed, '--replicate', String(run.replicate)];
  words.push('--sample', `1:${manifest.sample.households_per_agent}`, '--years', `${manifest.years.from}-${manifest.years.to}`);
  for (const override of manifest.overrides) words.push('--set', override);
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
