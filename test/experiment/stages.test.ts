import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { execute, planStages } from '../../src/experiment/execute.ts';
import type { Design } from '../../src/experiment/kind.ts';
import type { Prepared } from '../../src/experiment/prepare.ts';
import { RunLog } from '../../src/experiment/store/run-log.ts';
import { prepared, scratch, tinyBatch } from './tiny.ts';

const base = scratch();
const logPath = (name: string): string => path.join(base, `${name}.log`);

/** A batch of two points, which takes its other two when the first two are done. */
async function staged(): Promise<Prepared> {
  const first = await prepared({ ...tinyBatch, design: { type: 'sobol', points: 2 } });
  const whole = await prepared({ ...tinyBatch, design: { type: 'sobol', points: 4 } });
  const extend = ({ design }: { readonly design: Design }) => Promise.resolve(design.points < 4 ? whole.plan.design : undefined);
  return { ...first, kind: { ...first.kind, extend } };
}

/** A log with the first runs of another one. */
function beginning(of: RunLog, name: string, runs: number): RunLog {
  const log = RunLog.create(logPath(name), 'h'.repeat(64));
  for (let runId = 0; runId < runs; runId++) log.append(of.read(runId));
  return log;
}

describe('an experiment in stages', () => {
  it('does one stage after the other, and plans from its log what it would do next', async () => {
    const experiment = await staged();
    expect(experiment.plan.runs).toBe(8);
    const log = RunLog.create(logPath('whole'), 'h'.repeat(64));
    await execute(experiment, log, undefined, { workers: 0 });
    expect([experiment.plan.runs, log.runs]).toEqual([16, 16]);
    // Within the first stage nothing is known of a second one; at its end all of that is missing, and later a part of it.
    for (const [runs, planned] of [
      [7, 8],
      [8, 16],
      [13, 16],
      [16, 16],
    ] as const) {
      const part = beginning(log, `part-${runs}`, runs);
      const again = await staged();
      await planStages(again, part);
      expect([runs, again.plan.runs]).toEqual([runs, planned]);
      part.close();
    }
    log.close();
  });
});
