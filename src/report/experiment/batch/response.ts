import { adjustedShare, responseTo, shareBetween, type ResponseGroup } from '../../../analysis/response.ts';
import { drawResponses, type ResponsePoint } from '../../chart/response-chart.ts';
import type { PanelScale } from '../../chart/panels.ts';
import { figure, type Cell } from '../../figure.ts';
import { counted, decimal, joinedText, percent, scaleForInterval, scaleOf, type Scale } from '../../format.ts';
import { inLanguages, type Html } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { titleOf } from '../../sections/compared.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { levelCell, shortNumber, shownLevel } from '../design.ts';
import { meansOf, type PointOutcomes } from '../outcomes.ts';
import type { ExperimentColumn, ExperimentResults } from '../results.ts';
import type { ExperimentSection } from '../sections.ts';
import { unitText } from '../varied.ts';
import { axisText, columnName, nameOf, panelFrames, tickOf, valueText } from './wording.ts';

/** A factor of more different values is cut into parts of its range. */
const mostLevels = 10;
/** As many panels as a reader compares; the table has all parameters. */
const mostPanels = 12;
/** Parts of a range have at least so many points, down to three parts. */
const pointsPerBin = 6;
/** With fewer points than this for each parameter only strong effects show. */
const pointsPerParameter = 10;
/** A parameter that explains less than this is not called one that matters. */
const worthNaming = 0.05;

interface Response {
  readonly column: ExperimentColumn;
  /** For each scenario. */
  readonly groups: readonly (readonly ResponseGroup[])[];
  /** Part of the variance over points that goes with the parameter, less what chance gives; NaN where it cannot be known. */
  readonly explained: readonly number[];
  /** The largest of `explained`. */
  readonly most: number;
}

/** What each parameter does to the outcome, on average over the others; nothing where fewer than two points differ in any. */
export function responseSection(results: ExperimentResults, outcomes: PointOutcomes): ExperimentSection | undefined {
  const { scenarios, years } = results;
  const overRuns = outcomes.replicates > 1 && standAlone(results, outcomes);
  const responses = responsesOf(results, outcomes, overRuns);
  if (responses.length === 0) return undefined;
  const shownResponses = responses.slice(0, mostPanels);
  const groups = shownResponses.flatMap((response) => response.groups.flat());
  const means = groups.map(({ mean }) => mean);
  const scale = scaleForInterval(scaleOf(outcomes.column.unit), Math.min(...means), Math.max(...means));
  const title = titleText(results, outcomes, responses, scale);
  const chart = {
    name: say('Response to each parameter', '对各参数的响应'),
    summary: title,
    series: scenarios.map((scenario, position) => ({ label: scenario.title, position })),
    panels: shownResponses.map((response) => panelOf(response, scale)),
    axis: inBoth((of, language) =>
      language === 'en'
        ? `${of(axisText(outcomes, years.to, scale))}, mean over points`
        : `${of(axisText(outcomes, years.to, scale))}，各点均值`,
    ),
    tick: tickOf(scale),
  };
  const frames = shownResponses.length <= 2 ? panelFrames.two : panelFrames.three;
  const markup = section(
    'response',
    title,
    figure({
      id: 'response-to-parameters',
      title: rangeText(results, outcomes, shownResponses, scale),
      wide: drawResponses(chart, frames.wide),
      narrow: drawResponses(chart, frames.narrow),
      caption: captionOf(results, overRuns, responses.length - shownResponses.length),
      undecided: fewText(results, outcomes),
      data: tableOf(results, outcomes, responses, scale),
    }),
  );
  return { id: 'response', short: say('Parameters', '参数作用'), markup };
}

/** Whether no two points share a value of any parameter: then a mean is of one point, and only its replicates tell how sure it is. */
function standAlone({ columns }: ExperimentResults, { design, points }: PointOutcomes): boolean {
  return points <= mostLevels && columns.every((_, c) => new Set(design[c]).size === points);
}

