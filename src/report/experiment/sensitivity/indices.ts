/** The indices of each method as charts. */
import type { SummaryEstimate } from '../../../experiment/kinds/sensitivity/summary.ts';
import { drawGroupedBars, type Bar } from '../../chart/grouped-bars.ts';
import { drawScatter, type ScatterPoint } from '../../chart/scatter.ts';
import { cutText } from '../../chart/svg-label.ts';
import { figure, type Cell } from '../../figure.ts';
import { html, inLanguages, nothing, type Html } from '../../html.ts';
import { say, type Text } from '../../text.ts';
import { estimateCell, frames, intervalText, shareText, tickText, type Wording } from './wording.ts';

export function indicesFigures(wording: Wording, id: string): Html {
  switch (wording.summary.method) {
    case 'morris':
      return scatterFigure(wording, `morris-${id}`);
    case 'sobol':
      return html`${barsFigure(wording, `sobol-${id}`)}${pairsFigure(wording, `pairs-${id}`)}`;
    case 'pawn':
      return barsFigure(wording, `pawn-${id}`);
  }
}

/** Size of the effects against their spread. */
function scatterFigure(wording: Wording, id: string): Html {
  const { ranked, unit, level } = wording;
  const known = ranked.filter(({ indices }) => indices.mu_star?.value !== null && typeof indices.sigma === 'number');
  if (known.length === 0) return nothing;
  const inUnit = (en: string, zh: string): Text => (unit.en === '' ? say(en, zh) : say(`${en}, ${unit.en}`, `${zh}（${unit.zh}）`));
  const nonlinear = known.filter(({ indices }) => indices.sigma! > indices.mu_star!.value! && indices.mu_star!.value! > 0);
  const title =
    nonlinear.length === 0
      ? say('No factor has effects that spread more than they are large on average', '没有因素的效应离散度大于其平均大小')
      : say(
          `${nonlinear.length} of ${known.length} factors have effects that spread more than they are large: they depend on the other factors, or change with their own level`,
          `${known.length}个因素中有${nonlinear.length}个的效应离散度大于其平均大小：其作用取决于其他因素或自身水平`,
        );
  const named = apart(known.map(({ indices }) => [indices.mu_star!.value!, indices.sigma!]));
  const pointsOf = (room: number): ScatterPoint[] =>
    known.map(({ title: name, indices }, i): ScatterPoint => {
      const { value, lower, upper } = indices.mu_star!;
      const interval = intervalText(indices.mu_star!, (x) => wording.amount(x));
      const end = (x: number | null): number | null => (x === null ? null : wording.scaled(x));
      return {
        x: wording.scaled(value!),
        y: wording.scaled(indices.sigma!),
        xLower: end(lower),
        xUpper: end(upper),
        weight: 'filled',
        ...(named[i]! ? { label: cutText(name, room, frames.wide.fontSize) } : {}),
        tip: say(
          `${name.en}: mu* ${wording.amount(value!)}${interval === undefined ? '' : ` (${interval.en})`}, sigma ${wording.amount(indices.sigma!)}`,
          `${name.zh}：mu* ${wording.amount(value!)}${interval === undefined ? '' : `（${interval.zh}）`}，sigma ${wording.amount(indices.sigma!)}`,
        ),
      };
    });
  const points = pointsOf(0);
  const greatest = Math.max(...points.flatMap(({ x, y, xUpper }) => [x, y, xUpper ?? 0]));
  const chartWith = (room: number) => ({
    name: say('Elementary effects: mean size and spread', '基本效应：平均大小与离散度'),
    summary: title,
    series: [
      {
        label: say('factor', '因素'),
        position: 0,
        points: pointsOf(room),
        line: [
          { x: 0, y: 0 },
          {
            x: Math.min(greatest, 1.05 * Math.max(...points.map(({ y }) => y))),
            y: Math.min(greatest, 1.05 * Math.max(...points.map(({ y }) => y))),
          },
        ],
      },
    ],
    x: { label: inUnit('mu*: mean size of elementary effects', 'mu*：基本效应的平均大小'), tick: tickText, zero: true },
    y: { label: inUnit('sigma: their standard deviation', 'sigma：其标准差'), tick: tickText, zero: true },
  });
  return figure({
    id,
    title,
    // A name has to fit on one side of its point.
    wide: drawScatter(chartWith(300), { ...frames.wide, height: 300 }),
    narrow: drawScatter(chartWith(140), { ...frames.narrow, height: 260 }),
    caption: inLanguages(
      `An elementary effect is what the outcome would change by over the whole range of a factor, at the slope of one step. The further to the right, the more a factor matters; above the line, where sigma equals mu*, its effect depends on where the others stand. Lines: ${level} intervals of mu*. ${wording.outcome.used} trajectories.`,
      `基本效应指按一步的斜率，因素走完整个取值范围时结果的变化。越靠右越重要；在sigma等于mu*的线以上，其作用取决于其他因素的取值。横线：mu*的${level}区间。共${wording.outcome.used}条轨迹。`,
    ),
    undecided: wording.doubt,
    data: {
      caption: say('Elementary effects', '基本效应'),
      columns: [
        { title: say('Factor', '因素'), name: 'factor' },
        { title: inUnit('mu*', 'mu*：平均大小'), name: 'mu_star' },
        { title: inUnit('mu', 'mu：均值'), name: 'mu' },
        { title: inUnit('sigma', 'sigma：标准差'), name: 'sigma' },
      ],
      rows: ranked.map(({ title: name, indices }): Cell[] => [
        name,
        estimateCell(indices.mu_star, (x) => wording.amount(x), wording.factor),
        estimateCell(indices.mu, (x) => wording.signed(x), wording.factor),
        typeof indices.sigma === 'number' ? { value: wording.scaled(indices.sigma), shown: wording.amount(indices.sigma) } : null,
      ]),
    },
  });
}

