/** Experiments so small that a run takes milliseconds: two counties, one year. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { kindOf } from '../../src/experiment/kinds/index.ts';
import type { KindName } from '../../src/experiment/kind.ts';
import { prepareExperiment, type Prepared } from '../../src/experiment/prepare.ts';
import { readExperiment } from '../../src/experiment/spec/read-spec.ts';

export const tinySet = {
  'population.counties': [530822, 530823],
  'population.households_per_agent': 500,
  'population.burn_in_years': 1,
};

export const tinyBatch = {
  name: 'tiny',
  scenarios: ['single-centre', 'multi-centre-equal-budget'],
  set: tinySet,
  years: '2011-2012',
  replicates: 2,
  seed: 'test',
  factors: {
    'governance.coordination.multiplier': { from: 0, to: 8 },
    'macro.wage_growth': { from: 0.5, to: 2, change: 'multiply' },
  },
  design: { type: 'latin-hypercube', points: 4 },
};

/** An experiment that can begin, from what its file would say. */
export async function prepared(written: Readonly<Record<string, unknown>> = tinyBatch, kind: KindName = 'batch'): Promise<Prepared> {
  const chosen = await kindOf(kind);
  return prepareExperiment(chosen, await readExperiment(chosen, { written }));
}

/** A directory for the tests of one file; removed at the end. */
export function scratch(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'polylift-experiment-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The SHA-256 of the tables of a directory, by name. */
export function tablesIn(directory: string): Map<string, string> {
  if (!existsSync(directory)) return new Map();
  const names = readdirSync(directory).filter((name) => name.endsWith('.arrow'));
  return new Map(
    names.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(directory, name)))
        .digest('hex'),
    ]),
  );
}
