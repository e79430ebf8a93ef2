import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sensitivitySchema } from '../../../src/experiment/kinds/sensitivity/spec.ts';
import { baseShape } from '../../../src/experiment/spec/base.ts';

test('the page on sensitivity analysis names every key that its files have beside those of every experiment', () => {
  const page = readFileSync(new URL('../../../docs/sensitivity.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('## The file'), page.indexOf('## Methods'));
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, key]) => key!));
  const own = Object.keys(sensitivitySchema.shape).filter((key) => !(key in baseShape));
  expect(named.filter((key) => key !== 'scenarios').sort()).toEqual(own.sort());
});
