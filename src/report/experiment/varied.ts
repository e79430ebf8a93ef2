import { dataTable, type Cell } from '../figure.ts';
import { counted, decimal } from '../format.ts';
import { html, type Html } from '../html.ts';
import { unitZh } from '../chinese/parameters.ts';
import { section } from '../sections/section.ts';
import { say, type Text } from '../text.ts';
import { levelsOf, shownLevel, valuesText } from './design.ts';
import type { ExperimentColumn, ExperimentResults } from './results.ts';

/** Which parameters were varied, and over which values. */
export function variedSection(results: ExperimentResults): Html {
  const { columns } = results;
  if (columns.length === 0)
    return section(
      'varied',
      say('Nothing but scenario and replicate was varied', '除情景和重复外，未改变任何参数'),
      html`<p>${say('All runs of a scenario have the same parameters.', '同一情景的各次运行参数相同。')}</p>`,
    );
  return section(
    'varied',
    say(
      columns.length === 1
        ? 'One parameter was varied over the runs'
        : `${decimal(columns.length, 0)} parameters were varied over the runs`,
      `各次运行改变了${columns.length}个参数`,
    ),
    dataTable(
      {
        caption: say(
          'Parameters that were varied, and the values that they took in the runs; every other parameter is as in the scenario.',
          '所改变的参数及其在各次运行中的取值；其余参数同各情景。',
        ),
        columns: [
          { title: say('Parameter', '参数'), name: 'parameter' },
          { title: say('Path', '路径'), name: 'path' },
          { title: say('Unit', '单位'), name: 'unit' },
          { title: say('Least', '最小值'), name: 'least' },
          { title: say('Greatest', '最大值'), name: 'greatest' },
          { title: say('Values', '取值'), name: 'values' },
        ],
        rows: columns.map((column) => rowOf(results, column)),
      },
      { name: 'varied' },
    ),
    html`<p class="note">
      ${say(
        `The table runs.arrow has these columns for each of the ${counted(results.runs.done + results.runs.failed, 'run')}.`,
        `表runs.arrow载有${decimal(results.runs.done + results.runs.failed, 0)}次运行各自的这些列。`,
      )}
    </p>`,
  );
}

function rowOf(results: ExperimentResults, column: ExperimentColumn): Cell[] {
  const levels = levelsOf(results, column);
  const end = (value: number | undefined): Cell =>
    value === undefined || column.labels !== undefined ? null : { value, shown: shownLevel(column, value) };
  return [column.title, pathText(column), unitText(column.unit), end(levels[0]), end(levels.at(-1)), valuesText(column, levels)];
}

/** Where the parameter is in a scenario, and how a value changes it. */
function pathText({ description = '' }: ExperimentColumn): Text {
  const text = description.replace(/\.$/, '');
  return say(text, text.replace(/, as a multiple$/, '（倍数）').replace(/, added$/, '（相加）'));
}

/** The unit in both languages; nothing for a pure number. */
export function unitText(unit: string): Text {
  return unit === '1' || unit === 'none' ? say('') : say(unit, unitZh(unit) ?? unit);
}
