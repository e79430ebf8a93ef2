/** The shipped scenarios: the patterns beside what was observed, and an answer to every what-if question. */
import {
  incomeShares2012,
  incomeShares2020,
  nbsHeadcount,
  povertyCountyIncome,
  povertyLine,
  yunnanCounties,
} from '../../src/data/index.ts';
import { listShipped } from '../../src/scenario/node/shipped.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';
import { difference, distinguishable, meanOf, percent, type Results, type Study, table, words } from './study.ts';

const main = ['no-programme', 'single-centre', 'multi-centre-equal-budget', 'multi-centre-added-budget', 'historical'] as const;
const from = 2011;
const to = 2020;
const years = Array.from({ length: to - from + 1 }, (_, t) => from + t);

export const mainStudies: readonly Study[] = main.map((scenario) => ({ key: scenario, scenario }));

/** What a what-if is compared with beside the scenario that it extends. */
interface Question {
  readonly against: string;
  /** Year of the answer; the last one by default. */
  readonly year?: number;
  readonly also?: readonly { readonly label: string; readonly study: Study; readonly year?: number }[];
  /** Other columns worth telling in the same year. */
  readonly columns?: readonly (readonly [name: string, title: string])[];
  /** Counties that the event hits. */
  readonly counties?: readonly number[];
}

const budgetOf = async (scenario: string): Promise<string> => {
  const { written } = await loadScenario(scenario);
  return `governance.budget=${JSON.stringify((written as { governance: { budget: unknown } }).governance.budget)}`;
};

const eventsOf = async (scenario: string): Promise<string> => {
  const { written } = await loadScenario(scenario);
  return `events=${JSON.stringify((written as { events: unknown }).events)}`;
};

async function questions(): Promise<Readonly<Record<string, Question>>> {
  const equal = 'multi-centre-equal-budget';
  const cut = await budgetOf('what-if-budget-cut');
  const tea = await eventsOf('what-if-tea-price-fall');
  return {
    'what-if-budget-cut': {
      against: equal,
      also: [{ label: 'single-centre governance with the same cut', study: { key: 'single-cut', scenario: 'single-centre', set: [cut] } }],
    },
    'what-if-costly-coordination': {
      against: equal,
      also: [{ label: 'single-centre governance', study: { key: 'single-centre', scenario: 'single-centre' } }],
    },
    'what-if-earthquake-2014': { against: equal, year: 2014, counties: [530602, 530621, 530622, 530326] },
    'what-if-no-publicity': { against: equal, year: 2017 },
    'what-if-programme-ends-2017': { against: equal, columns: [['relapse_rate', 'relapse rate']] },
    'what-if-register-only': { against: 'single-centre', year: 2017, columns: [['exclusion_error', 'exclusion error']] },
    'what-if-roads-to-cooperatives': { against: equal, year: 2017, columns: [['members_share', 'members']] },
    'what-if-tea-price-fall': {
      against: equal,
      year: 2015,
      also: [
        {
          label: 'the same fall under single-centre governance, against single-centre without it',
          study: { key: 'single-tea', scenario: 'single-centre', set: [tea] },
        },
      ],
    },
    'what-if-to-2035': { against: 'equal-2035', year: 2035 },
    'what-if-training-first': { against: 'single-centre', year: 2017, columns: [['offfarm_share', 'off-farm workers']] },
    'what-if-wage-slump-2020': { against: equal },
  };
}

/** The what-ifs and what they are compared with, beyond the main scenarios. */
export async function whatIfStudies(): Promise<readonly Study[]> {
  const asked = await questions();
  const shipped = (await listShipped()).filter(({ name }) => name.startsWith('what-if'));
  const studies: Study[] = shipped.map(({ name }) => ({ key: name, scenario: name }));
  studies.push({ key: 'equal-2035', scenario: 'multi-centre-equal-budget', set: ['years.to=2035'] });
  for (const { also = [] } of Object.values(asked))
    studies.push(...also.map(({ study }) => study).filter(({ key }) => key !== 'single-centre'));
  return studies;
}

