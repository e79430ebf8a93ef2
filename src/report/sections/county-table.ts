import { countyByCode, prefectureByCode } from '../../data/index.ts';
import type { ComparisonRow } from '../../output/comparison-row.ts';
import type { ChartDocument } from '../chart/index.ts';
import { verdictMarks } from '../chart/palette.ts';
import { decimal, shownDifference } from '../format.ts';
import { html, labelled, trusted, type Html, type HtmlPart } from '../html.ts';
import { othersOf, referenceOf, type ReportResults, type ScenarioResults } from '../results.ts';
import { inBoth, say, type Text } from '../text.ts';
import {
  countyDifference,
  countyName,
  countyValue,
  delistingOf,
  headcountScale,
  shownIndicator,
  signWords,
  simulatedCounties,
  sixDigits,
  type Delisting,
} from './places.ts';
import { section } from './section.ts';

/** Every county under every scenario: headcount, difference from the reference, and when it leaves the list of poverty counties. */
export function countyTableSection(results: ReportResults, _document: ChartDocument): Html {
  const title = countyTableTitle(results);
  const codes = simulatedCounties(results);
  if (codes.length === 0)
    return section('counties', title, html`<p>${say('No run has results of counties.', '没有任何运行给出各县的结果。')}</p>`);
  const columns = columnsOf(results);
  const caption = captionOf(results);
  const head = columns.map(
    ({ title: heading, name, more }) =>
      html`<th scope="col" data-column="${name}" ${moreOf(more)}><button type="button" data-sort>${heading}</button></th>`,
  );
  const rows = codes.map((code) => trusted(`<tr>${columns.map(({ cell }, i) => cellMarkup(cell(code), i === 0)).join('')}</tr>`));
  return section(
    'counties',
    title,
    html`<p class="note">${caption}</p>
      <div class="scroll tall" role="region" ${labelled(say('Counties', '各县'))} tabindex="0">
        <table class="data sortable counties" data-name="counties">
          <caption>
            <span>${say(`Counties in ${results.years.to}; choose a heading to sort`, `${results.years.to}年各县；点击表头排序`)}</span>
          </caption>
          <thead>
            <tr>
              ${head}
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
      <div class="tools">
        <button type="button" data-save="csv" data-table="counties">${say('Save data as CSV', '保存数据为 CSV')}</button>
      </div>`,
  );
}

/** How many poverty counties are delisted by the last year, in one sentence. */
export function countyTableTitle(results: ReportResults): Text {
  const { to } = results.years;
  const listed = simulatedCounties(results).filter((code) => countyByCode.get(code)?.povertyCounty === true);
  if (listed.length === 0) return say(`The counties one by one, ${to}`, `${to}年逐县结果`);
  const parts = [referenceOf(results), ...othersOf(results)].map((scenario) => {
    const off = listed.filter((code) => delistingOf(results, scenario, code)?.year != null).length;
    return { title: scenario.title, off };
  });
  return inBoth((of, language) => {
    const counts = parts.map(({ title, off }, i) =>
      language === 'en'
        ? `${off}${i === 0 ? ` of ${listed.length === 1 ? 'one poverty county' : `${listed.length} poverty counties`}` : ''} with ${of(title)}`
        : `“${of(title)}”下${off}个`,
    );
    return language === 'en'
      ? `By ${to}, at least half of the runs have delisted ${counts.join(', ')}`
      : `到${to}年，${listed.length}个贫困县中至少一半的运行已摘帽的：${counts.join('，')}`;
  });
}

/** A cell: what is seen, what it is sorted by and saved as, and what is saved in the columns after it. */
interface CountyCell {
  readonly shown: HtmlPart;
  readonly value?: number | undefined;
  readonly more?: readonly (string | number)[];
}

interface CountyColumn {
  readonly title: HtmlPart;
  readonly name: string;
  /** Names of the columns in the file that hold what a cell says besides its value. */
  readonly more?: readonly string[];
  readonly cell: (code: number) => CountyCell;
}

