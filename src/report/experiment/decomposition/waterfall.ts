import type { DecompositionSummary, OutcomeSummary, SummaryEstimate } from '../../../experiment/kinds/decomposition/summary.ts';
import { drawWaterfall, type Waterfall, type WaterfallStep } from '../../chart/waterfall.ts';
import { figure, type Cell } from '../../figure.ts';
import { inLanguages, type Html } from '../../html.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { Amounts, frames, gainColumn, textOf } from './amounts.ts';

/** The scenario without any player, as the first step from the reference. */
const starts: Readonly<Partial<Record<DecompositionSummary['playersAre'], Text>>> = {
  synergies: say('Other centres, no synergy', '仅引入其他中心'),
  centres: say('Government alone', '仅有政府'),
};

/** The players added one after the other to the scenario without any of them. */
export function waterfallFigure(summary: DecompositionSummary, outcome: OutcomeSummary, id: string): Html {
  const amounts = new Amounts(outcome);
  const { regimes, addedInOrder } = outcome;
  const step = (label: Text, estimate: SummaryEstimate, isLevel = false): WaterfallStep => {
    const shown = amounts.withInterval(estimate);
    return {
      label,
      value: amounts.scaled(estimate.mean),
      lower: estimate.lower === null ? null : amounts.scaled(estimate.lower),
      upper: estimate.upper === null ? null : amounts.scaled(estimate.upper),
      isLevel,
      shown,
      tip: inBoth((of, language) => `${of(label)}${language === 'en' ? ': ' : '：'}${of(shown)}`),
    };
  };
  const start = starts[summary.playersAre];
  const fromReference = regimes !== null && start !== undefined;
  const end = fromReference ? regimes.own : outcome.total;
  const steps = [
    ...(fromReference ? [step(start, regimes.start)] : []),
    ...addedInOrder.map(({ player, contribution }) => step(textOf(summary.players[player]!.title), contribution)),
    step(say('All together', '全部合计'), end, true),
  ];
  const against = fromReference ? textOf(summary.reference!.title) : say('none of them', '全部缺席');
  const title = say(
    `Added one after the other, they come to ${amounts.withInterval(end).en}${amounts.unit.en === '' ? '' : ` ${amounts.unit.en}`} against ${against.en}`,
    `依次加入，与“${against.zh}”相比合计为${amounts.withInterval(end).zh}${amounts.unit.zh}`,
  );
  const chart: Waterfall = {
    name: say('Added in order', '依次加入'),
    summary: title,
    steps,
    axis: amounts.axis,
    tick: (value) => amounts.tick(value),
  };
  return figure({
    id,
    title,
    wide: drawWaterfall(chart, frames.wide),
    narrow: drawWaterfall(chart, frames.narrow),
    caption: inLanguages(
      `From the top: what each adds to those above it (${amounts.indicator.en}). Another order gives other steps and the same end; the Shapley values are the means over all orders. Lines: 95 % intervals of each step.`,
      `自上而下：每一项在其上各项之外新增的效果（${amounts.indicator.zh}）。顺序不同，各步不同而终点相同；沙普利值为所有顺序的平均。横线：每一步的95 %区间。`,
    ),
    data: {
      caption: inBoth((of, language) =>
        language === 'en' ? `Added in order: ${of(amounts.indicator)}` : `依次加入：${of(amounts.indicator)}`,
      ),
      columns: [{ title: say('Step', '步骤'), name: 'step' }, gainColumn(amounts, say('Contribution', '贡献'), 'contribution')],
      rows: [
        ...(fromReference ? [[start, amounts.cell(regimes.start)]] : []),
        ...addedInOrder.map(({ player, contribution }): Cell[] => [textOf(summary.players[player]!.title), amounts.cell(contribution)]),
        [say('All together', '全部合计'), amounts.cell(end)],
      ],
    },
  });
}
