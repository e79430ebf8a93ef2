import type { MeasureSummary, RobustnessSummary } from '../../../experiment/kinds/robustness/summary.ts';
import type { RobustnessMeasure } from '../../../analysis/robustness/index.ts';
import { drawGroupedBars, type Bar } from '../../chart/grouped-bars.ts';
import { dataTable, figure, type Cell } from '../../figure.ts';
import { counted, decimal, listedText, scaleOf } from '../../format.ts';
import { html, inLanguages, nothing, type Html } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { tickDigits } from '../../sections/indicator-lines.ts';
import { inBoth, say, type Text } from '../../text.ts';
import type { ExperimentSection } from '../sections.ts';
import { differenceText, lowered, outcomeText, outcomeTitle, policyTitle, shareText, textOf } from './words.ts';

const measureTitles: Readonly<Record<RobustnessMeasure, Text>> = {
  max_regret: say('Greatest regret', '最大后悔值'),
  p90_regret: say('Regret, 90th percentile', '后悔值第90百分位'),
  mean_regret: say('Mean regret', '平均后悔值'),
  satisficing: say('Goals met, share of futures', '达到目标的未来比例'),
  worst: say('Worst outcome (maximin)', '最坏结果（最大最小）'),
  hurwicz: say("Hurwicz's measure", '赫维茨准则'),
  mean: say('Mean outcome (Laplace)', '平均结果（拉普拉斯）'),
  sd: say('Standard deviation', '标准差'),
};

const regrets = ['max_regret', 'p90_regret', 'mean_regret'] as const;
const frames = { wide: { width: 760, fontSize: 13 }, narrow: { width: 360, fontSize: 12 } } as const;

/** How robust each policy is over the futures: regret, goals met, and the other measures. */
export function regretSection(summary: RobustnessSummary): ExperimentSection | undefined {
  if (summary.futures.used === 0) return undefined;
  const markup = section(
    'regret',
    titleText(summary),
    regretFigure(summary),
    summary.thresholds.length === 0 ? nothing : goalsFigure(summary),
    measuresTable(summary),
  );
  return { id: 'regret', short: say('Regret', '后悔值'), markup };
}

const measuresOf = ({ measures }: RobustnessSummary, name: RobustnessMeasure): readonly MeasureSummary[] =>
  measures.filter(({ measure }) => measure === name);

function titleText(summary: RobustnessSummary): Text {
  const greatest = measuresOf(summary, 'max_regret');
  const best = greatest.find((measure) => measure.best)!;
  const title = policyTitle(summary, best.policy);
  const value = differenceText(best.value!, summary);
  return inBoth((of, language) =>
    language === 'en'
      ? `${of(title)} is regretted least: at worst ${of(value)} behind the best policy of a future`
      : `${of(title)}的后悔值最小：最坏时比该未来的最佳政策差${of(value)}`,
  );
}

function barOf(summary: RobustnessSummary, { policy, measure, value, lower, upper }: MeasureSummary): Bar | null {
  if (value === null) return null;
  const shown = valueText(summary, measure, value);
  const title = policyTitle(summary, policy);
  const ends = lower === null || upper === null ? undefined : [valueText(summary, measure, lower), valueText(summary, measure, upper)];
  const tip = inBoth((of, language) => {
    const interval =
      ends === undefined ? '' : language === 'en' ? ` (${of(ends[0]!)} to ${of(ends[1]!)})` : `（${of(ends[0]!)}至${of(ends[1]!)}）`;
    return `${of(title)}${language === 'en' ? ': ' : '：'}${of(shown)}${interval}`;
  });
  return { value, lower, upper, shown, tip };
}

function valueText(summary: RobustnessSummary, measure: RobustnessMeasure, value: number): Text {
  if (measure === 'satisficing') return shareText(value);
  return measure.endsWith('regret') || measure === 'sd' ? differenceText(value, summary) : outcomeText(value, summary);
}

function seriesOf({ policies }: RobustnessSummary): { readonly label: Text; readonly position: number }[] {
  return policies.map(({ title }, position) => ({ label: textOf(title), position }));
}

function regretFigure(summary: RobustnessSummary): Html {
  const { outcome, futures } = summary;
  const { factor, digits } = scaleOf(outcome.unit);
  const points = outcome.unit.startsWith('share');
  const title = bestsText(summary);
  const chart = {
    name: say('Regret of each policy', '各政策的后悔值'),
    summary: title,
    series: seriesOf(summary),
    groups: regrets.map((name) => ({
      label: measureTitles[name],
      bars: measuresOf(summary, name).map((measure) => barOf(summary, measure)),
    })),
    axis: points
      ? say('percentage points behind the best policy', '比最佳政策差的百分点')
      : say(`behind the best policy, ${outcome.unit}`, `比最佳政策差（${outcome.unit}）`),
    tick: (value: number): string => decimal(factor * value, tickDigits(digits + 1, factor * value)),
  };
  return figure({
    id: 'regret-by-policy',
    title,
    wide: drawGroupedBars(chart, frames.wide),
    narrow: drawGroupedBars(chart, frames.narrow),
    caption: inLanguages(
      `Regret is how much worse a policy does in a future than the best of the policies there, by the ${lowered(outcomeTitle(summary)).en}. Whiskers: 95 % intervals over ${counted(futures.used, 'future')} drawn anew; the greatest regret cannot go beyond the futures that were simulated.`,
      `后悔值指某政策在一个未来中比当时最佳政策差多少，以${outcomeTitle(summary).zh}衡量。须线为对${futures.used}个未来重新抽样的95%区间；最大后悔值不会超出已模拟的未来。`,
    ),
    data: measuresData(summary, regrets),
  });
}

