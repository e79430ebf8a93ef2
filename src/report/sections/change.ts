import { drawStackedBars } from '../chart/stacked-bars.ts';
import { diverging } from '../chart/palette.ts';
import { figure } from '../figure.ts';
import { scaleOf, shownDifference, shownDifferenceText } from '../format.ts';
import { inLanguages, type Html } from '../html.ts';
import { indicatorIn, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { columnOf, indicatorTable, undecidedText } from './compared.ts';
import { section } from './section.ts';

const parts = [
  { label: say('growth of the mean', '均值增长'), colour: diverging(-0.75) },
  { label: say('redistribution', '再分配'), colour: diverging(0.55) },
] as const;

/** How much of the change in poverty is due to growth, and how much to who got it. */
export function changeSection(results: ReportResults): Html {
  const { from, to } = results.years;
  const scale = scaleOf('share');
  const bars = results.scenarios.map((scenario) => {
    const values = partsOf(results, scenario);
    const change = shownDifference(values[0]! + values[1]!, scale);
    return {
      label: scenario.title,
      values,
      tip: inBoth((of) =>
        [`${of(scenario.title)} ${change}`, ...parts.map(({ label }, i) => `${of(label)} ${shownDifference(values[i]!, scale)}`)].join(
          '\n',
        ),
      ),
    };
  });
  const chart = {
    name: say('Growth and redistribution', '增长与再分配'),
    summary: changeTitle(results),
    parts,
    groups: [{ title: null, bars }],
    axis: say(`change of the headcount ratio from ${from} to ${to}, percentage points`, `${from}至${to}年贫困发生率的变化，百分点`),
    tick: (value: number) => shownDifference(value, { ...scale, digits: 0, differenceUnit: '' }),
    inside: (value: number) => shownDifference(value, { ...scale, differenceUnit: '' }),
  };
  return section(
    'change',
    changeTitle(results),
    figure({
      id: 'growth-and-redistribution',
      title: redistributionTitle(results),
      wide: drawStackedBars(chart, { width: 760, fontSize: 13 }),
      narrow: drawStackedBars(chart, { width: 360, fontSize: 12 }),
      caption: inLanguages(
        'Datt and Ravallion in the Shapley form: what the change would be if all incomes had grown alike, and the rest, averaged over both orders. The two add up to the change.',
        '达特-拉瓦里昂分解（沙普利形式）：若所有收入同比增长会有的变化，以及其余部分，对两种次序取平均。两者之和等于变化。',
      ),
      undecided: undecidedText(results, 'headcount_redistribution'),
      data: indicatorTable(results, ['headcount_growth', 'headcount_redistribution', 'poverty_gap_growth', 'poverty_gap_redistribution']),
    }),
  );
}

function partsOf(results: ReportResults, scenario: ScenarioResults): [number, number] {
  const of = (name: string): number => indicatorIn(results, scenario, columnOf(`headcount_${name}`).name, results.years.to)?.mean ?? NaN;
  return [of('growth'), of('redistribution')];
}

/** What growth of the mean did in each scenario. */
export const changeTitle = (results: ReportResults): Text => partTitle(results, 0, say('growth', '增长'));

/** What redistribution did in each scenario. */
export const redistributionTitle = (results: ReportResults): Text => partTitle(results, 1, say('redistribution', '再分配'));

function partTitle(results: ReportResults, part: 0 | 1, words: Text): Text {
  const { from, to } = results.years;
  const scale = scaleOf('share');
  const texts = results.scenarios.flatMap((scenario) => {
    const value = partsOf(results, scenario)[part];
    if (Number.isNaN(value)) return [];
    const moved = shownDifferenceText(value, scale);
    return [
      inBoth((of, language) => (language === 'en' ? `${of(moved)} with ${of(scenario.title)}` : `“${of(scenario.title)}”${of(moved)}`)),
    ];
  });
  if (texts.length === 0) return say('Growth and redistribution', '增长与再分配');
  return say(
    `What ${words.en} did to the headcount ratio from ${from} to ${to}: ${texts.map(({ en }) => en).join('; ')}`,
    `${from}至${to}年${words.zh}对贫困发生率的作用：${texts.map(({ zh }) => zh).join('；')}`,
  );
}
