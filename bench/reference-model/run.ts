/**
 * The reference model on polylift and its peers, in turn (A B C A B C ...): rates, ratios to scalar C, peak memory.
 *
 *   npm run bench -- [TURNS]
 *
 * Prints the table and writes it to bench/reference-model/results.json and into the README. AgentScript and flocc are there after `npm ci --prefix bench`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMachine } from '../machine.ts';
import { publish } from '../publish.ts';
import { spreadOf } from '../spread.ts';
import { findImplementations, type Implementation, years } from './implementations.ts';
import { captionOf, type Measured, type Results, tableOf } from './table.ts';

interface Line {
  readonly rate: number;
  readonly headcount: number;
  readonly gap: number;
  readonly income: number;
  readonly members: number;
  readonly peakBytes: number;
}

const turns = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'reference-model-'));

function runOnce({ command: [program, ...args] }: Implementation): Line {
  return JSON.parse(execFileSync(program!, args, { encoding: 'utf8' })) as Line;
}

try {
  const { found, missing } = findImplementations(folder);
  for (const { title, reason } of missing) console.error(`not measured: ${title}: ${reason}`);
  const lines = found.map((): Line[] => []);
  for (let turn = 0; turn < turns; turn++) {
    found.forEach((implementation, i) => {
      console.error(`turn ${turn + 1} of ${turns}: ${implementation.title}, ${implementation.households} households`);
      lines[i]!.push(runOnce(implementation));
    });
  }
  const c = lines[found.findIndex(({ id }) => id === 'c')];
  const measured = found.map(({ id, title, households, threads }, i): Measured => {
    const own = lines[i]!;
    const { headcount, gap, income, members } = own[0]!;
    return {
      id,
      title,
      households,
      threads,
      rate: spreadOf(own.map(({ rate }) => rate)),
      ratio: c === undefined ? null : spreadOf(own.map(({ rate }, turn) => rate / c[turn]!.rate)),
      peakBytes: Math.max(...own.map(({ peakBytes }) => peakBytes)),
      outcome: { headcount, gap, income, members },
    };
  });
  const results: Results = { machine: describeMachine(), years, turns, measured, missing };
  publish(join(import.meta.dirname, 'results.json'), 'bench', results, `${tableOf(results)}\n\n${captionOf(results)}`);
} finally {
  rmSync(folder, { recursive: true });
}
