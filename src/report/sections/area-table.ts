import { prefectureByCode } from '../../data/index.ts';
import { countyGroups } from '../../model/record/areas.ts';
import type { ComparisonRow } from '../../output/comparison-row.ts';
import { verdictMarks } from '../chart/palette.ts';
import { dataTable, type Cell } from '../figure.ts';
import { decimal, shownDifference, shownIntervalText } from '../format.ts';
import { html, nothing, type Html } from '../html.ts';
import { differenceIn, othersOf, referenceOf, type ReportResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import { headcountScale, shownIndicator, signWords } from './places.ts';

/** Prefectures and groups of counties: difference from the reference, with interval and verdict. */
export function areaTable(results: ReportResults): Html {
  const { to } = results.years;
  const others = othersOf(results);
  const reference = referenceOf(results);
  const areas = [
    ...[...prefectureByCode.values()].map(
      ({ code, nameEn, nameZh }) => ({ geography: 'prefecture', place: String(code), title: say(nameEn, nameZh) }) as const,
    ),
    ...countyGroups.map(({ name, title, titleZh }) => ({ geography: 'group', place: name, title: say(title, titleZh) }) as const),
  ];
  // Places without a simulated county have no rows.
  const rowsOf = areas
    .map(({ geography, place, title }) => ({
      title,
      rows: others.map(({ name }) => differenceIn(results, name, shownIndicator, to, { geography, place })),
    }))
    .filter(({ rows }) => rows.some((row) => row !== undefined));
  if (rowsOf.length === 0) return nothing;
  const referenceMean = (rows: readonly (ComparisonRow | undefined)[]): Cell => {
    const value = rows.find((row) => row !== undefined)?.referenceMean ?? NaN;
    return Number.isNaN(value) ? null : { value, shown: decimal(100 * value, headcountScale.digits) };
  };
  return html`<h3>${areaTitle(results, rowsOf)}</h3>
    ${dataTable(
      {
        caption: say(
          `Headcount in ${to}: under the reference in %, and differences from it in percentage points with 95\u00A0% intervals. Signs: ${signWords.en}; decided after Holm’s correction.`,
          `${to}年贫困发生率：参照情景（%），以及与其相差的百分点及95% 区间。符号：${signWords.zh}；判定经霍尔姆校正。`,
        ),
        columns: [
          { title: say('Prefecture or group', '州市或分组'), name: 'place' },
          { title: reference.title, name: `headcount_${reference.name}` },
          ...others.map(({ name, title }) => ({ title, name: `difference_${name}` })),
        ],
        rows: rowsOf.map(({ title, rows }): Cell[] => [title, referenceMean(rows), ...rows.map(differenceCellOf)]),
      },
      { name: 'prefectures', sortable: true },
    )}
    <div class="tools">
      <button type="button" data-save="csv" data-table="prefectures">${say('Save data as CSV', '保存数据为 CSV')}</button>
    </div>`;
}

/** A difference with its verdict, and its interval below it. */
function differenceCellOf(row: ComparisonRow | undefined): Cell {
  if (row === undefined || !Number.isFinite(row.difference)) return null;
  const { sign } = verdictMarks[row.verdict];
  const shown = `${shownDifference(row.difference, { ...headcountScale, differenceUnit: '' })} ${sign}`;
  if (Number.isNaN(row.lower)) return { value: row.difference, shown };
  return { value: row.difference, shown, below: shownIntervalText(row.lower, row.upper, headcountScale) };
}

function areaTitle(
  results: ReportResults,
  areas: readonly { readonly title: Text; readonly rows: readonly (ComparisonRow | undefined)[] }[],
): Text {
  const parts = othersOf(results).map((scenario, i) => {
    const found = areas.flatMap(({ title, rows }) => {
      const row = rows[i];
      return row === undefined || row.geography !== 'prefecture' ? [] : [{ title, row }];
    });
    const better = found.filter(({ row }) => row.verdict === 'better').length;
    const worse = found.filter(({ row }) => row.verdict === 'worse').length;
    return inBoth((of, language) =>
      language === 'en'
        ? `${of(scenario.title)} better in ${better}, worse in ${worse} and not to be told apart in ${found.length - better - worse} of ${found.length}`
        : `“${of(scenario.title)}”在${found.length}个中较好${better}个、较差${worse}个、无法区分${found.length - better - worse}个`,
    );
  });
  return inBoth((of, language) =>
    language === 'en' ? `By prefecture: ${parts.map(of).join('; ')}` : `按州市：${parts.map(of).join('；')}`,
  );
}
