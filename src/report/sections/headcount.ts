import { nbsHeadcountSeries, type DataPoint } from '../../data/index.ts';
import { drawHeadcount, type ChartDocument, type HeadcountChart } from '../chart/index.ts';
import { decimal, listed, percent } from '../format.ts';
import { html, trusted, type Html, type HtmlPart } from '../html.ts';
import {
  countiesOf,
  differenceIn,
  indicatorIn,
  othersOf,
  referenceOf,
  yearsOf,
  type ReportResults,
  type ScenarioResults,
} from '../results.ts';
import { section, table } from './section.ts';

/** Poverty over the years under every scenario, beside what the National Bureau of Statistics counted. */
export function headcountSection(results: ReportResults, document: ChartDocument): Html {
  const chart = headcountChart(results);
  const wide = drawHeadcount(chart, { document, width: 760, height: 360, fontSize: 13, idPrefix: 'headcount-wide' });
  const narrow = drawHeadcount(chart, { document, width: 360, height: 280, fontSize: 12, idPrefix: 'headcount-narrow' });
  return section(
    'headcount',
    headcountTitle(results),
    html`<figure>
      <div class="wide">${trusted(wide)}</div>
      <div class="narrow">${trusted(narrow)}</div>
      <figcaption>${caption(results)}</figcaption>
    </figure> `,
    headcountTable(results),
  );
}

/** The finding of the chart in one sentence. */
export function headcountTitle(results: ReportResults): string {
  const { from, to } = results.years;
  const reference = referenceOf(results);
  const start = indicatorIn(results, reference, 'headcount', from);
  const end = indicatorIn(results, reference, 'headcount', to);
  if (start === null || end === null) return `Headcount by year, ${from} to ${to}`;
  const own = `In ${to}, ${percent(end.mean)} of rural people are poor with ${reference.title}`;
  const groups = { fewer: [] as string[], more: [] as string[], same: [] as string[] };
  for (const { name, title } of othersOf(results)) {
    const row = differenceIn(results, name, 'headcount', to);
    if (row === undefined) continue;
    // Without an interval nothing can be said to be the same.
    const unsure = row.lower <= 0 && row.upper >= 0;
    if (unsure) groups.same.push(title);
    else groups[row.difference < 0 ? 'fewer' : 'more'].push(`${title} (${percent(row.mean)})`);
  }
  const parts = [
    ...(groups.fewer.length > 0 ? [`fewer with ${listed(groups.fewer)}`] : []),
    ...(groups.more.length > 0 ? [`more with ${listed(groups.more)}`] : []),
    ...(groups.same.length > 0 ? [`no distinguishable difference with ${listed(groups.same)}`] : []),
  ];
  if (parts.length > 0) return `${own}: ${parts.join('; ')}`;
  return `${own}, ${end.mean > start.mean ? 'up' : 'down'} from ${percent(start.mean)} in ${from}`;
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
  return { lines, observed, years: results.years, summary: headcountTitle(results) };
}

function observedIn({ years }: ReportResults): readonly DataPoint[] {
  return nbsHeadcountSeries.points.filter(({ year }) => year >= years.from && year <= years.to);
}

function isVerified({ confidence }: DataPoint): boolean {
  return confidence === 'verified' || confidence === 'derived';
}

function caption(results: ReportResults): Html {
  const bands =
    results.replicates < 2
      ? 'one replicate, hence no bands'
      : `lines are means of ${results.replicates} replicates, bands their 95\u00A0% intervals, often no wider than the line`;
  const place =
    countiesOf(results) === null
      ? 'The model starts from the NBS figure of 2011, so that the agreement of that year is no finding.'
      : 'They are of the whole province, and the lines of some of its counties alone: the two cannot be compared.';
  return html`Rural people below the poverty line of ${lineText(results)} a year in prices of 2010, % of the rural population at the end of
  the year; ${bands}. Points: household survey of the National Bureau of Statistics (NBS), black where the figure was read in a published
  text, white where it is remembered or uncertain. ${place}`;
}

/** The poverty line, which a scenario may change. */
function lineText({ scenarios }: ReportResults): string {
  const lines = scenarios.map(({ title, resolved }) => {
    const line = (resolved['macro'] as { readonly poverty_line?: unknown } | undefined)?.poverty_line;
    return { title, text: typeof line === 'number' ? `${decimal(line, 0)} yuan` : 'unknown height' };
  });
  if (new Set(lines.map(({ text }) => text)).size === 1) return lines[0]!.text;
  return `their scenario (${listed(lines.map(({ title, text }) => `${text} with ${title}`))})`;
}

function headcountTable(results: ReportResults): Html {
  const observed = new Map(observedIn(results).map((point) => [point.year, point]));
  return table({
    label: 'Headcount by year',
    content: 'numbers',
    caption: 'Headcount in % of the rural population: mean, and 95\u00A0% interval of the mean below it. * remembered or uncertain figure.',
    head: ['Year', ...results.scenarios.map(({ title }) => title), 'NBS'],
    rows: yearsOf(results).map((year) => [
      year,
      ...results.scenarios.map((scenario) => headcountCell(results, scenario, year)),
      observedCell(observed.get(year)),
    ]),
  });
}

function headcountCell(results: ReportResults, scenario: ScenarioResults, year: number): HtmlPart {
  const value = indicatorIn(results, scenario, 'headcount', year);
  if (value === null) return '–';
  const mean = decimal(100 * value.mean, 1);
  if (value.lower === null || value.upper === null) return mean;
  return html`${mean}<br /><small>${decimal(100 * Math.max(0, value.lower), 1)} to ${decimal(100 * value.upper, 1)}</small>`;
}

function observedCell(point: DataPoint | undefined): HtmlPart {
  if (point === undefined) return '–';
  return `${decimal(100 * point.value, 1)}${isVerified(point) ? '' : '*'}`;
}
