import type { DecompositionSummary, OutcomeSummary } from '../../../experiment/kinds/decomposition/summary.ts';
import { drawGroupedBars, type GroupedBars } from '../../chart/grouped-bars.ts';
import { figure, type Cell } from '../../figure.ts';
import { decimal, listedText } from '../../format.ts';
import { inLanguages, type Html } from '../../html.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { Amounts, capital, frames, gainColumn, isTold, textOf } from './amounts.ts';

/** What each player brings to one outcome, with intervals. */
export function shapleyFigure(summary: DecompositionSummary, outcome: OutcomeSummary, id: string): Html {
  const amounts = new Amounts(outcome);
  const titles = summary.players.map(({ title }) => textOf(title));
  const order = outcome.players
    .map((_, i) => i)
    .sort((a, b) => outcome.players[b]!.shapley.mean! - outcome.players[a]!.shapley.mean! || a - b);
  const title = shapleyTitle(summary, outcome, amounts);
  const open = order.filter((i) => !summary.players[i]!.idle && !isTold(outcome.players[i]!.pAdjusted));
  const chart: GroupedBars = {
    name: inBoth((of, language) =>
      language === 'en' ? `Shapley values of ${of(amounts.indicator)}` : `${of(amounts.indicator)}的沙普利值`,
    ),
    summary: title,
    series: [
      {
        label: inBoth((of, language) => (language === 'en' ? `Shapley value, ${of(amounts.axis)}` : `沙普利值，${of(amounts.axis)}`)),
        position: 0,
      },
    ],
    groups: order.map((i) => {
      const { shapley } = outcome.players[i]!;
      const shown = amounts.withInterval(shapley);
      return {
        label: titles[i]!,
        bars: [
          {
            value: amounts.scaled(shapley.mean),
            lower: shapley.lower === null ? null : amounts.scaled(shapley.lower),
            upper: shapley.upper === null ? null : amounts.scaled(shapley.upper),
            shown,
            tip: inBoth((of, language) => `${of(titles[i]!)}${language === 'en' ? ': ' : '：'}${of(shown)}`),
          },
        ],
      };
    }),
    axis: amounts.axis,
    tick: (value) => amounts.tick(value),
  };
  const hasUnions = outcome.players.some(({ owen }) => owen !== null);
  return figure({
    id,
    title,
    wide: drawGroupedBars(chart, frames.wide),
    narrow: drawGroupedBars(chart, frames.narrow),
    caption: inLanguages(
      `Mean contribution over all orders in which they may be added; the values sum to what all bring together, ${amounts.withInterval(outcome.total).en}. ${signNote(outcome).en} Lines: 95 % intervals over ${outcome.replicates} replicates.`,
      `各项在所有加入顺序中的平均贡献；各值之和等于全部合计的效果，即${amounts.withInterval(outcome.total).zh}。${signNote(outcome).zh}横线：${outcome.replicates}次重复的95 %区间。`,
    ),
    undecided: open.length === 0 || outcome.replicates < 2 ? undefined : undecidedText(open.map((i) => textOf(summary.players[i]!.inText))),
    data: {
      caption: inBoth((of, language) =>
        language === 'en' ? `What each brings: ${of(amounts.indicator)}` : `各项的贡献：${of(amounts.indicator)}`,
      ),
      columns: [
        { title: say('Player', '参与者'), name: 'player' },
        gainColumn(amounts, say('Shapley value', '沙普利值'), 'shapley'),
        { title: say('Adjusted p value', '校正p值'), name: 'p_adjusted' },
        gainColumn(amounts, say('Banzhaf value', '班扎夫值'), 'banzhaf'),
        gainColumn(amounts, say('Alone', '单独'), 'alone'),
        gainColumn(amounts, say('Last of all', '最后加入'), 'last'),
        ...(hasUnions ? [gainColumn(amounts, say('Owen value (a-priori unions)', '欧文值（先验联盟）'), 'owen')] : []),
      ],
      rows: order.map((i): Cell[] => {
        const { shapley, pAdjusted, banzhaf, alone, last, owen } = outcome.players[i]!;
        return [
          titles[i]!,
          amounts.cell(shapley),
          pAdjusted === null ? null : { value: pAdjusted, shown: pAdjusted < 0.001 ? '< 0.001' : decimal(pAdjusted, 3) },
          amounts.cell(banzhaf),
          amounts.cell(alone),
          amounts.cell(last),
          ...(hasUnions ? [amounts.cell(owen)] : []),
        ];
      }),
    },
  });
}

/** Which direction is above zero. */
export function signNote({ better }: OutcomeSummary): Text {
  if (better === null) return say('Above zero the indicator rises.', '正值表示指标上升。');
  return better === 'lower'
    ? say('Above zero is good for poor people: the indicator falls.', '正值表示对贫困人口有利：指标下降。')
    : say('Above zero is good for poor people: the indicator rises.', '正值表示对贫困人口有利：指标上升。');
}

function undecidedText(titles: readonly Text[]): Text {
  const list = listedText(titles);
  return say(
    `After Holm's correction these cannot be told apart from nil: ${list.en}.`,
    `经霍尔姆校正，以下各项与零无法区分：${list.zh}。`,
  );
}

function shapleyTitle(summary: DecompositionSummary, outcome: OutcomeSummary, amounts: Amounts): Text {
  const told = outcome.players
    .map(({ shapley, pAdjusted }, i) => ({ i, mean: shapley.mean ?? 0, told: isTold(pAdjusted) && !summary.players[i]!.idle }))
    .filter((each) => each.told)
    .sort((a, b) => b.mean - a.mean);
  const name = (i: number): Text => textOf(summary.players[i]!.inText);
  const best = told.filter(({ mean }) => mean > 0).slice(0, 2);
  const worst = told.filter(({ mean }) => mean < 0).toReversed();
  const { indicator } = amounts;
  if (told.length === 0) return say(`No part can be told apart from nil: ${indicator.en}`, `没有一项可与零区分：${indicator.zh}`);
  const most = listedText(best.map(({ i }) => name(i)));
  const least = listedText(worst.slice(0, 2).map(({ i }) => name(i)));
  const harm = outcome.better === null ? say('lower it', '使其下降') : say('make it worse', '使其恶化');
  const singular = harm.en.replace(' it', 's it');
  if (best.length === 0)
    return say(
      `${capital(least.en)} ${worst.length === 1 ? singular : harm.en} (${indicator.en})`,
      `${least.zh}${harm.zh}（${indicator.zh}）`,
    );
  return say(
    `${capital(most.en)} ${best.length === 1 ? 'brings' : 'bring'} most to ${indicator.en}${worst.length === 0 ? '' : `; ${least.en} ${worst.length === 1 ? singular : harm.en}`}`,
    `对${indicator.zh}贡献最大的是${most.zh}${worst.length === 0 ? '' : `；${least.zh}${harm.zh}`}`,
  );
}
