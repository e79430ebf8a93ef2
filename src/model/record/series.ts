import type { Column, RunRecord } from './column.ts';
import { countyColumns, provinceColumns } from './columns.ts';

/**
 * An indicator of the province year by year, base year first; NaN where it is not defined.
 * @param name a column of `provinceColumns`
 * @throws RangeError when there is no such column
 */
export function provinceSeries({ province, years }: Pick<RunRecord, 'province' | 'years'>, name: string): Float64Array {
  const from = positionOf(provinceColumns, name) * years;
  return province.slice(from, from + years);
}

/**
 * An indicator of a county year by year, base year first; NaN where it is not defined.
 * @param name a column of `countyColumns`
 * @param code GB code of the county
 * @throws RangeError when there is no such column, or the county was not simulated
 */
export function countySeries({ counties, countyCodes, years }: RunRecord, name: string, code: number): Float64Array {
  const [j, c, count] = [positionOf(countyColumns, name), countyCodes.indexOf(code), countyCodes.length];
  if (c < 0) throw new RangeError(`county ${code} was not simulated`);
  return Float64Array.from({ length: years }, (_, t) => counties[(j * years + t) * count + c]!);
}

function positionOf(columns: readonly Column[], name: string): number {
  const position = columns.findIndex((column) => column.name === name);
  if (position < 0) throw new RangeError(`there is no column "${name}"`);
  return position;
}
