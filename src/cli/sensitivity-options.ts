import { InputError, type Problem } from '../scenario/problem.ts';
import { badOption } from '../scenario/short-forms.ts';
import { readWhole } from './common-options.ts';
import type { SensitivityOptions } from './commands/sensitivity.ts';

/** What the options of `polylift sensitivity` state, as a file could state it. Throws `InputError` with everything that is wrong. */
export function readSensitivityOptions(options: SensitivityOptions): Record<string, unknown> {
  const { method, scenarios, parameters, indicator, year, points, trajectories, secondOrder, seedGroup } = options;
  const problems: Problem[] = [];
  if (year !== undefined && indicator === undefined)
    problems.push(badOption(`--year ${year}`, 'a year is that of an indicator', 'name it too, for example --indicator headcount'));
  const whole = (flag: string, text: string): number | undefined => readWhole(flag, text, [2, 10_000_000], 2, problems);
  const written = {
    ...(method === undefined ? {} : { method }),
    ...(scenarios === undefined ? {} : { scenarios: scenarios.split(',').map((name) => name.trim()) }),
    ...(parameters === undefined ? {} : { factors: readParameters(parameters, problems) }),
    ...(indicator === undefined ? {} : { outcomes: [{ indicator, ...(year === undefined ? {} : { year: readYear(year) }) }] }),
    ...(points === undefined ? {} : { N: whole('--points', points) }),
    ...(trajectories === undefined ? {} : { num_trajectories: whole('--trajectories', trajectories) }),
    ...(secondOrder === undefined ? {} : { calc_second_order: secondOrder }),
    ...(seedGroup === undefined ? {} : { seed_group: seedGroup }),
  };
  if (problems.length > 0) throw new InputError(problems);
  return written;
}

const readYear = (text: string): number | string => (/^\d{4}$/.test(text) ? Number(text) : text);

/** Factors from `path=from..to`, with commas between them. */
function readParameters(texts: readonly string[], problems: Problem[]): Record<string, unknown> {
  const factors: Record<string, unknown> = {};
  for (const text of texts.flatMap((each) => each.split(','))) {
    const [, path, range] = /^\s*([^=\s]+)\s*=\s*(.+?)\s*$/.exec(text) ?? [];
    const factor = range === undefined ? undefined : readRange(range);
    if (path === undefined || factor === undefined)
      problems.push(
        badOption(
          `--parameters ${text}`,
          'a parameter is written path=from..to',
          'for example governance.budget=x0.5..x2, shocks.disaster_probability=0.02..0.12 or governance.budget_basis=equal|added',
        ),
      );
    else factors[path] = factor;
  }
  return factors;
}

function readRange(text: string): Record<string, unknown> | undefined {
  const number = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
  const [, times, from, again, to] = new RegExp(String.raw`^(x?)(${number})\.\.(x?)(${number})$`, 'i').exec(text) ?? [];
  if (from !== undefined) {
    if (times !== again && again !== '') return undefined;
    return { from: Number(from), to: Number(to), ...(times === '' ? {} : { change: 'multiply' }) };
  }
  if (!text.includes('|')) return undefined;
  const values = text.split('|').map((each) => each.trim());
  const numeric = values.every((value) => value !== '' && Number.isFinite(Number(value)));
  return { values: numeric ? values.map(Number) : values };
}
