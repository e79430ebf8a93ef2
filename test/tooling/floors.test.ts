import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkFloors, longFiles, readSources } from '../../scripts/floors.ts';

/** The findings on a few files, as `file:line rule`. */
function findingsOn(files: Readonly<Record<string, string>>): string[] {
  return checkFloors(new Map(Object.entries(files))).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

const leaf = 'export const one = 1;\n';

describe('direction', () => {
  it('lets imports go down and stay on their floor', () => {
    const files = {
      'src/cli/main.ts': "import { run } from '../simulate/run.ts';\nrun();\n",
      'src/simulate/run.ts':
        "import { year } from '../model/year.ts';\nimport { one } from './one.ts';\nexport const run = () => year + one;\n",
      'src/simulate/one.ts': leaf,
      'src/model/year.ts': "import { one } from '../data/one.ts';\nexport const year = one;\n",
      'src/data/one.ts': leaf,
      'src/index.ts': "export * from './cli/main.ts';\n",
    };
    expect(findingsOn(files)).toEqual([]);
  });

  it.each([
    ['data', 'model'],
    ['random', 'population'],
    ['population', 'random'],
    ['model', 'scenario'],
    ['scenario', 'simulate'],
    ['simulate', 'output'],
    ['output', 'analysis'],
    ['analysis', 'experiment'],
    ['experiment', 'report'],
    ['report', 'cli'],
  ])('refuses an import from %s up to %s', (lower, upper) => {
    const text = `// a comment\nimport { one } from '../${upper}/one.ts';\nexport const two = one;\n`;
    expect(findingsOn({ [`src/${lower}/two.ts`]: text, [`src/${upper}/one.ts`]: leaf })).toEqual([`src/${lower}/two.ts:2 direction`]);
  });

  it.each([
    "import type { One } from '../cli/one.ts';",
    "export * from '../cli/one.ts';",
    "export const one = () => import('../cli/one.ts');",
  ])('sees it in %s', (text) => {
    expect(findingsOn({ 'src/model/two.ts': text, 'src/cli/one.ts': leaf })).toEqual(['src/model/two.ts:1 direction']);
  });

  it('refuses a floor that nobody declared, the front door, and a file that does not exist', () => {
    expect(findingsOn({ 'src/cellar/one.ts': "import '../data/one.ts';", 'src/data/one.ts': leaf })).toEqual([
      'src/cellar/one.ts:1 direction',
    ]);
    expect(findingsOn({ 'src/cli/one.ts': "import '../index.ts';", 'src/index.ts': leaf })).toEqual(['src/cli/one.ts:1 direction']);
    expect(findingsOn({ 'src/cli/one.ts': "import './two.ts';" })).toEqual(['src/cli/one.ts:1 unresolved']);
  });

  it('does not take an import in a comment or in text for one', () => {
    expect(
      findingsOn({ 'src/data/one.ts': "// import x from '../cli/x.ts'\nexport const text = \"import x from '../cli/x.ts'\";\n" }),
    ).toEqual([]);
  });
});

describe('platform', () => {
  it.each([
    "import { readFileSync } from 'node:fs';",
    "import fs from 'fs';",
    "import { Piscina } from 'piscina';",
    'export const cwd = () => process.cwd();',
    "export const fs = await import('node:fs/promises');",
  ])('refuses in a platform-neutral file: %s', (text) => {
    for (const file of ['src/model/one.ts', 'src/scenario/one.ts', 'src/analysis/one.ts', 'src/report/one.ts', 'src/simulate/run.ts']) {
      expect(findingsOn({ [file]: text })).toEqual([`${file}:1 platform`]);
    }
  });

  it('lets the edges use Node', () => {
    const text = "import { readFileSync } from 'node:fs';\nexport const read = () => readFileSync(process.cwd());\n";
    for (const file of [
      'src/scenario/node/load.ts',
      'src/simulate/pool.ts',
      'src/output/one.ts',
      'src/cli/one.ts',
      'src/report/node/one.ts',
    ]) {
      expect(findingsOn({ [file]: text })).toEqual([]);
    }
  });

  it('follows imports: a neutral file may not reach Node through another, but may take its types', () => {
    const files = {
      'src/analysis/one.ts': "\nimport { read } from '../output/read.ts';\nexport const two = read;\n",
      'src/output/read.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\nexport type Row = number;\n",
    };
    expect(checkFloors(new Map(Object.entries(files)))).toEqual([
      expect.objectContaining({ rule: 'platform', line: 2, message: expect.stringContaining('src/output/read.ts > node:fs') }),
    ]);
    expect(
      findingsOn({ ...files, 'src/analysis/one.ts': "import type { Row } from '../output/read.ts';\nexport type Two = Row;\n" }),
    ).toEqual([]);
  });

  it('does not take a member or a key of the same name for a global', () => {
    expect(findingsOn({ 'src/model/one.ts': 'export const f = (a: { process: number; Date: number }) => a.process + a.Date;\n' })).toEqual(
      [],
    );
    expect(findingsOn({ 'src/model/one.ts': 'export const plan = { process: 1, Date: 2 };\n' })).toEqual([]);
  });
});

describe('reproducible', () => {
  it.each([
    'export const f = () => Math.random();',
    "export const f = () => Math['random']();",
    'export const f = (x: number) => Math.pow(x, 2);',
    'export const f = (x: number) => x ** 2;',
    'export let x = 2; x **= 2;',
    'export const f = () => Date.now();',
    'export const f = () => new Date();',
    'export const f = () => performance.now();',
  ])('refuses in the core: %s', (text) => {
    for (const file of [
      'src/data/a.ts',
      'src/random/a.ts',
      'src/population/a.ts',
      'src/model/a.ts',
      'src/analysis/a.ts',
      'src/simulate/run.ts',
    ]) {
      expect(findingsOn({ [file]: text })).toEqual([`${file}:1 reproducible`]);
    }
    expect(findingsOn({ 'src/cli/one.ts': text })).toEqual([]);
  });

  it('does not take comments, texts and patterns for code', () => {
    const text =
      "/** 2 ** 3, Math.pow, Date */\nexport const text = 'Math.random() ** Date';\nexport const pattern = /'|Math.pow \\*\\* 2/;\n";
    expect(findingsOn({ 'src/model/one.ts': text })).toEqual([]);
  });
});

describe('circles', () => {
  it('refuses files that import each other, once a circle', () => {
    const files = {
      'src/model/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'src/model/b.ts': "import { c } from './c.ts';\nexport const b = () => c;\n",
      'src/model/c.ts': "import { a } from './a.ts';\nexport const c = () => a;\n",
    };
    expect(checkFloors(new Map(Object.entries(files))).map(({ message }) => message)).toEqual([
      'circle of imports: src/model/a.ts > src/model/b.ts > src/model/c.ts > src/model/a.ts',
    ]);
  });

  it('lets types refer to each other', () => {
    const files = {
      'src/model/a.ts': "import type { B } from './b.ts';\nexport type A = B | undefined;\n",
      'src/model/b.ts': "import type { A } from './a.ts';\nexport interface B { a: A }\n",
    };
    expect(findingsOn(files)).toEqual([]);
  });
});

describe('syntax and length', () => {
  it('reports a file that it cannot read instead of passing it', () => {
    expect(findingsOn({ 'src/model/one.ts': 'export const = ;' })[0]).toBe('src/model/one.ts:1 syntax');
  });

  it('notes files above 400 lines', () => {
    const sources = new Map([
      ['src/model/long.ts', '\n'.repeat(401)],
      ['src/model/short.ts', '\n'.repeat(400)],
    ]);
    expect(longFiles(sources)).toEqual([{ file: 'src/model/long.ts', lines: 401 }]);
  });
});

describe('this repository', () => {
  it('keeps the rule', () => {
    const findings = checkFloors(readSources(fileURLToPath(new URL('../..', import.meta.url))));
    expect(findings.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
  });
});
