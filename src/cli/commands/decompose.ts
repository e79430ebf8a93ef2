import path from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../../scenario/problem.ts';
import { badOption } from '../../scenario/short-forms.ts';
import { addExperimentOptions, type ExperimentOptions } from '../experiment-options.ts';

interface DecomposeOptions extends ExperimentOptions {
  readonly players?: string;
  readonly indicator?: string;
  readonly year?: string;
  readonly reference?: string;
}

const byDefault = { scenario: 'multi-centre-equal-budget', reference: 'single-centre', indicator: 'headcount', year: 'last' };

export function addDecompose(program: Command): void {
  const command = program
    .command('decompose')
    .summary('tell what each synergy, instrument or centre brings')
    .description(
      'Simulate a scenario with every coalition of its eight synergies, under common random numbers, and tell what each brings: Shapley values, which pairs ' +
        'reinforce or substitute each other, how much of the effect is money and how much is governance. Values are above zero where they are good for poor people.',
    )
    .argument('[scenario]', `scenario: a file or a shipped name; or the YAML file of a decomposition (default: ${byDefault.scenario})`);
  addExperimentOptions(command, 'results/decompose-<scenario>', (same) =>
    same
      .option('--players <set>', 'synergies, instruments or centres (default: synergies); an experiment file may list others')
      .option('--indicator <names>', 'columns of province_years, set apart by commas (default: headcount and poverty_gap)')
      .option('--year <year>', 'a year, last, widest (furthest from the reference) or sum (default: last)')
      .option('--reference <scenario>', `what the scenario is set against, or none (default: ${byDefault.reference})`),
  )
    .addHelpText('after', help)
    .action(async (reference: string | undefined, options: DecomposeOptions) => {
      const [{ runExperimentCommand }, { namesExperiment }] = await Promise.all([
        import('../experiment.ts'),
        import('../names-experiment.ts'),
      ]);
      const file = reference !== undefined && (await namesExperiment(reference)) ? reference : undefined;
      process.exitCode = await runExperimentCommand({
        kind: 'decomposition',
        file,
        written: file === undefined ? writtenFor(reference ?? byDefault.scenario, options) : writtenOver(options),
        options,
        directory: (name) => path.join('results', name),
      });
    });
}

/** What the options state, as an experiment file could. */
function writtenOver(options: DecomposeOptions): Record<string, unknown> {
  const { reference } = options;
  if (reference !== undefined) {
    const mend = 'change the second entry of scenarios: in the file';
    throw new InputError([badOption(`--reference ${reference}`, 'the file of the experiment says what the scenario is set against', mend)]);
  }
  return sharedOf(options);
}

function writtenFor(scenario: string, options: DecomposeOptions): Record<string, unknown> {
  const { reference = byDefault.reference, players } = options;
  const alone = reference === 'none' || reference === scenario;
  const slug = path
    .basename(scenario)
    .replace(/\.ya?ml$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const parts = ['decompose', slug, players === undefined || players === 'synergies' ? '' : players.toLowerCase()];
  return {
    name: parts
      .filter((part) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(part))
      .join('-')
      .slice(0, 80)
      .replace(/-+$/, ''),
    ...titles[players?.toLowerCase() ?? 'synergies'],
    scenarios: alone ? [scenario] : [scenario, reference],
    ...sharedOf(options),
  };
}

/** Of the report, in both languages. */
const titles: Readonly<Record<string, { readonly title: string; readonly title_zh: string }>> = {
  synergies: { title: 'What each synergy brings', title_zh: '每项协同的贡献' },
  instruments: { title: 'What each instrument brings', title_zh: '每项政策工具的贡献' },
  centres: { title: 'What each centre brings', title_zh: '每个中心的贡献' },
};

function sharedOf({ players, indicator, year }: DecomposeOptions): Record<string, unknown> {
  const when = year === undefined || !/^\d{4}$/.test(year) ? year : Number(year);
  const names = (indicator ?? byDefault.indicator).split(',').map((name) => name.trim());
  return {
    ...(players === undefined ? {} : { players }),
    ...(indicator === undefined && year === undefined
      ? {}
      : { outcomes: names.map((name) => ({ indicator: name, year: when ?? byDefault.year })) }),
  };
}

const help = `
Examples:
  polylift decompose                                      the eight synergies of the main comparison
  polylift decompose --dry-run                            measure how long that would take
  polylift decompose --indicator poverty_gap --year 2016
  polylift decompose --players instruments                what each of the nine instruments brings
  polylift decompose historical --players centres --replicates 20
  polylift decompose my-scenario.yaml --reference no-programme --sample 1:200

An experiment file may name players of its own:
  scenarios: [multi-centre-equal-budget, single-centre]
  players:
    register: {title: Register, out: {governance.levels.technology: 0, governance.levels.social: 0}}
    offices:  {title: Offices, out: {governance.levels.organization: 0, governance.levels.strategic: 0}}
    money:    {title: Pooled money, out: {governance.levels.fund: 0}}
  outcomes: [{indicator: headcount, year: 2020}, {indicator: gini}]
`;
