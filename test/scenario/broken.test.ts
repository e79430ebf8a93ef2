import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemCodes } from '../../src/scenario/problem.ts';
import { renderProblems } from '../../src/scenario/render-problems.ts';
import { readScenario } from '../../src/scenario/node/load.ts';

const directory = 'test/scenario/broken';
const files = readdirSync(directory).filter((file) => file.endsWith('.yaml'));

/** Rules that no single small file can break; they have tests of their own. */
const testedElsewhere = ['bad-override', 'unknown-set-path', 'not-on-this-path', 'extends-depth', 'file-too-large', 'file-unreadable'];

/** Rules of the model that span several parameters. */
const modelRules = [
  'base-year',
  'missing-county',
  'duplicate-county',
  'empty-county',
  'shares-off',
  'order',
  'case-without-centre',
  'event-outside',
];

describe('a broken scenario file is told where it is wrong and how to mend it', () => {
  test.each(files)('%s', async (file) => {
    const { loaded, problems, warnings } = await readScenario(`${directory}/${file}`);
    expect(loaded === undefined).toBe(problems.length > 0);
    expect(problems.length + warnings.length).toBeGreaterThan(0);
    for (const problem of [...problems, ...warnings]) {
      expect(problem.file).toMatch(/^test\/scenario\/broken\//);
      expect(problem.message).not.toMatch(/undefined|\[object|expected (string|number|object|record)|Invalid input/);
    }
    const text = [renderProblems(problems), renderProblems(warnings, { severity: 'warning' })].filter((part) => part !== '').join('\n\n');
    await expect(`${text}\n`).toMatchFileSnapshot(path.join('broken', 'messages', file.replace('.yaml', '.txt')));
  });

  test('every rule has a file that breaks it', async () => {
    const broken = new Set<string>();
    for (const file of files) {
      const { problems, warnings } = await readScenario(`${directory}/${file}`);
      for (const { code } of [...problems, ...warnings]) broken.add(code);
    }
    const rules = [...Object.keys(problemCodes), ...modelRules];
    expect([...broken, ...testedElsewhere].sort()).toEqual(rules.sort());
  });
});
