import type { DecompositionSummary, OutcomeSummary, RegimeEffects } from '../../../experiment/kinds/decomposition/summary.ts';
import { toldApart } from '../../../experiment/kinds/decomposition/wording.ts';
import { drawGroupedBars, type GroupedBars } from '../../chart/grouped-bars.ts';
import { figure, type Cell } from '../../figure.ts';
import { inLanguages, type Html } from '../../html.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { Amounts, capital, frames, gainColumn, textOf } from './amounts.ts';
import { signNote } from './shapley.ts';

const effects: readonly (readonly [keyof RegimeEffects, Text])[] = [
  ['total', say('Governance and added money', '治理与新增资金合计')],
  ['governance', say('Governance (Shapley value)', '治理（沙普利值）')],
  ['money', say('Money (Shapley value)', '资金（沙普利值）')],
  ['governanceAtEqual', say('Governance on equal money', '等额资金下的治理')],
  ['governanceAtAdded', say('Governance on added money', '新增资金下的治理')],
  ['moneyInReference', say('Added money, governance of the reference', '新增资金，参照情景的治理')],
  ['moneyInScenario', say('Added money, governance of the scenario', '新增资金，本情景的治理')],
  ['interaction', say('What both bring beyond the sum of each', '两者并用超出各自之和的部分')],
];

/** How much of the effect is money, and how much governance. */
export function regimesFigure(summary: DecompositionSummary, outcome: OutcomeSummary, id: string): Html | undefined {
  const { regimes } = outcome;
  if (regimes === null || summary.reference === null) return undefined;
  const amounts = new Amounts(outcome);
  const shown = summary.moneyAdds ? effects : effects.filter(([name]) => name === 'governanceAtEqual');
  const title = regimesTitle(summary, regimes, amounts);
  const chart: GroupedBars = {
    name: say('Money and governance', '资金与治理'),
    summary: title,
    series: [{ label: amounts.axis, position: 2 }],
    groups: shown.map(([name, label]) => {
      const estimate = regimes[name];
      const text = amounts.withInterval(estimate);
      return {
        label,
        bars: [
          {
            value: amounts.scaled(estimate.mean),
            lower: estimate.lower === null ? null : amounts.scaled(estimate.lower),
            upper: estimate.upper === null ? null : amounts.scaled(estimate.upper),
            shown: text,
            tip: inBoth((of, language) => `${of(label)}${language === 'en' ? ': ' : '：'}${of(text)}`),
          },
        ],
      };
    }),
    axis: amounts.axis,
    tick: (value) => amounts.tick(value),
  };
  const reference = textOf(summary.reference.title);
  return figure({
    id,
    title,
    wide: drawGroupedBars(chart, frames.wide),
    narrow: drawGroupedBars(chart, frames.narrow),
    caption: inLanguages(
      `${capital(amounts.indicator.en)}, against ${reference.en}. Two governances with two sums of money: that of the reference, and that with what the other centres bring on top, which the reference gets as budget. Shapley values are the means of both orders. ${signNote(outcome).en} Lines: 95 % intervals.`,
      `${amounts.indicator.zh}，与“${reference.zh}”相比。两种治理各配两种资金：参照情景的资金，以及加上其他中心自带资金后的总额（参照情景以预算形式得到）。沙普利值为两种顺序的平均。${signNote(outcome).zh}横线：95 %区间。`,
    ),
    data: {
      caption: inBoth((of, language) =>
        language === 'en' ? `Money and governance: ${of(amounts.indicator)}` : `资金与治理：${of(amounts.indicator)}`,
      ),
      columns: [{ title: say('Effect', '效果'), name: 'effect' }, gainColumn(amounts, say('Gain', '增益'), 'gain')],
      rows: shown.map(([name, label]): Cell[] => [label, amounts.cell(regimes[name])]),
    },
  });
}

function regimesTitle(summary: DecompositionSummary, { governance, money, governanceAtEqual }: RegimeEffects, amounts: Amounts): Text {
  const { indicator } = amounts;
  if (!summary.moneyAdds)
    return say(
      `No other money comes in: all of the difference in ${indicator.en} is governance, ${amounts.withInterval(governanceAtEqual).en}`,
      `没有其他资金进入：${indicator.zh}的差异全部来自治理，为${amounts.withInterval(governanceAtEqual).zh}`,
    );
  const both = toldApart(governance) && toldApart(money) && governance.mean! > 0 && money.mean! > 0;
  if (!both)
    return say(
      `Governance ${amounts.withInterval(governance).en}, money ${amounts.withInterval(money).en}: ${indicator.en}`,
      `治理${amounts.withInterval(governance).zh}，资金${amounts.withInterval(money).zh}：${indicator.zh}`,
    );
  const share = Math.round((100 * governance.mean!) / (governance.mean! + money.mean!));
  return say(
    `${share}\u00A0% of the effect on ${indicator.en} is governance, ${100 - share}\u00A0% is money`,
    `对${indicator.zh}的效果中，治理占${share}\u00A0%，资金占${100 - share}\u00A0%`,
  );
}