/** How to read the chart. `left` is the number of parameters that are in the table alone. */
function captionOf({ columns }: ExperimentResults, overRuns: boolean, left: number): Html {
  const several = columns.length > 1;
  const means = overRuns
    ? say(
        `One point at each value: the mean over its runs, with the 95\u00A0% interval over replicates.${several ? ' The points differ in the other parameters too.' : ''}`,
        `每个取值为一个点：其各次运行的均值及跨重复的95\u00A0%区间。${several ? '各点的其余参数也不相同。' : ''}`,
      )
    : say(
        `Means over the points at each value, or in parts of the range with about as many points each, with their 95\u00A0% interval over points.${several ? ' The other parameters vary within each mean as they do in the design.' : ''}`,
        `各取值下（或点数大致相等的各区段内）各点的均值及其跨点的95\u00A0%区间。${several ? '其余参数在每个均值内按设计变化。' : ''}`,
      );
  const order = say(
    `Parameters in the order of what goes with them${left === 0 ? '' : `; ${counted(left, 'further parameter')} in the table`}.`,
    `参数按其解释程度排列${left === 0 ? '' : `；另有${left}个参数见表`}。`,
  );
  const text = joinedText(several ? [means, order] : [means]);
  return inLanguages(text.en, text.zh);
}

function responsesOf(results: ExperimentResults, outcomes: PointOutcomes, overRuns: boolean): Response[] {
  const { scenarios, columns, years } = results;
  const responses = columns.flatMap((column, c): Response[] => {
    const design = outcomes.design[c]!;
    // The name of a point is nothing that was varied.
    if (column.name === 'point_name') return [];
    if (new Set(design.filter((value) => !Number.isNaN(value))).size < 2) return [];
    const perScenario = scenarios.map((_, s) => {
      const [factor, outcome] = overRuns ? runsOf(outcomes, design, s, years.to) : [design, meansOf(outcomes, s, years.to)];
      const groups = responseTo(factor, outcome, {
        mostLevels: column.labels === undefined ? mostLevels : Infinity,
        bins: Math.min(8, Math.max(3, Math.floor(outcomes.points / pointsPerBin))),
      });
      const points = groups.reduce((sum, group) => sum + group.points, 0);
      return { groups, explained: adjustedShare(shareBetween(groups, outcome), points, groups.length) };
    });
    const explained = perScenario.map((each) => each.explained);
    const known = explained.filter((share) => !Number.isNaN(share));
    return [{ column, groups: perScenario.map((each) => each.groups), explained, most: known.length === 0 ? NaN : Math.max(...known) }];
  });
  const rank = ({ most }: Response): number => (Number.isNaN(most) ? -Infinity : most);
  return responses
    .filter(({ groups }) => groups.some((own) => own.length > 1))
    .map((response, i) => ({ response, i }))
    .toSorted((a, b) => (rank(a.response) === rank(b.response) ? a.i - b.i : rank(b.response) - rank(a.response)))
    .map(({ response }) => response);
}

/** The factor and the outcome of every run of a scenario. */
function runsOf(outcomes: PointOutcomes, design: Float64Array, scenario: number, year: number): [Float64Array, Float64Array] {
  const { points, replicates } = outcomes;
  const factor = new Float64Array(points * replicates);
  const outcome = new Float64Array(points * replicates);
  for (let point = 0; point < points; point++) {
    factor.fill(design[point]!, point * replicates, (point + 1) * replicates);
    outcome.set(outcomes.values(point, scenario, year), point * replicates);
  }
  return [factor, outcome];
}

