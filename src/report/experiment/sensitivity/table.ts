import { dataTable, type Cell, type DataColumn } from '../../figure.ts';
import type { Html } from '../../html.ts';
import { say } from '../../text.ts';
import { estimateCell, shareText, type Wording } from './wording.ts';

/** All outcomes and factors in one table that can be sorted. */
export function indicesTable(wordings: readonly Wording[]): Html {
  const { summary } = wordings[0]!;
  const own: Readonly<Record<typeof summary.method, readonly DataColumn[]>> = {
    morris: [
      { title: say('mu*', 'mu*：平均大小'), name: 'mu_star' },
      { title: say('mu', 'mu：均值'), name: 'mu' },
      { title: say('sigma', 'sigma：标准差'), name: 'sigma' },
    ],
    sobol: [
      { title: say('ST', 'ST：总指数'), name: 'ST' },
      { title: say('S1', 'S1：一阶指数'), name: 'S1' },
      { title: say('Swing', '摆幅'), name: 'swing' },
    ],
    pawn: [
      { title: say('Median', '中位数'), name: 'median' },
      { title: say('Greatest', '最大'), name: 'maximum' },
      { title: say('Swing', '摆幅'), name: 'swing' },
    ],
  };
  return dataTable(
    {
      caption: say(
        'Indices of every outcome and factor, with their intervals. Effects and swings are in the unit of the outcome; shares as percentage points.',
        '每个结果与因素的指数及其区间。效应与摆幅以结果的单位计，比例以百分点计。',
      ),
      columns: [
        { title: say('Factor', '因素'), name: 'factor' },
        { title: say('Outcome', '结果'), name: 'outcome' },
        { title: say('Scenario', '情景'), name: 'scenario' },
        { title: say('Rank', '名次'), name: 'rank' },
        ...own[summary.method],
      ],
      rows: wordings.flatMap((wording) =>
        wording.ranked.map(({ title, indices }, i): Cell[] => {
          const swing = estimateCell(indices.swing, (x) => wording.signed(x), wording.factor);
          const amount = (x: number): string => wording.amount(x);
          const cells: Cell[] =
            summary.method === 'morris'
              ? [
                  estimateCell(indices.mu_star, amount, wording.factor),
                  estimateCell(indices.mu, (x) => wording.signed(x), wording.factor),
                  typeof indices.sigma === 'number' ? { value: wording.scaled(indices.sigma), shown: amount(indices.sigma) } : null,
                ]
              : summary.method === 'sobol'
                ? [estimateCell(indices.ST, shareText), estimateCell(indices.S1, shareText), swing]
                : [
                    estimateCell(indices.pawn!.median, shareText),
                    { value: indices.pawn!.maximum, shown: shareText(indices.pawn!.maximum) },
                    swing,
                  ];
          return [title, wording.indicator, wording.outcome.scenario, { value: i + 1, shown: String(i + 1) }, ...cells];
        }),
      ),
    },
    { name: 'indices', sortable: true },
  );
}
