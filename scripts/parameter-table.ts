/**
 * Writes the generated parts of the documents: `docs/parameters.md` from the schema of scenario files, `docs/indicators.md` from the columns of
 * results, and the tables of `docs/data.md` and `docs/experiments.md`.
 *
 *   npx tsx scripts/parameter-table.ts            write them
 *   npx tsx scripts/parameter-table.ts --check    exit with code 1 when one is stale
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as data from '../src/data/index.ts';
import type { Column } from '../src/model/record/column.ts';
import { countyColumns, decileColumns, provinceColumns, spellColumns } from '../src/model/record/columns.ts';
import { listParameters, parameterTableMarkdown } from '../src/scenario/describe.ts';
import { experimentKeys } from './experiment-keys.ts';

const fileOf = (name: string): string => fileURLToPath(new URL(`../docs/${name}`, import.meta.url));

/** The page of parameters. */
function parameterPage(): string {
  return `# Parameters

<!-- Written by scripts/parameter-table.ts from the schema. Do not edit: change src/model/parameters and run the script. -->

All ${listParameters().length} parameters of a scenario, in the order of the file. The path is the one that a scenario file, \`--set path=value\` and
\`polylift describe path\` take; \`*\` stands for the index of any item of a list. Ranges include their ends. The symbol in brackets is the one of
[the model document](model.md). The last column says where the default comes from and how far it can be trusted: \`verified\` was read in
a publication, \`derived\` was computed from published figures, \`remembered\` was not looked up again, \`assumption\` is a choice of the modellers.
How numbers, paths over years and formulas are written is in [scenarios.md](scenarios.md).

${parameterTableMarkdown().trimEnd()}
`;
}

/** The page of indicators: the same titles, units and definitions as in the Arrow files and on the screen. */
function indicatorPage(): string {
  const rows = (list: readonly Column[]): string[][] =>
    list.map(({ name, title, titleZh, unit, kind, better, description }) => [
      `\`${name}\``,
      title,
      titleZh ?? '',
      unit,
      kind,
      better ?? '',
      description,
    ]);
  const head = ['column', 'title', 'in Chinese', 'unit', 'kind', 'better', 'definition'];
  const shared = provinceColumns.filter(({ name }) => countyColumns.some((column) => column.name === name));
  const only = (list: readonly Column[]): Column[] => list.filter(({ name }) => !shared.some((column) => column.name === name));
  return `# Indicators

<!-- Written by scripts/parameter-table.ts from the columns of results. Do not edit: change src/model/record/columns.ts and run the script. -->

The columns of \`province_years\`, \`area_years\` and \`county_years\`; formulas and sources are in [section 7.17 of the model](model.md). Persons weigh by number; a place weighs by its
persons. A value is missing where it is not defined: a rate with nobody at risk, a ratio to nothing. *Better* is the direction that is good for poor people, by which a difference is called better or
worse; where neither direction is good by itself, a difference is only called different.

## All places

${table(head, rows(shared))}

## Province, prefectures and groups of counties alone

${table(head, rows(only(provinceColumns)))}

## Counties alone

${table(head, rows(only(countyColumns)))}

## Tenths of persons by income of the base year (\`income_deciles\`)

${table(head, rows(decileColumns))}

## Spells (\`spells\`)

${table(head, rows(spellColumns))}
`;
}

const startMark = '<!-- tables:start -->';
const endMark = '<!-- tables:end -->';

/** A page with the part between its marks made anew. */
function withTables(name: string, page: string, tables: string): string {
  const [start, end] = [page.indexOf(startMark), page.indexOf(endMark)];
  if (start < 0 || end < start) throw new Error(`docs/${name} needs the lines ${startMark} and ${endMark}`);
  return `${page.slice(0, start + startMark.length)}\n\n${tables}\n\n${page.slice(end)}`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');

function columns(): string {
  const rows = Object.entries(data.countyColumnsMeta).map(([name, { title, description, unit, confidence, sources: from }]) => [
    `\`${name}\``,
    `**${title}.** ${description}`,
    unit === '1' ? '' : unit,
    confidence,
    from.join(', '),
  ]);
  return `## Counties\n\n${data.yunnanCounties.length} rows, [\`county-rows.ts\`](../src/data/county-rows.ts), version ${data.dataVersion}.\n\n${table(['column', 'meaning', 'unit', 'confidence', 'sources'], rows)}`;
}

function series(): string {
  const all = [
    data.nbsHeadcountSeries,
    data.nbsPoor,
    data.registryHeadcount,
    data.registryPoor,
    data.povertyLine,
    data.povertyCountyIncome,
    data.ruralIncome,
    data.specialFunds,
    data.centralSpecialFunds,
    data.consumerPrices,
    data.nationRuralPoor,
    data.nationRuralIncome,
    data.nationPoorAreaIncome,
  ];
  const about = table(
    ['series', 'meaning', 'unit', 'years', 'sources'],
    all.map(({ name, description, unit, points, sources: from }) => [
      `\`${name}\``,
      description,
      unit,
      `${points[0]!.year}-${points.at(-1)!.year}`,
      from.join(', '),
    ]),
  );
  const nbs = table(
    ['year', 'headcount, %', 'confidence', 'note'],
    data.nbsHeadcountSeries.points.map(({ year, value, confidence, note }) => [
      String(year),
      (100 * value).toFixed(1),
      confidence,
      note ?? '',
    ]),
  );
  return `## Series\n\nEvery value has a confidence of its own in the source.\n\n${about}\n\nThe NBS headcount, the pattern that runs are compared with:\n\n${nbs}`;
}

function sources(): string {
  const rows = Object.entries(data.sources).map(([id, { title, address, usedFor }]) => [id, title, address, usedFor]);
  return `## Sources\n\nThe address is where a text was read; it is often a mirror of the publication.\n\n${table(['id', 'source', 'address', 'used for'], rows)}`;
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const pages = [
  ['parameters.md', () => parameterPage()],
  ['indicators.md', () => indicatorPage()],
  ['data.md', (page: string) => withTables('data.md', page, [columns(), series(), sources()].join('\n\n'))],
  ['experiments.md', (page: string) => withTables('experiments.md', page, experimentKeys())],
] as const;

for (const [name, make] of pages) {
  const now = readPage(name);
  const wanted = make(now);
  if (now === wanted) continue;
  if (values.check) {
    console.error(`docs/${name} is stale: run npx tsx scripts/parameter-table.ts`);
    process.exitCode = 1;
  } else {
    writeFileSync(fileOf(name), wanted);
    console.log(`wrote docs/${name}`);
  }
}

function readPage(name: string): string {
  try {
    return readFileSync(fileOf(name), 'utf8');
  } catch {
    return '';
  }
}