/** Which of the first points have their name beside them: where it does not lie on another name. */
function apart(places: readonly (readonly [x: number, y: number])[]): boolean[] {
  const [wide, high] = [0, 1].map((i) => Math.max(...places.map((place) => place[i]!))) as [number, number];
  const kept: (readonly [number, number])[] = [];
  return places.map(([x, y], i) => {
    const free = i < 8 && kept.every(([a, b]) => Math.abs(x - a) > 0.6 * wide || Math.abs(y - b) > 0.09 * high);
    if (free) kept.push([x, y]);
    return free;
  });
}

/** Total and first-order indices, or distances with what chance alone has. */
function barsFigure(wording: Wording, id: string): Html {
  const { ranked, outcome, level, summary } = wording;
  const sobol = summary.method === 'sobol';
  const series = sobol
    ? [
        { label: say('ST: with all interactions', 'ST：含全部交互作用'), position: 0 },
        { label: say('S1: alone', 'S1：单独作用'), position: 1 },
      ]
    : [{ label: say('median distance over the slides', '各段距离的中位数'), position: 0 }];
  const bar = (estimate: SummaryEstimate, name: Text, what: string): Bar | null => {
    if (estimate.value === null) return null;
    const interval = intervalText(estimate, shareText);
    return {
      value: estimate.value,
      lower: estimate.lower,
      upper: estimate.upper,
      shown: shareText(estimate.value),
      tip: say(
        `${name.en}: ${what} ${shareText(estimate.value)}${interval === undefined ? '' : ` (${interval.en})`}`,
        `${name.zh}：${what} ${shareText(estimate.value)}${interval === undefined ? '' : `（${interval.zh}）`}`,
      ),
    };
  };
  const groups = ranked.map(({ title: label, indices: { ST, S1, pawn } }) => ({
    label,
    bars: sobol ? [bar(ST!, label, 'ST'), bar(S1!, label, 'S1')] : [bar(pawn!.median, label, 'KS')],
  }));
  const chanceLabel = say('What chance alone stays below', '纯随机情形的上限');
  if (outcome.dummy !== undefined)
    groups.push({ label: chanceLabel, bars: [bar({ value: outcome.dummy.medianLimit, lower: null, upper: null }, chanceLabel, 'KS')] });
  const title = sobol ? interactionTitle(wording) : chanceTitle(wording);
  const chart = {
    name: sobol ? say('Shares of the variance', '方差份额') : say('Shift of the distribution', '分布的移动'),
    summary: title,
    series,
    groups,
    axis: sobol ? say('share of the variance', '占方差的份额') : say('Kolmogorov-Smirnov distance', '柯尔莫哥洛夫-斯米尔诺夫距离'),
    tick: tickText,
  };
  return figure({
    id,
    title,
    wide: drawGroupedBars(chart, frames.wide),
    narrow: drawGroupedBars(chart, frames.narrow),
    caption: sobol
      ? inLanguages(
          `S1 is the share of the variance that a factor explains alone, ST the share that would remain if all others were known. Estimates below zero are shown as they are. Lines: ${level} bootstrap intervals over ${outcome.used} base points.`,
          `S1为因素单独解释的方差份额，ST为已知其余因素后仍余下的份额。负的估计值如实显示。横线：${outcome.used}个基点的${level}自助法区间。`,
        )
      : inLanguages(
          `How far the distribution of the outcome moves when a factor is known to lie in one of its slides. The last bar is what ${level} of factors without any meaning stay below. Lines: ${level} bootstrap intervals over ${outcome.used} points.`,
          `已知某因素处于某一段时，结果分布移动的距离。最后一条为${level}的无意义因素不超过的值。横线：${outcome.used}个点的${level}自助法区间。`,
        ),
    undecided: wording.doubt,
    data: {
      caption: sobol ? say('Sobol indices', '索博尔指数') : say('PAWN indices', 'PAWN指数'),
      columns: [
        { title: say('Factor', '因素'), name: 'factor' },
        ...(sobol
          ? [
              { title: say('ST', 'ST：总指数'), name: 'ST' },
              { title: say('S1', 'S1：一阶指数'), name: 'S1' },
            ]
          : [
              { title: say('Median', '中位数'), name: 'median' },
              { title: say('Least', '最小'), name: 'minimum' },
              { title: say('Mean', '均值'), name: 'mean' },
              { title: say('Greatest', '最大'), name: 'maximum' },
            ]),
      ],
      rows: ranked.map(({ title: name, indices: { ST, S1, pawn } }): Cell[] =>
        sobol
          ? [name, estimateCell(ST, shareText), estimateCell(S1, shareText)]
          : [
              name,
              estimateCell(pawn!.median, shareText),
              ...[pawn!.minimum, pawn!.mean, pawn!.maximum].map((value): Cell => ({ value, shown: shareText(value) })),
            ],
      ),
    },
  });
}

