import { findings } from '../../experiment/finding.ts';
import type { HeadcountDifference, HeadcountYear, ScenarioSummary } from '../../experiment/summary.ts';
import { counted, percent, unbroken } from '../format.ts';
import { html, nothing, type Html } from '../html.ts';
import {
  differenceIn,
  indicatorIn,
  othersOf,
  referenceOf,
  yearsOf,
  type Estimate,
  type ReportResults,
  type ScenarioResults,
} from '../results.ts';
import { section } from './section.ts';

/** What the comparison has found, first of all, and how far to trust it. */
export function findingSection(results: ReportResults): Html {
  const sentences =
    results.scenarios.length < 2
      ? [aloneSentence(results)]
      : findings(
          summaryOf(results),
          othersOf(results).map(({ name }) => name),
        );
  const [first, ...rest] = sentences.map(unbroken);
  return section(
    'finding',
    results.scenarios.length < 2 ? 'What the simulation shows' : 'What the comparison shows',
    html`<p class="lead">${first ?? ''}</p>`,
    rest.map((sentence) => html` <p>${sentence}</p>`),
    html` <p class="note">
      ${intervalNote(results)} It says nothing about how well the model describes Yunnan: see <a href="#assumptions">what was assumed</a>.
    </p>`,
    failureNote(results),
  );
}

/** The summary that `findings` speaks of, from what was read. */
export function summaryOf(results: ReportResults): { readonly reference: string; readonly scenarios: readonly ScenarioSummary[] } {
  const scenarios = results.scenarios.map((scenario): ScenarioSummary => {
    const { name, title, runs } = scenario;
    const runsFailed = results.failures.filter((failure) => failure.scenario === name).length;
    return {
      name,
      title,
      runsDone: runs.length,
      runsFailed,
      headcount: yearsOf(results).map((year) => headcountOf(results, scenario, year)),
    };
  });
  return { reference: results.reference, scenarios };
}

function headcountOf(results: ReportResults, scenario: ScenarioResults, year: number): HeadcountYear {
  const row = differenceIn(results, scenario.name, 'headcount', year);
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const difference: HeadcountDifference | null =
    row === undefined
      ? null
      : {
          mean: row.difference,
          lower: known(row.lower),
          upper: known(row.upper),
          scenario: row.mean,
          reference: row.referenceMean,
          replicates: row.replicates,
        };
  return { year, mean: indicatorIn(results, scenario, 'headcount', year)?.mean ?? null, difference };
}

function aloneSentence(results: ReportResults): string {
  const scenario = referenceOf(results);
  const { from, to } = results.years;
  const [first, last] = [from, to].map((year) => indicatorIn(results, scenario, 'headcount', year));
  if (first == null || last == null) return `${scenario.title} has no result: none of its runs was done.`;
  return `With ${scenario.title}, ${percent(first.mean)} of rural people are below the poverty line in ${from} and ${percent(last.mean)}${intervalText(last)} in ${to}.`;
}

function intervalText({ lower, upper, runs }: Estimate): string {
  if (lower === null || upper === null) return '';
  return ` (95 % interval ${percent(Math.max(0, lower))} to ${percent(upper)}, ${counted(runs, 'replicate')})`;
}

function intervalNote({ scenarios, replicates }: ReportResults): string {
  if (scenarios.length < 2) return 'An interval covers chance: who lives in the simulated households, and which shocks they meet.';
  const pairing = 'Every scenario has the same households and meets the same shocks, so that a difference is due to the policy.';
  return replicates < 2
    ? `${pairing} With one replicate alone there is no interval.`
    : `${pairing} An interval covers chance: other households, other shocks.`;
}

function failureNote({ failures, scenarios }: ReportResults): Html {
  if (failures.length === 0) return nothing;
  const titles = new Map(scenarios.map(({ name, title }) => [name, title]));
  const items = failures.map(
    ({ scenario, replicate, error }) => html`<li>${titles.get(scenario) ?? scenario}, replicate ${replicate}: ${error}</li>`,
  );
  return html` <div class="warning">
    <p><strong>${counted(failures.length, 'run')} failed.</strong> Their replicates are left out of every comparison.</p>
    <ul>
      ${items}
    </ul>
  </div>`;
}
