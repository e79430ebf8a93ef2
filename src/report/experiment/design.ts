/** What was varied in an experiment, as its table of runs has it. */
import type { TableData } from '../../output/table-data.ts';
import type { Cell } from '../figure.ts';
import { decimal } from '../format.ts';
import { say, type Text } from '../text.ts';
import type { ExperimentColumn, ExperimentResults } from './results.ts';

/** Values of a column of the design, one for each row of a table; of a column of words the index of the word. NaN where it has none. */
export function designValues(table: TableData, { name, labels }: ExperimentColumn): Float64Array {
  const column = table.column(name);
  if (column.kind === 'number' || column.kind === 'integer') return Float64Array.from(column.values);
  const texts = table.texts(name);
  const known = labels ?? [];
  return Float64Array.from(texts, (text) => {
    const at = text === null ? -1 : known.indexOf(text);
    return at < 0 ? NaN : at;
  });
}

/** Different values of a column over all runs, ascending, without the missing ones. */
export function levelsOf({ tables }: Pick<ExperimentResults, 'tables'>, column: ExperimentColumn): readonly number[] {
  const runs = tables.get('runs');
  if (runs === undefined || !runs.has(column.name)) return [];
  const different = new Set(designValues(runs, column));
  return [...different].filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
}

/** A value of a column as the page shows it: the word, or the number without needless digits. */
export function shownLevel({ labels, unit }: Pick<ExperimentColumn, 'labels' | 'unit'>, value: number): string {
  const label = labels?.[value];
  // Years are written as they are spoken of, without a sign between thousands.
  return label ?? (unit === 'year' && Number.isInteger(value) ? String(value) : shortNumber(value));
}

/** The same as a cell of a table: a word as it is, a number with its full value beside it, nothing where there is none. */
export function levelCell(column: Pick<ExperimentColumn, 'labels' | 'unit'>, value: number): Cell {
  if (Number.isNaN(value)) return null;
  const shown = shownLevel(column, value);
  return column.labels === undefined ? { value, shown } : shown;
}

/** A number with four digits that count, without zeros at the end. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  // Power of ten, from the digits: a logarithm may be off in its last bit.
  const magnitude = Number(value.toExponential().split('e')[1]);
  if (magnitude < -6) return value.toExponential(2).replace('-', '−').replace('e-', 'e−');
  const text = decimal(value, Math.min(10, Math.max(0, 3 - magnitude)));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Values of a column in words: each one where there are few, the ends and the count where there are many. */
export function valuesText(column: ExperimentColumn, levels: readonly number[]): Text {
  if (levels.length === 0) return say('–');
  if (levels.length <= 8 || column.labels !== undefined) {
    const shown = levels.map((value) => shownLevel(column, value));
    const thousands = shown.some((text) => text.includes(','));
    return say(shown.join(thousands ? '; ' : ', '), shown.join(thousands ? '；' : '、'));
  }
  const [from, to] = [shownLevel(column, levels[0]!), shownLevel(column, levels.at(-1)!)];
  return say(`${from} to ${to}, ${decimal(levels.length, 0)} values`, `${from}至${to}，共${decimal(levels.length, 0)}个值`);
}
