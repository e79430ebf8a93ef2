import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as batch from '../../bench/batch/table.ts';
import * as fullScale from '../../bench/full-scale/table.ts';
import { withPlace } from '../../bench/publish.ts';
import * as scaling from '../../bench/scaling/table.ts';

const root = join(import.meta.dirname, '../..');
const read = (folder: string): unknown => JSON.parse(readFileSync(join(root, 'bench', folder, 'results.json'), 'utf8'));

describe('what the README says of scaling, batches and the run of every household', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const texts = {
    'bench:scaling': () => {
      const results = read('scaling') as scaling.Results;
      return `${scaling.tableOf(results)}\n\n${scaling.captionOf(results)}`;
    },
    'bench:batch': () => {
      const results = read('batch') as batch.Results;
      return `${batch.tableOf(results)}\n\n${batch.captionOf(results)}`;
    },
    'bench:full': () => {
      const results = read('full-scale') as fullScale.Results;
      return `${fullScale.tableOf(results)}\n\n${fullScale.captionOf(results)}`;
    },
  };

  it.each(Object.entries(texts))('is what %s measured last', (place, text) => {
    // The same file when its place is filled again: no place, and it is undefined.
    expect(withPlace(readme, place, text())).toBe(readme);
  });
});