/** Headcount by year, and the other patterns. */
export function patterns(results: Results): string {
  return [headcounts(results), incomes(results), targeting(results), delisting(results)].join('\n');
}

function headcounts(results: Results): string {
  const observed = new Map(nbsHeadcount.map((point) => [point.year, point]));
  const off = new Map(years.map((year) => [year, results.mean('historical', 'headcount', year) - observed.get(year)!.headcount]));
  const rows = years.map((year) => {
    const point = observed.get(year)!;
    const mark = point.confidence === 'verified' ? '' : '*';
    return [
      String(year),
      ...main.map((key) => percent(results.mean(key, 'headcount', year))),
      `${percent(point.headcount)}${mark}`,
      signed(off.get(year)!),
    ];
  });
  const judged = years.filter((year) => year >= 2012 && year <= 2019);
  const worst = judged.reduce((a, b) => (Math.abs(off.get(b)!) > Math.abs(off.get(a)!) ? b : a));
  const above = (key: string): string => {
    const below = judged.filter((year) => results.mean(key, 'headcount', year) < results.mean('historical', 'headcount', year));
    return below.length === 0 ? 'lies above `historical` in every year 2012-2019' : `lies below \`historical\` in ${below.join(', ')}`;
  };
  return `## Headcount ratio by year, %

Fitted by hand: growth, wages and the levels of \`historical\` were set so that this scenario follows the NBS series. The other four
scenarios share growth and wages with it; their levels were not fitted to anything.

${table(['year', ...main.map((name) => `\`${name}\``), 'NBS', '`historical` less NBS'], rows)}

\\* remembered or uncertain figure. 2011 is the base year: the county factors are solved so that every county has its datum.

Over 2012-2019 \`historical\` is furthest from the NBS series in ${worst}, by ${signed(off.get(worst)!)} percentage points. \`no-programme\` ${above('no-programme')};
\`single-centre\` ${above('single-centre')}.
`;
}

const signed = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`;

function incomes(results: Results): string {
  const runs = results.of('historical');
  const inPovertyCounties = (name: keyof (typeof runs)[number]['povertyCounties'], year: number): number =>
    meanOf(Float64Array.from(runs, (run) => run.povertyCounties[name][year - run.firstYear]!));
  const shares = ([2012, 2020] as const).flatMap((year) => {
    const seen = year === 2012 ? incomeShares2012 : incomeShares2020;
    return [
      [`farm and business, ${year}`, percent(inPovertyCounties('farm_income_share', year)), percent(seen.business)],
      [`wages, ${year}`, percent(inPovertyCounties('wage_income_share', year)), percent(seen.wages)],
      [`transfers, ${year}`, percent(inPovertyCounties('transfer_income_share', year)), percent(seen.transfers)],
    ];
  });
  const lines = new Map(povertyLine.points.map(({ year, value }) => [year, value]));
  const means = povertyCountyIncome.points
    .filter(({ year, confidence }) => year >= 2012 && year <= 2018 && confidence === 'verified')
    .map(({ year, value }) => [
      String(year),
      inPovertyCounties('mean_income', year).toFixed(0),
      ((value * 2300) / lines.get(year)!).toFixed(0),
    ]);
  return `## Income in the 88 poverty counties, \`historical\`

Fitted by hand: shares of income, %. Observed shares leave about 1 % for property.

${table(['part', 'model', 'observed'], shares)}

Fitted by hand, loosely: mean income per person, yuan of 2010. Observed incomes are deflated by the poverty line, the only deflator that the
sources support (see [data](data.md)); the income concept changed in 2013-14, which moves the observed level by 9 to 10 %.

${table(['year', 'model', 'observed'], means)}
`;
}

function targeting(results: Results): string {
  const shown = [2012, 2014, 2015, 2016, 2018, 2020];
  const row = (title: string, name: string, digits = 1): string[] => [
    title,
    ...shown.map((year) => percent(results.mean('historical', name, year), digits)),
  ];
  return `## Register, members, borrowers, relapse, \`historical\`, %

Only for checking. Nothing here was fitted.

