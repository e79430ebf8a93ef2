import { yunnanCounties } from '../data/index.ts';
import type { ChartDocument } from './chart/index.ts';
import { counted, decimal } from './format.ts';
import { html, trusted, type Html } from './html.ts';
import { countiesOf, type ReportResults } from './results.ts';
import { assumptionsSection } from './sections/assumptions.ts';
import { changedParametersSection } from './sections/changed-parameters.ts';
import { endYearSection } from './sections/end-year.ts';
import { findingSection } from './sections/finding.ts';
import { headcountSection } from './sections/headcount.ts';
import { moneySection } from './sections/money.ts';
import { provenanceSection } from './sections/provenance.ts';
import { styleSheet } from './style.ts';

/** Nothing is fetched: a browser that obeys this loads neither scripts nor anything from elsewhere. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * Renders the report as one HTML document that needs nothing else. The same results give the same text.
 *
 * `document` is where charts are drawn; the report is not put into it.
 */
export function renderReport(results: ReportResults, document: ChartDocument): string {
  const title = titleOf(results);
  const page: Html = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="generator" content="${results.engine.name} ${results.engine.version}" />
        <title>${title}</title>
        <style>
          ${trusted(styleSheet)}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p class="subtitle">${subtitleOf(results)}</p>
        </header>
        <main>
          ${findingSection(results)}${headcountSection(results, document)}${changedParametersSection(results)}${moneySection(results)}${endYearSection(results)}${assumptionsSection()}${provenanceSection(results)}
        </main>
      </body>
    </html> `;
  return page.markup;
}

function titleOf({ scenarios, years }: ReportResults): string {
  const period = `${years.from} to ${years.to}`;
  if (scenarios.length === 1) return `Poverty in rural Yunnan, ${period}: ${scenarios[0]!.title}`;
  return `Poverty in rural Yunnan, ${period}: ${scenarios.length} scenarios compared`;
}

function subtitleOf(results: ReportResults): string {
  const { replicates, householdsPerAgent } = results;
  const counties = countiesOf(results);
  const place =
    counties === null ? `all ${yunnanCounties.length} counties` : `${counted(counties, 'county', 'counties')} of ${yunnanCounties.length}`;
  const sample = householdsPerAgent === 1 ? 'every household' : `one household in ${decimal(householdsPerAgent, 0)}`;
  return `Agent-based simulation: ${counted(replicates, 'replicate')} of each scenario, ${place}, ${sample}.`;
}
