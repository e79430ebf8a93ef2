import { replicatesToSettle } from '../../analysis/replication.ts';
import { dataTable, type Cell } from '../figure.ts';
import { counted, decimal, listedText, scaleForInterval, scaleOf, shownDifferenceText, shownIntervalText } from '../format.ts';
import { html, inLanguages, nothing, type Html } from '../html.ts';
import { differenceIn, othersOf, type ReportResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { columnOf, titleOf } from './compared.ts';
import { shownIndicators } from './end-year.ts';
import { section } from './section.ts';

/** A difference of the last year that cannot be told from zero. */
export interface OpenDifference {
  readonly title: Text;
  readonly indicator: string;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly replicates: number;
  /** Replicates beyond those, were difference and spread as they are; `null` when out of reach. */
  readonly more: number | null;
}

/** Open differences of the indicators that the report shows, those nearest to being settled first. */
export function openDifferences(results: ReportResults): OpenDifference[] {
  const { to } = results.years;
  const open = othersOf(results).flatMap(({ name, title }) =>
    shownIndicators.flatMap((indicator): OpenDifference[] => {
      const row = differenceIn(results, name, indicator, to);
      if (row?.verdict !== 'not distinguishable' || row.difference === 0) return [];
      const { difference, lower, upper, replicates, standardError } = row;
      const needed = replicatesToSettle(difference, standardError, replicates);
      return [{ title, indicator, difference, lower, upper, replicates, more: needed === null ? null : Math.max(1, needed - replicates) }];
    }),
  );
  return open.toSorted((a, b) => (a.more ?? Infinity) - (b.more ?? Infinity) || 0);
}

/** What is undecided, and how many more replicates would settle it. */
export function adviceSection(results: ReportResults): Html {
  if (results.scenarios.length < 2) return nothing;
  const pairing = pairingText(results);
  const open = openDifferences(results);
  const rows = open.map(({ title, indicator, difference, lower, upper, more }): Cell[] => {
    const column = columnOf(indicator);
    const scale = scaleForInterval(scaleOf(column.unit), lower, upper);
    return [
      title,
      titleOf(column),
      { value: difference, shown: shownDifferenceText(difference, scale), below: shownIntervalText(lower, upper, scale) },
      more === null ? say('out of reach', '难以达到') : { value: more, shown: decimal(more, 0) },
    ];
  });
  return section(
    'advice',
    adviceTitle(results),
    results.replicates < 2
      ? html`<p>${say('Run at least two replicates (--replicates 10) for intervals.', '至少运行两次重复（--replicates 10）才有区间。')}</p>`
      : nothing,
    rows.length === 0
      ? nothing
      : dataTable(
          {
            caption: say(
              `Differences of ${results.years.to} that cannot be told apart from zero, and how many more replicates would settle them if the difference stays as it is.`,
              `${results.years.to}年与零无法区分的差异，以及在差异不变的情况下还需多少次重复才能定论。`,
            ),
            columns: [
              { title: say('Scenario', '情景'), name: 'scenario' },
              { title: say('Indicator', '指标'), name: 'indicator' },
              { title: say('Difference', '差异'), name: 'difference' },
              { title: say('More replicates', '还需重复次数'), name: 'more_replicates' },
            ],
            rows,
          },
          { name: 'undecided-differences' },
        ),
    pairing === undefined ? nothing : html`<p>${pairing}</p>`,
    inLanguages(
      'A difference that is truly zero is never settled: a large number says that it is small beside chance. polylift compare --precision 0.2pp adds replicates until the interval of one indicator is narrow enough.',
      '若差异确为零，则永无定论：数字很大说明差异相对于偶然性很小。polylift compare --precision 0.2pp 会增加重复，直到某一指标的区间足够窄。',
    ),
  );
}

/** What the pairing of replicates was worth for the headcount of the last year; nothing where that cannot be told. */
export function pairingText(results: ReportResults): Text | undefined {
  const ratios = othersOf(results).flatMap(({ name, title }) => {
    const ratio = differenceIn(results, name, 'headcount', results.years.to)?.varianceRatio ?? NaN;
    if (!Number.isFinite(ratio)) return [];
    const times = decimal(ratio, ratio < 10 ? 1 : 0);
    return [inBoth((of, language) => (language === 'en' ? `${times} with ${of(title)}` : `“${of(title)}”为${times}`))];
  });
  if (ratios.length === 0) return undefined;
  const list = listedText(ratios);
  const { to } = results.years;
  return say(
    `The same households and shocks in every scenario stand for so many times the replicates of independent runs (variance ratio, headcount ratio of ${to}): ${list.en}.`,
    `各情景使用相同的农户和冲击，相当于独立运行的重复次数的倍数（方差比，${to}年贫困发生率）：${list.zh}。`,
  );
}

/** How many differences are open. */
export function adviceTitle(results: ReportResults): Text {
  const { to } = results.years;
  const all = shownIndicators.length * othersOf(results).length;
  if (results.replicates < 2) return say('With one replicate nothing is decided', '仅一次重复，一切未定');
  const open = openDifferences(results);
  if (open.length === 0) return say(`None of ${all} differences of ${to} is left undecided`, `${to}年${all}项差异均已定论`);
  const within = open.filter(({ more }) => more !== null && more <= 10 * results.replicates).length;
  return say(
    `Undecided in ${to}: ${counted(open.length, 'difference')} of ${all}, of which ${within === 0 ? 'none' : within} would be settled by ten times the replicates`,
    `${to}年${all}项差异中有${open.length}项未定；其中${within}项以十倍重复即可定论`,
  );
}
