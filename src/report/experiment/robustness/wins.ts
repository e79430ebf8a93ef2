import type { BoxSummary, FactorSummary, RobustnessSummary } from '../../../experiment/kinds/robustness/summary.ts';
import { limitsByColumn } from '../../../experiment/kinds/robustness/words.ts';
import { lineStyle } from '../../chart/palette.ts';
import { drawRegions, type Region, type RegionsChart } from '../../chart/regions-chart.ts';
import { figure, type Cell } from '../../figure.ts';
import { counted } from '../../format.ts';
import { inLanguages, nothing, type Html } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { shortNumber } from '../design.ts';
import type { ExperimentSection } from '../sections.ts';
import { boxesTable } from './boxes.ts';
import { tradeOff } from './trade-off.ts';
import { tellingFactors } from './telling.ts';
import { conditionsText, differenceText, lowered, policyTitle, shareText, textOf, valueText } from './words.ts';

const frames = { wide: { width: 760, fontSize: 13, plotHeight: 380 }, narrow: { width: 360, fontSize: 12, plotHeight: 300 } } as const;

/** Where the policy that is asked for wins: the futures, the box, and the way to it. */
export function winsSection(summary: RobustnessSummary): ExperimentSection | undefined {
  const { question } = summary;
  if (question.futures === 0) return undefined;
  const claimed = question.boxes.filter((box) => box.claimed);
  const markup = section(
    'where-it-wins',
    titleText(summary, claimed),
    futuresMap(summary, claimed[0]),
    claimed[0] === undefined ? nothing : tradeOff(claimed[0]),
    question.boxes.length === 0 ? nothing : boxesTable(summary),
  );
  return { id: 'where-it-wins', short: say('Where it wins', '何处占优'), markup };
}

function titleText(summary: RobustnessSummary, [first]: readonly BoxSummary[]): Text {
  const { winner, won, futures } = summary.question;
  const title = policyTitle(summary, winner);
  if (won === 0) return say(`${title.en} wins in none of ${futures} futures`, `在${futures}个未来中，${title.zh}均不占优`);
  if (won === futures) return say(`${title.en} wins in all ${futures} futures`, `在全部${futures}个未来中，${title.zh}均占优`);
  if (first === undefined)
    return say(
      `${title.en} wins in ${won} of ${futures} futures, under no simple condition`,
      `${title.zh}在${futures}个未来中的${won}个占优，但没有简单条件可以概括`,
    );
  const conditions = conditionsText(summary, first);
  return inBoth((of, language) =>
    language === 'en' ? `${of(title)} wins where ${of(conditions)}` : `当${of(conditions)}时，${of(title)}占优`,
  );
}

/** The futures by the two most telling factors, coloured by who wins. */
function futuresMap(summary: RobustnessSummary, box: BoxSummary | undefined): Html {
  const [across, up] = tellingFactors(summary);
  if (across === undefined || up === undefined) return nothing;
  const { question, factors } = summary;
  const [winner, against] = [policyTitle(summary, question.winner), policyTitle(summary, question.against)];
  const others = box === undefined ? new Set<string>() : new Set(box.restrictions.map(({ column }) => column));
  others.delete(across.column);
  others.delete(up.column);
  const positions = [question.winner, question.against].map((name) => summary.policies.findIndex((policy) => policy.name === name));
  const points = question.advantage.flatMap((advantage, f) =>
    advantage === null
      ? []
      : [
          {
            x: across.values[f]!,
            y: up.values[f]!,
            group: advantage > 0 ? 0 : 1,
            pale: [...others].some(
              (column) =>
                !isWithin(
                  factors.find((factor) => factor.column === column)!,
                  f,
                  box!,
                ),
            ),
            tip: futureTip(summary, f, advantage, [across, up]),
          },
        ],
  );
  const drawn = question.boxes
    .filter((one) => one.claimed && (one === box || isFlat(one, across, up)))
    .map((one) => boxOf(one, across, up));
  const [xTitle, yTitle] = [axisTitle(across), axisTitle(up)];
  const title = say(`${winner.en} against ${against.en}, future by future`, `${winner.zh}与${against.zh}：逐个未来的比较`);
  const chart: RegionsChart = {
    name: title,
    summary: titleText(summary, box === undefined ? [] : [box]),
    title: '',
    groups: [
      { label: say(`${winner.en} does better`, `${winner.zh}较好`), colour: lineStyle(positions[0]!).colour, shape: 'disc' },
      {
        label: say(`${against.en} does as well or better`, `${against.zh}不差或较好`),
        colour: lineStyle(positions[1]!).colour,
        shape: 'ring',
      },
    ],
    points,
    boxes: drawn,
    x: { ...scaleOfFactor(across), label: xTitle },
    y: { ...rangeOf(up), label: yTitle, tick: tickOf(up) },
  };
  const hidden = [...others].map((column) => lowered(factors.find((factor) => factor.column === column)!.title));
  return figure({
    id: 'futures-map',
    title: mapTitle(summary, across, up),
    wide: drawRegions(chart, frames.wide),
    narrow: drawRegions(chart, frames.narrow),
    caption: inLanguages(
      `Each point is a future: one draw of ${counted(factors.length, 'uncertain factor')}, the same for both policies. Shown are the two factors that tell most; the others vary too.${hidden.length === 0 ? '' : ` The box restricts ${hidden.map(({ en }) => en).join(' and ')} as well: futures outside of that are pale.`}`,
      `每个点为一个未来：对${factors.length}个不确定因素的一次抽取，两种政策相同。图中为最能区分胜负的两个因素，其余因素也在变化。${hidden.length === 0 ? '' : `条件框还限制了${hidden.map(({ zh }) => zh).join('和')}：不满足者以浅色表示。`}`,
    ),
    undecided: doubtText(summary),
    data: {
      caption: say('Futures and who wins', '各未来及胜者'),
      columns: [
        { title: say('Future', '未来'), name: 'point' },
        ...factors.map((factor) => ({ title: textOf(factor.title), name: factor.column })),
        { title: say('Advantage', '优势'), name: 'advantage' },
      ],
      rows: question.advantage.map((advantage, f): Cell[] => [
        String(f),
        ...factors.map((factor): Cell => ({
          value: factor.values[f]!,
          shown: factor.labels?.[factor.values[f]!] ?? shortNumber(factor.values[f]!),
        })),
        advantage === null ? null : { value: advantage, shown: differenceText(advantage, summary) },
      ]),
    },
  });
}

