import type { MixesSummary, MixResult } from '../../../experiment/kinds/mixes/summary.ts';
import { paretoFrontier } from '../../../analysis/frontier/pareto.ts';
import { drawScatter, type Scatter, type ScatterPoint } from '../../chart/index.ts';
import { figure, type Cell } from '../../figure.ts';
import { billions, counted, decimal } from '../../format.ts';
import { inLanguages } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { say, type Text } from '../../text.ts';
import type { ExperimentSection } from '../sections.ts';
import { intervalCell, measureShown, mixText, textOf } from './wording.ts';

/** Cost against persons durably lifted, with the frontier of each regime. */
export function frontierSection(summary: MixesSummary): ExperimentSection {
  const { results, regimes, budgets } = summary;
  const title = frontierTitle(summary);
  const on = results.filter(({ onCostFrontier }) => onCostFrontier);
  const chart = (labelled: boolean): Scatter => ({
    name: say('Cost and persons durably lifted', '成本与稳定脱贫人数'),
    summary: title,
    series: regimes.map(({ title: regime }, position) => {
      const own = results.filter((result) => result.regime === position && known(result));
      return {
        label: textOf(regime),
        position,
        points: own.map((result) => pointOf(summary, result, labelled)),
        line: stepsOf(own),
        steps: true,
      };
    }),
    x: {
      label: say('Cost of all years, bn yuan of 2010', '各年总成本，十亿元（2010年价格）'),
      tick: (value) => String(Number((value / 1e9).toPrecision(6))),
      zero: true,
    },
    y: {
      label: say('Persons durably lifted, more than with no money', '比无资金多稳定脱贫的人数'),
      tick: (value) => decimal(value, 0),
      zero: true,
    },
    weights: [
      { weight: 'filled', label: say('on the frontier, not distinguishably dominated', '在前沿上：未被可区分地支配') },
      { weight: 'hollow', label: say('dominated', '被支配') },
    ],
  });
  const markup = section(
    'frontier',
    title,
    figure({
      id: 'cost-lifted-frontier',
      title: say(
        `${counted(on.length, 'mix', 'mixes')} of ${results.length}${budgets.length > 1 ? ', counting each budget,' : ''} ${on.length === 1 ? 'is' : 'are'} not distinguishably dominated in cost and persons lifted`,
        `在成本与脱贫人数上，${results.length}个组合${budgets.length > 1 ? '（各预算分别计）' : ''}中有${on.length}个未被可区分地支配`,
      ),
      wide: drawScatter(chart(true), { width: 760, height: 400, fontSize: 13 }),
      narrow: drawScatter(chart(false), { width: 360, height: 320, fontSize: 12 }),
      caption: inLanguages(
        'One point for each mix and budget, with 95 % intervals over replicates. The line is the frontier of the means: no mix to the left of it lifts as many. A mix is dominated if another one of its regime is told to be better in one of the two and not told to be worse in the other (paired t-tests, Holm’s correction over all comparisons of the mix), so that points on the line may be hollow and points below it filled.',
        '每点为一个组合在一种预算下的结果，附重复间的95 %区间。折线为均值前沿：其左侧没有组合能使同样多的人脱贫。若同一情景中另一组合在两者之一上可区分地更好、而在另一者上不可区分地更差（配对t检验，对该组合的全部比较作Holm校正），则该组合被支配；因此折线上的点可能为空心，其下方的点也可能为实心。',
      ),
      data: tableOf(summary),
    }),
  );
  return { id: 'frontier', short: say('Frontier', '前沿'), markup };
}

const known = ({ measures: { cost, lifted } }: MixResult): boolean => cost.mean !== null && lifted.mean !== null;

function pointOf(summary: MixesSummary, result: MixResult, labelled: boolean): ScatterPoint {
  const { measures, onCostFrontier, regime } = result;
  const { cost, lifted } = measures;
  const name = mixText(summary, result);
  const of = summary.regimes[regime]!.title;
  const numbers = `${billions(cost.mean!)} bn, ${measureShown('lifted', lifted.mean)}`;
  const range = lifted.lower === null ? '' : ` (${measureShown('lifted', lifted.lower)}–${measureShown('lifted', lifted.upper)})`;
  return {
    x: cost.mean!,
    y: lifted.mean!,
    xLower: cost.lower,
    xUpper: cost.upper,
    yLower: lifted.lower,
    yUpper: lifted.upper,
    weight: onCostFrontier ? 'filled' : 'hollow',
    tip: say(`${of.en}: ${name.en}: ${numbers}${range}`, `${of.zh}：${name.zh}：${numbers}${range}`),
    ...(labelled && isTop(summary, result) ? { label: textOf(result.title) } : {}),
  };
}

/** Whether a point is named in the chart: the one that lifts the most in its regime, the first of equals. */
function isTop({ results }: MixesSummary, result: MixResult): boolean {
  const own = results.filter(({ regime }) => regime === result.regime);
  const most = Math.max(...own.map(({ measures }) => measures.lifted.mean ?? -Infinity));
  return own.find(({ measures }) => measures.lifted.mean === most) === result;
}

/** The frontier of the means of one regime, from the cheapest on. */
function stepsOf(results: readonly MixResult[]): { readonly x: number; readonly y: number }[] {
  const places = results.map(({ measures }) => [measures.cost.mean!, measures.lifted.mean!]);
  return paretoFrontier(places, [{ better: 'lower' }, { better: 'higher' }])
    .map((i) => ({ x: places[i]![0]!, y: places[i]![1]! }))
    .sort((a, b) => a.x - b.x);
}

function frontierTitle(summary: MixesSummary): Text {
  const { results } = summary;
  const best = results.filter(known).toSorted((a, b) => b.measures.lifted.mean! - a.measures.lifted.mean!)[0];
  if (best === undefined) return say('What mixes cost and bring', '各组合的成本与成效');
  const { title } = summary.regimes[best.regime]!;
  const name = mixText(summary, best);
  const people = measureShown('lifted', best.measures.lifted.mean);
  return say(
    `Most people are durably lifted by ${name.en} under ${title.en}: ${people} more than with no money`,
    `使最多人稳定脱贫的是“${title.zh}”下的${name.zh}：比无资金多${people}人`,
  );
}

function tableOf(summary: MixesSummary) {
  const yes = say('yes', '是');
  const no = say('no', '否');
  return {
    caption: say('Cost and persons durably lifted, with 95\u00A0% intervals.', '成本与稳定脱贫人数，附95\u00A0%区间。'),
    columns: [
      { title: say('Mix', '组合'), name: 'mix' },
      { title: say('Regime', '情景'), name: 'scenario' },
      { title: say('Cost, bn yuan', '成本，十亿元'), name: 'cost_yuan' },
      { title: say('Persons lifted', '脱贫人数'), name: 'persons_durably_lifted' },
      { title: say('On the frontier', '在前沿上'), name: 'on_cost_frontier' },
    ],
    rows: summary.results.map((result): Cell[] => [
      mixText(summary, result),
      textOf(summary.regimes[result.regime]!.title),
      intervalCell('cost', result.measures.cost),
      intervalCell('lifted', result.measures.lifted),
      result.onCostFrontier ? yes : no,
    ]),
  };
}
