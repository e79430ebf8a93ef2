/** Where does single-centre governance do better? A sweep of multi-centre governance at equal budget against it. */
import { levelNames } from '../../src/model/parameters/governance.ts';
import { difference, distinguishable, numbers, percent, type Results, type Study, table } from './study.ts';

interface Case {
  readonly label: string;
  readonly multi: Study;
  readonly single: string;
}

interface Group {
  readonly title: string;
  readonly text: string;
  readonly cases: readonly Case[];
}

const base = 'multi-centre-equal-budget';
const reference = 'single-centre';
const singles: Study[] = [{ key: 'single', scenario: reference }];
const all = (value: string): string[] => levelNames.map((name) => `governance.levels.${name}=${value}`);

const multi = (key: string, label: string, set: readonly string[], single = 'single'): Case => ({
  label,
  single,
  multi: { key, scenario: base, set },
});

function budgets(): Case[] {
  const record = [381, 486, 552, 577, 890, 1122, 1350, 1580, 1500];
  return [0.25, 0.5, 1, 2].map((times) => {
    const path = record.map((yuan, i) => `${2012 + i}: ${yuan * times}`).join(', ');
    const set = [`governance.budget={${path}}`];
    singles.push({ key: `single budget ${times}`, scenario: reference, set });
    return multi(`budget ${times}`, `budget × ${times}`, set, `single budget ${times}`);
  });
}

function noises(): Case[] {
  return [0, 0.2, 1.5].map((noise) => {
    const set = [`identification.noise=${noise}`];
    singles.push({ key: `single noise ${noise}`, scenario: reference, set });
    return multi(`noise ${noise}`, `noise of the register ${noise} in both`, set, `single noise ${noise}`);
  });
}

const groups: readonly Group[] = [
  {
    title: 'Cost of coordination and organization',
    text: 'The multiplier scales every cost of coordination. Organization follows the path of the scenario (0.2 in 2012 to 0.8 in 2016) or is held.',
    cases: [1, 2, 4, 8, 16].flatMap((times) =>
      ['path', '0', '1'].map((level) =>
        multi(`cost ${times} ${level}`, `costs × ${times}, organization ${level}`, [
          `governance.coordination.multiplier=${times}`,
          ...(level === 'path' ? [] : [`governance.levels.organization=${level}`]),
        ]),
      ),
    ),
  },
  {
    title: 'Height of all eight levels',
    text: 'All levels held at one height in all years, three centres at work. At 0 the centres share the money and nothing else.',
    cases: [
      ...['0', '0.1', '0.2', '0.4', '0.6', '0.8', '1'].map((level) => multi(`all ${level}`, `all levels ${level}`, all(level))),
      multi('free', 'all levels 0, coordination free', [...all('0'), 'governance.coordination.multiplier=0']),
    ],
  },
  { title: 'Money', text: 'The budget of both regimes is scaled in all years.', cases: budgets() },
  {
    title: 'Who holds the money',
    text: "Money of market and society relative to the government's, at the same total.",
    cases: (
      [
        [0, 0.3],
        [0.2, 0],
        [0.2, 0.3],
        [1, 1],
        [2.3, 0.3],
        [0, 5],
        [5, 0],
      ] as const
    ).map(([market, society]) =>
      multi(`shares ${market} ${society}`, `market ${market}, society ${society}`, [
        `governance.centres.market.share=${market}`,
        `governance.centres.society.share=${society}`,
      ]),
    ),
  },
  { title: 'Quality of the register', text: 'With a register without error there is nothing for technology to mend.', cases: noises() },
  {
    title: 'One level at a time',
    text: 'Three centres, one level on the path of the scenario, the other seven at their floor.',
    cases: levelNames.map((name) =>
      multi(
        `only ${name}`,
        `only ${name}`,
        levelNames.filter((each) => each !== name).map((each) => `governance.levels.${each}=0`),
      ),
    ),
  },
  {
    title: 'All levels but one',
    text: 'Three centres, one level at its floor, the other seven on the path of the scenario.',
    cases: levelNames.map((name) => multi(`without ${name}`, `without ${name}`, [`governance.levels.${name}=0`])),
  },
];

export const sweepStudies: readonly Study[] = [...singles, ...groups.flatMap(({ cases }) => cases.map(({ multi: study }) => study))];

interface Verdict {
  readonly winner: 'single-centre' | 'multi-centre' | 'not distinguishable';
  readonly label: string;
}

/** The sweep as tables, and what it says. */
export function sweepMarkdown(results: Results): string {
  const verdicts: Verdict[] = [];
  const parts = groups.map(({ title, text, cases }) => {
    const rows = cases.map((each) => {
      const end = difference(results.column(each.multi.key, 'headcount', 2020), results.column(each.single, 'headcount', 2020));
      const mean = difference(results.over(each.multi.key, 'headcount', 2012, 2020), results.over(each.single, 'headcount', 2012, 2020));
      const winner = !distinguishable(mean) ? 'not distinguishable' : mean.mean > 0 ? 'single-centre' : 'multi-centre';
      verdicts.push({ winner, label: each.label });
      const spent = (key: string): number => {
        const coordination = results.over(key, 'spend_coordination', 2012, 2020);
        const allotted = results.over(key, 'allotted', 2012, 2020);
        return coordination.reduce((a, b) => a + b, 0) / (coordination.reduce((a, b) => a + b, 0) + allotted.reduce((a, b) => a + b, 0));
      };
      return [
        each.label,
        percent(spent(each.multi.key)),
        percent(end.scenario),
        percent(end.reference),
        numbers(end),
        numbers(mean),
        winner,
      ];
    });
    return `### ${title}\n\n${text}\n\n${table(['condition', 'coordination, % of money', 'multi 2020, %', 'single 2020, %', 'difference in 2020, points', 'difference, mean of 2012-2020, points', 'lower over 2012-2020'], rows, 'lrrrrrl')}\n`;
  });
  const won = verdicts.filter(({ winner }) => winner === 'single-centre').map(({ label }) => label);
  const open = verdicts.filter(({ winner }) => winner === 'not distinguishable').map(({ label }) => label);
  const summary =
    won.length === 0
      ? `In none of the ${verdicts.length} conditions below is the mean headcount of 2012-2020 lower under single-centre governance.`
      : `In ${won.length} of the ${verdicts.length} conditions below the mean headcount of 2012-2020 is lower under single-centre governance: ${won.join('; ')}.`;
  const undecided =
    open.length === 0
      ? 'In all others it is lower under multi-centre governance.'
      : `Not distinguishable: ${open.join('; ')}. In all others it is lower under multi-centre governance.`;
  return `## When single-centre governance does better

Multi-centre governance at equal budget against single-centre governance, one condition changed at a time. The judgement is the headcount
ratio averaged over 2012-2020, which counts an early gain; the difference in 2020 stands beside it. Every condition that was run is shown.

${summary} ${undecided}

${parts.join('\n')}`;
}
