import { pairedDifference } from '../../../analysis/paired.ts';
import { quantileOf } from '../../../analysis/robustness/quantile.ts';
import { drawHistograms } from '../../chart/histogram.ts';
import { differenceTitle } from '../../chart/hex-map.ts';
import { figure, type Cell } from '../../figure.ts';
import { counted, decimal, scaleForInterval, scaleOf, shownDifferenceText, shownIntervalText, type Scale } from '../../format.ts';
import { inLanguages } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { inBoth, say, type Text } from '../../text.ts';
import type { PointOutcomes } from '../outcomes.ts';
import type { ExperimentResults } from '../results.ts';
import type { ExperimentSection } from '../sections.ts';
import { nameOf, panelFrames, tickOf } from './wording.ts';

/** Scenarios whose numbers a title tells one by one. */
const mostInTitle = 2;

/** How a scenario compares with the first one, point by point. */
export interface PointDifferences {
  /** Position of the scenario. */
  readonly scenario: number;
  /** Mean paired difference over replicates at each point where both have a replicate in common, ascending. */
  readonly differences: readonly number[];
  readonly lower: number;
  readonly higher: number;
  /** Points at which the interval over replicates leaves out zero. */
  readonly surelyLower: number;
  readonly surelyHigher: number;
}

/** Compares a scenario with the first one at every point in a year, replicate with replicate. */
export function pointDifferences(outcomes: PointOutcomes, scenario: number, year: number): PointDifferences {
  const differences: number[] = [];
  let [lower, higher, surelyLower, surelyHigher] = [0, 0, 0, 0];
  for (let point = 0; point < outcomes.points; point++) {
    const paired = pairedDifference(outcomes.values(point, scenario, year), outcomes.values(point, 0, year));
    if (paired.replicates === 0) continue;
    differences.push(paired.difference);
    if (paired.difference < 0) lower++;
    if (paired.difference > 0) higher++;
    if (paired.upper < 0) surelyLower++;
    if (paired.lower > 0) surelyHigher++;
  }
  differences.sort((a, b) => a - b);
  return { scenario, differences, lower, higher, surelyLower, surelyHigher };
}

/** Which scenario does better, over the points; nothing for one scenario alone. */
export function differenceSection(results: ExperimentResults, outcomes: PointOutcomes): ExperimentSection | undefined {
  const { scenarios, years } = results;
  const [reference, ...others] = scenarios;
  const compared = others.map((_, i) => pointDifferences(outcomes, i + 1, years.to)).filter(({ differences }) => differences.length > 0);
  if (reference === undefined || compared.length === 0) return undefined;
  if (compared.every(({ lower, higher }) => lower + higher === 0)) return sameEverywhere(results, outcomes);
  const ends = compared.flatMap(({ differences }) => [differences[0]!, differences.at(-1)!]);
  const scale = scaleForInterval(scaleOf(outcomes.column.unit), Math.min(...ends), Math.max(...ends));
  const name = nameOf(outcomes);
  const title = titleText(results, outcomes, compared);
  const difference = (value: number): Text => differenceText(value, scale);
  const unit =
    scale.differenceUnit === 'points'
      ? say(', percentage points', '，百分点')
      : say(scale.differenceUnit === '' ? '' : `, ${scale.differenceUnit}`);
  const chart = {
    name: say('Differences over the points', '各点的差异'),
    summary: title,
    below: say(`lower than with ${reference.title.en}`, `低于“${reference.title.zh}”`),
    above: say('not lower', '不低于'),
    panels: compared.map(({ scenario, differences }) => ({
      title: differenceTitle(scenarios[scenario]!.title, reference.title),
      values: differences,
    })),
    axis: say('points', '点数'),
    label: say(`difference in ${years.to}${unit.en}`, `${years.to}年的差异${unit.zh}`),
    tick: tickOf(scale),
    tip: (from: number, to: number, count: number): Text =>
      inBoth((of, language) =>
        language === 'en'
          ? `${counted(count, 'point')}: ${of(difference(from))} to ${of(difference(to))}`
          : `${count}个点：${of(difference(from))}至${of(difference(to))}`,
      ),
  };
  const markup = section(
    'difference',
    title,
    figure({
      id: 'difference-over-points',
      title: middleText(results, compared, scale, name),
      wide: drawHistograms(chart, compared.length === 1 ? { ...panelFrames.two.wide, across: 1 } : panelFrames.two.wide),
      narrow: drawHistograms(chart, panelFrames.two.narrow),
      caption: inLanguages(
        'At a point both scenarios have the same parameters but for their policy, and a replicate meets the same households and shocks in both: each difference is one of pairs. The columns count points.',
        '在同一点上，两个情景除政策外参数相同，同一次重复的农户与冲击也相同：每个差异均为配对差异。柱高为点数。',
      ),
      undecided: doubtText(results, outcomes, compared),
      data: {
        caption: say(
          `Points by the difference from ${reference.title.en} in ${years.to}`,
          `${years.to}年与“${reference.title.zh}”的差异：各点的分布`,
        ),
        columns: [
          { title: say('Scenario', '情景'), name: 'scenario' },
          { title: say('Points', '点数'), name: 'points' },
          { title: say('Lower', '较低'), name: 'lower' },
          { title: say('Higher', '较高'), name: 'higher' },
          { title: say('Surely lower', '确定较低'), name: 'surely_lower' },
          { title: say('Surely higher', '确定较高'), name: 'surely_higher' },
          { title: say('5\u00A0%', '5\u00A0%分位'), name: 'p5' },
          { title: say('Median', '中位数'), name: 'median' },
          { title: say('95\u00A0%', '95\u00A0%分位'), name: 'p95' },
        ],
        rows: compared.map(({ scenario, differences, lower, higher, surelyLower, surelyHigher }): Cell[] => [
          scenarios[scenario]!.title,
          ...[differences.length, lower, higher].map((count): Cell => ({ value: count, shown: decimal(count, 0) })),
          ...[surelyLower, surelyHigher].map((count): Cell =>
            outcomes.replicates < 2 ? null : { value: count, shown: decimal(count, 0) },
          ),
          ...[0.05, 0.5, 0.95].map((share): Cell => {
            const value = quantileOf(differences, share);
            return { value, shown: difference(value) };
          }),
        ]),
      },
    }),
  );
  return { id: 'difference', short: say('Difference', '差异'), markup };
}

