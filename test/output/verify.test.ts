import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attachFile } from '../../src/output/attach.ts';
import { manifestHash, readManifest, type Manifest } from '../../src/output/manifest.ts';
import { ResultWriter } from '../../src/output/result-writer.ts';
import { verifyResults, type VerifyProblem } from '../../src/output/verify.ts';
import { makeOptions, makeResults, temporaryDirectory } from './fixture.ts';

function results(): string {
  const directory = temporaryDirectory();
  const writer = ResultWriter.create(directory, makeOptions());
  for (const result of makeResults()) writer.append(result);
  writer.finish();
  return directory;
}

/** Changes the manifest and, unless told not to, its own hash with it. */
function changeManifest(directory: string, change: (manifest: Manifest) => void, rehash = true): void {
  const path = join(directory, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  change(manifest);
  if (rehash) manifest.manifest_sha256 = manifestHash(manifest);
  writeFileSync(path, JSON.stringify(manifest));
}

async function onlyProblem(directory: string): Promise<VerifyProblem> {
  const report = await verifyResults(directory);
  expect(report.problems).toHaveLength(1);
  expect(report.sound).toBe(false);
  return report.problems[0]!;
}

describe('verifyResults', () => {
  test('finds nothing wrong with what was just written', async () => {
    const directory = results();
    const report = await verifyResults(directory);
    expect(report).toMatchObject({ directory, sound: true, problems: [], notes: [] });
    expect(report.files.map(({ name, rows, sound }) => [name, rows, sound])).toEqual([
      ['runs.arrow', 6, true],
      ['province_years.arrow', 20, true],
      ['county_years.arrow', 60, true],
      ['area_years.arrow', 60, true],
      ['income_percentiles.arrow', 2000, true],
      ['income_deciles.arrow', 200, true],
      ['spells.arrow', 45, true],
      ['winners.arrow', 20, true],
    ]);
  });

  test('says when there is no manifest, or no directory', async () => {
    const directory = results();
    rmSync(join(directory, 'manifest.json'));
    expect(await onlyProblem(directory)).toMatchObject({ code: 'manifest-missing', file: 'manifest.json' });
    expect(await onlyProblem(join(directory, 'none'))).toMatchObject({ code: 'manifest-missing' });
  });

  test.each([
    ['cut off', '{"format": "polylift res', 'manifest-invalid', /not valid JSON/],
    ['of something else', '{}', 'manifest-invalid', /format/],
    ['no object', '7', 'manifest-invalid', /expected object/],
    [
      'of a later format',
      '{"format": "polylift results", "format_version": 99}',
      'manifest-version',
      /results of format 99; this version of polylift reads format 2/,
    ],
  ])('says when the manifest is %s', async (_what, text, code, message) => {
    const directory = results();
    writeFileSync(join(directory, 'manifest.json'), text);
    const [problem] = (await verifyResults(directory)).problems;
    expect(problem!.code).toBe(code);
    expect(problem!.message).toMatch(message);
  });

  test('says when the manifest was changed', async () => {
    const directory = results();
    changeManifest(directory, (manifest) => void (manifest.engine.version = '7.0.0'), false);
    expect(await onlyProblem(directory)).toMatchObject({ code: 'manifest-altered', file: 'manifest.json' });
  });

  test('says when the identity does not fit', async () => {
    const directory = results();
    changeManifest(directory, (manifest) => void (manifest.seed = 'other'));
    expect(await onlyProblem(directory)).toMatchObject({ code: 'manifest-identity' });
  });

  test('says which file is missing', async () => {
    const directory = results();
    rmSync(join(directory, 'county_years.arrow'));
    expect(await onlyProblem(directory)).toEqual({ code: 'file-missing', file: 'county_years.arrow', message: 'the file is missing' });
  });

  test('says which file is cut off, and by how much', async () => {
    const directory = results();
    const { length } = readFileSync(join(directory, 'runs.arrow'));
    truncateSync(join(directory, 'runs.arrow'), length - 10);
    expect(await onlyProblem(directory)).toMatchObject({
      code: 'file-truncated',
      file: 'runs.arrow',
      message: `the file is cut off: ${length} bytes expected, ${length - 10} found`,
    });
  });

  test('says which file is too long', async () => {
    const directory = results();
    appendFileSync(join(directory, 'runs.arrow'), 'more');
    expect(await onlyProblem(directory)).toMatchObject({ code: 'file-longer', file: 'runs.arrow' });
  });

  test('names the file of which one bit was changed, with the hash expected and found', async () => {
    const directory = results();
    const path = join(directory, 'province_years.arrow');
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    const expected = readManifest(directory).files[1]!.sha256;
    const problem = await onlyProblem(directory);
    expect(problem).toMatchObject({ code: 'file-altered', file: 'province_years.arrow', expected });
    expect(problem.found).toMatch(/^[0-9a-f]{64}$/);
    expect(problem.message).toContain(expected);
    expect(problem.message).toContain(problem.found);
  });

  test('says when rows or schema are not those of the manifest', async () => {
    const directory = results();
    changeManifest(directory, ({ files }) => {
      files[0]!.rows = 7;
      files[1]!.schema![6]!.unit = 'percent';
      files[2]!.schema!.pop();
    });
    expect((await verifyResults(directory)).problems).toMatchObject([
      { code: 'rows-differ', file: 'runs.arrow', message: 'the number of rows differs: 7 expected, 6 found' },
      { code: 'schema-differs', file: 'province_years.arrow', message: expect.stringContaining('column "relapse_rate"') as string },
      { code: 'schema-differs', file: 'county_years.arrow', message: expect.stringContaining('more columns') as string },
    ]);
  });

  test('finds all problems at once', async () => {
    const directory = results();
    rmSync(join(directory, 'runs.arrow'));
    truncateSync(join(directory, 'county_years.arrow'), 5);
    expect((await verifyResults(directory)).problems.map(({ code }) => code)).toEqual(['file-missing', 'file-truncated']);
  });

  test('notes files that it does not know, without calling the results wrong', async () => {
    const directory = results();
    for (const name of ['notes.txt', 'runs.arrow.partial', 'report.html']) writeFileSync(join(directory, name), 'x');
    expect(await verifyResults(directory)).toMatchObject({
      sound: true,
      notes: [
        'runs.arrow.partial: left by a run that is still going on or was killed',
        'notes.txt: not written by this run; not checked',
        'report.html: not listed in the manifest; not checked',
      ],
    });
  });
});

describe('attachFile', () => {
  test('adds a report that is checked with the rest, in place of an earlier one', async () => {
    const directory = results();
    attachFile(directory, 'report.html', 'first');
    const manifest = attachFile(directory, 'report.html', '<p>Größe</p>');
    expect(manifest).toEqual(readManifest(directory));
    expect(manifest.files.filter(({ name }) => name === 'report.html')).toMatchObject([{ bytes: 14 }]);
    expect(await verifyResults(directory)).toMatchObject({ sound: true, notes: [] });
    writeFileSync(join(directory, 'report.html'), '<p>Grösse</p>');
    expect(await onlyProblem(directory)).toMatchObject({ code: 'file-altered', file: 'report.html' });
  });

  test('wants a complete result', () => {
    expect(() => attachFile(temporaryDirectory(), 'report.html', '')).toThrow('there is no manifest');
  });
});
