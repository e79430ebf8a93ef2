import { differenceMatrix, rankScenarios, type Ranking, type ReplicateValues } from '../../analysis/many.ts';
import { verdictMarks } from '../chart/palette.ts';
import { dataTable, type Cell, type DataTable } from '../figure.ts';
import { listedText, scaleForInterval, scaleOf, shownDifferenceText, shownIntervalText, shownText } from '../format.ts';
import { inLanguages, nothing, type Html } from '../html.ts';
import type { ReportResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { columnOf, titleOf } from './compared.ts';
import { section } from './section.ts';

const ranked = ['headcount', 'poverty_gap', 'mpi', 'gini', 'mean_income', 'durably_lifted', 'relapse_rate'] as const;

/** Three scenarios or more: every pair of them, and which can be told apart. */
export function rankingSection(results: ReportResults): Html {
  if (results.scenarios.length < 3) return nothing;
  return section(
    'ranking',
    rankingTitle(results),
    dataTable(rankingTable(results), { name: 'ranking' }),
    dataTable(matrixTable(results), { name: 'matrix-of-differences' }),
    inLanguages(
      "Scenarios that share a letter cannot be told apart (paired differences over the replicates that all have, Holm's correction over all pairs, 5 %). Ranked by the headcount ratio; a is the best group of each indicator.",
      '共有同一字母的情景无法区分（以各情景共有的重复做配对差异，对所有配对作霍尔姆校正，5 %）。按贫困发生率排序；a为各指标最好的一组。',
    ),
  );
}

/** One value a replicate for each scenario, in the last year. */
export function valuesOf(results: ReportResults, indicator: string): ReplicateValues[] {
  const last = results.years.to - results.years.from;
  const replicates = Math.max(0, ...results.scenarios.flatMap(({ runs }) => runs.map(({ replicate }) => replicate + 1)));
  return results.scenarios.map(({ name, runs }) => {
    const values = new Float64Array(replicates).fill(NaN);
    for (const run of runs) values[run.replicate] = run.values.get(indicator)?.[last] ?? NaN;
    return { scenario: name, values };
  });
}

const rankingOf = (results: ReportResults, indicator: string): Ranking =>
  rankScenarios(valuesOf(results, indicator), { better: columnOf(indicator).better });

/** Groups by the headcount ratio, best first. */
export function rankingTitle(results: ReportResults): Text {
  const { to } = results.years;
  const { groups, replicates, scenarios } = rankingOf(results, 'headcount');
  const titles = new Map(results.scenarios.map(({ name, title }) => [name, title]));
  if (scenarios.length === 0) return say('No scenario can be ranked', '没有可排序的情景');
  if (replicates < 2) return say('One replicate alone ranks nothing', '仅一次重复无法排序');
  const best = groups[0]!.map((name) => titles.get(name)!);
  const list = listedText(best);
  if (groups.length === 1)
    return say(`No two scenarios can be told apart by the headcount ratio of ${to}`, `按${to}年贫困发生率，没有两个情景可以区分`);
  return best.length === 1
    ? say(
        `${list.en} has the lowest headcount ratio of ${to}, and can be told apart from all others`,
        `“${list.zh}”的${to}年贫困发生率最低，且与其他情景均可区分`,
      )
    : say(
        `The lowest headcount ratios of ${to} are those of ${list.en}, which cannot be told apart`,
        `${to}年贫困发生率最低的是${list.zh}，它们之间无法区分`,
      );
}

function rankingTable(results: ReportResults): DataTable {
  const rankings = ranked.map((indicator) => ({ indicator, ranking: rankingOf(results, indicator) }));
  const order = rankings[0]!.ranking.scenarios.map(({ scenario }) => scenario);
  const titles = new Map(results.scenarios.map(({ name, title }) => [name, title]));
  return {
    caption: say(`Means of ${results.years.to} and groups`, `${results.years.to}年均值与分组`),
    columns: [
      { title: say('Scenario', '情景'), name: 'scenario' },
      ...ranked.map((indicator) => ({ title: titleOf(columnOf(indicator)), name: indicator })),
    ],
    rows: order.map((name) => [
      titles.get(name)!,
      ...rankings.map(({ indicator, ranking }): Cell => {
        const own = ranking.scenarios.find(({ scenario }) => scenario === name);
        if (own === undefined || Number.isNaN(own.mean)) return null;
        const letters = ranking.replicates < 2 ? '' : own.letters.join('');
        return { value: own.mean, shown: shownText(own.mean, scaleOf(columnOf(indicator).unit)), below: letters };
      }),
    ]),
  };
}

function matrixTable(results: ReportResults): DataTable {
  const column = columnOf('headcount');
  const scale = scaleOf(column.unit);
  const matrix = differenceMatrix(valuesOf(results, 'headcount'), { better: column.better });
  return {
    caption: say(
      `Headcount ratio of ${results.years.to}: the scenario of the row less that of the column, 95\u00A0% interval, and verdict after Holm's correction over all pairs.`,
      `${results.years.to}年贫困发生率：行情景减列情景，95\u00A0%区间，以及对所有配对作霍尔姆校正后的判断。`,
    ),
    columns: [
      { title: say('Scenario', '情景'), name: 'scenario' },
      ...results.scenarios.map(({ title, name }) => ({
        title: inBoth((of, language) => (language === 'en' ? `less ${of(title)}` : `减“${of(title)}”`)),
        name: `less_${name.replaceAll('-', '_')}`,
      })),
    ],
    rows: matrix.map((row, i) => [
      results.scenarios[i]!.title,
      ...row.map((entry): Cell => {
        if (entry === undefined || Number.isNaN(entry.difference)) return null;
        const fine = scaleForInterval(scale, entry.lower, entry.upper);
        const shown = shownDifferenceText(entry.difference, fine);
        if (Number.isNaN(entry.lower)) return { value: entry.difference, shown };
        const interval = shownIntervalText(entry.lower, entry.upper, fine);
        const { sign } = verdictMarks[entry.verdict];
        return { value: entry.difference, shown, below: say(`${sign} ${interval.en}`, `${sign} ${interval.zh}`) };
      }),
    ]),
  };
}
