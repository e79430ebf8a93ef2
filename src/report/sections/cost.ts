import { fieller, ratioByReplicate, type RatioOfMeans } from '../../analysis/fieller.ts';
import { pairedDifference } from '../../analysis/paired.ts';
import { drawGroupedBars, type Bar } from '../chart/grouped-bars.ts';
import { figure, type Cell } from '../figure.ts';
import { billions, decimal, listedText } from '../format.ts';
import { html, inLanguages, type Html } from '../html.ts';
import {
  estimate,
  othersOf,
  referenceOf,
  sumOverYears,
  type Estimate,
  type ReportResults,
  type RunResults,
  type ScenarioResults,
} from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { labelledValue } from './indicator-lines.ts';
import { section } from './section.ts';

/** What a scenario spends more than another one, and whom it lifts more, over replicates that both have. */
export interface CostOfLifting {
  readonly scenario: ScenarioResults;
  /** Yuan over all years. */
  readonly extraSpending: Estimate | null;
  /** Persons out of poverty in the last year. */
  readonly lifted: RatioOfMeans;
  readonly extraLifted: Estimate | null;
  /** Persons durably lifted in the last year. */
  readonly durable: RatioOfMeans;
  readonly extraDurable: Estimate | null;
  /** Cost per person durably lifted as one value a replicate, for pairing. */
  readonly durableByReplicate: Float64Array;
}

/** The scenario that costs are counted against: the one that spends nothing where there is one, else the reference. */
export function baselineOf(results: ReportResults): ScenarioResults {
  const free = results.scenarios.find((scenario) => scenario.runs.length > 0 && sumOverYears(scenario, 'spend_total')?.mean === 0);
  return free ?? referenceOf(results);
}

/** Costs of every other scenario against the baseline. */
export function costsOf(results: ReportResults): CostOfLifting[] {
  const baseline = baselineOf(results);
  const last = results.years.to - results.years.from;
  const at = (run: RunResults | undefined, column: string): number => run?.values.get(column)?.[last] ?? NaN;
  const spent = (run: RunResults | undefined): number =>
    run?.values.get('spend_total')?.reduce((sum, value) => sum + (value || 0), 0) ?? NaN;
  const notPoor = (run: RunResults | undefined): number => (1 - at(run, 'headcount')) * at(run, 'rural_population');
  const others = [...othersOf(results), referenceOf(results)].filter((scenario) => scenario !== baseline);
  const ordered = results.scenarios.filter((scenario) => others.includes(scenario));
  return ordered.map((scenario) => {
    const replicates = Math.max(0, ...[...scenario.runs, ...baseline.runs].map(({ replicate }) => replicate + 1));
    const less = (of: (run: RunResults | undefined) => number): Float64Array =>
      Float64Array.from({ length: replicates }, (_, r) => {
        const find = ({ runs }: ScenarioResults): RunResults | undefined => runs.find(({ replicate }) => replicate === r);
        return of(find(scenario)) - of(find(baseline));
      });
    const spending = less(spent);
    const lifted = less(notPoor);
    const durable = less((run) => at(run, 'durably_lifted'));
    return {
      scenario,
      extraSpending: estimate([...spending]),
      lifted: fieller(spending, lifted),
      extraLifted: estimate([...lifted]),
      durable: fieller(spending, durable),
      extraDurable: estimate([...durable]),
      durableByReplicate: ratioByReplicate(spending, durable),
    };
  });
}

/** What it costs to bring one person out of poverty for good. */
export function costSection(results: ReportResults): Html {
  const baseline = baselineOf(results);
  if (results.scenarios.length < 2)
    return section(
      'cost',
      costTitle(results),
      html`<p>
        ${say(
          'What a programme costs per person is known against another scenario alone, best one that spends nothing: polylift compare adds it.',
          '每人成本只有与另一情景（最好是没有支出的情景）相比才能得知：可用 polylift compare 加入。',
        )}
      </p>`,
    );
  const costs = costsOf(results);
  const title = durableTitle(results, costs);
  const used = costs.filter(({ durable }) => durable.interval !== undefined && durable.ratio > 0);
  const chart = {
    name: say('Cost per person durably lifted', '每稳定脱贫一人的成本'),
    summary: title,
    series: [{ label: say('yuan of 2010 per person durably lifted', '元（2010年价格）/人'), position: 0 }],
    groups: used.map(({ scenario, durable }) => ({ label: scenario.title, bars: [barOf(scenario, durable)] })),
    axis: say('yuan of 2010 per person', '元（2010年价格）/人'),
    tick: (value: number) => decimal(value, 0),
  };
  const table = costTable(results, costs);
  const drawing =
    used.length === 0
      ? { wide: '', narrow: '' }
      : { wide: drawGroupedBars(chart, { width: 760, fontSize: 13 }), narrow: drawGroupedBars(chart, { width: 360, fontSize: 12 }) };
  return section(
    'cost',
    costTitle(results),
    figure({
      id: 'cost-per-person-lifted',
      title,
      ...drawing,
      caption: inLanguages(
        html`Extra spending of all years over the extra persons lifted by ${results.years.to}, both against ${baseline.title.en}, over the
        same replicates. 95 % intervals by Fieller's theorem. No bar: the extra persons cannot be told from none, so that the cost may be
        anything.`,
        html`各年新增支出与截至${results.years.to}年新增脱贫人数之比，均与“${baseline.title.zh}”在相同重复下相比。95 %区间按菲勒定理。无条形：新增人数与零无法区分，成本不定。`,
      ),
      undecided: undecidedCosts(used),
      data: table,
    }),
    inLanguages(
      'Durably lifted: not poor in the last year nor the two before, and poor in an earlier one. Money that buys other things too, such as roads and schools, is all counted here.',
      '稳定脱贫：末年及前两年均不贫困，而更早曾贫困。同时用于道路、学校等的资金在此全部计入。',
    ),
  );
}

