import type { Command } from 'commander';
import { coloursFor } from '../colour.ts';
import { readRunOptions, type RunOptions } from '../common-options.ts';
import type { Problem } from '../../scenario/problem.ts';

export function addValidate(program: Command): void {
  program
    .command('validate')
    .summary('check scenario files')
    .description('Check scenarios and print every problem with its place and how to mend it. Nothing is simulated.')
    .argument('<files...>', 'files, or names of shipped scenarios')
    .option('--set <path=value>', 'check with a parameter set; may be repeated', (value: string, before: string[] = []) => [
      ...before,
      value,
    ])
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', examples)
    .action(async (files: string[], options: RunOptions) => {
      process.exitCode = await validate(files, options);
    });
}

async function validate(files: readonly string[], options: RunOptions): Promise<number> {
  const [{ readScenario }, { renderProblems }, { InputError }] = await Promise.all([
    import('../../scenario/node/load.ts'),
    import('../../scenario/render-problems.ts'),
    import('../../scenario/problem.ts'),
  ]);
  const wrongOptions: Problem[] = [];
  const { overrides } = await readRunOptions(options.set === undefined ? {} : { set: options.set }, wrongOptions);
  if (wrongOptions.length > 0) throw new InputError(wrongOptions);
  const results = [];
  for (const file of files) results.push({ file, ...(await readScenario(file, overrides)) });
  const invalid = results.filter(({ loaded }) => loaded === undefined);
  if (options.json === true) {
    const rows = results.map(({ file, loaded, problems, warnings }) => ({
      file,
      valid: loaded !== undefined,
      name: loaded?.scenario.name ?? null,
      hash: loaded?.hash ?? null,
      problems,
      warnings,
    }));
    console.log(JSON.stringify(rows, null, 2));
  } else {
    const out = coloursFor(process.stdout);
    const color = coloursFor(process.stderr).enabled;
    for (const { file, loaded, problems, warnings } of results) {
      if (warnings.length > 0) console.error(`${renderProblems(warnings, { color, severity: 'warning' })}\n`);
      if (loaded === undefined) console.error(`${renderProblems(problems, { color })}\n`);
      console.log(
        loaded === undefined
          ? `${out.red('wrong')}  ${file}  ${count(problems.length)}`
          : `${out.green('valid')}  ${file}  ${loaded.scenario.title}`,
      );
    }
  }
  return invalid.length > 0 ? 2 : 0;
}

const count = (problems: number): string => `${problems} ${problems === 1 ? 'problem' : 'problems'}`;

const examples = `
Examples:
  polylift validate my-scenario.yaml
  polylift validate scenarios/*.yaml
  polylift validate my-scenario.yaml --set governance.levels.technology=0.8
`;
