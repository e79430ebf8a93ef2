/** `polylift mixes FILE --leaderboard`: runs a benchmark, compares its leaderboard with the one beside the file, and writes it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { leaderboardDifferences, leaderboardMarkdown, leaderboardOf, type Leaderboard } from '../experiment/kinds/mixes/leaderboard.ts';
import type { MixesSpec } from '../experiment/kinds/mixes/schema.ts';
import type { MixesSummary } from '../experiment/kinds/mixes/summary.ts';
import { readManifest, type Manifest } from '../output/index.ts';
import { InputError } from '../scenario/problem.ts';
import { readDirectory } from './common-options.ts';
import { runExperimentCommand } from './experiment.ts';
import type { ExperimentOptions } from './experiment-options.ts';

/** Options that would make it another benchmark. */
const fixed = ['seed', 'replicates', 'sample', 'years', 'set', 'shard'] as const;

/** Runs the benchmark and returns the exit code. Nothing is written beside the file when a run failed or only a pilot was done. */
export async function runBenchmark(file: string, options: ExperimentOptions, directory: (name: string) => string): Promise<number> {
  const problems = [
    ...fixed
      .filter((option) => options[option] !== undefined)
      .map((option) => ({
        code: 'frozen',
        file: `--${option}`,
        message: `--${option} would make it another benchmark than the one that the leaderboard is of`,
        hint: 'leave out --leaderboard, or copy the file and change it there',
      })),
    ...(existsSync(file)
      ? []
      : [{ code: 'no-file', file, message: 'a leaderboard stands beside a file', hint: 'for example scenarios/benchmark/mixes-1.yaml' }]),
  ];
  if (problems.length > 0) throw new InputError(problems);
  let written = readDirectory(options, []);
  const code = await runExperimentCommand({
    kind: 'mixes',
    file,
    options,
    directory: (name) => {
      const own = directory(name);
      written ??= own;
      return own;
    },
  });
  if (code !== 0 || options.dryRun === true) return code;
  const board = leaderboardFrom(readManifest(written!), file);
  const json = path.join(path.dirname(file), 'leaderboard.json');
  const text = `${JSON.stringify(board, null, 2)}\n`;
  console.error(comparison(json, board));
  writeFileSync(json, text);
  writeFileSync(path.join(path.dirname(file), 'leaderboard.md'), leaderboardMarkdown(board));
  return 0;
}

/** The leaderboard of a result directory, of which `file` is the experiment. */
export function leaderboardFrom(manifest: Manifest, file: string): Leaderboard {
  const { experiment, engine, data, seed, scenarios } = manifest;
  if (experiment?.kind !== 'mixes') throw new Error('these are no results of mixes');
  const spec = experiment.spec as MixesSpec;
  const set = [{ path: file, sha256: experiment.file!.sha256 }, ...scenarios.flatMap(({ files }) => files)];
  const shown = file.split(path.sep).join('/');
  return leaderboardOf(
    {
      benchmark: experiment.name,
      title: experiment.title.en,
      command: `polylift mixes ${shown} --leaderboard`,
      engine: engine.version,
      data: data.map(({ name }) => name).join(', '),
      seed,
      householdsPerAgent: manifest.sample.households_per_agent,
      set: set.map(({ path: at, sha256 }) => ({ file: path.basename(at), sha256 })),
    },
    { ...(experiment.summary as MixesSummary), replicates: spec.replicates },
  );
}

/** How it compares with the leaderboard that is there. */
function comparison(json: string, board: Leaderboard): string {
  if (!existsSync(json)) return `${json} is new`;
  const differences = leaderboardDifferences(JSON.parse(readFileSync(json, 'utf8')) as Leaderboard, board);
  if (differences.length === 0) return `${json}: all ${board.rows.length} rows are as they were`;
  const told = differences.slice(0, 20).map((line) => `  ${line}`);
  const more = differences.length > told.length ? [`  and ${differences.length - told.length} more`] : [];
  return [`${json}: ${differences.length} of ${board.rows.length} rows differ`, ...told, ...more].join('\n');
}
