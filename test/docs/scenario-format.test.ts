import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { industries } from '../../src/data/index.ts';
import { followExtends, type FoundSource } from '../../src/scenario/extends.ts';
import { formulaFunctions, formulaLimits } from '../../src/scenario/formula-functions.ts';
import { loadFormulaGrammar, type FormulaGrammar } from '../../src/scenario/formula-grammar.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { problemCodes } from '../../src/scenario/problem.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { codeBlocks, root, textOf } from './markdown.ts';

const page = textOf('docs/scenarios.md');
const shipped = (name: string): FoundSource => ({
  id: name,
  file: `${name}.yaml`,
  text: readFileSync(path.join(root, 'scenarios', `${name}.yaml`), 'utf8'),
});

describe('docs/scenarios.md', () => {
  let grammar: FormulaGrammar;
  beforeAll(async () => {
    grammar = await loadFormulaGrammar();
  });

  it('names every key of a scenario', () => {
    for (const key of Object.keys(scenarioSchema.shape)) expect(page, key).toContain(`\`${key}\``);
  });

  it('lists the functions and limits of formulas', () => {
    for (const name of Object.keys(formulaFunctions)) expect(page, name).toMatch(new RegExp(`\`${name}\\(`));
    expect(page).toContain(
      `${formulaLimits.characters.toLocaleString('en')} characters, ${formulaLimits.nodes} parts, ${formulaLimits.brackets} brackets`,
    );
  });

  it('lists every industry', () => {
    expect(page).toContain(`Industries: ${industries.join(', ')}.`);
  });

  it('says of every code what it means', () => {
    const rules = readFileSync(path.join(root, 'src/model/parameters/checks.ts'), 'utf8');
    const codes = new Set([...Object.keys(problemCodes), ...[...rules.matchAll(/code: '([a-z-]+)'/g)].map(([, code]) => code!)]);
    for (const code of codes) expect(page, code).toMatch(new RegExp(`^\\| \`${code}\` \\| .+ \\|$`, 'm'));
  });

  it.each(
    codeBlocks(page)
      .filter(({ language }) => language === 'yaml')
      .map(({ code }) => [code] as const),
  )('has a valid example: %s', async (code) => {
    const { sources, problems } = await followExtends({ id: 'example', file: 'example.yaml', text: code }, (name) =>
      Promise.resolve(shipped(name)),
    );
    const parsed = parseScenario(sources, { grammar });
    expect([...problems, ...parsed.problems, ...parsed.warnings]).toEqual([]);
    expect(parsed.scenario).toBeDefined();
  });
});
