import { nbsHeadcountSeries, type DataPoint } from '../../data/index.ts';
import { drawHeadcount, type ChartDocument, type HeadcountChart } from '../chart/index.ts';
import { figure, type Cell, type DataTable } from '../figure.ts';
import { decimal, listedText, percent } from '../format.ts';
import { html, inLanguages, type Html } from '../html.ts';
import { countiesOf, indicatorIn, referenceOf, yearsOf, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { comparedText } from './compared.ts';
import { section } from './section.ts';

/** Poverty over the years under every scenario, beside what the National Bureau of Statistics counted. */
export function headcountSection(results: ReportResults, document: ChartDocument): Html {
  const chart = headcountChart(results);
  const wide = drawHeadcount(chart, { document, width: 760, height: 360, fontSize: 13, idPrefix: 'headcount-wide' });
  const narrow = drawHeadcount(chart, { document, width: 360, height: 280, fontSize: 12, idPrefix: 'headcount-narrow' });
  return section(
    'headcount',
    headcountTitle(results),
    figure({
      id: 'headcount-by-year',
      title: headcountFigureTitle(results),
      wide,
      narrow,
      caption: caption(results),
      data: headcountTable(results),
    }),
  );
}

/** How well the reference follows what was observed, or how far poverty fell where nothing was. */
export function headcountFigureTitle(results: ReportResults): Text {
  const { from, to } = results.years;
  const falls = results.scenarios.flatMap((scenario) => {
    const [start, end] = [from, to].map((year) => indicatorIn(results, scenario, 'headcount', year));
    if (start == null || end == null) return [];
    const [first, last] = [percent(start.mean), percent(end.mean)];
    return [
      inBoth((of, language) =>
        language === 'en' ? `${first} to ${last} with ${of(scenario.title)}` : `“${of(scenario.title)}”由${first}到${last}`,
      ),
    ];
  });
  if (falls.length === 0) return say('No run was done', '没有完成的运行');
  return inBoth((of, language) =>
    language === 'en'
      ? `Headcount ratio from ${from} to ${to}: ${of(listedText(falls))}`
      : `${from}至${to}年贫困发生率：${of(listedText(falls))}`,
  );
}

/** The finding of the chart in one sentence. */
export function headcountTitle(results: ReportResults): Text {
  const { from, to } = results.years;
  const reference = referenceOf(results);
  const start = indicatorIn(results, reference, 'headcount', from);
  const end = indicatorIn(results, reference, 'headcount', to);
  if (start === null || end === null) return say(`Headcount by year, ${from} to ${to}`, `${from}至${to}年逐年贫困发生率`);
  const own = inBoth((of, language) =>
    language === 'en'
      ? `In ${to}, ${percent(end.mean)} of rural people are poor with ${of(reference.title)}`
      : `${to}年，在“${of(reference.title)}”下，${percent(end.mean)}的农村人口处于贫困`,
  );
  const compared = comparedText(results, 'headcount', to, { lower: say('Fewer', '较少'), higher: say('More', '较多') });
  if (compared.en !== '') return inBoth((of, language) => `${of(own)}${language === 'en' ? '. ' : '。'}${of(compared)}`);
  const up = end.mean > start.mean;
  return say(`${own.en}, ${up ? 'up' : 'down'} from ${percent(start.mean)} in ${from}`, `${own.zh}，${from}年为${percent(start.mean)}`);
}

/** What the chart of the headcount shows; also for a picture of its own. */
export function headcountChart(results: ReportResults): HeadcountChart {
  const lines = results.scenarios.map((scenario) => ({
    label: scenario.title,
    points: yearsOf(results).flatMap((year) => {
      const value = indicatorIn(results, scenario, 'headcount', year);
      return value === null ? [] : [{ year, mean: value.mean, lower: value.lower, upper: value.upper }];
    }),
  }));
  const observed = observedIn(results).map((point) => ({
    year: point.year,
    share: point.value,
    verified: isVerified(point),
    note: `NBS ${point.year}: ${percent(point.value)}, ${point.confidence}`,
  }));
  return { lines, observed, years: results.years, branch: results.branch?.year, summary: headcountTitle(results) };
}

function observedIn({ years }: ReportResults): readonly DataPoint[] {
  return nbsHeadcountSeries.points.filter(({ year }) => year >= years.from && year <= years.to);
}

function isVerified({ confidence }: DataPoint): boolean {
  return confidence === 'verified' || confidence === 'derived';
}

function caption(results: ReportResults): Html {
  const { replicates } = results;
  const [bands, bandsZh] =
    replicates < 2
      ? ['one replicate, hence no bands', '仅一次重复，因此没有区间带']
      : [
          `lines are means of ${replicates} replicates, bands their 95\u00A0% intervals, often no wider than the line`,
          `线为${replicates}次重复的均值，带为其95\u00A0%区间，往往不比线宽`,
        ];
  const [place, placeZh] =
    countiesOf(results) === null
      ? [
          'The model starts from the NBS figure of 2011, so that the agreement of that year is no finding.',
          '模型以国家统计局2011年的数字为起点，因此该年的一致不是结论。',
        ]
      : [
          'They are of the whole province, and the lines of some of its counties alone: the two cannot be compared.',
          '这些点是全省的，而线只是其中部分县的：两者不可比较。',
        ];
  const [branch, branchZh] =
    results.branch === undefined
      ? ['', '']
      : [
          ` Dotted line: the end of ${results.branch.year - 1}, where the scenarios part.`,
          `点线：${results.branch.year - 1}年末，各情景由此分开。`,
        ];
  const line = lineText(results);
  return inLanguages(
    html`Rural people below the poverty line of ${line.en} a year in prices of 2010, % of the rural population at the end of the year;
    ${bands}. Points: household survey of the National Bureau of Statistics (NBS), black where the figure was read in a published text,
    white where it is remembered or uncertain.${branch} ${place}`,
    html`年末农村人口中低于贫困线（2010年价格每年${line.zh}）的百分比；${bandsZh}。点：国家统计局住户调查，黑点为在公开文本中读到的数字，白点为凭记忆或不确定的数字。${branchZh}${placeZh}`,
  );
}

/** The poverty line, which a scenario may change. */
function lineText({ scenarios }: ReportResults): Text {
  const lines = scenarios.map(({ title, resolved }) => {
    const line = (resolved['macro'] as { readonly poverty_line?: unknown } | undefined)?.poverty_line;
    const text = typeof line === 'number' ? say(`${decimal(line, 0)} yuan`, `${decimal(line, 0)}元`) : say('unknown height', '高度不明');
    return { title, text };
  });
  if (new Set(lines.map(({ text }) => text.en)).size === 1) return lines[0]!.text;
  const list = listedText(
    lines.map(({ title, text }) =>
      inBoth((of, language) => (language === 'en' ? `${of(text)} with ${of(title)}` : `“${of(title)}”为${of(text)}`)),
    ),
  );
  return say(`their scenario (${list.en})`, `各情景不同（${list.zh}）`);
}

function headcountTable(results: ReportResults): DataTable {
  const observed = new Map(observedIn(results).map((point) => [point.year, point]));
  return {
    caption: say(
      'Headcount ratio in % of the rural population: mean, and 95\u00A0% interval of the mean below it. * remembered or uncertain figure.',
      '贫困发生率（占农村人口的%）：均值，其下为均值的95\u00A0%区间。* 凭记忆或不确定的数字。',
    ),
    columns: [
      { title: say('Year', '年份'), name: 'year' },
      ...results.scenarios.map(({ title, name }) => ({ title, name: `headcount_${name.replaceAll('-', '_')}` })),
      { title: say('NBS', '国家统计局'), name: 'headcount_nbs' },
    ],
    rows: yearsOf(results).map((year) => [
      String(year),
      ...results.scenarios.map((scenario) => headcountCell(results, scenario, year)),
      observedCell(observed.get(year)),
    ]),
  };
}

function headcountCell(results: ReportResults, scenario: ScenarioResults, year: number): Cell {
  const value = indicatorIn(results, scenario, 'headcount', year);
  if (value === null) return null;
  const shown = decimal(100 * value.mean, 1);
  if (value.lower === null || value.upper === null) return { value: value.mean, shown };
  const [lower, upper] = [decimal(100 * Math.max(0, value.lower), 1), decimal(100 * value.upper, 1)];
  return { value: value.mean, shown, below: say(`${lower} to ${upper}`, `${lower} 至 ${upper}`) };
}

function observedCell(point: DataPoint | undefined): Cell {
  if (point === undefined) return null;
  return { value: point.value, shown: `${decimal(100 * point.value, 1)}${isVerified(point) ? '' : '*'}` };
}