const yuan = (value: number): string => decimal(value, 0);

function barOf({ title }: ScenarioResults, { ratio, interval }: RatioOfMeans): Bar {
  const shown = interval === undefined ? yuan(ratio) : `${yuan(ratio)} (${yuan(interval.lower)}–${yuan(interval.upper)})`;
  return { value: ratio, lower: interval?.lower, upper: interval?.upper, shown, tip: labelledValue(title, shown) };
}

/** Cost per person out of poverty in the last year. */
export function costTitle(results: ReportResults): Text {
  const baseline = baselineOf(results).title;
  const texts = (results.scenarios.length < 2 ? [] : costsOf(results)).flatMap(({ scenario, lifted }) => {
    if (lifted.interval === undefined || !(lifted.ratio > 0)) return [];
    return [
      inBoth((of, language) =>
        language === 'en' ? `${yuan(lifted.ratio)} with ${of(scenario.title)}` : `“${of(scenario.title)}”${yuan(lifted.ratio)}`,
      ),
    ];
  });
  if (texts.length === 0) return say('What a person out of poverty costs', '每脱贫一人的成本');
  const list = listedText(texts);
  return say(
    `Yuan for each person more out of poverty in ${results.years.to} than with ${baseline.en}: ${list.en}`,
    `与“${baseline.zh}”相比，${results.years.to}年每多脱贫一人所需（元）：${list.zh}`,
  );
}

function durableTitle(results: ReportResults, costs: readonly CostOfLifting[]): Text {
  const baseline = baselineOf(results).title;
  const known = costs.filter(({ durable }) => durable.interval !== undefined && durable.ratio > 0);
  if (known.length === 0)
    return say(
      `The cost of lifting a person durably cannot be told against ${baseline.en}`,
      `与“${baseline.zh}”相比，无法得知稳定脱贫一人的成本`,
    );
  const cheapest = known.reduce((best, each) => (each.durable.ratio < best.durable.ratio ? each : best));
  return say(
    `${cheapest.scenario.title.en} lifts a person durably for ${yuan(cheapest.durable.ratio)} yuan${known.length > 1 ? ', the least of all' : ''}`,
    `“${cheapest.scenario.title.zh}”稳定脱贫一人需${yuan(cheapest.durable.ratio)}元${known.length > 1 ? '，为各情景中最低' : ''}`,
  );
}

/** Pairs of scenarios whose costs cannot be told apart. */
function undecidedCosts(costs: readonly CostOfLifting[]): Text | undefined {
  const pairs = costs.flatMap((a, i) =>
    costs.slice(i + 1).flatMap((b) => {
      const { lower, upper } = pairedDifference(a.durableByReplicate, b.durableByReplicate);
      return lower <= 0 && upper >= 0 ? [listedText([a.scenario.title, b.scenario.title])] : [];
    }),
  );
  if (pairs.length === 0) return undefined;
  return say(
    `The costs cannot be told apart: ${pairs.map(({ en }) => en).join('; ')}.`,
    `成本无法区分：${pairs.map(({ zh }) => zh).join('；')}。`,
  );
}

function costTable(results: ReportResults, costs: readonly CostOfLifting[]) {
  const people = (value: Estimate | null): Cell => {
    if (value === null) return null;
    const shown = decimal(value.mean, 0);
    if (value.lower === null || value.upper === null) return { value: value.mean, shown };
    const [lower, upper] = [decimal(value.lower, 0), decimal(value.upper, 0)];
    return { value: value.mean, shown, below: say(`${lower} to ${upper}`, `${lower} 至 ${upper}`) };
  };
  const cost = ({ ratio, interval }: RatioOfMeans): Cell => {
    if (interval === undefined || !Number.isFinite(ratio)) return say('cannot be told', '无法得知');
    return {
      value: ratio,
      shown: yuan(ratio),
      below: say(`${yuan(interval.lower)} to ${yuan(interval.upper)}`, `${yuan(interval.lower)} 至 ${yuan(interval.upper)}`),
    };
  };
  return {
    caption: say(
      `Against ${baselineOf(results).title.en}, all years; 95\u00A0% intervals below.`,
      `与“${baselineOf(results).title.zh}”相比，各年合计；其下为95\u00A0%区间。`,
    ),
    columns: [
      { title: say('Scenario', '情景'), name: 'scenario' },
      { title: say('Extra spending, bn yuan', '新增支出，十亿元'), name: 'extra_spending_yuan' },
      { title: say('More persons out of poverty', '多脱贫人数'), name: 'extra_persons_out_of_poverty' },
      { title: say('Yuan per such person', '每人（元）'), name: 'cost_per_person_out_of_poverty' },
      { title: say('More persons durably lifted', '多稳定脱贫人数'), name: 'extra_persons_durably_lifted' },
      { title: say('Yuan per such person', '每人（元）'), name: 'cost_per_person_durably_lifted' },
    ],
    rows: costs.map(({ scenario, extraSpending, extraLifted, lifted, extraDurable, durable }): Cell[] => [
      scenario.title,
      extraSpending === null ? null : { value: extraSpending.mean, shown: billions(extraSpending.mean) },
      people(extraLifted),
      cost(lifted),
      people(extraDurable),
      cost(durable),
    ]),
  };
}
