import type { BoxSummary } from '../../../experiment/kinds/robustness/summary.ts';
import { drawRegions, type RegionsChart } from '../../chart/regions-chart.ts';
import { figure, type Cell } from '../../figure.ts';
import { counted, decimal } from '../../format.ts';
import { inLanguages, type Html } from '../../html.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { shareText } from './words.ts';

const frames = { wide: { width: 760, fontSize: 13, plotHeight: 300 }, narrow: { width: 360, fontSize: 12, plotHeight: 260 } } as const;

/** Coverage against density on the way of peeling and pasting. */
export function tradeOff(box: BoxSummary): Html {
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
    wide: drawRegions(chart, frames.wide),
    narrow: drawRegions(chart, frames.narrow),
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
