import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { inFolder, measureNode } from '../../bench/measured-process.ts';
import { withPlace } from '../../bench/publish.ts';

describe('a measured process', () => {
  it('tells what it wrote and the most memory that it held at once', () => {
    const hungry =
      "const held = Buffer.alloc(200 * 2 ** 20, 1); console.log(held.length); new (require('node:worker_threads').Worker)('', { eval: true });";
    const small = measureNode(['-e', '']);
    const large = measureNode(['-e', hungry]);
    expect(large.stdout).toBe(`${200 * 2 ** 20}\n`);
    expect(large.peakBytes - small.peakBytes).toBeGreaterThan(150 * 2 ** 20);
    expect(small.peakBytes).toBeGreaterThan(10 * 2 ** 20);
    expect(small.cpuSeconds).toBeGreaterThan(0);
  });

  it('that fails is an error with what it wrote', () => {
    expect(() => measureNode(['-e', "console.error('no luck'); process.exitCode = 3"])).toThrow(/exit 3\nno luck/);
  });

  it('leaves no folder behind', async () => {
    const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('polylift-bench-test-'));
    expect(inFolder('test', () => left().length)).toBe(1);
    await expect(inFolder('test', () => Promise.reject(new Error('later')))).rejects.toThrow('later');
    expect(() =>
      inFolder('test', () => {
        throw new Error('at once');
      }),
    ).toThrow('at once');
    expect(left()).toEqual([]);
  });
});

describe('a place in the README', () => {
  it('takes what was measured last, as it is', () => {
    const text = 'a\n<!-- bench:start -->\nold\n\nold\n<!-- bench:end -->\n<!-- bench:batch:start -->\nkept\n<!-- bench:batch:end -->\n';
    expect(withPlace(text, 'bench', 'new $& $1')).toBe(text.replace('old\n\nold', () => 'new $& $1'));
    expect(withPlace(text, 'bench:full', 'new')).toBeUndefined();
  });
});
