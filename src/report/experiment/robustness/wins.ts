import type { BoxSummary, FactorSummary, RobustnessSummary } from '../../../experiment/kinds/robustness/summary.ts';
import { limitsByColumn } from '../../../experiment/kinds/robustness/words.ts';
import { lineStyle } from '../../chart/palette.ts';
import { drawRegions, type Region, type RegionsChart } from '../../chart/regions-chart.ts';
import { figure, type Cell } from '../../figure.ts';
import { counted, decimal } from '../../format.ts';
import { inLanguages, nothing, type Html } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { shortNumber } from '../design.ts';
import type { ExperimentSection } from '../sections.ts';
import { boxesTable } from './boxes.ts';
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

/** Coverage against density on the way of peeling and pasting. */
function tradeOff(box: BoxSummary): Html {
  const chosen = box.steps[box.chosen]!;
  const way = box.steps.filter(({ step }) => step !== 'drop');
  const points = [
    ...way.map((step) => ({ x: step.coverage, y: step.density, group: 0, tip: stepTip(step) })),
    ...box.steps.filter(({ step }) => step === 'drop').map((step) => ({ x: step.coverage, y: step.density, group: 1, tip: stepTip(step) })),
    { x: chosen.coverage, y: chosen.density, group: 2, tip: stepTip(chosen) },
  ];
  const percentTick = (value: number): string => `${decimal(100 * value, 0)}\u00A0%`;
  const base = box.steps[0]!;
  const title = say(
    `The box that is taken covers ${shareText(box.coverage).en} at a density of ${shareText(box.density).en}; without any condition it is ${shareText(base.density).en}`,
    `所选条件框覆盖${shareText(box.coverage).zh}，框内获胜比例${shareText(box.density).zh}；不加条件时为${shareText(base.density).zh}`,
  );
  const chart: RegionsChart = {
    name: say('Coverage and density of the boxes', '各条件框的覆盖率与获胜比例'),
    summary: title,
    title: '',
    groups: [
      { label: say('boxes on the way of peeling and pasting', '剥离与回贴过程中的条件框'), colour: '#888888', shape: 'ring' },
      { label: say('after needless conditions were dropped', '去掉不必要条件之后'), colour: '#D55E00', shape: 'cross' },
      { label: say('the box that is taken', '所选条件框'), colour: '#0072B2', shape: 'square' },
    ],
    points,
    boxes: [],
    x: { from: 0, to: 1, tick: percentTick, label: say('coverage: share of the won futures inside', '覆盖率：获胜的未来中落在框内的比例') },
    y: { from: 0, to: 1, tick: percentTick, label: say('density: share of the futures inside that are won', '密度：框内未来中获胜的比例') },
  };
  const held =
    box.heldOut === null
      ? { en: '', zh: '' }
      : {
          en: ` Boxes found in four fifths of the futures cover ${shareText(box.heldOut.coverage).en} of the won ones in the fifth that was left out, with a density of ${shareText(box.heldOut.density).en}: that is what to expect of new futures.`,
          zh: `用五分之四的未来找到的条件框，在留出的五分之一中覆盖${shareText(box.heldOut.coverage).zh}，密度${shareText(box.heldOut.density).zh}：对新的未来应有此预期。`,
        };
  return figure({
    id: 'coverage-density',
    title,
    wide: drawRegions(chart, { ...frames.wide, plotHeight: 300 }),
    narrow: drawRegions(chart, { ...frames.narrow, plotHeight: 260 }),
    caption: inLanguages(
      `The search (PRIM) starts from all futures, at the right, and peels off the ends of the factors' ranges. A denser box covers less.${held.en}`,
      `搜索（PRIM）从右侧的全部未来出发，逐步剥去各因素取值范围的两端。密度越高，覆盖越少。${held.zh}`,
    ),
    data: {
      caption: say('Boxes on the way', '搜索过程中的条件框'),
      columns: [
        { title: say('Step', '步骤'), name: 'step' },
        { title: say('Coverage', '覆盖率'), name: 'coverage' },
        { title: say('Density', '密度'), name: 'density' },
        { title: say('Mass', '占全部未来的比例'), name: 'mass' },
        { title: say('Restricted factors', '受限因素数'), name: 'restricted' },
      ],
      rows: box.steps.map(({ step, coverage, density, mass, restricted }): Cell[] => [
        stepNames[step],
        ...[coverage, density, mass].map((value): Cell => ({ value, shown: shareText(value) })),
        { value: restricted, shown: String(restricted) },
      ]),
    },
  });
}

const stepNames: Readonly<Record<BoxSummary['steps'][number]['step'], Text>> = {
  start: say('all futures', '全部未来'),
  peel: say('peel', '剥离'),
  paste: say('paste', '回贴'),
  drop: say('drop', '去掉条件'),
};

function stepTip({ step, coverage, density, restricted }: BoxSummary['steps'][number]): Text {
  return inBoth((of, language) =>
    language === 'en'
      ? `${of(stepNames[step])}: coverage ${of(shareText(coverage))}, density ${of(shareText(density))}, ${counted(restricted, 'restricted factor')}`
      : `${of(stepNames[step])}：覆盖率${of(shareText(coverage))}，密度${of(shareText(density))}，受限因素${restricted}个`,
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
