import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalHash } from '../../src/output/canonical.ts';
import { inspectResults } from '../../src/output/inspect.ts';
import { formatInspection } from '../../src/output/inspect-text.ts';
import { readBatches, readHeader, readTable } from '../../src/output/read.ts';
import { replayCommand } from '../../src/output/replay.ts';
import { ResultWriter } from '../../src/output/result-writer.ts';
import { rowsPerBatch, TableWriter } from '../../src/output/table-writer.ts';
import { InputError } from '../../src/scenario/problem.ts';
import { countyCodes, makeOptions, makeResults, provinceValue, readWithPolars, temporaryDirectory } from './fixture.ts';

function results(): string {
  const directory = temporaryDirectory();
  const writer = ResultWriter.create(directory, makeOptions());
  for (const result of makeResults()) writer.append(result);
  writer.finish();
  return directory;
}

describe('readTable', () => {
  test('gives numbers with NaN for missing, integers, categories and texts', async () => {
    const directory = results();
    const table = await readTable(join(directory, 'county_years.arrow'));
    expect(table.rows).toBe(60);
    expect([...table.integers('county').subarray(0, 3)]).toEqual(countyCodes);
    expect([...table.numbers('delisted').subarray(0, 6)]).toEqual([NaN, 0, 0, NaN, 1, 0]);
    expect(table.column('scenario')).toMatchObject({ kind: 'category', labels: ['single-centre', 'multi-centre'] });
    expect(new Set(table.texts('scenario'))).toEqual(new Set(['single-centre', 'multi-centre']));
    const runs = await readTable(join(directory, 'runs.arrow'));
    expect(runs.texts('error')).toEqual([null, null, null, null, 'income of household 7 is not a number', null]);
  });

  test('agrees with another reader on every number', async () => {
    const path = join(results(), 'province_years.arrow');
    const table = await readTable(path);
    const frame = readWithPolars(path);
    for (const name of ['rural_population', 'headcount', 'relapse_rate', 'spend_total', 'year']) {
      expect([...table.numbers(name)], name).toEqual(
        frame
          .getColumn(name)
          .toArray()
          .map((x) => (x as number | null) ?? NaN),
      );
    }
    expect(table.numbers('headcount')[0]).toBe(provinceValue(0, 1, 0));
  });

  test('reads the columns wanted only', async () => {
    const table = await readTable(join(results(), 'province_years.arrow'), { columns: ['year', 'headcount', 'unheard of'] });
    expect(table.fields.map(({ name }) => name)).toEqual(['year', 'headcount']);
    expect(table.has('spend_total')).toBe(false);
    expect(() => table.numbers('spend_total')).toThrow('no column "spend_total"; there are year, headcount');
  });

  test('says when a column holds something else', async () => {
    const table = await readTable(join(results(), 'province_years.arrow'));
    expect(() => table.numbers('scenario')).toThrow('column "scenario" holds category values, not numbers');
    expect(() => table.integers('headcount')).toThrow('column "headcount" holds number values, not integers');
    expect(() => table.texts('headcount')).toThrow('column "headcount" holds number values, not texts');
  });

  test('reads metadata and fields without rows', async () => {
    const header = await readHeader(join(results(), 'province_years.arrow'));
    expect(header.metadata.get('polylift.table')).toBe('province_years');
    expect(JSON.parse(header.metadata.get('polylift.scenarios')!)).toEqual([
      { name: 'single-centre', hash: canonicalHash('single-centre') },
      { name: 'multi-centre', hash: canonicalHash('multi-centre') },
    ]);
    expect(header.fields[5]).toMatchObject({ name: 'headcount', unit: 'share', kind: 'ratio', type: 'Float64' });
  });

  test('reads batch by batch, with the rows of the file in their order', async () => {
    const path = join(temporaryDirectory(), 't.arrow');
    const about = { title: 't', description: 'd', unit: 'none', kind: 'identifier' } as const;
    const writer = new TableWriter(
      path,
      {
        name: 't',
        description: '',
        fields: [
          { ...about, name: 'i', storage: { type: 'integer' } },
          { ...about, name: 'text', storage: { type: 'text' } },
        ],
      },
      new Map(),
    );
    const rows = 2 * rowsPerBatch + 5;
    writer.append(rows, [
      Int32Array.from({ length: rows }, (_, i) => i),
      Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? null : `t${i}`)),
    ]);
    writer.finish();
    const sizes: number[] = [];
    let next = 0;
    for await (const batch of readBatches(path)) {
      sizes.push(batch.rows);
      for (const i of batch.integers('i')) expect(i).toBe(next++);
    }
    expect(sizes).toEqual([rowsPerBatch, rowsPerBatch, 5]);
    const whole = await readTable(path);
    expect(whole.integers('i')).toHaveLength(rows);
    expect(whole.texts('text').slice(-3)).toEqual([`t${rows - 3}`, `t${rows - 2}`, null]);
    for await (const batch of readBatches(path)) {
      expect(batch.rows).toBe(rowsPerBatch);
      break;
    }
  });

  test('says when there is no file, or not a complete Arrow file', async () => {
    const directory = results();
    const path = join(directory, 'runs.arrow');
    const bytes = readFileSync(path);
    const message = async (): Promise<string> => {
      const error: unknown = await readTable(path).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(InputError);
      return (error as Error).message;
    };
    truncateSync(path, bytes.length - 100);
    expect(await message()).toContain('the file is cut off');
    writeFileSync(path, 'a,b,c\n1,2,3 and some more text\n');
    expect(await message()).toContain('not an Arrow file');
    writeFileSync(path, '');
    expect(await message()).toContain('not an Arrow file');
    const middle = bytes.length >> 1;
    writeFileSync(path, Buffer.concat([bytes.subarray(0, middle), bytes.subarray(bytes.length - 200)]));
    expect(await message()).toContain('runs.arrow');
    await expect(readTable(join(directory, 'none.arrow'))).rejects.toThrow('there is no such file');
  });
});

