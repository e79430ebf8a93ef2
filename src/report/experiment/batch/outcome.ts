import { quantileOf } from '../../../analysis/robustness/quantile.ts';
import { drawFanChart, type FanYear } from '../../chart/fan-chart.ts';
import { figure, type Cell } from '../../figure.ts';
import { counted, decimal, type Scale } from '../../format.ts';
import { inLanguages } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { titleOf } from '../../sections/compared.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { meansOf, type PointOutcomes } from '../outcomes.ts';
import type { ExperimentResults } from '../results.ts';
import type { ExperimentSection } from '../sections.ts';
import { axisText, byScenario, columnName, fineScale, nameOf, panelFrames, tickOf, valueText } from './wording.ts';

/** With fewer points than this the ends of nine tenths of them are the two points at the ends. */
const fewPoints = 20;
const shares = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Where the outcome lies over the points, year by year. */
export function outcomeSection(results: ExperimentResults, outcomes: PointOutcomes): ExperimentSection {
  const { scenarios, years } = results;
  const scale = fineScale(outcomes, years.to);
  const spreads = scenarios.map((_, s) => outcomes.years.map((year) => spreadOf(outcomes, s, year)));
  const few = outcomes.points < fewPoints;
  const title = titleText(results, outcomes, scale);
  const name = titleOf(outcomes.column);
  const chart = {
    name,
    summary: title,
    fans: spreads.map((fan, s) => ({
      title: scenarios[s]!.title,
      years: fan,
      tip: tipOf(scenarios[s]!.title, fan.at(-1)!, scale),
    })),
    axis: axisText(outcomes, undefined, scale),
    tick: tickOf(scale),
    zero: outcomes.column.unit.startsWith('share'),
  };
  const id = 'outcome-over-points';
  const markup = section(
    'outcome',
    title,
    figure({
      id,
      title: widthText(results, spreads, outcomes, scale),
      wide: drawFanChart(chart, panelFrames.two.wide),
      narrow: drawFanChart(chart, panelFrames.two.narrow),
      caption: inLanguages(
        `Each point of the design is a set of values of the varied parameters; its outcome is the mean over replicates. The bands hold half and nine tenths of the points of a year, the line is their median. They tell what the chosen ranges do to the outcome, not how likely it is.`,
        `设计的每个点是所改变参数的一组取值，其结果为各次重复的均值。两条带分别包含当年一半和十分之九的点，线为中位数。它们说明所选范围对结果的影响，不表示可能性的大小。`,
      ),
      undecided: few
        ? say(
            `There ${outcomes.points === 1 ? 'is' : 'are'} ${counted(outcomes.points, 'point')} only: too few for the ends of the bands to mean much.`,
            `只有${outcomes.points}个点：带的边界意义不大。`,
          )
        : undefined,
      data: {
        caption: inBoth((of, language) =>
          language === 'en' ? `${of(name)} by year: quantiles over the points` : `历年${of(name)}：各点的分位数`,
        ),
        columns: [
          { title: say('Year', '年份'), name: 'year' },
          ...scenarios.flatMap((scenario) =>
            shares.map((share) => ({
              title: quantileTitle(scenarios.length === 1 ? undefined : scenario.title, share),
              name: `${columnName(outcomes.column.name, scenario.name)}_p${decimal(100 * share, 0)}`,
            })),
          ),
        ],
        rows: outcomes.years.map((year, t): Cell[] => [
          String(year),
          ...spreads.flatMap((fan) => {
            const { p5, p25, p50, p75, p95 } = fan[t]!;
            return [p5, p25, p50, p75, p95].map((value): Cell =>
              Number.isFinite(value) ? { value, shown: valueText(value, scale) } : null,
            );
          }),
        ]),
      },
    }),
  );
  return { id: 'outcome', short: say('Outcome', '结果'), markup };
}