/** In how many futures each policy is the best. */
function bestsText(summary: RobustnessSummary): Text {
  const { policies, points, futures } = summary;
  const parts = policies.map(({ title }, p) => {
    const count = points.best.filter((best) => best === p).length;
    return say(`${lowered(title).en} in ${shareText(count / futures.used).en}`, `${title.zh}占${shareText(count / futures.used).zh}`);
  });
  const list = listedText(parts);
  return say(`The best policy of a future is ${list.en} of them`, `各未来中的最佳政策：${list.zh}`);
}

function goalsFigure(summary: RobustnessSummary): Html {
  const goals = measuresOf(summary, 'satisficing');
  const chart = {
    name: say('Futures in which the goals are met', '达到目标的未来'),
    summary: goalsText(summary),
    series: seriesOf(summary),
    groups: [{ label: measureTitles.satisficing, bars: goals.map((measure) => barOf(summary, measure)) }],
    axis: say('share of futures, %', '占未来的比例，%'),
    tick: (value: number): string => decimal(100 * value, 0),
  };
  return figure({
    id: 'goals-by-policy',
    title: goalsText(summary),
    wide: drawGroupedBars(chart, frames.wide),
    narrow: drawGroupedBars(chart, frames.narrow),
    data: measuresData(summary, ['satisficing']),
  });
}

function goalsText(summary: RobustnessSummary): Text {
  const goals = summary.thresholds.map(({ title, year, atMost, atLeast, unit }) => {
    const show = (value: number): string =>
      unit.startsWith('share') ? `${decimal(100 * value, 1).replace(/\.0$/, '')}\u00A0%` : String(value);
    const name = lowered(title);
    const when = year === 'sum' ? say('all years', '各年合计') : say(String(year), `${year}年`);
    const limits = [
      ...(atLeast === null ? [] : [say(`at least ${show(atLeast)}`, `不低于${show(atLeast)}`)]),
      ...(atMost === null ? [] : [say(`at most ${show(atMost)}`, `不高于${show(atMost)}`)]),
    ];
    return say(
      `${name.en} of ${limits.map(({ en }) => en).join(' and ')} (${when.en})`,
      `${when.zh}${name.zh}${limits.map(({ zh }) => zh).join('且')}`,
    );
  });
  const met = measuresOf(summary, 'satisficing').map(({ policy, value }) => {
    const title = policyTitle(summary, policy);
    return say(`${lowered(title).en} in ${shareText(value!).en}`, `${title.zh}为${shareText(value!).zh}`);
  });
  const list = listedText(met);
  return say(
    `Goal met (${goals.map(({ en }) => en).join('; ')}): ${list.en} of the futures`,
    `达到目标（${goals.map(({ zh }) => zh).join('；')}）的未来比例：${list.zh}`,
  );
}

function measuresData(summary: RobustnessSummary, names: readonly RobustnessMeasure[]): Parameters<typeof dataTable>[0] {
  return {
    caption: say(`Measures by policy: ${outcomeTitle(summary).en}`, `各政策的稳健性指标：${outcomeTitle(summary).zh}`),
    columns: [
      { title: say('Measure', '指标'), name: 'measure' },
      ...summary.policies.map(({ name, title }) => ({ title: textOf(title), name: name.replaceAll('-', '_') })),
    ],
    rows: names.map((name): Cell[] => [
      measureTitles[name],
      ...measuresOf(summary, name).map(({ value, lower, upper, best, wins }): Cell => {
        if (value === null) return null;
        const shown = valueText(summary, name, value);
        const mark = best ? ' *' : '';
        const ends =
          lower === null || upper === null ? undefined : ([lower, upper].map((end) => valueText(summary, name, end)) as [Text, Text]);
        const below =
          ends === undefined
            ? say('')
            : say(
                `${withoutUnit(ends[0].en)} to ${withoutUnit(ends[1].en)}${wins === null ? '' : `; first in ${shareText(wins).en}`}`,
                `${withoutUnit(ends[0].zh)}至${withoutUnit(ends[1].zh)}${wins === null ? '' : `；居首${shareText(wins).zh}`}`,
              );
        return { value, shown: say(`${shown.en}${mark}`, `${shown.zh}${mark}`), below };
      }),
    ]),
  };
}

/** The number alone, where its unit stands above it. */
function withoutUnit(text: string): string {
  return text.replace(/\s*(?:percentage points|个百分点|%)$/, '');
}

/** Every measure of every policy with its interval, and how often it comes first when futures are drawn anew. */
function measuresTable(summary: RobustnessSummary): Html {
  const names = [...new Set(summary.measures.map(({ measure }) => measure))];
  const optimism = decimal(summary.optimism, 2).replace(/\.?0+$/, '');
  return html`${dataTable(measuresData(summary, names), { name: 'measures' })}
    <div class="note">
      ${inLanguages(
        html`<p>
          * the best by this measure. Small print: 95&nbsp;% interval over futures drawn anew, and in what share of these draws the policy
          comes first. Hurwicz's measure weighs the best future by ${optimism} and the worst by the rest.
        </p>`,
        html`<p>
          * 按该指标最好。小字：对未来重新抽样的95%区间，以及该政策居首的抽样比例。赫维茨准则给最好的未来权重${optimism}，其余给最坏的未来。
        </p>`,
      )}
    </div>`;
}