describe('inspectResults', () => {
  test('says what was run, what the tables hold and how to replay what failed', async () => {
    const inspection = await inspectResults(results(), 2);
    expect(inspection).toMatchObject({
      reference: 'single-centre',
      runs: { done: 5, failed: 1 },
      sample: '1:50',
      failures: [
        {
          runId: 4,
          scenario: 'multi-centre',
          replicate: 1,
          error: 'income of household 7 is not a number',
          replay:
            'polylift run scenarios/multi-centre.yaml --seed yunnan --replicate 1 --sample 1:50 --years 2011-2014 --set macro.growth=0.1',
        },
      ],
    });
    const province = inspection.tables.find(({ name }) => name === 'province_years.arrow')!;
    expect(province).toMatchObject({ rows: 20 });
    expect(province.head).toEqual([
      [0, 'single-centre', 0, 2011, 0.25, 10.25, null, 30.25],
      [0, 'single-centre', 0, 2012, 1.25, 11.25, 21.25, 31.25],
    ]);
    expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection);
  });

  test('reads as text', async () => {
    const inspection = await inspectResults(results());
    const steady = { ...inspection, directory: 'results/x', writtenAt: '2026-01-01T00:00:00.000Z', wallSeconds: 12.34 };
    const machine = { ...inspection.machine, node: 'v20', platform: 'linux', arch: 'x64', cpu: 'a processor', cores: 2 };
    expect(formatInspection({ ...steady, machine })).toMatchSnapshot();
  });
});

test('replayCommand quotes for a shell', () => {
  const directory = results();
  expect(directory).toBeTruthy();
  const writer = ResultWriter.create(
    join(directory, 'b'),
    makeOptions({ overrides: ['a.b={2012: 0.2}'], scenarios: [{ ...makeOptions().scenarios[0]!, source: 'my file.yaml' }], replicates: 0 }),
  );
  expect(replayCommand(writer.finish(), { scenario: 'single-centre', seed: "it's", replicate: 3 })).toBe(
    `polylift run 'my file.yaml' --seed 'it'\\''s' --replicate 3 --sample 1:50 --years 2011-2014 --set 'a.b={2012: 0.2}'`,
  );
});
