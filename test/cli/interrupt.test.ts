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

/** Starts a long comparison, sends the signals when it has got as far as asked for, and waits for the end. */
function stop(out: string, signals: readonly NodeJS.Signals[], when: 'files are open' | 'years are done'): Promise<Stopped> {
  const line = ['compare', 'plain.yaml', 'better.yaml', '--sample', '1:500', '--replicates', '5', '--out', out, '--workers', '2'];
  const child = spawn(process.execPath, [program, ...line], { cwd, env: environment });
  let stderr = '';
  let stdout = '';
  let sent = 0;
  let before: readonly string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const timer = setInterval(() => {
    before = filesBelow(path.join(cwd, out));
    if (!(when === 'files are open' ? before.includes('runs.arrow.partial') : stderr.includes('runs'))) return;
    clearInterval(timer);
    sent = performance.now();
    for (const signal of signals) child.kill(signal);
  }, 20);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr, stdout, took: performance.now() - sent, before })));
}

describe.concurrent('a comparison that is stopped', () => {
  it.each([
    { signal: 'SIGINT', when: 'years are done' },
    { signal: 'SIGINT', when: 'files are open' },
    { signal: 'SIGTERM', when: 'files are open' },
  ] as const)(
    'by $signal when $when ends within two seconds with code 130 and leaves nothing half-written',
    async ({ signal, when }) => {
      const out = `${signal} when ${when}`;
      const { code, stderr, stdout, took, before } = await stop(out, [signal], when);
      expect(before).toContain('runs.arrow.partial');
      expect(code).toBe(130);
      expect(took).toBeLessThan(2000);
      expect(filesBelow(path.join(cwd, out))).toEqual([]);
      expect(stderr).toMatch(/Stopped (?:after \d+ of 10 runs|before the first run)\. Nothing of them was kept/);
      expect(stderr).not.toMatch(/^ +at /m);
      expect(stdout).toBe('');
    },
    60_000,
  );

  it('by the same key twice, as under npm, is as tidy', async () => {
    const { code, took } = await stop('stopped-twice', ['SIGINT', 'SIGTERM', 'SIGINT'], 'files are open');
    expect(code).toBe(130);
    expect(took).toBeLessThan(2000);
    expect(filesBelow(path.join(cwd, 'stopped-twice'))).toEqual([]);
  }, 60_000);
});