function panelOf({ column, groups }: Response, scale: Scale): { title: Text; x: PanelScale; lines: ResponsePoint[][] } {
  const all = groups.flat();
  const [from, to] = [Math.min(...all.map(({ at }) => at)), Math.max(...all.map(({ at }) => at))];
  const unit = unitText(column.unit);
  const tip = ({ from: low, to: high, mean, lower, upper, points }: ResponseGroup): Text => {
    const at = low === high ? shownLevel(column, low) : `${shownLevel(column, low)} – ${shownLevel(column, high)}`;
    const interval = Number.isFinite(lower)
      ? say(
          ` (${valueText(lower, scale).en} to ${valueText(upper, scale).en})`,
          `（${valueText(lower, scale).zh}至${valueText(upper, scale).zh}）`,
        )
      : say('');
    const value = valueText(mean, scale);
    return say(
      `${column.title.en} ${at}: ${value.en}${interval.en}, n = ${points}`,
      `${column.title.zh} ${at}：${value.zh}${interval.zh}，n = ${points}`,
    );
  };
  const words = column.labels;
  const x: PanelScale =
    words === undefined
      ? {
          from,
          to,
          log: isLog(all.map(({ at }) => at)),
          tick: (value) => shownLevel(column, value),
          ...(unit.en === '' ? {} : { label: unit }),
          ...(all.every((group) => group.from === group.to) ? { ticks: levelTicks(column, all) } : {}),
        }
      : { from: from - 0.4, to: to + 0.4, ticks: levelTicks(column, all), words: true };
  return {
    title: column.title,
    x,
    lines: groups.map((own) =>
      own.map((group) => ({ x: group.at, y: group.mean, lower: group.lower, upper: group.upper, tip: tip(group) })),
    ),
  };
}

function levelTicks(column: ExperimentColumn, groups: readonly ResponseGroup[]): { value: number; label: string }[] {
  const values = [...new Set(groups.map(({ from }) => from))].toSorted((a, b) => a - b);
  return values.map((value) => ({ value, label: shownLevel(column, value) }));
}

/** Whether values lie about evenly on a logarithmic scale and not on a plain one. */
function isLog(values: readonly number[]): boolean {
  const sorted = [...new Set(values)].toSorted((a, b) => a - b);
  const [low, high, middle] = [sorted[0]!, sorted.at(-1)!, sorted[sorted.length >> 1]!];
  if (!(low > 0) || high / low < 15 || sorted.length < 3) return false;
  const plain = (middle - low) / (high - low);
  const log = Math.log(middle / low) / Math.log(high / low);
  return Math.abs(log - 0.5) < Math.abs(plain - 0.5);
}

/** Which parameter goes most with the outcome, and which do not. */
function titleText(results: ExperimentResults, outcomes: PointOutcomes, responses: readonly Response[], scale: Scale): Text {
  const [first] = responses;
  const name = nameOf(outcomes);
  const year = results.years.to;
  if (first === undefined || Number.isNaN(first.most))
    return inBoth((of, language) =>
      language === 'en' ? `What the ${of(name)} in ${year} is at each value` : `各取值下${year}年的${of(name)}`,
    );
  if (first.most < worthNaming)
    return inBoth((of, language) =>
      language === 'en'
        ? `No parameter alone goes with the ${of(name)} in ${year} over these points`
        : `在这些点上，没有单个参数与${year}年${of(name)}明显相关`,
    );
  const scenario = first.explained.indexOf(first.most);
  const groups = first.groups[scenario]!;
  const [low, high] = [groups[0]!, groups.at(-1)!];
  const [from, to] = [valueText(low.mean, scale), valueText(high.mean, scale)];
  const at = ({ from: least, to: greatest }: ResponseGroup): string =>
    least === greatest ? shownLevel(first.column, least) : `${shownLevel(first.column, least)}–${shownLevel(first.column, greatest)}`;
  const titled = results.scenarios.length === 1 ? undefined : results.scenarios[scenario]!.title;
  return say(
    `What goes most with the ${name.en} in ${year} is ${first.column.title.en}: ${from.en} on average at ${at(low)}, ${to.en} at ${at(high)}${titled === undefined ? '' : `, with ${titled.en}`}`,
    `与${year}年${name.zh}关系最大的是${first.column.title.zh}：${titled === undefined ? '' : `“${titled.zh}”下，`}${at(low)}时平均${from.zh}，${at(high)}时${to.zh}`,
  );
}

