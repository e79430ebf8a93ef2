import { instrumentTitlesZh } from '../../model/record/titles.ts';
import { instruments } from '../../model/instruments/index.ts';
import { drawGroupedBars, type Bar } from '../chart/grouped-bars.ts';
import { sequential } from '../chart/palette.ts';
import { drawStackedColumns } from '../chart/stacked-columns.ts';
import { figure, type Cell, type DataTable } from '../figure.ts';
import { billions, listedText } from '../format.ts';
import { html, inLanguages, type Html } from '../html.ts';
import { estimate, indicatorIn, sumOverYears, yearsOf, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { section, table } from './section.ts';

/** Who pays, from dark to light: shades that stay apart in grey. */
const payers = [
  { column: 'spend_government', label: say('Government', '政府'), colour: sequential(0.85) },
  { column: 'spend_market', label: say('Market', '市场'), colour: sequential(0.55) },
  { column: 'spend_society', label: say('Society', '社会'), colour: sequential(0.28) },
  { column: 'spend_coordination', label: say('Coordination', '协调'), colour: sequential(0.04) },
] as const;

/** Who spent how much on what, in every year and over all years, and on which budget. */
export function moneySection(results: ReportResults): Html {
  const { from, to } = results.years;
  return section(
    'money',
    moneyTitle(results),
    inLanguages(
      html`<p>
        Billions of yuan in prices of 2010, means over replicates. The budget is what was newly planned in the period, coordination
        included; what could not be delivered is kept for the next year, hence the last column. Spending includes administration and money
        that was lost on the way. Loans count with the guarantee and the interest subsidy that they take, not with the principal.
      </p>`,
      html`<p>
        单位：十亿元，2010年价格，为各次重复的均值。预算指当期新下达的资金，含协调成本；未能使用的部分结转下年，见最后一列。支出含管理费用和途中流失的资金。贷款只计其占用的担保和贴息，不计本金。
      </p>`,
    ),
    html`<dl>
      ${results.scenarios.map(
        (scenario) =>
          html`<dt>${scenario.title}</dt>
            <dd>${budgetText(scenario)}</dd> `,
      )}
    </dl>`,
    moneyTable(results, from, to),
    centresFigure(results),
    instrumentsFigure(results),
  );
}

const total = (scenario: ScenarioResults, column: string): number => sumOverYears(scenario, column)?.mean ?? NaN;

/** Spending in all, and the part of the government where others spend too. */
export function moneyTitle(results: ReportResults): Text {
  const { from, to } = results.years;
  const texts = results.scenarios.flatMap((scenario) => {
    const spent = total(scenario, 'spend_total');
    return Number.isNaN(spent)
      ? []
      : [
          inBoth((of, language) =>
            language === 'en' ? `${billions(spent)} with ${of(scenario.title)}` : `“${of(scenario.title)}”${billions(spent)}`,
          ),
        ];
  });
  if (texts.length === 0) return say('Money by centre', '各中心的资金');
  const list = listedText(texts);
  return say(`Billions of yuan spent from ${from} to ${to}: ${list.en}`, `${from}至${to}年支出（十亿元）：${list.zh}`);
}

function moneyTable(results: ReportResults, from: number, to: number): Html {
  const leftOver = (scenario: ScenarioResults): number => indicatorIn(results, scenario, 'carried_over', to)?.mean ?? NaN;
  return table({
    label: say('Money by centre, all years', '各中心历年资金'),
    content: 'numbers',
    caption: say(`All years, ${from} to ${to}, billions of yuan`, `${from}至${to}年合计，十亿元`),
    head: [
      say('Scenario', '情景'),
      say('Budget', '预算'),
      ...payers.map(({ label }) => label),
      say('Spent in all', '总支出'),
      say(`Left at the end of ${to}`, `${to}年末结余`),
    ],
    rows: results.scenarios.map((scenario) => [
      scenario.title,
      billions(total(scenario, 'allotted') + total(scenario, 'spend_coordination')),
      ...payers.map(({ column }) => billions(total(scenario, column))),
      billions(total(scenario, 'spend_total')),
      billions(leftOver(scenario)),
    ]),
  });
}

function centresFigure(results: ReportResults): Html {
  const spending = results.scenarios.filter((scenario) => total(scenario, 'spend_total') > 0);
  if (spending.length === 0) return html`<p>${say('Nobody spends anything.', '没有任何支出。')}</p>`;
  const years = yearsOf(results).slice(1);
  const inYear = (scenario: ScenarioResults, column: string, year: number): number =>
    indicatorIn(results, scenario, column, year)?.mean ?? 0;
  const chart = {
    name: say('Spending by centre and year', '各中心历年支出'),
    summary: centresTitle(results),
    parts: payers,
    panels: spending.map((scenario) => ({
      title: scenario.title,
      columns: years.map((year) => {
        const values = payers.map(({ column }) => inYear(scenario, column, year));
        return {
          year,
          values,
          tip: inBoth((of) => [year, ...payers.map(({ label }, i) => `${of(label)} ${billions(values[i]!)}`)].join('\n')),
        };
      }),
    })),
    axis: say('billions of yuan in prices of 2010', '十亿元，2010年价格'),
    tick: (value: number) => billions(value),
  };
  return figure({
    id: 'money-by-centre',
    title: centresTitle(results),
    wide: drawStackedColumns(chart, { width: 760, fontSize: 13 }),
    narrow: drawStackedColumns(chart, { width: 360, fontSize: 12 }),
    caption: say(
      'Each column is one year: what each centre spent, and what coordination cost all of them. Scenarios that spend nothing are left out.',
      '每柱为一年：各中心的支出以及各方的协调成本。没有支出的情景略去。',
    ),
    data: centresTable(results, years),
  });
}

/** Who pays most in each scenario. */
export function centresTitle(results: ReportResults): Text {
  const parts = results.scenarios.flatMap((scenario) => {
    const spent = total(scenario, 'spend_total');
    if (!(spent > 0)) return [];
    const share = `${((100 * total(scenario, 'spend_government')) / spent).toFixed(0)}\u00A0%`;
    return [inBoth((of, language) => (language === 'en' ? `${share} with ${of(scenario.title)}` : `“${of(scenario.title)}”为${share}`))];
  });
  if (parts.length === 0) return say('Nobody spends anything', '没有任何支出');
  const list = listedText(parts);
  return say(`The government pays ${list.en}`, `政府承担的比例：${list.zh}`);
}

function centresTable(results: ReportResults, years: readonly number[]): DataTable {
  const amount = (scenario: ScenarioResults, column: string, year: number): Cell => {
    const value = indicatorIn(results, scenario, column, year)?.mean;
    return value === undefined ? null : { value, shown: billions(value) };
  };
  return {
    caption: say('Spending by centre and year, billions of yuan', '各中心历年支出，十亿元'),
    columns: [
      { title: say('Scenario', '情景'), name: 'scenario' },
      { title: say('Year', '年份'), name: 'year' },
      ...payers.map(({ label, column }) => ({ title: label, name: `${column}_yuan` })),
    ],
    rows: results.scenarios.flatMap((scenario) =>
      years.map((year) => [scenario.title, String(year), ...payers.map(({ column }) => amount(scenario, column, year))]),
    ),
  };
}

const instrumentLabels = instruments.map(({ id, title }) => ({
  column: `spend_${id}`,
  label: say(title, instrumentTitlesZh[id] ?? title),
}));

function instrumentsFigure(results: ReportResults): Html {
  const spending = results.scenarios.filter((scenario) => total(scenario, 'spend_total') > 0);
  if (spending.length === 0) return html``;
  const used = instrumentLabels.filter(({ column }) => spending.some((scenario) => total(scenario, column) > 0));
  const chart = {
    name: say('Spending by instrument', '各项措施支出'),
    summary: instrumentsTitle(results),
    series: spending.map((scenario) => ({ label: scenario.title, position: results.scenarios.indexOf(scenario) })),
    groups: used.map(({ column, label }) => ({ label, bars: spending.map((scenario) => barOf(scenario, column, label)) })),
    axis: say('billions of yuan in prices of 2010, all years', '十亿元，2010年价格，各年合计'),
    tick: (value: number) => billions(value),
  };
  return figure({
    id: 'money-by-instrument',
    title: instrumentsTitle(results),
    wide: drawGroupedBars(chart, { width: 760, fontSize: 13 }),
    narrow: drawGroupedBars(chart, { width: 360, fontSize: 12 }),
    caption: say(
      'What instruments spent on works and households over all years, without administration, losses and coordination. Whiskers: 95\u00A0% intervals.',
      '各项措施历年用于工程和农户的支出，不含管理费用、流失和协调成本。须线为95\u00A0%区间。',
    ),
    data: {
      caption: say('Spending by instrument, all years, billions of yuan', '各项措施历年支出合计，十亿元'),
      columns: [
        { title: say('Instrument', '措施'), name: 'instrument' },
        ...results.scenarios.map(({ title, name }) => ({ title, name: `yuan_${name.replaceAll('-', '_')}` })),
      ],
      rows: used.map(({ column, label }) => [
        label,
        ...results.scenarios.map((scenario): Cell => {
          const value = total(scenario, column);
          return Number.isNaN(value) ? null : { value, shown: billions(value) };
        }),
      ]),
    },
  });
}

function barOf(scenario: ScenarioResults, column: string, label: Text): Bar | null {
  const sum = sumOverYears(scenario, column);
  if (sum === null) return null;
  const shown = billions(sum.mean);
  const tip = inBoth((of, language) =>
    language === 'en' ? `${of(scenario.title)}\n${of(label)}: ${shown} bn yuan` : `${of(scenario.title)}\n${of(label)}：${shown}十亿元`,
  );
  return { value: sum.mean, lower: sum.lower, upper: sum.upper, shown, tip };
}

/** The instrument that takes most of the money in each scenario. */
export function instrumentsTitle(results: ReportResults): Text {
  const most = results.scenarios.flatMap((scenario) => {
    const amounts = instrumentLabels
      .map(({ column, label }) => ({ label, amount: total(scenario, column) }))
      .filter(({ amount }) => amount > 0);
    const sum = amounts.reduce((all, { amount }) => all + amount, 0);
    if (!(sum > 0)) return [];
    const [first] = amounts.toSorted((a, b) => b.amount - a.amount);
    const share = `${((100 * first!.amount) / sum).toFixed(0)}\u00A0%`;
    return [
      inBoth((of, language) =>
        language === 'en'
          ? `${of(first!.label).toLowerCase()} with ${of(scenario.title)} (${share})`
          : `“${of(scenario.title)}”为${of(first!.label)}（${share}）`,
      ),
    ];
  });
  if (most.length === 0) return say('No instrument spends anything', '没有措施有支出');
  const list = listedText(most);
  return say(`What takes most of the money: ${list.en}`, `占用资金最多的措施：${list.zh}`);
}

/** Whose money there is and how it is measured, in words. */
export function budgetText(scenario: ScenarioResults): Text {
  const governance = scenario.resolved['governance'] as Governance | undefined;
  const budget = sumOverYears(scenario, 'allotted')?.mean;
  if (governance === undefined) return say('The budget basis is not recorded.', '未记录预算口径。');
  if (budget === 0) return say('No money: no centre has a budget.', '没有资金：各中心均无预算。');
  const { admitted_centres: admitted, centres = {}, budget_basis: basis } = governance;
  const present = (['market', 'society'] as const).filter(
    (name) => (admitted?.includes(name) ?? true) && (centres[name]?.share ?? []).some((share) => share > 0),
  );
  if (present.length === 0) return say("The government's budget alone.", '仅有政府预算。');
  const names = { market: '市场', society: '社会' };
  const shares = listedText(
    present.map((name) => {
      const share = shareText(centres[name]?.share ?? []);
      return say(`${name} ${share.en}`, `${names[name]}${share.zh}`);
    }),
  );
  return basis === 'added'
    ? say(
        `Added budget: the government keeps its whole budget, and others bring money on top, as a multiple of the government's: ${shares.en}.`,
        `追加预算：政府保留全部预算，其他各方另行出资，为政府预算的倍数：${shares.zh}。`,
      )
    : say(
        `Equal budget: all centres together have the government's budget, coordination included; for each yuan of the government: ${shares.en}.`,
        `等额预算：各中心合计等于政府预算，含协调成本；政府每出一元对应：${shares.zh}。`,
      );
}

interface Governance {
  readonly budget_basis?: string;
  readonly admitted_centres?: readonly string[];
  readonly centres?: Readonly<Record<string, { readonly share?: readonly number[] } | undefined>>;
}

function shareText(shares: readonly number[]): Text {
  const mean = estimate([...shares])?.mean ?? 0;
  const even = shares.every((share) => share === shares[0]);
  return even ? say((shares[0] ?? 0).toFixed(2)) : say(`${mean.toFixed(2)} on average`, `平均${mean.toFixed(2)}`);
}
