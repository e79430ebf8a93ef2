import type { Command } from 'commander';
import { coloursFor } from '../colour.ts';
import { readRunOptions, type RunOptions } from '../common-options.ts';
import type { ReadScenario } from '../../scenario/node/load.ts';
import type { Override } from '../../scenario/override.ts';
import type { Problem } from '../../scenario/problem.ts';

export function addValidate(program: Command): void {
  program
    .command('validate')
    .summary('check scenario and experiment files')
    .description(
      'Check scenarios and experiments and print every problem with its place and how to mend it. An experiment must say its kind; all of its points are ' +
        'checked. Nothing is simulated.',
    )
    .argument('<files...>', 'files, or names of shipped scenarios or experiments')
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
  for (const file of files) results.push((await checkExperiment(file, overrides)) ?? checked(file, await readScenario(file, overrides)));
  const invalid = results.filter(({ valid }) => !valid);
  if (options.json === true) {
    console.log(
      JSON.stringify(
        results.map(({ title: _title, ...row }) => row),
        null,
        2,
      ),
    );
  } else {
    const out = coloursFor(process.stdout);
    const color = coloursFor(process.stderr).enabled;
    for (const { file, valid, title, problems, warnings } of results) {
      if (warnings.length > 0) console.error(`${renderProblems(warnings, { color, severity: 'warning' })}\n`);
      if (!valid) console.error(`${renderProblems(problems, { color })}\n`);
      console.log(valid ? `${out.green('valid')}  ${file}  ${title}` : `${out.red('wrong')}  ${file}  ${count(problems.length)}`);
    }
  }
  return invalid.length > 0 ? 2 : 0;
}

/** What was found out about one file. */
interface Checked {
  readonly file: string;
  readonly valid: boolean;
  readonly name: string | null;
  readonly hash: string | null;
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

function checked(file: string, { loaded, problems, warnings }: ReadScenario): Checked {
  const scenario = loaded?.scenario;
  return {
    file,
    valid: loaded !== undefined,
    name: scenario?.name ?? null,
    hash: loaded?.hash ?? null,
    title: scenario?.title ?? '',
    problems,
    warnings,
  };
}

/** Checks a file that says of which kind of experiment it is; nothing for any other. */
async function checkExperiment(file: string, overrides: readonly Override[]): Promise<Checked | undefined> {
  const [{ kindInFile, readExperiment }, { prepareExperiment }, { kindOf }, { InputError }] = await Promise.all([
    import('../../experiment/spec/read-spec.ts'),
    import('../../experiment/prepare.ts'),
    import('../../experiment/kinds/index.ts'),
    import('../../scenario/problem.ts'),
  ]);
  const name = await kindInFile(file);
  if (name === undefined) return undefined;
  const kind = await kindOf(name);
  try {
    const set = Object.fromEntries(overrides.map(({ path, value }) => [path, value]));
    const read = await readExperiment(kind, { file, written: overrides.length === 0 ? {} : { set } });
    const { plan, hash } = await prepareExperiment(kind, read);
    const title = `${read.spec.title ?? read.name} (${plan.design.points} points, ${plan.runs} runs)`;
    return { file, valid: true, name: read.name, hash, title, problems: [], warnings: read.warnings };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { file, valid: false, name: null, hash: null, title: '', problems: error.problems, warnings: [] };
  }
}

const count = (problems: number): string => `${problems} ${problems === 1 ? 'problem' : 'problems'}`;

const examples = `
Examples:
  polylift validate my-scenario.yaml
  polylift validate scenarios/*.yaml
  polylift validate my-scenario.yaml --set governance.levels.technology=0.8
`;
