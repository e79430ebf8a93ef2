import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pl from 'nodejs-polars';
import { describe, expect, test } from 'vitest';
import { exportTables } from '../../src/output/export/export-tables.ts';
import { ResultWriter } from '../../src/output/result-writer.ts';
import { InputError } from '../../src/scenario/problem.ts';
import { makeOptions, makeResults, readWithPolars, temporaryDirectory } from './fixture.ts';

function results(base: string): string {
  const directory = join(base, 'results');
  const writer = ResultWriter.create(directory, makeOptions({ households: true }));
  for (const result of makeResults(true)) writer.append(result);
  writer.finish();
  return directory;
}

const tables = (directory: string): string[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.arrow'))
    .map((name) => name.slice(0, -6))
    .sort();

/** Values by column: numbers, texts, true and false, null for what is missing. */
function valuesOf(frame: pl.DataFrame): Record<string, unknown[]> {
  return Object.fromEntries(
    frame.columns.map((name) => {
      const series = frame.getColumn(name);
      return [name, Array.from({ length: series.length }, (_, i) => series.getIndex(i) as unknown)];
    }),
  );
}

describe.each(['csv', 'parquet'] as const)('tables as %s, read by another reader', (format) => {
  test('hold what the Arrow files hold, column by column', async () => {
    const base = temporaryDirectory();
    const directory = results(base);
    const files = await exportTables({ directory, format });
    const out = `${directory}-${format}`;
    expect(files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).filter((path) => path.startsWith(out)));
    expect(readdirSync(out).sort()).toEqual(
      [...tables(directory).map((name) => `${name}.${format}`), 'columns.csv', 'manifest.json'].sort(),
    );
    for (const name of tables(directory)) {
      const arrow = valuesOf(readWithPolars(join(directory, `${name}.arrow`)));
      const path = join(out, `${name}.${format}`);
      const read = valuesOf(format === 'csv' ? pl.readCSV(readFileSync(path, 'utf8')) : pl.readParquet(readFileSync(path)));
      expect(Object.keys(read), name).toEqual(Object.keys(arrow));
      for (const [column, values] of Object.entries(arrow)) {
        const same = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);
        expect(read[column]!.map(same), `${name}.${column}`).toEqual(values.map(same));
      }
    }
  });

  test('say of every column what it is', async () => {
    const base = temporaryDirectory();
    await exportTables({ directory: results(base), format, out: join(base, 'out'), tables: ['province_years'] });
    const columns = valuesOf(pl.readCSV(readFileSync(join(base, 'out', 'columns.csv'), 'utf8')));
    expect(columns['column']).toContain('relapse_rate');
    expect(columns['unit']![columns['column']!.indexOf('headcount')]).toBe('share');
    expect(columns['description']!.join()).toContain('贫困县');
    expect(new Set(columns['table'])).toEqual(new Set(['province_years']));
  });
});

describe('an export', () => {
  const problem = async (request: Parameters<typeof exportTables>[0]): Promise<InputError['problems'][number]> => {
    const error: unknown = await exportTables(request).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).problems[0]!;
  };

  test('refuses a table that is not there, a directory that is not empty, and one of results', async () => {
    const base = temporaryDirectory();
    const directory = results(base);
    expect(await problem({ directory, format: 'csv', tables: ['provinces'] })).toMatchObject({
      message: 'there is no table "provinces"',
      hint: expect.stringContaining('province_years') as string,
    });
    expect(await problem({ directory, format: 'csv', out: base })).toMatchObject({ code: 'out-not-empty' });
    expect(await problem({ directory, format: 'csv', out: directory, force: true })).toMatchObject({
      message: expect.stringContaining('holds results') as string,
    });
    expect(existsSync(`${directory}-csv`)).toBe(false);
  });

  test('refuses a table that was altered, by name, and leaves nothing behind', async () => {
    const base = temporaryDirectory();
    const directory = results(base);
    const path = join(directory, 'county_years.arrow');
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(await problem({ directory, format: 'parquet' })).toMatchObject({ code: 'file-altered', file: path });
    expect(existsSync(`${directory}-parquet`)).toBe(false);
  });

  test('that is stopped leaves nothing behind', async () => {
    const base = temporaryDirectory();
    const directory = results(base);
    const controller = new AbortController();
    const stopped = exportTables({
      directory,
      format: 'csv',
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
    expect(existsSync(`${directory}-csv`)).toBe(false);
  });

  test('gives the same bytes again, and replaces with force', async () => {
    const base = temporaryDirectory();
    const directory = results(base);
    await exportTables({ directory, format: 'csv' });
    const first = readFileSync(`${directory}-csv/county_years.csv`, 'utf8');
    expect(first).toMatch(/^run_id,scenario,replicate,year,county,headcount,relapse_rate,delisted\r\n0,single-centre,0,2011,530112,/);
    expect(first).toMatch(/,true\r\n/);
    await exportTables({ directory, format: 'csv', force: true });
    expect(readFileSync(`${directory}-csv/county_years.csv`, 'utf8')).toBe(first);
  });
});
