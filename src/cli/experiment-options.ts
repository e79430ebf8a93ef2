/** Options that all commands for experiments share. This file imports nothing heavy: `--help` reads it too. */
import type { Command } from 'commander';
import { addPlaceOptions, collect } from './common-options.ts';

/** Options as typed. */
export interface ExperimentOptions {
  readonly out?: string;
  readonly name?: string;
  readonly seed?: string;
  readonly replicates?: string;
  readonly sample?: string;
  readonly years?: string;
  readonly set?: readonly string[];
  readonly workers?: string;
  readonly shard?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/**
 * Adds the options of a command that does an experiment. `out` says in words where results go by default; `addMore` adds options of the command's
 * own after those that say what to simulate.
 */
export function addExperimentOptions(command: Command, out: string, addMore: (command: Command) => Command = (same) => same): Command {
  const what = command
    .optionsGroup('What to simulate, in place of what the file says:')
    .option('--seed <text>', 'text from which all random numbers follow')
    .option('--replicates <n>', 'runs of each scenario at each point, each with other random numbers')
    .option('--sample <share>', 'sampled households, as 1:500 or 0.002')
    .option('--years <a-b>', 'observed base year and last simulated year')
    .option('--set <path=value>', 'set a parameter everywhere; may be repeated; see polylift describe', collect);
  return addPlaceOptions(addMore(what), out, (places) =>
    places
      .option('--shard <i/n>', 'do part i of n alone; polylift merge puts the parts together')
      .option('--dry-run', 'check everything, do a few runs, and print size, time and disk space that all would take')
      .option('--yes', 'begin however many runs there are'),
  );
}
