import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { countyColumnsMeta, nbsHeadcountSeries, sources } from '../../src/data/index.ts';
import { countyColumns, decileColumns, provinceColumns } from '../../src/model/record/columns.ts';
import { dataColumnsZh, sourcesZh } from '../../src/report/chinese/data.ts';
import { parameterZh, unitZh } from '../../src/report/chinese/parameters.ts';
import { listParameters } from '../../src/scenario/index.ts';

const chinese = /\p{Script=Han}/u;

describe('Chinese names', () => {
  it('there is one for every parameter and its unit', () => {
    const missing = listParameters().flatMap(({ path, title, unit }) => [
      ...(chinese.test(parameterZh(title) ?? '') ? [] : [`${path}: ${title}`]),
      ...(unit === undefined || unitZh(unit) !== undefined ? [] : [`${path}: ${unit}`]),
    ]);
    expect(missing).toEqual([]);
  });

  it('there is one for every column of a report', () => {
    for (const { name, titleZh } of [...provinceColumns, ...countyColumns, ...decileColumns]) expect(titleZh, name).toMatch(chinese);
  });

  it('there is one for every column of the data that the report tells of, and for its source', () => {
    for (const [name, { confidence }] of Object.entries(countyColumnsMeta)) {
      if (confidence === 'verified' || confidence === 'derived') continue;
      expect(dataColumnsZh[name]?.title, name).toMatch(chinese);
      expect(dataColumnsZh[name]?.description, name).toMatch(chinese);
    }
    for (const id of nbsHeadcountSeries.sources) expect(sourcesZh[sources[id].title], id).toMatch(chinese);
  });

  it('every shipped scenario has a title and a question in Chinese', () => {
    const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const scenario = parse(readFileSync(`scenarios/${file}`, 'utf8')) as Record<string, unknown>;
      expect(scenario['title_zh'], file).toMatch(chinese);
      expect(scenario['question_zh'], file).toMatch(chinese);
    }
  });
});