${table(
  ['indicator', ...shown.map(String)],
  [
    row('inclusion error', 'inclusion_error'),
    row('exclusion error', 'exclusion_error'),
    row('registered persons', 'registered_share'),
    row('cooperative members, of households', 'members_share'),
    row('borrowers, of households', 'borrowers_share'),
    row('relapse rate', 'relapse_rate'),
  ],
)}

What was observed:

- The re-check of 2016 took 873,000 persons off the register and put 857,000 on it, of 4.71 million: inclusion error 18.5 %, exclusion error
  about 18 % before it. The model counts an error against the income of a single year; the re-check judged by housing, schooling, health
  and lasting income. The two are not the same measure.
- 1.93 million member households at the end of 2016: 18 % of about 10.5 million rural households.
- 770,000 households had borrowed by September 2017: 7 % of rural households; 26.7 % of the registered households of the nation had a loan
  at the end of 2016.
- Relapse of about 5 % of the lifted a year in 2016, below 1 % later: an uncertain figure. The model's rate counts every fall below the line
  within three years of having been poor, by one year's income.
`;
}

function delisting(results: Results): string {
  const judged = [2017, 2018, 2019, 2020];
  const seen = judged.map((year) => yunnanCounties.filter(({ delistedYear }) => delistedYear !== undefined && delistedYear <= year).length);
  const rows = main.map((key) => [`\`${key}\``, ...judged.map((year) => results.mean(key, 'delisted_counties', year).toFixed(1))]);
  return `## Counties delisted by the end of the year, of 88

Only for checking.

${table(['scenario', ...judged.map(String)], [...rows, ['observed', ...seen.map(String)]])}
`;
}

/** One line for each what-if question. */
export async function answers(results: Results): Promise<string> {
  const asked = await questions();
  const shipped = (await listShipped()).filter(({ name }) => name.startsWith('what-if'));
  const rows = shipped.map(({ name, question }) => {
    const about = asked[name];
    if (about === undefined) throw new Error(`${name} has no answer here: add it to questions()`);
    return [`\`${name}\`: ${question}`, titleOf(about.against), answer(results, name, about)];
  });
  return `## What-if questions

Each line compares the headcount ratio with the scenario in the second column; "points" are percentage points.

${table(['question', 'compared with', 'answer'], rows, 'lll')}
`;
}

const titleOf = (key: string): string =>
  key === 'equal-2035' ? '`multi-centre-equal-budget` continued to 2035 at the money of 2020' : `\`${key}\``;

function answer(results: Results, name: string, { against, year = to, also = [], columns = [], counties }: Question): string {
  const compare = (a: string, b: string, when: number) =>
    difference(results.column(a, 'headcount', when), results.column(b, 'headcount', when));
  const d = compare(name, against, year);
  const parts = [`${year}: ${percent(d.scenario)} % against ${percent(d.reference)} %, ${words(d)}`];
  const last = Math.max(year, to);
  const widest = years
    .filter((each) => each > from)
    .reduce((best, each) => (Math.abs(compare(name, against, each).mean) > Math.abs(compare(name, against, best).mean) ? each : best));
  if (year !== last) parts.push(`${last}: ${words(compare(name, against, last))}`);
  if (widest !== year && widest !== last && distinguishable(compare(name, against, widest)))
    parts.push(`furthest apart in ${widest}: ${words(compare(name, against, widest))}`);
  for (const { label, study, year: when = year } of also) {
    if (study.key === 'single-tea') parts.push(`${label}: ${words(compare(study.key, 'single-centre', when))}`);
    else parts.push(`against ${label}: ${words(compare(name, study.key, when))}`);
  }
  for (const [column, title] of columns)
    parts.push(`${title} ${percent(results.mean(name, column, year))} % against ${percent(results.mean(against, column, year))} %`);
  if (counties !== undefined) {
    const mean = (key: string): Float64Array => {
      const sum = new Float64Array(results.of(key).length);
      for (const code of counties) results.county(key, code, year).forEach((value, r) => void (sum[r]! += value / counties.length));
      return sum;
    };
    parts.push(`in the ${counties.length} counties hit (plain mean): ${words(difference(mean(name), mean(against)))}`);
  }
  return `${parts.join('; ')}.`;
}