/** A difference with its unit. Points of a percentage are called so: those of the design are points too. */
function differenceText(value: number, scale: Scale): Text {
  const { en, zh } = shownDifferenceText(value, scale);
  return say(en.replace(/points$/, 'percentage points'), zh);
}

/** Where no scenario differs at any point there is nothing to draw. */
function sameEverywhere({ years }: ExperimentResults, outcomes: PointOutcomes): ExperimentSection {
  const name = nameOf(outcomes);
  const title = say(
    `The ${name.en} in ${years.to} is the same in all scenarios at every point`,
    `${years.to}年的${name.zh}在每个点上各情景均相同`,
  );
  return { id: 'difference', short: say('Difference', '差异'), markup: section('difference', title) };
}

/** In how many points each scenario is better than the first one. */
function titleText({ scenarios, years }: ExperimentResults, outcomes: PointOutcomes, compared: readonly PointDifferences[]): Text {
  const higherIsBetter = outcomes.column.better === 'higher';
  const word = higherIsBetter ? say('higher', '高于') : say('lower', '低于');
  const name = nameOf(outcomes);
  const parts = compared.map(({ scenario, differences, lower, higher }) => {
    const [count, all] = [higherIsBetter ? higher : lower, differences.length];
    const title = scenarios[scenario]!.title;
    const where =
      count === 0
        ? say(`at none of ${decimal(all, 0)} points`, `${decimal(all, 0)}个点中的0个`)
        : count === all
          ? say(`at all ${decimal(all, 0)} points`, `全部${decimal(all, 0)}个点`)
          : say(`at ${decimal(count, 0)} of ${decimal(all, 0)} points`, `${decimal(all, 0)}个点中的${decimal(count, 0)}个`);
    return inBoth((of, language) => (language === 'en' ? `${of(where)} with ${of(title)}` : `“${of(title)}”在${of(where)}`));
  });
  const reference = scenarios[0]!.title;
  return inBoth((of, language) =>
    language === 'en'
      ? `The ${of(name)} in ${years.to} is ${of(word)} than with ${of(reference)} ${parts.map(of).join('; ')}`
      : `${years.to}年${of(name)}：${parts.map(of).join('；')}${of(word)}“${of(reference)}”`,
  );
}

function middleText({ scenarios }: ExperimentResults, compared: readonly PointDifferences[], scale: Scale, name: Text): Text {
  if (compared.length > mostInTitle) {
    const middles = compared.map(({ differences }) => quantileOf(differences, 0.5));
    const [least, greatest] = [differenceText(Math.min(...middles), scale), differenceText(Math.max(...middles), scale)];
    return inBoth((of, language) =>
      language === 'en'
        ? `Median differences of the ${of(name)} from ${of(scenarios[0]!.title)} go from ${of(least)} to ${of(greatest)}`
        : `各情景${of(name)}与“${of(scenarios[0]!.title)}”差异的中位数：${of(least)}至${of(greatest)}`,
    );
  }
  const parts = compared.map(({ scenario, differences }) => {
    const middle = differenceText(quantileOf(differences, 0.5), scale);
    const range = shownIntervalText(quantileOf(differences, 0.05), quantileOf(differences, 0.95), scale);
    const title = scenarios[scenario]!.title;
    return inBoth((of, language) =>
      language === 'en'
        ? `${of(middle)} (nine in ten: ${of(range)}) with ${of(title)}`
        : `“${of(title)}”${of(middle)}（十分之九：${of(range)}）`,
    );
  });
  return inBoth((of, language) =>
    language === 'en'
      ? `Median difference of the ${of(name)} over the points: ${parts.map(of).join('; ')}`
      : `各点${of(name)}差异的中位数：${parts.map(of).join('；')}`,
  );
}

/** At how many points the replicates cannot tell the scenarios apart. */
function doubtText({ scenarios }: ExperimentResults, outcomes: PointOutcomes, compared: readonly PointDifferences[]): Text | undefined {
  if (outcomes.replicates < 2)
    return say(
      'There is one replicate at each point: how much of a difference at a point is chance is not known.',
      '每个点仅一次重复：单个点上的差异有多少出于偶然尚不可知。',
    );
  const open = compared.flatMap(({ scenario, differences, surelyLower, surelyHigher }) => {
    const count = differences.length - surelyLower - surelyHigher;
    const title = scenarios[scenario]!.title;
    if (count === 0) return [];
    return [
      inBoth((of, language) =>
        language === 'en'
          ? `${of(title)} at ${counted(count, 'point')} of ${differences.length}`
          : `“${of(title)}”${differences.length}个点中的${count}个`,
      ),
    ];
  });
  if (open.length === 0) return undefined;
  const reference = scenarios[0]!.title;
  return inBoth((of, language) =>
    language === 'en'
      ? `Cannot be told apart from ${of(reference)} with ${counted(outcomes.replicates, 'replicate')} (95\u00A0% interval of the paired difference): ${open.map(of).join('; ')}.`
      : `以${outcomes.replicates}次重复（配对差异的95\u00A0%区间）无法与“${of(reference)}”区分：${open.map(of).join('；')}。`,
  );
}
