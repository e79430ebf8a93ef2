import type { BestMix, MixesSummary } from '../../../experiment/kinds/mixes/summary.ts';
import { drawStackedBars, type StackedBar } from '../../chart/index.ts';
import { figure, type Cell } from '../../figure.ts';
import { decimal, percent } from '../../format.ts';
import { inLanguages } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { say, type Text } from '../../text.ts';
import type { ExperimentSection } from '../sections.ts';
import { budgetText, intervalCell, measureShown, mixText, sharesText, textOf } from './wording.ts';

/** Colours of the instruments, in their order: those of Okabe and Ito, and three more. */
const colours = ['#56B4E9', '#0072B2', '#009E73', '#E69F00', '#8C6D31', '#CC79A7', '#D55E00', '#B7D98B', '#999999'] as const;

/** What the best mix that each budget pays for is made of. */
export function bestSection(summary: MixesSummary): ExperimentSection {
  const { instruments, regimes, best, results } = summary;
  const shown = best.filter(({ measure }) => measure === 'lifted' || measure === 'gap' || measure === 'relapse');
  const title = bestTitle(summary);
  const chart = {
    name: say('The best mix for each budget', '各预算下的最优组合'),
    summary: title,
    parts: instruments.map((instrument, i) => ({ label: textOf(instrument.title), colour: colours[i % colours.length]! })),
    groups: regimes.map((regime, position) => ({
      title: say(`Under ${regime.title.en}`, `“${regime.title.zh}”下`),
      bars: shown.filter((one) => one.regime === position).flatMap((one) => barOf(summary, one)),
    })),
    axis: say("share of the government's money", '占政府资金的份额'),
    tick: (value: number) => `${decimal(100 * value, 0)}\u00A0%`,
    inside: (value: number) => (value < 0.045 ? '' : `${decimal(100 * value, 0)}\u00A0%`),
    to: 1,
  };
  const unfixed = best.some(({ result }) => results[result]!.shares === null);
  const markup = section(
    'best-by-budget',
    title,
    figure({
      id: 'best-mix-by-budget',
      title: say('What the best mix is made of, for each budget and aim', '各预算和目标下最优组合的构成'),
      wide: drawStackedBars(chart, { width: 760, fontSize: 13 }),
      narrow: drawStackedBars(chart, { width: 360, fontSize: 12 }),
      caption: inLanguages(
        `The best by its mean of all mixes that the money pays for, those of smaller budgets included. At the end of a bar: its value, and how many mixes cannot be told from it.${unfixed ? ' An own mix that changes over the years has no bar.' : ''}`,
        `在该资金可负担的全部组合（包括较小预算者）中均值最优者。条形末端为其数值及与之无法区分的组合数。${unfixed ? '逐年变化的原有组合不作条形。' : ''}`,
      ),
      data: tableOf(summary),
    }),
  );
  return { id: 'best-by-budget', short: say('Best mixes', '最优组合'), markup };
}

function barOf(summary: MixesSummary, { result, measure, budget, tied }: BestMix): StackedBar[] {
  const found = summary.results[result]!;
  if (found.shares === null) return [];
  const name = measureOf(summary, measure);
  const at = budgetText(summary, budget);
  const value = measureShown(measure, found.measures[measure].mean);
  const others = tied.length - 1;
  const own =
    found.budget === budget
      ? say('')
      : say(`, at ${budgetText(summary, found.budget).en}`, `，预算${budgetText(summary, found.budget).zh}`);
  const shares = sharesText(summary, found.shares);
  // The bar itself says what a mix without a name of its own is made of.
  const called = found.origin === 'list' || found.origin === 'own' ? say(`: ${found.title.en}`, `：${found.title.zh}`) : say('');
  return [
    {
      label: say(`${at.en}, ${lowered(name.en)}${called.en}${own.en}`, `${at.zh}，${name.zh}${called.zh}${own.zh}`),
      values: found.shares,
      shown: others === 0 ? value : say(`${value}, ${others} tied`, `${value}，${others}个并列`),
      tip: say(`${found.title.en}: ${shares.en}; ${lowered(name.en)} ${value}`, `${found.title.zh}：${shares.zh}；${name.zh}${value}`),
    },
  ];
}

const lowered = (text: string): string => `${text[0]!.toLowerCase()}${text.slice(1)}`;

function measureOf({ measures }: MixesSummary, name: string): Text {
  return textOf(measures.find((measure) => measure.name === name)!.title);
}

function bestTitle(summary: MixesSummary): Text {
  const { best, results, budgets, regimes } = summary;
  const most = [...budgets.keys()].reduce((largest, b) => (budgets[b]!.yuan > budgets[largest]!.yuan ? b : largest), 0);
  const found = regimes.flatMap((regime, position) => {
    const one = best.find((each) => each.regime === position && each.budget === most && each.measure === 'lifted');
    return one === undefined ? [] : [{ regime, title: mixText(summary, results[one.result]!), result: results[one.result]! }];
  });
  if (found.length === 0) return say('The best mix for each budget', '各预算下的最优组合');
  const same = found.every(({ result }) => result.mix === found[0]!.result.mix && result.mix !== 'own');
  if (same && found.length > 1)
    return say(
      `The same mix lifts the most under every regime: ${found[0]!.title.en}`,
      `在各治理情景下，脱贫最多的是同一组合：${found[0]!.title.zh}`,
    );
  return say(
    `Lifting the most: ${found.map(({ regime, title }) => `${title.en} under ${regime.title.en}`).join('; ')}`,
    `脱贫最多的组合：${found.map(({ regime, title }) => `“${regime.title.zh}”下为${title.zh}`).join('；')}`,
  );
}

function tableOf(summary: MixesSummary) {
  const { best, results, regimes, instruments } = summary;
  return {
    caption: say('The best mix by every measure but cost.', '除成本外各指标下的最优组合。'),
    columns: [
      { title: say('Mix', '组合'), name: 'mix' },
      { title: say('Regime', '情景'), name: 'scenario' },
      { title: say('Budget', '预算'), name: 'budget' },
      { title: say('Best in', '最优指标'), name: 'measure' },
      { title: say('Value', '数值'), name: 'value' },
      { title: say('Best in draws', '重抽样中最优占比'), name: 'best_share' },
      { title: say('Cannot be told from it', '无法区分者'), name: 'tied_others' },
      ...instruments.map(({ id, title }) => ({ title: textOf(title), name: `share_${id}` })),
    ],
    rows: best.map(({ result, regime, budget, measure, share, tied }): Cell[] => {
      const found = results[result]!;
      return [
        mixText(summary, found),
        textOf(regimes[regime]!.title),
        budgetText(summary, budget),
        measureOf(summary, measure),
        intervalCell(measure, found.measures[measure]),
        share === null ? null : { value: share, shown: percent(share) },
        tied.length - 1,
        ...instruments.map((_, i): Cell => {
          const part = found.shares?.[i];
          return part === undefined ? null : { value: part, shown: percent(part) };
        }),
      ];
    }),
  };
}