function quantileTitle(scenario: Text | undefined, share: number): Text {
  const percent = decimal(100 * share, 0);
  const quantile = share === 0.5 ? say('median', '中位数') : say(`${percent}\u00A0%`, `${percent}\u00A0%分位`);
  if (scenario === undefined) return quantile;
  return inBoth((of, language) => (language === 'en' ? `${of(scenario)}, ${of(quantile)}` : `${of(scenario)}，${of(quantile)}`));
}

function spreadOf(outcomes: PointOutcomes, scenario: number, year: number): FanYear {
  const sorted = meansOf(outcomes, scenario, year)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const [p5, p25, p50, p75, p95] = shares.map((share) => quantileOf(sorted, share)) as [number, number, number, number, number];
  return { year, p5, p25, p50, p75, p95 };
}

/** Between which values the outcome of the last year lies: in nine points of ten, or in all where these are few. */
function titleText(results: ExperimentResults, outcomes: PointOutcomes, scale: Scale): Text {
  const year = results.years.to;
  const few = outcomes.points < fewPoints;
  const ranges = results.scenarios.map((_, s): Text => {
    const sorted = meansOf(outcomes, s, year)
      .filter((value) => !Number.isNaN(value))
      .sort();
    if (sorted.length === 0) return say('no value', '没有数值');
    const [low, high] = few ? [sorted[0]!, sorted.at(-1)!] : [quantileOf(sorted, 0.05), quantileOf(sorted, 0.95)];
    const [from, to] = [valueText(low, scale), valueText(high, scale)];
    return from.en === to.en ? from : inBoth((of, language) => (language === 'en' ? `${of(from)} to ${of(to)}` : `${of(from)}至${of(to)}`));
  });
  const name = titleOf(outcomes.column);
  const all = decimal(outcomes.points, 0);
  const where = few
    ? say(`over ${counted(outcomes.points, 'point')}`, `${all}个点上`)
    : say(`in nine of ten of ${all} points`, `${all}个点的十分之九中`);
  const values = byScenario(results, ranges);
  return say(`${name.en} in ${year}, ${where.en}: ${values.en}`, `${where.zh}，${year}年${name.zh}：${values.zh}`);
}

/** In which year the points lie furthest apart. */
function widthText(
  { scenarios }: ExperimentResults,
  spreads: readonly (readonly FanYear[])[],
  outcomes: PointOutcomes,
  scale: Scale,
): Text {
  let widest: { readonly scenario: number; readonly spread: FanYear } | undefined;
  for (const [scenario, fan] of spreads.entries())
    for (const spread of fan)
      if (widest === undefined || spread.p95 - spread.p5 > widest.spread.p95 - widest.spread.p5) widest = { scenario, spread };
  const name = nameOf(outcomes);
  if (widest === undefined || !(widest.spread.p95 > widest.spread.p5))
    return say(`The ${name.en} is the same at all points`, `各点的${name.zh}相同`);
  const { p5, p95, year } = widest.spread;
  const [from, to] = [valueText(p5, scale), valueText(p95, scale)];
  const title = scenarios.length === 1 ? undefined : scenarios[widest.scenario]!.title;
  return say(
    `The points lie furthest apart in ${year}${title === undefined ? '' : ` with ${title.en}`}: ${from.en} to ${to.en}`,
    `各点在${year}年${title === undefined ? '' : `“${title.zh}”下`}相差最大：${from.zh}至${to.zh}`,
  );
}

function tipOf(title: Text, { year, p5, p50, p95 }: FanYear, scale: Scale): Text {
  const [low, middle, high] = [p5, p50, p95].map((value) => valueText(value, scale)) as [Text, Text, Text];
  return inBoth((of, language) =>
    language === 'en'
      ? `${of(title)}, ${year}: median ${of(middle)}, nine points in ten from ${of(low)} to ${of(high)}`
      : `${of(title)}，${year}年：中位数${of(middle)}，十分之九的点在${of(low)}至${of(high)}之间`,
  );
}
