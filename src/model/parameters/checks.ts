import { yunnanCounties } from '../../data/index.ts';
import { assistanceCases } from '../governance/cases.ts';
import { instruments } from '../instruments/index.ts';
import { meanSize, sampleSize, selectCounties } from '../start/create-world.ts';
import { centreNames } from './governance.ts';
import type { ModelParameters } from './index.ts';

/** A rule over several parameters that a scenario breaks. */
export interface ParameterProblem {
  /** Stable name of the rule. */
  readonly code: string;
  /** Where, as keys from the top of the scenario. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** How to mend it. */
  readonly hint?: string;
}

/** Shares that should sum to one may miss it by rounding of decimals in a file. */
const tolerance = 1e-6;

/** Checks what no single parameter can tell. Returns every problem, in the order of the schema; none when the scenario can run. */
export function checkParameters(parameters: ModelParameters): readonly ParameterProblem[] {
  const problems = [...checkYears(parameters), ...checkCounties(parameters)];
  return [
    ...problems,
    ...(problems.length === 0 ? checkSample(parameters) : []),
    ...checkShares(parameters),
    ...checkInstruments(parameters),
    ...checkEvents(parameters),
  ];
}

function checkYears({ years }: ModelParameters): ParameterProblem[] {
  const problems: ParameterProblem[] = [];
  if (years.to <= years.from) {
    problems.push({
      code: 'years-backwards',
      path: ['years'],
      message: `years run from ${years.from} to ${years.to}`,
      hint: 'the last year must come after the base year, for example {from: 2011, to: 2020}',
    });
  }
  if (years.from !== 2011) {
    problems.push({
      code: 'base-year',
      path: ['years', 'from'],
      message: `there are no county data for the base year ${years.from}`,
      hint: 'the embedded table describes the end of 2011: use from: 2011',
    });
  }
  return problems;
}

function unknownCounty(code: number, path: readonly (string | number)[]): ParameterProblem[] {
  if (yunnanCounties.some((county) => county.code === code)) return [];
  const nearest = yunnanCounties.reduce((a, b) => (Math.abs(b.code - code) < Math.abs(a.code - code) ? b : a));
  return [
    {
      code: 'missing-county',
      path,
      message: `county ${code} is not in the county table`,
      hint: `the nearest code is ${nearest.code}, ${nearest.nameEn} (${nearest.prefecture})`,
    },
  ];
}

function duplicates(codes: readonly number[], path: readonly (string | number)[]): ParameterProblem[] {
  return codes.flatMap((code, i) => {
    const first = codes.indexOf(code);
    return first === i
      ? []
      : [
          {
            code: 'duplicate-county',
            path: [...path, i],
            message: `county ${code} is listed twice, first at position ${first}`,
            hint: 'list each county once',
          },
        ];
  });
}

function checkCounties({ population }: ModelParameters): ParameterProblem[] {
  if (population.counties === 'all') return [];
  const path = ['population', 'counties'];
  return [...population.counties.flatMap((code, i) => unknownCounty(code, [...path, i])), ...duplicates(population.counties, path)];
}

function checkSample(parameters: ModelParameters): ParameterProblem[] {
  const weight = parameters.population.households_per_agent;
  const mean = meanSize(parameters);
  const empty = selectCounties(parameters).filter((county) => sampleSize(parameters, county, mean) < 1);
  if (empty.length === 0) return [];
  const smallest = empty.reduce((a, b) => (b.ruralPopulation2011 < a.ruralPopulation2011 ? b : a));
  const alone = sampleSize({ ...parameters, population: { ...parameters.population, households_per_agent: 1 } }, smallest);
  return [
    {
      code: 'empty-county',
      path: ['population', 'households_per_agent'],
      message: `a sample of 1:${weight} leaves ${empty.length === 1 ? 'a county' : `${empty.length} counties`} without households, ${smallest.nameEn} (${smallest.code}) among them`,
      hint: `use 1:${alone} or finer (households_per_agent: ${alone})`,
    },
  ];
}

function checkShares(parameters: ModelParameters): ParameterProblem[] {
  const problems: ParameterProblem[] = [];
  const { from } = parameters.years;
  for (const centre of centreNames) {
    const mix = parameters.governance.centres[centre].mix as Readonly<Record<string, readonly number[]>>;
    const shares = Object.values(mix);
    const sums = parameters.macro.wage_growth.map((_, year) => sumInYear(shares, year));
    const t = sums.findIndex((sum) => Math.abs(sum - 1) > tolerance);
    if (t >= 0) {
      problems.push({
        code: 'shares-off',
        path: ['governance', 'centres', centre, 'mix'],
        message: `the shares of the ${centre}'s mix sum to ${Number(sums[t]!.toFixed(6))} in ${from + t}, not to 1`,
        hint: `change the shares so that they sum to 1; now: ${Object.entries(mix)
          .map(([id, share]) => `${id} ${Number(share[t]!.toFixed(6))}`)
          .join(', ')}`,
      });
    }
  }
  const sizes = parameters.population.size_shares.reduce((a, b) => a + b, 0);
  if (Math.abs(sizes - 1) > tolerance) {
    problems.push({
      code: 'shares-off',
      path: ['population', 'size_shares'],
      message: `the shares of household sizes sum to ${Number(sizes.toFixed(6))}, not to 1`,
      hint: 'change them so that they sum to 1',
    });
  }
  return problems;
}

/** A loop and no list in between: designs check thousands of points. */
function sumInYear(shares: readonly (readonly number[])[], year: number): number {
  let sum = 0;
  for (const share of shares) sum += share[year]!;
  return sum;
}

function checkInstruments({ instruments: written, governance, cases }: ModelParameters): ParameterProblem[] {
  const problems: ParameterProblem[] = [];
  if (written.loans.largest < written.loans.smallest) {
    problems.push({
      code: 'order',
      path: ['instruments', 'loans', 'largest'],
      message: `the largest loan (${written.loans.largest}) is smaller than the smallest (${written.loans.smallest})`,
      hint: 'swap them',
    });
  }
  if (cases.length > 0 && !governance.admitted_centres.includes('society')) {
    problems.push({
      code: 'case-without-centre',
      path: ['cases'],
      message: `the case ${cases[0]} needs the society centre, which governance.admitted_centres leaves out`,
      hint: 'admit society or remove the case',
    });
  }
  for (const id of cases) {
    const of = assistanceCases.find((c) => c.id === id);
    if (of !== undefined && !instruments.some((i) => i.id === of.instrument)) {
      problems.push({
        code: 'unknown-instrument',
        path: ['cases'],
        message: `the case ${id} needs the instrument ${of.instrument}, which does not exist`,
      });
    }
  }
  return problems;
}

function checkEvents(parameters: ModelParameters): ParameterProblem[] {
  const { years, events } = parameters;
  return events.flatMap((event, i) => {
    const late = event.year <= years.from || event.year > years.to;
    const problems: ParameterProblem[] = late
      ? [
          {
            code: 'event-outside',
            path: ['events', i, 'year'],
            message: `the event is in ${event.year}, outside the simulated years ${years.from + 1} to ${years.to}`,
            hint: 'move the event or extend years.to',
          },
        ]
      : [];
    if (event.kind !== 'disaster') return problems;
    const path = ['events', i, 'counties'];
    return [...problems, ...event.counties.flatMap((code, n) => unknownCounty(code, [...path, n])), ...duplicates(event.counties, path)];
  });
}
