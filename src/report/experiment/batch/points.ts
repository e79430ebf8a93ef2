import { estimate } from '../../results.ts';
import { dataTable, type Cell } from '../../figure.ts';
import { decimal, type Scale } from '../../format.ts';
import { html, nothing, type Html } from '../../html.ts';
import { section } from '../../sections/section.ts';
import { titleOf } from '../../sections/compared.ts';
import { inBoth, say, type Text } from '../../text.ts';
import { levelCell, shownLevel } from '../design.ts';
import { meansOf, type PointOutcomes } from '../outcomes.ts';
import type { ExperimentResults } from '../results.ts';
import type { ExperimentSection } from '../sections.ts';
import { byScenario, fineScale, nameOf, valueText } from './wording.ts';

/** Points shown at either end. */
const atEachEnd = 5;
/** A title names the values of a point where there are no more of them. */
const mostNamed = 3;

interface RankedPoint {
  readonly point: number;
  readonly mean: number;
  /** From 1, the best one. */
  readonly rank: number;
}

/** The points at which the least and the most came out, with their values. */
export function pointsSection(results: ExperimentResults, outcomes: PointOutcomes): ExperimentSection | undefined {
  if (results.columns.length === 0 || outcomes.points < 2) return undefined;
  const year = results.years.to;
  const scale = fineScale(outcomes, year);
  const rankings = results.scenarios.map((_, s) => ranked(outcomes, s, year));
  const tables = rankings.map((ranking, s) => tableOf(results, outcomes, ranking, s, scale));
  const markup = section(
    'points',
    titleText(results, outcomes, rankings, scale),
    html`<p>
      ${say(
        'The best of many points is in part lucky. Before relying on one, run it again with another seed.',
        '众多点中的最优者部分出于运气。采用之前请换一个种子重新运行。',
      )}
    </p>`,
    tables,
  );
  return { id: 'points', short: say('Best and worst', '最优与最差'), markup };
}

function ranked(outcomes: PointOutcomes, scenario: number, year: number): RankedPoint[] {
  const sign = outcomes.column.better === 'higher' ? -1 : 1;
  const means = meansOf(outcomes, scenario, year);
  return Array.from(means, (mean, point) => ({ mean, point }))
    .filter(({ mean }) => !Number.isNaN(mean))
    .toSorted((a, b) => sign * (a.mean - b.mean) || a.point - b.point)
    .map((each, i) => ({ ...each, rank: i + 1 }));
}

function tableOf(
  results: ExperimentResults,
  outcomes: PointOutcomes,
  ranking: readonly RankedPoint[],
  scenario: number,
  scale: Scale,
): Html {
  const { columns, scenarios, years } = results;
  if (ranking.length === 0) return nothing;
  const all = ranking.length <= 2 * atEachEnd;
  const rows = all ? ranking : [...ranking.slice(0, atEachEnd), ...ranking.slice(-atEachEnd)];
  const name = titleOf(outcomes.column);
  const { title, name: scenarioName } = scenarios[scenario]!;
  const count = decimal(ranking.length, 0);
  return dataTable(
    {
      caption: all
        ? inBoth((of, language) =>
            language === 'en' ? `All ${count} points with ${of(title)}, best first` : `“${of(title)}”的全部${count}个点，由优至劣`,
          )
        : inBoth((of, language) =>
            language === 'en'
              ? `The best ${atEachEnd} and the worst ${atEachEnd} of ${count} points with ${of(title)}`
              : `“${of(title)}”${count}个点中最优的${atEachEnd}个与最差的${atEachEnd}个`,
          ),
      columns: [
        { title: say('Rank', '名次'), name: 'rank' },
        {
          title: inBoth((of, language) => (language === 'en' ? `${of(name)} in ${years.to}` : `${years.to}年${of(name)}`)),
          name: outcomes.column.name,
        },
        ...columns.map((column) => ({ title: column.title, name: column.name })),
      ],
      rows: rows.map(({ point, mean, rank }): Cell[] => [
        String(rank),
        outcomeCell(outcomes, point, scenario, years.to, mean, scale),
        ...columns.map((column, c) => levelCell(column, outcomes.design[c]![point]!)),
      ]),
    },
    { name: `points-${scenarioName}`, sortable: true },
  );
}

/** The outcome with the interval of its mean over replicates, where there are several. */
function outcomeCell(outcomes: PointOutcomes, point: number, scenario: number, year: number, mean: number, scale: Scale): Cell {
  const own = estimate(Array.from(outcomes.values(point, scenario, year)));
  const shown = valueText(mean, scale);
  if (own === null || own.lower === null || own.upper === null) return { value: mean, shown };
  const [lower, upper] = [valueText(own.lower, scale), valueText(own.upper, scale)];
  return {
    value: mean,
    shown,
    below: inBoth((of, language) => (language === 'en' ? `${of(lower)} to ${of(upper)}` : `${of(lower)}至${of(upper)}`)),
  };
}

function titleText(results: ExperimentResults, outcomes: PointOutcomes, rankings: readonly (readonly RankedPoint[])[], scale: Scale): Text {
  const { columns, years } = results;
  const named = columns.length <= mostNamed;
  const parts = rankings.map((ranking): Text => {
    const best = ranking[0];
    if (best === undefined) return say('no value', '没有数值');
    const value = valueText(best.mean, scale);
    if (!named) return value;
    const values = columns.map((column, c): Text => {
      const shown = shownLevel(column, outcomes.design[c]![best.point]!);
      return inBoth((of, language) => (language === 'en' ? `${of(column.title)} ${shown}` : `${of(column.title)}为${shown}`));
    });
    return inBoth((of, language) =>
      language === 'en' ? `${of(value)} at ${values.map(of).join(', ')}` : `${of(value)}（${values.map(of).join('，')}）`,
    );
  });
  const most = outcomes.column.better === 'higher' ? say('Highest', '最高') : say('Lowest', '最低');
  const name = nameOf(outcomes);
  const values = byScenario(results, parts);
  return say(`${most.en} ${name.en} in ${years.to}: ${values.en}`, `${years.to}年${name.zh}${most.zh}者：${values.zh}`);
}
