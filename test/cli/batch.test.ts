/** Batches as one types them: killed, interrupted, resumed, split. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { tablesIn } from '../experiment/tiny.ts';
import { environment, polylift, program, workspace } from './polylift.ts';

const experiment = `scenarios: [single-centre, multi-centre-equal-budget]
set: {population.counties: [530822, 530823, 530825], population.households_per_agent: 200}
years: 2011-2014
replicates: 10
factors:
  governance.coordination.multiplier: {from: 0, to: 8}
  governance.budget: {from: 0.5, to: 2, change: multiply}
design: {type: latin-hypercube, points: 8}
`;

const cwd = workspace({ 'costs.yaml': experiment });
const at = (...parts: string[]): string => path.join(cwd, ...parts);
const logOf = (name: string): string => at(name, 'runs.log');

beforeAll(async () => {
  expect((await polylift(['batch', 'costs.yaml', '--out', 'whole', '--quiet'], { cwd })).code).toBe(0);
});

/** Begins the batch, and sends a signal when its log has grown to `bytes`. */
async function stopped(name: string, signal: NodeJS.Signals, bytes: number): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [program, 'batch', 'costs.yaml', '--out', name], { cwd, env: environment });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while ((statSync(logOf(name), { throwIfNoEntry: false })?.size ?? 0) < bytes && child.exitCode === null) await setTimeout(2);
  child.kill(signal);
  return { code: await ended, stderr };
}

describe('a batch that is killed', () => {
  it.each([
    ['before its first run', 1],
    ['early', 20_000],
    ['in the middle', 250_000],
  ])('%s goes on with resume, and its files are those of one that never was', async (when, bytes) => {
    const name = `killed ${when}`;
    await stopped(name, 'SIGKILL', bytes);
    expect(readdirSync(at(name))).toEqual(expect.arrayContaining(['plan.json', 'runs.log']));
    const kept = statSync(logOf(name)).size;
    const { code, stdout, stderr } = await polylift(['resume', name, '--workers', '1'], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringContaining('160 runs in') as string]);
    // What was there was not done again: the progress begins with it.
    if (bytes > 1) expect(Number(/^(\d+)\/160 runs/.exec(stderr)?.[1])).toBeGreaterThan(1);
    expect(kept).toBeGreaterThanOrEqual(bytes);
    expect(tablesIn(at(name))).toEqual(tablesIn(at('whole')));
    expect(readdirSync(at(name)).filter((file) => !/\.(?:arrow|html)$|^manifest.json$/.test(file))).toEqual([]);
  });
});

describe('a batch that is interrupted', () => {
  it('keeps what it has, says how to go on, and ends with 130', async () => {
    const { code, stderr } = await stopped('interrupted', 'SIGINT', 50_000);
    expect(code).toBe(130);
    expect(stderr).toMatch(/Stopped after \d+ of 160 runs, which are kept\. polylift resume interrupted goes on\.\s*$/);
    expect(existsSync(at('interrupted', 'manifest.json'))).toBe(false);
    const inspected = await polylift(['inspect', 'interrupted'], { cwd });
    expect([inspected.code, inspected.stdout + inspected.stderr]).toEqual([
      0,
      expect.stringMatching(/unfinished.*polylift resume/s) as string,
    ]);
    const again = await polylift(['batch', 'costs.yaml', '--out', 'interrupted'], { cwd });
    expect([again.code, again.stderr]).toEqual([2, expect.stringMatching(/unfinished with \d+ of 160 runs done/) as string]);
    writeFileSync(at('costs.yaml'), experiment.replace('points: 8', 'points: 9'));
    const changed = await polylift(['resume', 'interrupted'], { cwd });
    writeFileSync(at('costs.yaml'), experiment);
    expect([changed.code, changed.stderr]).toEqual([
      2,
      expect.stringMatching(/costs\.yaml.*has changed since it began|has changed since it began[\s\S]*costs\.yaml/) as string,
    ]);
    const closed = await polylift(['resume', 'interrupted', '--close', '--json'], { cwd });
    const summary = JSON.parse(closed.stdout) as { runsPlanned: number; runsDone: number };
    expect([closed.code, summary.runsPlanned]).toEqual([0, 160]);
    expect(summary.runsDone).toBeLessThan(160);
    const once = await polylift(['resume', 'interrupted'], { cwd });
    expect([once.code, once.stderr]).toEqual([0, 'interrupted is complete; there is nothing to do.\n']);
  });
});

describe('a disk that is full', () => {
  it('stops the batch with what it has, in words, and resume goes on when there is room again', async () => {
    // No file may grow beyond 100 blocks of 1 KiB: what a full disk does to the log.
    const limited = `ulimit -f 100; exec "${process.execPath}" "${program}" batch costs.yaml --out full --quiet`;
    const child = spawn('bash', ['-c', limited], { cwd, env: environment });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    expect(await new Promise<number | null>((resolve) => child.on('close', resolve))).toBe(1);
    expect(stderr).toMatch(
      /^error: a file has reached the largest size that is allowed here; \d+ of 160 runs are kept in full\. Mend that, then polylift resume full goes on\.\s*$/,
    );
    expect((await polylift(['resume', 'full', '--quiet'], { cwd })).code).toBe(0);
    expect(tablesIn(at('full'))).toEqual(tablesIn(at('whole')));
  });
});

describe('a dry run', () => {
  it('measures a pilot and writes nothing', async () => {
    const { code, stdout } = await polylift(['batch', 'costs.yaml', '--dry-run', '--json', '--out', 'dry', '--quiet'], { cwd });
    const { dryRun } = JSON.parse(stdout) as { dryRun: Record<string, number> };
    expect(code).toBe(0);
    expect(dryRun).toMatchObject({ points: 8, scenarios: 2, replicates: 10, runs: 160 });
    expect(dryRun['seconds']).toBeGreaterThan(0);
    const bytes = ['runs', 'province_years'].reduce((sum, name) => sum + statSync(at('whole', `${name}.arrow`)).size, 0);
    expect(dryRun['bytes']! / bytes).toBeGreaterThan(0.7);
    expect(dryRun['bytes']! / bytes).toBeLessThan(1.4);
    expect(existsSync(at('dry'))).toBe(false);
  });
});

describe('a batch in parts', () => {
  it('is put together to the bytes of the whole', async () => {
    for (const part of ['1/2', '2/2']) {
      const { code, stdout } = await polylift(['batch', 'costs.yaml', '--shard', part, '--quiet', '--name', `part-${part[0]}`], { cwd });
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^Part \d of 2 is complete: 80 runs in/) as string]);
    }
    const { code } = await polylift(['merge', 'results/part-2', 'results/part-1', '--out', 'merged'], { cwd });
    expect(code).toBe(0);
    expect(tablesIn(at('merged'))).toEqual(tablesIn(at('whole')));
    expect(readFileSync(at('merged', 'report.html'), 'utf8')).toContain('<title>');
  });
});