function interactionTitle({ outcome }: Wording): Text {
  const known = outcome.indices.map(({ S1 }) => S1!.value).filter((value) => value !== null);
  if (known.length === 0) return say('The outcome does not vary', '结果不变化');
  const alone = Math.round(100 * known.reduce((sum, value) => sum + value, 0));
  return alone >= 95
    ? say('The factors act almost entirely one by one', '各因素几乎完全各自独立起作用')
    : say(
        `The factors one by one explain ${Math.max(0, alone)}\u00A0% of the variance; the rest is interaction`,
        `各因素单独共解释方差的${Math.max(0, alone)}\u00A0%，其余为交互作用`,
      );
}

function chanceTitle({ outcome, ranked }: Wording): Text {
  const above = ranked.filter(({ indices }) => (indices.pawn!.median.value ?? 0) > outcome.dummy!.medianLimit).length;
  return say(
    `${above} of ${ranked.length} factors move the distribution more than chance alone would`,
    `${ranked.length}个因素中有${above}个使分布的移动超过纯随机情形`,
  );
}

/** The interactions of pairs that are largest. */
function pairsFigure({ outcome, titles, level, doubt }: Wording, id: string): Html {
  const pairs = outcome.pairs.filter(({ S2 }) => S2.value !== null).toSorted((a, b) => Math.abs(b.S2.value!) - Math.abs(a.S2.value!));
  if (pairs.length === 0) return nothing;
  const sure = pairs.filter(({ S2 }) => S2.lower !== null && S2.lower > 0).length;
  const title = say(`${sure} of ${pairs.length} pairs interact beyond doubt`, `${pairs.length}对因素中有${sure}对的交互作用可以确认`);
  const chart = {
    name: say('Interactions of pairs', '两两交互作用'),
    summary: title,
    series: [{ label: say('S2: interaction of the two', 'S2：两者的交互作用'), position: 2 }],
    groups: pairs.slice(0, 12).map(({ first, second, S2 }) => {
      const label = say(`${titles[first]!.en} × ${titles[second]!.en}`, `${titles[first]!.zh} × ${titles[second]!.zh}`);
      const interval = intervalText(S2, shareText);
      const tip = say(
        `${label.en}: S2 ${shareText(S2.value!)}${interval === undefined ? '' : ` (${interval.en})`}`,
        `${label.zh}：S2 ${shareText(S2.value!)}${interval === undefined ? '' : `（${interval.zh}）`}`,
      );
      return { label, bars: [{ value: S2.value!, lower: S2.lower, upper: S2.upper, shown: shareText(S2.value!), tip }] };
    }),
    axis: say('share of the variance', '占方差的份额'),
    tick: tickText,
  };
  return figure({
    id,
    title,
    wide: drawGroupedBars(chart, frames.wide),
    narrow: drawGroupedBars(chart, frames.narrow),
    caption: inLanguages(
      `The largest of ${pairs.length} pairs. Lines: ${level} bootstrap intervals; estimates below zero are shown as they are.`,
      `${pairs.length}对中最大者。横线：${level}自助法区间；负的估计值如实显示。`,
    ),
    undecided: doubt,
    data: {
      caption: say('Second-order indices', '二阶指数'),
      columns: [
        { title: say('Factor', '因素'), name: 'factor' },
        { title: say('And', '与'), name: 'factor2' },
        { title: say('S2', 'S2：二阶指数'), name: 'S2' },
      ],
      rows: pairs.map(({ first, second, S2 }): Cell[] => [titles[first]!, titles[second]!, estimateCell(S2, shareText)]),
    },
  });
}
