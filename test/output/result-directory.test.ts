import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ResultOptions } from '../../src/output/result-options.ts';
import { ResultWriter } from '../../src/output/result-writer.ts';
import { verifyResults } from '../../src/output/verify.ts';
import { InputError } from '../../src/scenario/problem.ts';
import { canonicalHash } from '../../src/output/canonical.ts';
import { makeOptions, makeResults, temporaryDirectory } from './fixture.ts';

function write(directory: string, change: Partial<ResultOptions> = {}): void {
  const writer = ResultWriter.create(directory, makeOptions(change));
  for (const result of makeResults(change.households ?? false)) writer.append(result);
  writer.finish();
}

function refusal(directory: string, change: Partial<ResultOptions> = {}): { code: string; message: string; hint: string } {
  try {
    ResultWriter.create(directory, makeOptions(change)).abort();
  } catch (error) {
    if (error instanceof InputError) return error.problems[0] as { code: string; message: string; hint: string };
    throw error;
  }
  throw new Error('the directory was taken');
}

const tables = [
  'area_years.arrow',
  'county_years.arrow',
  'income_deciles.arrow',
  'income_percentiles.arrow',
  'province_years.arrow',
  'runs.arrow',
  'spells.arrow',
  'winners.arrow',
];

describe('a directory for results', () => {
  test('is made when it is not there', () => {
    const directory = join(temporaryDirectory(), 'a', 'b');
    write(directory);
    expect(readdirSync(directory).sort()).toEqual([...tables, 'manifest.json'].sort());
  });

  test('may be empty but for files that systems leave everywhere', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, '.DS_Store'), '');
    write(directory);
    expect(existsSync(join(directory, 'manifest.json'))).toBe(true);
  });

  test('is written again without a word by the same command, even by another version of the engine', () => {
    const directory = temporaryDirectory();
    write(directory, { households: true });
    write(directory, {
      households: true,
      engine: { name: 'polylift', version: '9.9.9', commit: null },
      command: ['polylift', 'again'],
      workers: 9,
    });
    expect(readFileSync(join(directory, 'manifest.json'), 'utf8')).toContain('9.9.9');
  });

  test.each<[string, Partial<ResultOptions>, string]>([
    ['seed', { seed: 'other' }, 'seed "yunnan" there, "other" now'],
    ['replicates', { replicates: 5 }, 'replicates 3 there, 5 now'],
    ['sample', { householdsPerAgent: 1 }, 'sample 1:50 there, 1:1 now'],
    ['years', { years: { from: 2011, to: 2030 } }, 'years 2011-2014 there, 2011-2030 now'],
    ['tables', { households: true }, 'table households now alone'],
    ['reference', { reference: 'multi-centre' }, 'reference single-centre there, multi-centre now'],
    ['data', { data: [] }, 'other base data'],
    ['a design', { design: { columns: [], hash: canonicalHash(1), valuesOf: () => [] } }, 'another design'],
    [
      'parameters',
      { scenarios: makeOptions().scenarios.map((s) => ({ ...s, hash: canonicalHash(`${s.name} changed`) })) },
      'scenario single-centre has other parameters; scenario multi-centre has other parameters',
    ],
    ['scenarios', { scenarios: makeOptions().scenarios.slice(0, 1) }, 'scenarios single-centre, multi-centre there, single-centre now'],
  ])('with results of another %s is refused, and the message says what differs', (_what, change, message) => {
    const directory = temporaryDirectory();
    write(directory);
    const before = readdirSync(directory);
    const problem = refusal(directory, change);
    expect(problem.code).toBe('out-other-results');
    expect(problem.message).toBe(`the directory holds other results: ${message}`);
    expect(problem.hint).toMatch(/--out.*--force/);
    expect(readdirSync(directory)).toEqual(before);
  });

  test('with files of the user is refused and left as it is', () => {
    const directory = temporaryDirectory();
    for (const name of ['thesis.docx', 'a', 'b', 'c', 'd', 'e', 'f']) writeFileSync(join(directory, name), 'mine');
    expect(refusal(directory)).toMatchObject({
      code: 'out-not-empty',
      message: expect.stringContaining('a, b, c, d, e and 2 more') as string,
    });
    expect(readFileSync(join(directory, 'thesis.docx'), 'utf8')).toBe('mine');
  });

  test('with tables but no manifest, or with a manifest of something else, is refused', () => {
    const directory = temporaryDirectory();
    write(directory);
    renameSync(join(directory, 'manifest.json'), join(directory, '..', `${Date.now()}.json`));
    expect(refusal(directory)).toMatchObject({ code: 'out-not-empty' });
    writeFileSync(join(directory, 'manifest.json'), '{"name": "an app"}');
    expect(refusal(directory)).toMatchObject({ code: 'out-not-empty', message: expect.stringContaining('cannot be read') as string });
    writeFileSync(join(directory, 'manifest.json'), '{"na');
    expect(refusal(directory)).toMatchObject({ code: 'out-not-empty', message: expect.stringContaining('not valid JSON') as string });
  });

  test('cannot be a file', () => {
    const path = join(temporaryDirectory(), 'file');
    writeFileSync(path, '');
    expect(refusal(path)).toMatchObject({ code: 'out-not-a-directory' });
  });

  test('is taken with force, and files of other names stay', async () => {
    const directory = temporaryDirectory();
    write(directory, { households: true });
    writeFileSync(join(directory, 'notes.txt'), 'mine');
    writeFileSync(join(directory, 'report.html'), 'of the old results');
    write(directory, { seed: 'other', force: true });
    expect(readdirSync(directory).sort()).toEqual([...tables, 'manifest.json', 'notes.txt'].sort());
    expect(await verifyResults(directory)).toMatchObject({ sound: true, notes: ['notes.txt: not written by this run; not checked'] });
  });
});

