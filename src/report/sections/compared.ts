/** Indicators of all scenarios side by side, in sentences and in tables. */
import { provinceColumns } from '../../model/record/columns.ts';
import type { Column } from '../../model/record/column.ts';
import { verdictMarks } from '../chart/palette.ts';
import type { Cell, DataTable } from '../figure.ts';
import { listedText, scaleForInterval, scaleOf, shownDifferenceText, shownIntervalText, shownText } from '../format.ts';
import { differenceIn, indicatorIn, othersOf, referenceOf, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';

/** The column of an indicator. Throws an `Error` for a name that is none. */
export function columnOf(name: string): Column {
  const column = provinceColumns.find((each) => each.name === name);
  if (column === undefined) throw new Error(`there is no indicator "${name}"`);
  return column;
}

export const titleOf = ({ title, titleZh }: Column): Text => say(title, titleZh ?? title);

/** Words for a smaller and a larger value than that of the reference. */
export interface Comparatives {
  readonly lower: Text;
  readonly higher: Text;
}

const plain: Comparatives = { lower: say('Lower', '较低'), higher: say('Higher', '较高') };

/**
 * How an indicator of the other scenarios in a year compares with the reference: `Lower: A (3.1 %). Cannot be told apart: B`. Empty where there is
 * nothing to compare. Without an interval nothing can be said to be the same.
 */
export function comparedText(results: ReportResults, indicator: string, year: number, comparatives: Comparatives = plain): Text {
  const scale = scaleOf(columnOf(indicator).unit);
  const groups = { lower: [] as Text[], higher: [] as Text[], same: [] as Text[] };
  for (const { name, title } of othersOf(results)) {
    const row = differenceIn(results, name, indicator, year);
    if (row === undefined || Number.isNaN(row.difference)) continue;
    const value = shownText(row.mean, scale);
    if (row.lower <= 0 && row.upper >= 0) groups.same.push(title);
    else
      groups[row.difference < 0 ? 'lower' : 'higher'].push(
        inBoth((of, language) => (language === 'en' ? `${of(title)} (${of(value)})` : `${of(title)}（${of(value)}）`)),
      );
  }
  const part = (titles: readonly Text[], words: Text): Text[] =>
    titles.length === 0
      ? []
      : [say(`${words.en}: ${titles.map(({ en }) => en).join('; ')}`, `${words.zh}：${titles.map(({ zh }) => zh).join('；')}`)];
  const parts = [
    ...part(groups.lower, comparatives.lower),
    ...part(groups.higher, comparatives.higher),
    ...part(groups.same, say('Cannot be told apart', '无法区分')),
  ];
  return inBoth((of, language) => parts.map(of).join(language === 'en' ? '. ' : '。'));
}

/** `Gini coefficient in 2020: 0.345 with A. Lower: B (0.33)`: an indicator of all scenarios in one sentence. */
export function indicatorSentence(results: ReportResults, indicator: string, year: number = results.years.to): Text {
  const column = columnOf(indicator);
  const reference = referenceOf(results);
  const own = indicatorIn(results, reference, indicator, year);
  const title = titleOf(column);
  if (own === null) return say(`${title.en}: no value in ${year}`, `${title.zh}：${year}年没有数值`);
  const value = shownText(own.mean, scaleOf(column.unit));
  const compared = comparedText(results, indicator, year);
  return inBoth((of, language) => {
    const rest = of(compared);
    return language === 'en'
      ? `${of(title)} in ${year}: ${of(value)} with ${of(reference.title)}${rest === '' ? '' : `. ${rest}`}`
      : `${year}年${of(title)}：“${of(reference.title)}”为${of(value)}${rest === '' ? '' : `。${rest}`}`;
  });
}

/** Titles of the scenarios whose difference from the reference cannot be told from zero, as a remark; nothing where there is none. */
export function undecidedText(results: ReportResults, indicator: string, year: number = results.years.to): Text | undefined {
  const open = othersOf(results).filter(({ name }) => differenceIn(results, name, indicator, year)?.verdict === 'not distinguishable');
  if (open.length === 0) return undefined;
  const list = listedText(open.map(({ title }) => title));
  const reference = referenceOf(results).title;
  const indicatorTitle = titleOf(columnOf(indicator));
  return say(
    `${indicatorTitle.en}, ${year}: cannot be told apart from ${reference.en} with these replicates: ${list.en}.`,
    `${year}年${indicatorTitle.zh}：以现有重复次数与“${reference.zh}”无法区分：${list.zh}。`,
  );
}

/** Indicators in a year: one row each, one column for each scenario with the difference from the reference, its interval and its verdict below. */
export function indicatorTable(results: ReportResults, names: readonly string[], year: number = results.years.to): DataTable {
  const reference = referenceOf(results).title;
  const several = results.scenarios.length > 1;
  return {
    caption: several
      ? say(
          `Means over replicates, ${year}; below them the difference from ${reference.en}, its 95\u00A0% interval and verdict (✓ better, ✗ worse, ≠ different, ≈ cannot be told apart).`,
          `${year}年各次重复的均值；其下为与“${reference.zh}”的差异、95\u00A0%区间和判断（✓较好，✗较差，≠有差别，≈无法区分）。`,
        )
      : say(`Means over replicates, ${year}.`, `${year}年各次重复的均值。`),
    columns: [
      { title: say('Indicator', '指标'), name: 'indicator' },
      ...results.scenarios.map(({ title, name }) => ({ title, name: name.replaceAll('-', '_') })),
    ],
    rows: names.map((name) => [titleOf(columnOf(name)), ...results.scenarios.map((scenario) => valueCell(results, scenario, name, year))]),
  };
}

function valueCell(results: ReportResults, scenario: ScenarioResults, name: string, year: number): Cell {
  const scale = scaleOf(columnOf(name).unit);
  const value = indicatorIn(results, scenario, name, year);
  if (value === null) return null;
  const shown = shownText(value.mean, scale);
  const row = scenario.name === results.reference ? undefined : differenceIn(results, scenario.name, name, year);
  if (row === undefined) return { value: value.mean, shown };
  const fine = scaleForInterval(scale, row.lower, row.upper);
  const difference = shownDifferenceText(row.difference, fine);
  if (Number.isNaN(row.lower)) return { value: value.mean, shown, below: difference };
  const interval = shownIntervalText(row.lower, row.upper, fine);
  const { sign } = verdictMarks[row.verdict];
  return {
    value: value.mean,
    shown,
    below: inBoth((of, language) =>
      language === 'en'
        ? `${sign}\u00A0${of(difference)} (${unbrokenAll(of(interval))})`
        : `${sign}\u00A0${of(difference)} （${unbrokenAll(of(interval))}）`,
    ),
  };
}

/** A line may break between a difference and its interval, and not within either. */
const unbrokenAll = (text: string): string => text.replaceAll(' ', '\u00A0');
