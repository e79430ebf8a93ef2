import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment, filesBelow, program, scenarioFiles, workspace } from './polylift.ts';

const cwd = workspace(scenarioFiles);

interface Stopped {
  readonly code: number | null;
  readonly stderr: string;
  readonly stdout: string;
  /** From the signal to the end, in milliseconds. */
  readonly took: number;
  readonly before: readonly string[];
}

/** Starts a long comparison, sends the signals as soon as years have been simulated, and waits for the end. */
function stop(out: string, signals: readonly NodeJS.Signals[], more: readonly string[] = []): Promise<Stopped> {
  const line = ['compare', 'plain.yaml', 'better.yaml', '--sample', '1:200', '--replicates', '5', '--out', out, '--workers', '2', ...more];
  const child = spawn(process.execPath, [program, ...line], { cwd, env: environment });
  let stderr = '';
  let stdout = '';
  let sent = 0;
  let before: readonly string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (sent > 0 || !stderr.includes('runs')) return;
    before = filesBelow(path.join(cwd, out));
    sent = performance.now();
    for (const signal of signals) child.kill(signal);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr, stdout, took: performance.now() - sent, before })));
}

describe.concurrent('a comparison that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s ends within two seconds with code 130 and leaves nothing half-written', async (signal) => {
    const out = `stopped-by-${signal}`;
    const { code, stderr, stdout, took, before } = await stop(out, [signal]);
    expect(before).toContain('runs.arrow.partial');
    expect(code).toBe(130);
    expect(took).toBeLessThan(2000);
    expect(filesBelow(path.join(cwd, out))).toEqual([]);
    expect(stderr).toMatch(/Stopped after \d+ of 10 runs\. Nothing of them was kept/);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stdout).toBe('');
  }, 60_000);

  it('by the same key twice, as under npm, is as tidy', async () => {
    const { code, took } = await stop('stopped-twice', ['SIGINT', 'SIGTERM', 'SIGINT']);
    expect(code).toBe(130);
    expect(took).toBeLessThan(2000);
    expect(filesBelow(path.join(cwd, 'stopped-twice'))).toEqual([]);
  }, 60_000);
});
