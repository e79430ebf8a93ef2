import type { HeadcountDifference, HeadcountYear, ScenarioSummary } from '../../experiment/summary.ts';
import { branchText } from '../branch.ts';
import { counted, joinedText, percent } from '../format.ts';
import { html, inLanguages, nothing, type Html } from '../html.ts';
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
import { findingTexts } from '../sentences.ts';
import { say, type Text } from '../text.ts';
import { section } from './section.ts';

/** What the comparison has found, first of all, and how far to trust it. */
export function findingSection(results: ReportResults): Html {
  const several = results.scenarios.length > 1;
  const [first, ...rest] = several ? sentencesOf(results) : [aloneSentence(results)];
  const note = intervalNote(results);
  return section(
    'finding',
    several ? say('What the comparison shows', '比较显示了什么') : say('What the simulation shows', '模拟显示了什么'),
    html`<p class="lead">${first ?? ''}</p>`,
    [...rest, branchText(results) ?? []].flat().map((sentence) => html` <p>${sentence}</p>`),
    html` <div class="note">
      ${inLanguages(
        html`<p>${note.en} It says nothing about how well the model describes Yunnan: see <a href="#assumptions">what was assumed</a>.</p>`,
        html`<p>${note.zh}它不说明模型在多大程度上符合云南的实际：见<a href="#assumptions">所作的假设</a>。</p>`,
      )}
    </div>`,
    failureNote(results),
  );
}

function sentencesOf(results: ReportResults): Text[] {
  const titlesZh = new Map(results.scenarios.map(({ name, title }) => [name, title.zh]));
  return findingTexts(
    { ...summaryOf(results), titlesZh },
    othersOf(results).map(({ name }) => name),
  );
}

/** The summary that `findings` speaks of, from what was read. */
export function summaryOf(results: ReportResults): { readonly reference: string; readonly scenarios: readonly ScenarioSummary[] } {
  const scenarios = results.scenarios.map((scenario): ScenarioSummary => {
    const { name, title, runs } = scenario;
    const runsFailed = results.failures.filter((failure) => failure.scenario === name).length;
    return {
      name,
      title: title.en,
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

function aloneSentence(results: ReportResults): Text {
  const { title } = referenceOf(results);
  const { from, to } = results.years;
  const [first, last] = [from, to].map((year) => indicatorIn(results, referenceOf(results), 'headcount', year));
  if (first == null || last == null)
    return say(`${title.en} has no result: none of its runs was done.`, `“${title.zh}”没有结果：没有一次运行完成。`);
  return say(
    `With ${title.en}, ${percent(first.mean)} of rural people are below the poverty line in ${from} and ${percent(last.mean)}${intervalText(last).en} in ${to}.`,
    `在“${title.zh}”下，低于贫困线的农村人口${from}年占${percent(first.mean)}，${to}年占${percent(last.mean)}${intervalText(last).zh}。`,
  );
}

function intervalText({ lower, upper, runs }: Estimate): Text {
  if (lower === null || upper === null) return say('');
  const [from, to] = [percent(Math.max(0, lower)), percent(upper)];
  return say(` (95\u00A0% interval ${from} to ${to}, ${counted(runs, 'replicate')})`, `（95\u00A0%区间${from}至${to}，${runs}次重复）`);
}

function intervalNote({ scenarios, replicates }: ReportResults): Text {
  if (scenarios.length < 2)
    return say(
      'An interval covers chance: who lives in the simulated households, and which shocks they meet.',
      '区间涵盖偶然性：模拟农户中生活着谁、遭遇哪些冲击。',
    );
  const pairing = say(
    'Every scenario has the same households and meets the same shocks, so that a difference is due to the policy.',
    '各情景的农户相同、遭遇的冲击相同，因此差异来自政策。',
  );
  const rest =
    replicates < 2
      ? say('With one replicate alone there is no interval.', '仅一次重复，因此没有区间。')
      : say('An interval covers chance: other households, other shocks.', '区间涵盖偶然性：换一批农户、换一些冲击。');
  return joinedText([pairing, rest]);
}

function failureNote({ failures, scenarios }: ReportResults): Html {
  if (failures.length === 0) return nothing;
  const titles = new Map(scenarios.map(({ name, title }) => [name, title]));
  const items = failures.map(
    ({ scenario, replicate, error }) =>
      html`<li>${titles.get(scenario) ?? scenario}, ${say('replicate', '重复')} ${replicate}: ${error}</li>`,
  );
  const count = say(`${counted(failures.length, 'run')} failed.`, `有${failures.length}次运行失败。`);
  return html` <div class="warning">
    <p>
      <strong>${count}</strong>
      ${say('Their replicates are left out of the comparisons that need them.', '需要这些重复的比较将其略去。')}
    </p>
    <ul>
      ${items}
    </ul>
  </div>`;
}
