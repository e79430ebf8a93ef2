import { dataTable, type Cell } from '../figure.ts';
import { counted, decimal } from '../format.ts';
import { html, nothing, type Html } from '../html.ts';
import { section } from '../sections/section.ts';
import { say } from '../text.ts';
import { levelCell } from './design.ts';
import type { ExperimentResults } from './results.ts';

/** As many rows as a reader looks through; the table of runs has them all. */
const most = 200;

/** The runs that failed, each with what went wrong and where in the design it lies. */
export function failuresSection({ failures, columns, scenarios, runs }: ExperimentResults): Html {
  const titles = new Map(scenarios.map(({ name, title }) => [name, title]));
  const located = failures.some(({ values }) => values !== undefined) ? columns : [];
  const count = failures.length;
  return section(
    'failures',
    say(
      `Of ${counted(runs.planned, 'run')} ${count === 1 ? 'one' : decimal(count, 0)} failed and ${count === 1 ? 'is' : 'are'} left out of every number`,
      `${decimal(runs.planned, 0)}次运行中有${decimal(count, 0)}次失败，未计入任何数字`,
    ),
    dataTable(
      {
        caption: say('Runs that failed, and why', '失败的运行及原因'),
        columns: [
          { title: say('Scenario', '情景'), name: 'scenario' },
          { title: say('Replicate', '重复'), name: 'replicate' },
          { title: say('Reason', '原因'), name: 'error' },
          ...located.map(({ title, name }) => ({ title, name })),
        ],
        rows: failures
          .slice(0, most)
          .map(({ scenario, replicate, error, values }): Cell[] => [
            titles.get(scenario) ?? scenario,
            String(replicate),
            error,
            ...located.map((column, i) => levelCell(column, values?.[i] ?? NaN)),
          ]),
      },
      { name: 'failures' },
    ),
    count <= most
      ? nothing
      : html`<p class="note">
          ${say(`The first ${most} are shown; runs.arrow has all of them.`, `仅列出前${most}次；runs.arrow载有全部。`)}
        </p>`,
  );
}
