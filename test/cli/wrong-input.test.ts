/** One wrong thing at a time, then several at once: always code 2, a message with the remedy, no stack, and nothing written. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, type Outcome, polylift, polyliftMany, scenarioFiles, small, workspace } from './polylift.ts';

const cwd = workspace({
  ...scenarioFiles,
  'twin.yaml': 'name: plain\n',
  'empty.yaml': '',
  'hostile.yaml': 'governance:\n  levels:\n    technology: "= zeros(1e9)"\n',
  'broken.yaml': 'governence: 1\nmacro:\n  poverty_line: poor\n',
  'other-people.yaml': 'population:\n  connected_share: 0.2\nyears:\n  to: 2015\n',
});
mkdirSync(path.join(cwd, 'occupied'));
writeFileSync(path.join(cwd, 'occupied', 'letter.txt'), 'Dear reader');
const before = filesBelow(cwd);

afterAll(() => expect(filesBelow(cwd)).toEqual(before));

interface Case {
  readonly typed: readonly string[];
  readonly says: readonly string[];
}

const run = ['run', 'plain.yaml'];

const cases: readonly Case[] = [
  { typed: [...run, '--replicates', '0'], says: ['--replicates 0', 'whole number from 1'] },
  { typed: [...run, '--replicates', '-3'], says: ['--replicates -3', 'whole number from 1'] },
  { typed: [...run, '--replicates', '2.5'], says: ['--replicates 2.5', 'whole number from 1'] },
  { typed: [...run, '--replicates', 'many'], says: ['--replicates many', 'whole number from 1'] },
  { typed: [...run, '--replicate', '-1'], says: ['--replicate -1', 'whole number from 0'] },
  { typed: [...run, '--replicate', '1', '--replicates', '2'], says: ['leave out --replicate or --replicates'] },
  { typed: [...run, '--workers', '0'], says: ['--workers 0', 'whole number from 1'] },
  { typed: [...run, '--workers', '1.5'], says: ['--workers 1.5', 'whole number from 1'] },
  { typed: [...run, '--sample', '1:0'], says: ['--sample 1:0', 'write 1:50 or 0.02'] },
  { typed: [...run, '--sample', '2'], says: ['--sample 2', 'write 1:50 or 0.02'] },
  { typed: [...run, '--sample', '0.03'], says: ['--sample 0.03', 'the nearest are 1:33 and 1:34'] },
  { typed: [...run, '--sample', 'some'], says: ['--sample some', 'write 1:50 or 0.02'] },
  { typed: [...run, '--sample', '1:100000'], says: ['--sample 1:100000', 'without households'] },
  { typed: [...run, '--years', '2020-2011'], says: ['--years 2020-2011', '2020 is not before 2011'] },
  { typed: [...run, '--years', '1990-2020'], says: ['--years 1990-2020', '2011'] },
  { typed: [...run, '--years', '2011'], says: ['--years 2011', 'for example --years 2011-2020'] },
  { typed: [...run, '--seed', ''], says: ['the seed is empty'] },
  { typed: [...run, '--set', 'macro.poverty_lin=3000'], says: ['macro.poverty_lin', 'did you mean macro.poverty_line?'] },
  { typed: [...run, '--set', 'macro.poverty_line'], says: ['an equals sign is missing'] },
  { typed: [...run, '--set', 'macro.poverty_line=-1'], says: ['macro.poverty_line', '100'] },
  { typed: [...run, '--out', ''], says: ['the directory has no name'] },
  { typed: [...run, '--out', 'plain.yaml'], says: ['plain.yaml is not one'] },
  { typed: [...run, '--out', 'plain.yaml/below'], says: ['plain.yaml is not one'] },
  { typed: [...run, '--out', '/proc/no/such'], says: ['/proc/no/such'] },
  { typed: [...run, '--name', '../up'], says: ['--name ../up'] },
  { typed: [...run, '--name', 'a', '--out', 'b'], says: ['--out and --name'] },
  { typed: [...run, ...small, '--out', 'occupied'], says: ['not empty', '--force'] },
  { typed: ['run', 'absent.yaml'], says: ['there is no file absent.yaml'] },
  { typed: ['run', 'single-center'], says: ['did you mean single-centre?'] },
  { typed: ['run', 'empty.yaml'], says: ['empty.yaml'] },
  { typed: ['run', 'hostile.yaml'], says: ['hostile.yaml:3', 'zeros'] },
  { typed: ['compare', 'plain.yaml', 'twin.yaml'], says: ['"plain" is also the name of plain.yaml'] },
  { typed: ['compare', 'plain.yaml', 'plain.yaml'], says: ['"plain" is also the name of plain.yaml'] },
  {
    typed: ['compare', 'plain.yaml', 'other-people.yaml'],
    says: ['years.to is 2015, and 2020', 'population.connected_share is 0.2', 'the same households'],
  },
  { typed: ['inspect', 'occupied'], says: ['not a result directory'] },
  { typed: ['inspect', 'nowhere'], says: ['not a result directory'] },
  { typed: ['verify', 'occupied'], says: ['not a result directory'] },
];

let outcomes: readonly Outcome[] = [];
beforeAll(async () => {
  outcomes = await polyliftMany(
    cases.map(({ typed }) => typed),
    { cwd },
  );
}, 60_000);

describe.concurrent('refused, with nothing written:', () => {
  it.each(cases.map((each, i) => ({ ...each, i })))('polylift $typed', ({ says, i }) => {
    const { code, stdout, stderr } = outcomes[i]!;
    expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
    for (const text of says) expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stderr).not.toContain('bug in polylift');
  });

  it('everything at once: options, both scenarios and the directory', async () => {
    const typed = [
      'compare',
      'broken.yaml',
      'absent.yaml',
      '--replicates',
      '0',
      '--workers',
      'all',
      '--sample',
      '7',
      '--out',
      'plain.yaml',
    ];
    const { code, stderr } = await polylift(typed, { cwd });
    expect(code).toBe(2);
    for (const text of [
      'broken.yaml:1:1',
      'broken.yaml:3:',
      'absent.yaml',
      '--replicates 0',
      '--workers all',
      '--sample 7',
      'plain.yaml is not one',
    ])
      expect(stderr).toContain(text);
    expect(stderr).toContain('7 problems; nothing was simulated or written.');
  });

  it('an option that is wrong for every scenario is told once', async () => {
    const { stderr } = await polylift(['compare', 'plain.yaml', 'better.yaml', '--years', '1990-2020'], { cwd });
    expect(stderr).toContain('1 problem;');
  });

  it('as JSON when JSON was asked for', async () => {
    const { code, stdout } = await polylift([...run, '--replicates', '0', '--json'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: 'wrong-input', problems: [{ code: 'bad-option', file: '--replicates 0' }] });
  });
});