function columnsOf(results: ReportResults): CountyColumn[] {
  const reference = referenceOf(results);
  const others = othersOf(results);
  const all = [reference, ...others];
  const under = (words: Text, { title }: ScenarioResults): Html => html`${words}<br /><small>${title}</small>`;
  const identity: CountyColumn[] = [
    {
      title: say('County', '县'),
      name: 'county',
      more: ['code', 'county_en', 'county_zh'],
      cell: (code) => ({
        shown: countyName(code),
        more: [code, countyByCode.get(code)?.nameEn ?? '', countyByCode.get(code)?.nameZh ?? ''],
      }),
    },
    { title: say('Prefecture', '州市'), name: 'prefecture', cell: (code) => ({ shown: prefectureName(code) }) },
    { title: say('Poverty county', '贫困县'), name: 'poverty_county', more: ['deep_poverty_county'], cell: povertyCell },
  ];
  return [
    ...identity,
    ...all.map((scenario): CountyColumn => ({
      title: under(say('Poor, %', '贫困，%'), scenario),
      name: `headcount_${scenario.name}`,
      cell: (code) => headcountCell(countyValue(results, scenario, code, shownIndicator, results.years.to)),
    })),
    ...others.map((scenario): CountyColumn => ({
      title: under(say('Difference, points', '差异，百分点'), scenario),
      name: `difference_${scenario.name}`,
      more: [`verdict_${scenario.name}`],
      cell: (code) => differenceCell(countyDifference(results, scenario, code)),
    })),
    ...all.map((scenario): CountyColumn => ({
      title: under(say('Delisted', '摘帽年'), scenario),
      name: `delisting_year_${scenario.name}`,
      more: [`delisting_probability_${scenario.name}`],
      cell: (code) => delistingCell(delistingOf(results, scenario, code), results.years.to),
    })),
    {
      title: html`${say('Delisted', '摘帽年')}<br /><small>${say('in fact', '实际')}</small>`,
      name: 'delisting_year_observed',
      cell: (code) => {
        const year = countyByCode.get(code)?.delistedYear;
        return year === undefined ? missing : { shown: year, value: year };
      },
    },
  ];
}

const missing: CountyCell = { shown: '—', value: NaN };

function prefectureName(code: number): Text | string {
  const prefecture = prefectureByCode.get(Math.floor(code / 100));
  return prefecture === undefined ? '' : say(prefecture.nameEn, prefecture.nameZh);
}

function povertyCell(code: number): CountyCell {
  const county = countyByCode.get(code);
  const [poverty, deep] = [county?.povertyCounty === true ? 1 : 0, county?.deepPoverty === true ? 1 : 0];
  const shown = deep === 1 ? say('deep', '深度') : poverty === 1 ? say('yes', '是') : '—';
  return { shown, value: poverty, more: [deep] };
}

function headcountCell(value: number): CountyCell {
  return Number.isFinite(value) ? { shown: decimal(headcountScale.factor * value, headcountScale.digits), value } : missing;
}

function differenceCell(row: ComparisonRow | undefined): CountyCell {
  if (row === undefined || !Number.isFinite(row.difference)) return { ...missing, more: [''] };
  const size = shownDifference(row.difference, { ...headcountScale, differenceUnit: '' });
  return { shown: `${size} ${verdictMarks[row.verdict].sign}`, value: row.difference, more: [row.verdict] };
}

function delistingCell(delisting: Delisting | undefined, to: number): CountyCell {
  if (delisting === undefined) return { ...missing, more: [''] };
  const { year, probability } = delisting;
  const likely = html`<br /><small>p = ${decimal(probability, 2)}</small>`;
  if (year === null) return { shown: html`${say(`not by ${to}`, `${to}年前未摘`)}${likely}`, value: NaN, more: [sixDigits(probability)] };
  return { shown: html`${year}${likely}`, value: year, more: [sixDigits(probability)] };
}

/** What goes into the file after the value, the parts set apart by lines. */
function moreOf(more: readonly (string | number)[] | undefined): Html {
  return more === undefined ? trusted('') : html` data-more="${more.join('|')}"`;
}

function cellMarkup({ shown, value, more }: CountyCell, heading: boolean): string {
  const raw = value === undefined ? '' : ` data-value="${Number.isFinite(value) ? sixDigits(value) : ''}"`;
  const attributes = raw + moreOf(more).markup;
  return heading ? `<th scope="row"${attributes}>${html`${shown}`.markup}</th>` : `<td${attributes}>${html`${shown}`.markup}</td>`;
}

function captionOf(results: ReportResults): Text {
  const { to } = results.years;
  const delisted = say(
    `Delisted: first year by which at least half of the runs have taken the county off the list of poverty counties; p is the share of runs that have done so by ${to}.`,
    `摘帽年：至少一半的运行已使该县退出贫困县名单的第一年；p 为到${to}年已摘帽的运行所占比例。`,
  );
  if (othersOf(results).length === 0) return delisted;
  const reference = referenceOf(results).title;
  return inBoth((of, language) =>
    language === 'en'
      ? `Differences are from ${of(reference)}, in percentage points: ${signWords.en}, after Holm’s correction for the number of counties. ${of(delisted)}`
      : `差异为与“${of(reference)}”相差的百分点：${signWords.zh}，经按县数的霍尔姆校正。${of(delisted)}`,
  );
}
