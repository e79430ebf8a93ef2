import { dimensions } from '../../model/indicators/multidimensional.ts';
import { dimensionTitles } from '../../model/record/titles.ts';
import { sequential } from '../chart/palette.ts';
import { drawStackedBars } from '../chart/stacked-bars.ts';
import { dataTable, figure, type Cell } from '../figure.ts';
import { decimal, listedText } from '../format.ts';
import { inLanguages, type Html } from '../html.ts';
import { indicatorIn, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { indicatorSentence, indicatorTable, undecidedText } from './compared.ts';
import { section } from './section.ts';

const nameOf = (dimension: (typeof dimensions)[number]): Text => say(...dimensionTitles[dimension]);
const parts = dimensions.map((dimension, i) => ({
  label: nameOf(dimension),
  colour: sequential(0.95 - (0.9 * i) / (dimensions.length - 1)),
}));

/** What poor people lack besides income. */
export function deprivationsSection(results: ReportResults): Html {
  const table = indicatorTable(results, [
    'mpi',
    'mpi_headcount',
    'mpi_intensity',
    ...dimensions.map((dimension) => `censored_${dimension}`),
  ]);
  return section(
    'deprivations',
    deprivationsTitle(results),
    partsFigure(results),
    dataTable(table, { name: 'deprivation-indices' }),
    inLanguages(
      'Alkire and Foster: six dimensions of equal weight; who lacks at least a third of them is multidimensionally poor. H is their share, A the mean share of what they lack, M0 = H times A.',
      '阿尔凯尔-福斯特方法：六个维度等权；缺失至少三分之一者为多维贫困。H为其占比，A为其平均缺失比例，M0为H乘以A。',
    ),
  );
}

export const deprivationsTitle = (results: ReportResults): Text => indicatorSentence(results, 'mpi');

/** Part of M0 that is due to a dimension: its censored headcount over the number of dimensions. */
function partsOf(results: ReportResults, scenario: ScenarioResults, year: number): number[] {
  return dimensions.map((dimension) => (indicatorIn(results, scenario, `censored_${dimension}`, year)?.mean ?? NaN) / dimensions.length);
}

/** The dimension that makes most of the index of each scenario. */
export function largestPartTitle(results: ReportResults): Text {
  const { to } = results.years;
  const largest = results.scenarios.flatMap((scenario) => {
    const values = partsOf(results, scenario, to);
    const sum = values.reduce((a, b) => a + b, 0);
    if (!(sum > 0)) return [];
    const most = values.indexOf(Math.max(...values));
    const share = `${decimal((100 * values[most]!) / sum, 0)}\u00A0%`;
    return [
      inBoth((of, language) =>
        language === 'en'
          ? `${of(parts[most]!.label)} with ${of(scenario.title)} (${share})`
          : `“${of(scenario.title)}”为${of(parts[most]!.label)}（${share}）`,
      ),
    ];
  });
  if (largest.length === 0) return say(`Nobody is multidimensionally poor in ${to}`, `${to}年没有多维贫困人口`);
  const list = listedText(largest);
  return say(`The largest part of multidimensional poverty in ${to}: ${list.en}`, `${to}年多维贫困中占比最大的维度：${list.zh}`);
}

function partsFigure(results: ReportResults): Html {
  const { from, to } = results.years;
  const title = largestPartTitle(results);
  const bars = [
    ...results.scenarios
      .slice(0, 1)
      .map((scenario) => ({ label: say(`All scenarios in ${from}`, `${from}年所有情景`), scenario, year: from })),
    ...results.scenarios.map((scenario) => ({ label: scenario.title, scenario, year: to })),
  ].map(({ label, scenario, year }) => {
    const values = partsOf(results, scenario, year);
    return {
      label,
      values,
      shown: decimal(
        values.reduce((a, b) => a + b, 0),
        3,
      ),
      tip: inBoth((of) => [of(label), ...parts.map((part, i) => `${of(part.label)} ${decimal(values[i]!, 4)}`)].join('\n')),
    };
  });
  const chart = {
    name: say('Multidimensional poverty index by dimension', '各维度构成的多维贫困指数'),
    summary: title,
    parts,
    groups: [{ title: null, bars }],
    axis: say('M0, the multidimensional poverty index', 'M0，多维贫困指数'),
    tick: (value: number) => decimal(value, 2),
  };
  return figure({
    id: 'deprivations-by-dimension',
    title,
    wide: drawStackedBars(chart, { width: 760, fontSize: 13 }),
    narrow: drawStackedBars(chart, { width: 360, fontSize: 12 }),
    caption: say('Each part is what a dimension contributes to the index.', '每一部分为该维度对指数的贡献。'),
    undecided: undecidedText(results, 'mpi'),
    data: {
      caption: say(`Contributions to M0 in ${to}`, `${to}年各维度对M0的贡献`),
      columns: [
        { title: say('Dimension', '维度'), name: 'dimension' },
        ...results.scenarios.map((scenario) => ({ title: scenario.title, name: scenario.name.replaceAll('-', '_') })),
      ],
      rows: dimensions.map((dimension, i) => [
        nameOf(dimension),
        ...results.scenarios.map((scenario): Cell => {
          const value = partsOf(results, scenario, to)[i]!;
          return Number.isFinite(value) ? { value, shown: decimal(value, 4) } : null;
        }),
      ]),
    },
  });
}