/** Whether a box restricts nothing but two factors. */
function isFlat({ restrictions }: BoxSummary, across: FactorSummary, up: FactorSummary): boolean {
  return restrictions.every(({ column }) => column === across.column || column === up.column);
}

function boxOf({ density, restrictions }: BoxSummary, across: FactorSummary, up: FactorSummary): Region {
  const limits = limitsByColumn(restrictions);
  return {
    label: say(`${shareText(density).en} won`, `${shareText(density).zh}获胜`),
    left: limits.get(across.column)?.lower,
    right: limits.get(across.column)?.upper,
    bottom: limits.get(up.column)?.lower,
    top: limits.get(up.column)?.upper,
  };
}

function mapTitle(summary: RobustnessSummary, across: FactorSummary, up: FactorSummary): Text {
  const { won, futures, winner } = summary.question;
  const title = policyTitle(summary, winner);
  const [a, b] = [lowered(across.title), lowered(up.title)];
  return inBoth((of, language) =>
    language === 'en'
      ? `${of(title)} wins ${won} of ${futures} futures (${of(shareText(won / futures))}); ${of(a)} and ${of(b)} tell most`
      : `${of(title)}在${futures}个未来中的${won}个（${of(shareText(won / futures))}）占优；${of(a)}与${of(b)}最能区分胜负`,
  );
}

function isWithin({ column, values, labels }: FactorSummary, future: number, { restrictions }: BoxSummary): boolean {
  const value = values[future]!;
  return restrictions.every((restriction) => {
    if (restriction.column !== column) return true;
    if (restriction.side === 'categories') return restriction.labels.includes(labels?.[value] ?? '');
    return restriction.side === 'lower' ? value >= restriction.limit! : value <= restriction.limit!;
  });
}

function futureTip(summary: RobustnessSummary, future: number, advantage: number, shown: readonly FactorSummary[]): Text {
  const { winner, against } = summary.question;
  const better = policyTitle(summary, advantage > 0 ? winner : against);
  const by = differenceText(Math.abs(advantage), summary);
  const values = shown.map((factor) => [textOf(factor.title), valueText(factor, factor.values[future]!)] as const);
  return inBoth((of, language) => {
    const list = values.map(([title, value]) => `${of(title)}${language === 'en' ? ': ' : '：'}${of(value)}`);
    return language === 'en' ? `${of(better)} better by ${of(by)}; ${list.join('; ')}` : `${of(better)}好${of(by)}；${list.join('；')}`;
  });
}

/** How many signs the replicates leave open. */
function doubtText({ question }: RobustnessSummary): Text | undefined {
  const { toldWon, toldLost, futures } = question;
  if (toldWon === null || toldLost === null)
    return say(
      'There is one replicate in each future: which of the narrow wins are chance is not known.',
      '每个未来仅一次重复：微弱的胜负有多少出于偶然尚不可知。',
    );
  const open = futures - toldWon - toldLost;
  if (open === 0) return undefined;
  return say(
    `In ${counted(open, 'future')} of ${futures} the difference is no larger than the random numbers of the replicates can make it (95 % interval, noise pooled over futures).`,
    `${futures}个未来中有${open}个的差异不超过重复模拟的随机误差（95%区间，误差在各未来间合并）。`,
  );
}

function rangeOf({ from, to, values }: FactorSummary): { readonly from: number; readonly to: number } {
  return { from: from ?? Math.min(...values), to: to ?? Math.max(...values) };
}

function scaleOfFactor(factor: FactorSummary): {
  readonly from: number;
  readonly to: number;
  readonly log: boolean;
  readonly tick: (value: number) => string;
} {
  return { ...rangeOf(factor), log: factor.scale === 'log', tick: tickOf(factor) };
}

const isPercent = ({ unit }: FactorSummary): boolean => /^(share|per )/.test(unit);

function tickOf(factor: FactorSummary): (value: number) => string {
  return (value) => shortNumber(isPercent(factor) ? 100 * value : value);
}

/** Title of a factor with its unit. */
function axisTitle(factor: FactorSummary): Text {
  const { title, unit, change } = factor;
  const [en, zh] =
    change === 'multiply'
      ? [", times the scenario's own", '（情景原值的倍数）']
      : isPercent(factor)
        ? change === 'add'
          ? [', percentage points added', '（所加百分点）']
          : [', %', '（%）']
        : unit === '1' || unit === 'ratio' || unit === ''
          ? ['', '']
          : [`, ${unit}`, `（${unit}）`];
  return say(`${title.en}${en}`, `${title.zh}${zh}`);
}
