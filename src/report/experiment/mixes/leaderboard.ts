import type { MixesSummary, MixResult } from '../../../experiment/kinds/mixes/summary.ts';
import { dataTable, type Cell } from '../../figure.ts';
import { decimal, percent } from '../../format.ts';
import { html, inLanguages } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { say, type Text } from '../../text.ts';
import type { ExperimentSection } from '../sections.ts';
import { budgetText, capitalised, intervalCell, measureHeading, mixText, textOf } from './wording.ts';

/** All mixes with everything that they are judged by, the one that lifts the most first. */
export function leaderboardSection(summary: MixesSummary): ExperimentSection {
  const { results, regimes, measures, objectives } = summary;
  const order = results.toSorted((a, b) => (b.measures.lifted.mean ?? -Infinity) - (a.measures.lifted.mean ?? -Infinity));
  const titles = objectives.map((name) => measures.find((measure) => measure.name === name)!.title);
  const table = {
    caption: say(
      '95\u00A0% intervals below. Rank: by persons lifted among the mixes of the regime and budget, in 95\u00A0% of draws of the replicates. Best under: share of weightings of the objectives.',
      '其下为95\u00A0%区间。名次：在同一情景和预算的组合中按脱贫人数，占重抽样的95\u00A0%。最优占比：各目标权重组合中的占比。',
    ),
    columns: [
      { title: say('Mix', '组合'), name: 'mix' },
      { title: say('Regime', '情景'), name: 'scenario' },
      { title: say('Budget', '预算'), name: 'budget' },
      ...measures.map(({ name }) => ({ title: measureHeading(summary, name), name })),
      { title: say('Yuan per person lifted', '每脱贫一人（元）'), name: 'cost_per_lifted' },
      { title: say('Rank', '名次'), name: 'rank' },
      { title: say('Best under', '最优占比'), name: 'acceptability' },
      { title: say('Frontier', '前沿'), name: 'on_frontier' },
    ],
    rows: order.map((result): Cell[] => [
      textOf(result.title),
      textOf(regimes[result.regime]!.title),
      budgetText(summary, result.budget),
      ...measures.map(({ name }) => intervalCell(name, result.measures[name])),
      costCell(result),
      rankCell(result),
      result.acceptability === null ? null : { value: result.acceptability, shown: percent(result.acceptability) },
      frontierText(summary, result),
    ]),
  };
  const plain = results.filter((result) => result.plain).length;
  const on = results.filter((result) => result.onFrontier).length;
  return {
    id: 'leaderboard',
    short: say('Leaderboard', '排行榜'),
    markup: section(
      'leaderboard',
      leaderboardTitle(summary, order),
      dataTable(table, { name: 'mixes', sortable: true }),
      inLanguages(
        html`<p>
            On the frontier: no other mix of the regime, at any budget, is told to be better in one of
            ${titles.map(({ en }) => (en.startsWith('Gini') ? en : en.toLowerCase())).join(', ')} and is not told to be worse in any of
            them. So judged, ${on} of ${results.length} are; by the means alone ${plain} would be.
          </p>
          <p>
            Relapse is the share of those who left poverty within three years and are poor again, a year, after the money ends in
            ${summary.years.ends}. A price per person is left out where the persons lifted cannot be told from none.
          </p>`,
        html`<p>
            在前沿上：同一情景中（任何预算）没有其他组合在${titles.map(({ zh }) => zh).join('、')}之一上可区分地更好、而在其余各项上均不可区分地更差。据此${results.length}个中有${on}个；仅按均值则有${plain}个。
          </p>
          <p>返贫率：${summary.years.ends}年资金结束后，每年在三年内脱贫者中重新陷入贫困的比例。脱贫人数与零无法区分时不列每人成本。</p>`,
      ),
    ),
  };
}

function costCell({ costPerLifted: { ratio, lower, upper } }: MixResult): Cell {
  if (ratio === null || lower === null || upper === null) return say('cannot be told', '无法得知');
  const [low, high] = [decimal(lower, 0), decimal(upper, 0)];
  return { value: ratio, shown: decimal(ratio, 0), below: say(`${low} to ${high}`, `${low} 至 ${high}`) };
}

function rankCell({ rank: { rank, lower, upper, best } }: MixResult): Cell {
  if (rank === null) return null;
  const digits = Number.isInteger(rank) ? 0 : 1;
  if (lower === null || upper === null || best === null) return { value: rank, shown: decimal(rank, digits) };
  const often = percent(best);
  const range = lower === upper ? say('') : say(`${lower} to ${upper}; `, `${lower} 至 ${upper}；`);
  return { value: rank, shown: decimal(rank, digits), below: say(`${range.en}best in ${often}`, `${range.zh}最优占${often}`) };
}

function frontierText(summary: MixesSummary, { onFrontier, onJointFrontier, dominatedBy: [first] }: MixResult): Text {
  if (onFrontier && onJointFrontier && summary.regimes.length > 1) return say('of all regimes', '所有情景');
  if (onFrontier) return say('on it', '在前沿上');
  if (first === undefined) return say('–');
  const other = mixText(summary, summary.results[first]!);
  return say(`dominated, by ${other.en} for one`, `被支配，例如${other.zh}`);
}

function leaderboardTitle(summary: MixesSummary, order: readonly MixResult[]): Text {
  const [first] = order;
  if (first === undefined) return say('All mixes', '全部组合');
  const ties = order.filter(
    (other) => other !== first && other.regime === first.regime && other.budget === first.budget && other.tiedWithBest,
  ).length;
  const name = mixText(summary, first);
  const regime = summary.regimes[first.regime]!.title;
  return ties === 0
    ? say(
        `${capitalised(name.en)} under ${regime.en} leads, told from every other mix of its regime`,
        `“${regime.zh}”下的${name.zh}居首，与该情景其他组合均可区分`,
      )
    : say(
        `${capitalised(name.en)} under ${regime.en} leads, and ${ties} of its regime cannot be told from it`,
        `“${regime.zh}”下的${name.zh}居首，该情景中有${ties}个组合与之无法区分`,
      );
}