/** How far the means of the shown parameters lie apart. */
function rangeText(results: ExperimentResults, outcomes: PointOutcomes, responses: readonly Response[], scale: Scale): Text {
  const widths = responses.flatMap(({ column, groups }) =>
    groups.map((own) => {
      const means = own.map(({ mean }) => mean).filter(Number.isFinite);
      return { column, width: means.length === 0 ? NaN : Math.max(...means) - Math.min(...means) };
    }),
  );
  const known = widths.filter(({ width }) => Number.isFinite(width));
  const name = nameOf(outcomes);
  if (known.length === 0) return inBoth((of) => of(titleOf(outcomes.column)));
  const widest = known.reduce((most, each) => (each.width > most.width ? each : most));
  const { factor, digits, differenceUnit } = scale;
  const width = `${decimal(factor * widest.width, digits)}${differenceUnit === '' ? '' : `\u00A0${differenceUnit === 'points' ? 'percentage points' : differenceUnit}`}`;
  const widthZh = `${decimal(factor * widest.width, digits)}${differenceUnit === 'points' ? '个百分点' : differenceUnit === 'yuan' ? '元' : differenceUnit}`;
  return say(
    `The mean ${name.en} in ${results.years.to} moves by up to ${width}, over ${widest.column.title.en}`,
    `${results.years.to}年${name.zh}的均值最多变动${widthZh}，随${widest.column.title.zh}而变`,
  );
}

function fewText({ columns }: ExperimentResults, { points }: PointOutcomes): Text | undefined {
  // One parameter alone is not mixed up with others.
  if (columns.length < 2 || points >= pointsPerParameter * columns.length) return undefined;
  return say(
    `There are ${counted(points, 'point')} for ${counted(columns.length, 'parameter')}: too few to tell small effects from chance and from what the other parameters do.`,
    `${columns.length}个参数只有${points}个点：不足以把小的作用与偶然及其他参数的作用区分开。`,
  );
}

function tableOf(
  results: ExperimentResults,
  outcomes: PointOutcomes,
  responses: readonly Response[],
  scale: Scale,
): Parameters<typeof figure>[0]['data'] {
  const { scenarios, years } = results;
  const name = titleOf(outcomes.column);
  return {
    caption: inBoth((of, language) =>
      language === 'en'
        ? `${of(name)} in ${years.to}: means by parameter and value, and the part of the variance over points that goes with the parameter, less what chance gives (epsilon squared)`
        : `${years.to}年${of(name)}：按参数与取值的均值，以及各点方差中由该参数解释的部分（扣除偶然，ε²）`,
    ),
    columns: [
      { title: say('Parameter', '参数'), name: 'parameter' },
      { title: say('From', '起'), name: 'from' },
      { title: say('To', '止'), name: 'to' },
      { title: say('Points', '点数'), name: 'points' },
      ...scenarios.flatMap(({ title, name: scenario }) => [
        { title, name: columnName(outcomes.column.name, scenario) },
        {
          title: inBoth((of, language) => (language === 'en' ? `${of(title)}, explained` : `${of(title)}，解释部分`)),
          name: `explained_${scenario.replaceAll('-', '_')}`,
        },
      ]),
    ],
    rows: responses.flatMap(({ column, groups, explained }) => {
      const longest = groups.reduce((most, own) => (own.length > most.length ? own : most));
      return longest.map((group, i): Cell[] => [
        column.title,
        ...[group.from, group.to].map((value) => levelCell(column, value)),
        { value: group.points, shown: shortNumber(group.points) },
        ...groups.flatMap((own, s): Cell[] => {
          const same = own[i]?.from === group.from ? own[i] : own.find(({ from }) => from === group.from);
          const interval = (lower: Text, upper: Text): Text =>
            inBoth((of, language) => (language === 'en' ? `${of(lower)} to ${of(upper)}` : `${of(lower)}至${of(upper)}`));
          return [
            same === undefined
              ? null
              : {
                  value: same.mean,
                  shown: valueText(same.mean, scale),
                  ...(Number.isFinite(same.lower) ? { below: interval(valueText(same.lower, scale), valueText(same.upper, scale)) } : {}),
                },
            i > 0 || Number.isNaN(explained[s]!) ? null : { value: explained[s]!, shown: percent(explained[s]!) },
          ];
        }),
      ]);
    }),
  };
}
