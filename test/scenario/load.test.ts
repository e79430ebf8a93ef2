import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/scenario/canonical-json.ts';
import { loadScenario, readScenario } from '../../src/scenario/node/load.ts';
import { listShipped } from '../../src/scenario/node/shipped.ts';
import { parseOverride } from '../../src/scenario/override.ts';
import { InputError } from '../../src/scenario/problem.ts';

let directory: string;
const write = (name: string, text: string): string => {
  const file = path.join(directory, name);
  writeFileSync(file, text);
  return file;
};
const problemsOf = async (reference: string) => (await readScenario(reference)).problems;

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'polylift-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

describe('loading a scenario', () => {
  test('gives its files with their digests, nearest first', async () => {
    const { files, scenario } = await loadScenario('test/scenario/files/grandchild.yaml');
    expect(files.map((file) => file.path)).toEqual(['grandchild', 'child', 'base'].map((name) => `test/scenario/files/${name}.yaml`));
    for (const { sha256 } of files) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(scenario.name).toBe('grandchild');
  });

  test('gives a hash of what will run, not of how it is written', async () => {
    const hashOf = async (text: string, ...settings: string[]): Promise<string> =>
      (await loadScenario(write('hash.yaml', text), settings.map(parseOverride))).hash;
    const plain = await hashOf('years: {to: 2016}\neconomy: {wage: 4000}\n');
    expect(await hashOf('# other words\neconomy:\n  wage: 4.0e3\nyears:\n  to: 2016\n')).toBe(plain);
    expect(await hashOf('parameters: {k: 2}\neconomy: {wage: "= 2000 * k"}\nyears: {to: 2016}')).toBe(plain);
    expect(await hashOf('economy: {wage: 1}', 'years.to=2016', 'economy.wage=4000')).toBe(plain);
    expect(await hashOf('years: {to: 2016}\neconomy: {wage: 4001}\n')).not.toBe(plain);
  });

  test('throws one error with all problems', async () => {
    const promise = loadScenario('test/scenario/broken/unknown-key.yaml', [parseOverride('year.to=2016')]);
    await expect(promise).rejects.toBeInstanceOf(InputError);
    await expect(promise).rejects.toMatchObject({ problems: { length: 7 } });
  });
});

describe('a file that cannot be loaded is told why', () => {
  test('missing', async () => {
    expect(await problemsOf('test/scenario/files/bsae.yaml')).toMatchObject([
      { code: 'file-missing', hint: 'did you mean test/scenario/files/base.yaml?' },
    ]);
    expect(await problemsOf('test/nowhere/base.yaml')).toMatchObject([
      { code: 'file-missing', hint: 'there is no directory test/nowhere' },
    ]);
  });

  test('a directory', async () => {
    expect(await problemsOf('test/scenario/')).toMatchObject([
      { code: 'file-unreadable', message: 'test/scenario is a directory, not a file' },
    ]);
  });

  test('too large', async () => {
    expect(await problemsOf(write('large.yaml', 'x'.repeat(300_000)))).toMatchObject([{ code: 'file-too-large' }]);
  });

  test('not permitted', async (context) => {
    context.skip(process.platform === 'win32', 'Windows has no such permissions');
    const file = write('secret.yaml', 'title: x');
    chmodSync(file, 0);
    // The superuser may read everything, so this process is nobody for a moment.
    const superuser = process.getuid!() === 0;
    if (superuser) process.seteuid!('nobody');
    try {
      expect(await problemsOf(file)).toMatchObject([{ code: 'file-unreadable' }]);
    } finally {
      if (superuser) process.seteuid!(0);
    }
  });

  test('neither a shipped scenario nor a file', async () => {
    expect(await problemsOf('nothing-like-it')).toMatchObject([{ code: 'unknown-scenario', file: 'nothing-like-it' }]);
  });
});

describe('extends', () => {
  test('is relative to the file in which it is written', async () => {
    mkdirSync(path.join(directory, 'deep'), { recursive: true });
    write('base.yaml', 'years: {to: 2013}');
    write('deep/middle.yaml', 'extends: ../base.yaml');
    const top = write('top.yaml', 'extends: deep/middle.yaml');
    expect((await loadScenario(top)).scenario.years.to).toBe(2013);
  });

  test('ends at a depth that nobody needs', async () => {
    for (let i = 0; i < 20; i++) write(`chain-${i}.yaml`, `extends: chain-${i + 1}.yaml`);
    write('chain-20.yaml', 'title: end');
    expect(await problemsOf(path.join(directory, 'chain-0.yaml'))).toMatchObject([{ code: 'extends-depth', line: 1, column: 10 }]);
  });

  test('of itself is a circle', async () => {
    const file = write('self.yaml', 'title: x\nextends: self.yaml');
    expect(await problemsOf(file)).toMatchObject([{ code: 'extends-cycle', line: 2 }]);
  });
});

describe('shipped scenarios', () => {
  test('load by name without problems or warnings, and say what they are', async () => {
    for (const { name, title, question } of await listShipped()) {
      const { problems, warnings, loaded } = await readScenario(name);
      expect([name, problems, warnings]).toEqual([name, [], []]);
      expect(loaded!.files[0]!.path).toBe(`scenarios/${name}.yaml`);
      expect(loaded!.scenario.name).toBe(name);
      expect(title).not.toBe(name);
      expect(question).not.toBe('');
    }
  });
});

test('canonical JSON is the same for the same values', () => {
  expect(canonicalJson({ b: [1, { z: null, a: undefined }], a: -0 })).toBe('{"a":0,"b":[1,{"z":null}]}');
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
});
