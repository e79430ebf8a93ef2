import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/output/manifest.ts';
import { type Outcome, polylift, scenarioFiles, script, small, workspace } from './polylift.ts';

const cwd = workspace(scenarioFiles);
const set = small.filter((_, i) => small[i - 1] === '--set');
const options = { replicates: '5', sample: '1:500', years: '2011-2012', set, quiet: true };

describe('runs that fail', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await script('simulate-with-failures.ts', [JSON.stringify(options)], { cwd });
  }, 60_000);

  it('end the command with code 1, after the other runs are done and written', () => {
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain('failing/manifest.json');
    const manifest = JSON.parse(readFileSync(path.join(cwd, 'failing/manifest.json'), 'utf8')) as Manifest;
    expect(manifest.runs.map(({ status }) => status)).toEqual([
      'done',
      'done',
      'done',
      'failed',
      'done',
      'failed',
      'done',
      'done',
      'done',
      'done',
    ]);
    expect(manifest.runs[3]!.error).toMatch(/^RangeError: a share of 1\.2 /);
    expect(manifest.runs[5]!.error).toBe('the worker died: worker exited with code: 3');
  });

  it('are told with what went wrong and with the command that replays them', () => {
    expect(outcome.stderr).toContain('run 3 failed (better, replicate 1): RangeError: a share of 1.2 (');
    expect(outcome.stderr).toContain('run 5 failed (better, replicate 2): the worker died');
    expect(outcome.stderr).toContain('polylift run better.yaml --seed yunnan --replicate 1 --sample 1:500 --years 2011-2012 --set');
    expect(outcome.stderr).not.toContain('bug in polylift');
  });

  it('are left out of the pairs of the finding', () => {
    expect(outcome.stdout).toContain('3 replicates)');
  });

  it('can be replayed by typing that command', async () => {
    const typed = /polylift (run better\.yaml .*--replicate 1 .*)$/m.exec(outcome.stderr)![1]!;
    const words = [...typed.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
    const replayed = await polylift([...words, '--json', '--quiet'], { cwd });
    expect(replayed.code, replayed.stderr).toBe(0);
    expect(JSON.parse(replayed.stdout)).toMatchObject({
      scenarios: [{ name: 'better', runsDone: 1 }],
      householdsPerAgent: 500,
      years: { from: 2011, to: 2012 },
    });
  }, 30_000);

  it('are shown by polylift inspect', async () => {
    const { code, stdout } = await polylift(['inspect', 'failing'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('8 done, 2 failed');
    expect(stdout).toContain('run 5, better, replicate 2');
  }, 30_000);
});