describe('while runs go on', () => {
  test('tables have temporary names and an earlier result stays whole', async () => {
    const directory = temporaryDirectory();
    write(directory);
    const before = readFileSync(join(directory, 'manifest.json'), 'utf8');
    const writer = ResultWriter.create(directory, makeOptions());
    writer.append(makeResults()[0]!);
    expect(readdirSync(directory).sort()).toEqual(
      [...tables, ...tables.map((name) => `${name}.partial`), 'manifest.json', 'writing.partial'].sort(),
    );
    expect((await verifyResults(directory)).sound).toBe(true);
    writer.abort();
    expect(readdirSync(directory).sort()).toEqual([...tables, 'manifest.json'].sort());
    expect(readFileSync(join(directory, 'manifest.json'), 'utf8')).toBe(before);
  });

  test('a second writer is refused until the first one ends', () => {
    const directory = temporaryDirectory();
    const writer = ResultWriter.create(directory, makeOptions());
    expect(refusal(directory, { force: true })).toMatchObject({
      code: 'out-in-use',
      message: `another run (process ${process.pid}) is writing its results here`,
    });
    writer.abort();
    write(directory);
  });

  test('a writer in another process is respected while it lives', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'writing.partial'), `${process.ppid}\n`);
    expect(refusal(directory)).toMatchObject({ code: 'out-in-use', hint: expect.stringContaining('remove writing.partial') as string });
  });

  test.each(['the number of a dead process', 'its own number', 'nothing'])(
    'the lock of a killed run with %s in it is no obstacle',
    (what) => {
      const directory = temporaryDirectory();
      const dead = spawnSync(process.execPath, ['-e', '0']).pid;
      writeFileSync(
        join(directory, 'writing.partial'),
        what.startsWith('nothing') ? '' : `${what.startsWith('its') ? process.pid : dead}\n`,
      );
      for (const name of [...tables, 'comparison.arrow', 'manifest.json']) writeFileSync(join(directory, `${name}.partial`), 'half');
      write(directory);
      expect(readdirSync(directory).sort()).toEqual([...tables, 'manifest.json'].sort());
    },
  );
});

describe('abort', () => {
  test('removes what was begun, and the directory if it was made for it', () => {
    const parent = temporaryDirectory();
    const directory = join(parent, 'new');
    const writer = ResultWriter.create(directory, makeOptions());
    writer.append(makeResults()[0]!);
    writer.abort();
    writer.abort();
    expect(readdirSync(parent)).toEqual([]);
  });

  test('keeps an empty directory that was there before', () => {
    const directory = temporaryDirectory();
    ResultWriter.create(directory, makeOptions()).abort();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('does nothing after finish', () => {
    const directory = temporaryDirectory();
    const writer = ResultWriter.create(directory, makeOptions());
    for (const result of makeResults()) writer.append(result);
    writer.finish();
    writer.abort();
    expect(readdirSync(directory)).toContain('manifest.json');
  });

  test('does not throw when the directory has gone', () => {
    const directory = join(temporaryDirectory(), 'new');
    const writer = ResultWriter.create(directory, makeOptions());
    rmSync(directory, { recursive: true });
    writer.abort();
  });
});

describe('when finish breaks off', () => {
  test('no manifest stands beside files that it does not describe', () => {
    const directory = temporaryDirectory();
    write(directory);
    const writer = ResultWriter.create(directory, makeOptions());
    for (const result of makeResults()) writer.append(result);
    // An old table cannot be removed: finish breaks off halfway, as when the process dies there.
    rmSync(join(directory, 'county_years.arrow'));
    mkdirSync(join(directory, 'county_years.arrow'));
    expect(() => writer.finish()).toThrow(/directory/i);
    writer.abort();
    expect(existsSync(join(directory, 'manifest.json'))).toBe(false);
    expect(readdirSync(directory).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});
