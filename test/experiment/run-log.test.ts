import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptRun } from '../../src/experiment/store/entry.ts';
import { RunLog } from '../../src/experiment/store/run-log.ts';
import { InputError } from '../../src/scenario/problem.ts';

const hash = 'a'.repeat(64);
const shape = { firstYear: 2011, years: 2, countyCodes: [530102], areaNames: ['5301', 'poverty'] };
const empty = new Float64Array(0);
const done = (runId: number, ...values: number[]): KeptRun => ({
  runId,
  wallSeconds: runId / 8,
  status: 'done',
  shape,
  province: Float64Array.from(values),
  areas: empty,
  counties: Float64Array.of(NaN, -0, 1e-320),
  percentiles: empty,
  deciles: empty,
  spells: empty,
});
const failed = (runId: number, error: string): KeptRun => ({ runId, wallSeconds: 0, status: 'failed', error });

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'polylift-log-'));
  file = path.join(directory, 'runs.log');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('a log of runs', () => {
  it('gives back what was written, to the bit and in any order', () => {
    const log = RunLog.create(file, hash);
    const runs = [done(3, 1, 2, 3), failed(0, 'Error: 不行'), done(7)];
    for (const run of runs) log.append(run);
    log.close();
    const again = RunLog.open(file, hash);
    expect([again.runs, again.failed]).toEqual([3, 1]);
    for (const run of runs.toReversed()) expect(again.read(run.runId)).toEqual(run);
    expect(again.has(1)).toBe(false);
    again.close();
  });

  it('loses nothing but the entry that was being written, wherever it is cut', () => {
    const log = RunLog.create(file, hash);
    log.append(done(0, 1, 2));
    const whole = statSync(file).size;
    log.append(done(1, 3, 4));
    log.close();
    const bytes = readFileSync(file);
    fc.assert(
      fc.property(fc.integer({ min: whole, max: bytes.length - 1 }), (length) => {
        writeFileSync(file, bytes);
        truncateSync(file, length);
        const cut = RunLog.open(file, hash);
        expect([cut.runs, cut.has(0), statSync(file).size]).toEqual([1, true, whole]);
        cut.append(done(1, 3, 4));
        cut.close();
        expect(readFileSync(file).equals(bytes)).toBe(true);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('sees an entry that was altered', () => {
    const log = RunLog.create(file, hash);
    log.append(done(0, 1));
    const whole = statSync(file).size;
    log.append(done(1, 2));
    log.close();
    const bytes = readFileSync(file);
    bytes[bytes.length - 3]! ^= 1;
    writeFileSync(file, bytes);
    const damaged = RunLog.open(file, hash);
    expect([damaged.runs, statSync(file).size]).toEqual([1, whole]);
    damaged.close();
  });

  it('overrules the entry of a failed run that is done again', () => {
    const log = RunLog.create(file, hash);
    log.append(failed(0, 'out of memory'));
    log.forgetFailed();
    expect(log.has(0)).toBe(false);
    log.append(done(0, 5));
    log.close();
    const again = RunLog.open(file, hash);
    expect([again.failed, again.read(0).status]).toEqual([0, 'done']);
    again.close();
  });

  it('refuses the log of another plan and what is no log', () => {
    RunLog.create(file, hash).close();
    expect(() => RunLog.open(file, 'b'.repeat(64))).toThrow(/another plan/);
    expect(() => RunLog.open(path.join(directory, 'none'), hash)).toThrow(InputError);
    writeFileSync(path.join(directory, 'other'), 'something else');
    expect(() => RunLog.open(path.join(directory, 'other'), hash)).toThrow(/no log of runs/);
  });

  it('reads a log that another process goes on writing without touching it', () => {
    const log = RunLog.create(file, hash);
    log.append(done(0, 1));
    log.close();
    appendFileSync(file, 'half an entry');
    const before = statSync(file).size;
    const reader = RunLog.open(file, hash, { readOnly: true });
    expect([reader.runs, statSync(file).size]).toEqual([1, before]);
    reader.close();
  });
});
