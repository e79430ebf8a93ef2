/**
 * Runs every shipped scenario and a sweep, and writes `docs/patterns.md`: the patterns beside what was observed, the answer to each what-if
 * question, and the conditions under which single-centre governance does better.
 *
 *   npx tsx scripts/patterns.ts
 *   npx tsx scripts/patterns.ts --sample 1:200 --replicates 4 --sweep-sample 1:500 --out patterns.md
 *
 * Nothing on the page is typed by hand but the observed figures, which come from `src/data`, and the text around the numbers.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answers, patterns, whatIfStudies, mainStudies } from './patterns/scenarios.ts';
import { sweepMarkdown, sweepStudies } from './patterns/sweep.ts';
import { runStudies } from './patterns/study.ts';

const page = fileURLToPath(new URL('../docs/patterns.md', import.meta.url));

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string', default: '1:50' },
    'sweep-sample': { type: 'string', default: '1:200' },
    replicates: { type: 'string', default: '10' },
    seed: { type: 'string', default: 'yunnan' },
    workers: { type: 'string', default: String(availableParallelism()) },
    out: { type: 'string', default: page },
  },
});

const weightOf = (text: string): number => {
  const weight = Number(/^1:(\d+)$/.exec(text)?.[1]);
  if (!Number.isInteger(weight) || weight < 1) throw new Error(`${text}: write a sample as 1:50`);
  return weight;
};

const common = { replicates: Number(options.replicates), seed: options.seed, workers: Number(options.workers) };
const main = { ...common, weight: weightOf(options.sample) };
const sweep = { ...common, weight: weightOf(options['sweep-sample']) };

const results = await runStudies([...mainStudies, ...(await whatIfStudies())], main, 'scenarios');
const swept = await runStudies(sweepStudies, sweep, 'sweep');

const given = Object.entries({ sample: '1:50', 'sweep-sample': '1:200', replicates: '10', seed: 'yunnan' })
  .filter(([name, usual]) => options[name as 'sample'] !== usual)
  .map(([name]) => ` --${name} ${options[name as 'sample']}`)
  .join('');

const text = `# Patterns and answers

<!-- Written by scripts/patterns.ts. Do not edit: change the model or the script and run it again. -->

Every number of the model on this page was computed by

\`\`\`text
npx tsx scripts/patterns.ts${given}
\`\`\`

with ${main.replicates} replicates, one household in ${main.weight} (the sweep: one in ${sweep.weight}), seed "${main.seed}". Observed figures come
from [\`src/data\`](data.md). Intervals are 95 % intervals of the paired difference over replicates (Student's t): the same households and the
same shocks in both scenarios. They tell the error of the sampling, not the error of the model.

${patterns(results)}
${await answers(results)}
${sweepMarkdown(swept)}`;

writeFileSync(options.out, text);
console.error(`wrote ${path.relative(process.cwd(), options.out)}`);
