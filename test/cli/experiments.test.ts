import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kindNames } from '../../src/experiment/kind-names.ts';
import { polyliftMany, workspace } from './polylift.ts';

const shipped = fileURLToPath(new URL('../../scenarios/experiments/', import.meta.url));
const names = readdirSync(shipped)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => path.basename(file, '.yaml'));

const cwd = workspace({
  'wrong.yaml':
    'kind: batch\nscenarios: [single-centre]\nfactors: {governance.levels.fund: {from: 0, to: 2}}\ndesign: {type: full-factorial}\n',
  'other.yaml': 'kind: robustness\nscenarios: [single-centre]\n',
});

describe('experiments', () => {
  it('are listed with the command that does them', async () => {
    const [listed, scenarios] = await polyliftMany([['list', '--experiments', '--json'], ['list']], { cwd });
    const found = JSON.parse(listed!.stdout) as { name: string; kind: string; command: string; question: string }[];
    expect(found.map(({ name }) => name)).toEqual(names.toSorted());
    for (const { name, command, question } of found) {
      expect(command).toMatch(new RegExp(`^polylift [a-z]+ ${name}$`));
      expect(question).not.toBe('');
    }
    expect(scenarios!.stdout).toContain(names[0]!);
  });

  it('that are shipped are valid, and wrong ones are refused with the point at fault', async () => {
    const [valid, wrong, other] = await polyliftMany(
      [
        ['validate', ...names],
        ['validate', 'wrong.yaml', '--json'],
        ['batch', 'other.yaml'],
      ],
      { cwd },
    );
    expect([valid!.code, valid!.stderr]).toEqual([0, '']);
    for (const name of names) expect(valid!.stdout).toMatch(new RegExp(`^valid {2}${name} {2}.*\\(\\d+ points, \\d+ runs\\)$`, 'm'));
    expect(wrong!.code).toBe(2);
    expect((JSON.parse(wrong!.stdout) as { problems: { message: string }[] }[])[0]!.problems[0]!.message).toMatch(
      /^at point 1, in single-centre: governance.levels.fund is 2/,
    );
    expect([other!.code, other!.stderr]).toEqual([
      2,
      expect.stringMatching(/other-kind[\s\S]*other.yaml:1:7[\s\S]*polylift robustness reads it/) as string,
    ]);
  });

  it('have a JSON Schema for each kind', async () => {
    const outcomes = await polyliftMany(
      kindNames.map((kind) => ['schema', '--experiment', kind]),
      { cwd },
    );
    for (const [i, { code, stdout }] of outcomes.entries()) {
      const schema = JSON.parse(stdout) as { title: string; properties: Record<string, unknown>; additionalProperties: boolean };
      expect([code, schema.title, schema.additionalProperties]).toEqual([0, `polylift experiment: ${kindNames[i]}`, false]);
      expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['kind', 'scenarios', 'set', 'seed', 'replicates', 'record']));
    }
  });
});
