import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addBatch } from './commands/batch.ts';
import { addCompare } from './commands/compare.ts';
import { addDecompose } from './commands/decompose.ts';
import { addDescribe } from './commands/describe.ts';
import { addDiff } from './commands/diff.ts';
import { addExport } from './commands/export.ts';
import { addInit } from './commands/init.ts';
import { addInspect } from './commands/inspect.ts';
import { addList } from './commands/list.ts';
import { addMerge } from './commands/merge.ts';
import { addMixes } from './commands/mixes.ts';
import { addReport } from './commands/report.ts';
import { addResume } from './commands/resume.ts';
import { addRobustness } from './commands/robustness.ts';
import { addRun } from './commands/run.ts';
import { addSchema } from './commands/schema.ts';
import { addSensitivity } from './commands/sensitivity.ts';
import { addStart } from './commands/start.ts';
import { addValidate } from './commands/validate.ts';
import { addVerify } from './commands/verify.ts';

/** The command line. Commands import what they need when they run, so that help comes at once. */
export function createProgram(): Command {
  const program = new Command('polylift')
    .description(
      'Agent-based simulation of anti-poverty policy: single-centre and multi-centre governance on the same households and the same shocks. Begin with polylift start.',
    )
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('--help', 'show help')
    .addHelpText('after', guide)
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();
  program.commandsGroup('Simulate:');
  addStart(program);
  addRun(program);
  addCompare(program);
  program.commandsGroup('Experiment:');
  addBatch(program);
  addSensitivity(program);
  addDecompose(program);
  addMixes(program);
  addRobustness(program);
  addResume(program);
  addMerge(program);
  program.commandsGroup('Scenarios:');
  addList(program);
  addDescribe(program);
  addInit(program);
  addValidate(program);
  addSchema(program);
  program.commandsGroup('Results:');
  addInspect(program);
  addReport(program);
  addExport(program);
  addDiff(program);
  addVerify(program);
  program.commandsGroup('Help:').helpCommand('help [command]', 'show help for a command');
  for (const command of program.commands)
    command.helpOption('--help', 'show help').showHelpAfterError(`(polylift ${command.name()} --help shows how it is used)`);
  return program.showHelpAfterError('(polylift --help lists the commands)');
}

function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return manifest.version;
}

const guide = `
Examples:
  polylift start                                         Yunnan 2011-2020, the main comparison
  polylift list                                          scenarios to choose from
  polylift compare single-centre historical --sample 1:500 --replicates 2
  polylift init my-scenario                              begin a scenario of your own
  polylift run --help                                    help for one command

Results and JSON go to standard output, progress and messages to standard error.

Exit codes:
  0    done
  1    a run failed (the others are kept), or verify found a difference
  2    the input is wrong; nothing was simulated or written
  130  interrupted; nothing unfinished is left behind, and what an experiment has done is kept
`;
