import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/model/start/create-world.ts';
import { rowCount } from '../../src/population/index.ts';
import { parametersWith } from '../model/parameters.ts';
import { root, textOf } from './markdown.ts';

describe('docs/full-scale.md', () => {
  const page = textOf('docs/full-scale.md');

  it.each(['yunnan-full', 'yunnan'])('stands beside the report %s, which says what it was made of', (name) => {
    expect(page).toContain(`reports/${name}.html`);
    const report = readFileSync(path.join(root, 'docs/reports', `${name}.html`), 'utf8');
    expect(report).toContain(name === 'yunnan' ? 'one household in 50' : 'every household');
  });

  it('has as many households as the counties of the table', () => {
    const { blocks } = layOut(parametersWith({ 'population.counties': 'all', 'population.households_per_agent': 1 }));
    expect(page).toContain(rowCount(blocks).toLocaleString('en'));
  });
});
