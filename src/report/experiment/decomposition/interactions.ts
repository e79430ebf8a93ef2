import type { DecompositionSummary, OutcomeSummary } from '../../../experiment/kinds/decomposition/summary.ts';
import { drawPairMatrix, type PairMatrix } from '../../chart/pair-matrix.ts';
import { figure, type Cell } from '../../figure.ts';
import { decimal, listedText } from '../../format.ts';
import { inLanguages, type Html } from '../../html.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { Amounts, capital, frames, gainColumn, isTold, signed, textOf } from './amounts.ts';

/** Which pairs reinforce, and which substitute each other. */
export function interactionFigure(summary: DecompositionSummary, outcome: OutcomeSummary, id: string): Html {
  const amounts = new Amounts(outcome);
  const titles = summary.players.map(({ title }) => textOf(title));
  const pairs = new Map(outcome.pairs.map((pair) => [`${pair.first}/${pair.second}`, pair]));
  const isIdle = (first: number, second: number): boolean => summary.players[first]!.idle || summary.players[second]!.idle;
  const title = interactionTitle(summary, outcome);
  const largest = Math.max(0, ...outcome.pairs.map(({ shapley }) => Math.abs(amounts.scaled(shapley.mean))));
  const small = largest > 0 && largest < 0.01;
  const [factor, digits] = small ? [1000, digitsOf(1000 * largest)] : [1, digitsOf(largest)];
  const between = (first: number, second: number): Text =>
    inBoth((of, language) => `${of(titles[first]!)} ${language === 'en' ? 'with' : '与'} ${of(titles[second]!)}`);
  const chart: PairMatrix = {
    name: say('Shapley interaction of pairs', '两两沙普利交互指数'),
    summary: title,
    labels: titles,
    cell(first, second) {
      const pair = pairs.get(`${first}/${second}`);
      if (pair === undefined || pair.shapley.mean === null) return null;
      const shown = amounts.withInterval(pair.shapley);
      return {
        value: pair.shapley.mean,
        shown: signed(factor * amounts.scaled(pair.shapley.mean), digits),
        told: isTold(pair.pAdjusted) && !isIdle(first, second),
        tip: inBoth((of, language) => `${of(between(first, second))}${language === 'en' ? ': ' : '：'}${of(shown)}`),
      };
    },
    above: say('above zero: together they bring more than the sum', '正值：合用大于两者之和（相互增强）'),
    below: say('below zero: they substitute each other', '负值：相互替代'),
    hatched: say('hatched: cannot be told apart from nil', '斜线：与零无法区分'),
  };
  const order = [...outcome.pairs].sort((a, b) => Math.abs(b.shapley.mean ?? 0) - Math.abs(a.shapley.mean ?? 0));
  return figure({
    id,
    title,
    wide: drawPairMatrix(chart, { ...frames.wide, idPrefix: `${id}-wide` }),
    narrow: drawPairMatrix(chart, { ...frames.narrow, idPrefix: `${id}-narrow` }),
    caption: inLanguages(
      `Shapley interaction index of each pair (${amounts.axis.en}; ${amounts.indicator.en}): how much more one brings beside the other than without it, averaged over what else is there.${small ? ' The cells have thousandths.' : ''} Holm's correction over all pairs.`,
      `两两沙普利交互指数（${amounts.axis.zh}；${amounts.indicator.zh}）：一项在另一项存在时比不存在时多带来多少，对其余各项的各种组合取平均。${small ? '格中数字为千分之一。' : ''}对所有组合作霍尔姆校正。`,
    ),
    data: {
      caption: inBoth((of, language) =>
        language === 'en' ? `Interaction of pairs: ${of(amounts.indicator)}` : `两两交互：${of(amounts.indicator)}`,
      ),
      columns: [
        { title: say('One', '一项'), name: 'first' },
        { title: say('The other', '另一项'), name: 'second' },
        gainColumn(amounts, say('Shapley interaction', '沙普利交互指数'), 'shapley_interaction'),
        { title: say('Adjusted p value', '校正p值'), name: 'p_adjusted' },
        gainColumn(amounts, say('Banzhaf interaction', '班扎夫交互指数'), 'banzhaf_interaction'),
      ],
      rows: order.map(({ first, second, shapley, pAdjusted, banzhaf }): Cell[] => [
        titles[first]!,
        titles[second]!,
        amounts.cell(shapley),
        pAdjusted === null ? null : { value: pAdjusted, shown: pAdjusted < 0.001 ? '< 0.001' : decimal(pAdjusted, 3) },
        amounts.cell(banzhaf),
      ]),
    },
  });
}

/** Decimals that show a number with two digits. */
const digitsOf = (value: number): number => (value > 0 ? Math.min(5, Math.max(0, 1 - Math.floor(Math.log10(value)))) : 1);

function interactionTitle(summary: DecompositionSummary, outcome: OutcomeSummary): Text {
  const told = outcome.pairs.filter(
    ({ first, second, pAdjusted }) => isTold(pAdjusted) && !summary.players[first]!.idle && !summary.players[second]!.idle,
  );
  const strongest = (up: boolean): Text | undefined => {
    const [pair] = told
      .filter(({ shapley }) => shapley.mean! > 0 === up)
      .sort((a, b) => Math.abs(b.shapley.mean!) - Math.abs(a.shapley.mean!));
    return pair === undefined ? undefined : listedText([pair.first, pair.second].map((i) => textOf(summary.players[i]!.inText)));
  };
  const [more, less] = [strongest(true), strongest(false)];
  const parts = [
    ...(more === undefined ? [] : [say(`${more.en} reinforce each other most`, `${more.zh}相互增强最强`)]),
    ...(less === undefined ? [] : [say(`${less.en} substitute each other most`, `${less.zh}相互替代最强`)]),
  ];
  if (parts.length === 0)
    return outcome.replicates < 2
      ? say('Which pairs reinforce each other needs more than one replicate', '哪些组合相互增强，需多于一次重复才能判断')
      : say('No pair can be told to reinforce or to substitute each other', '没有一对组合可判定为相互增强或相互替代');
  return say(capital(parts.map(({ en }) => en).join('; ')), parts.map(({ zh }) => zh).join('；'));
}
