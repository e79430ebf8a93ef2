import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { type Outcome, polylift, polyliftMany, workspace } from './polylift.ts';

const cwd = workspace();
const commands = createProgram().commands.map((command) => command.name());
const commandOf = (name: string) => createProgram().commands.find((each) => each.name() === name);

const misuses = [
  { typed: ['run', '--relicates', '3', 'x'], says: "unknown option '--relicates'\n(Did you mean --replicates?)" },
  { typed: ['rum', 'x'], says: "unknown command 'rum'\n(Did you mean run?)" },
  { typed: ['compare', 'single-centre'], says: "missing required argument 'others'" },
  { typed: ['run'], says: "missing required argument 'scenario'" },
  { typed: ['run', 'x', 'y'], says: 'too many arguments' },
  { typed: ['run', 'x', '--out'], says: "option '--out <dir>' argument missing" },
];

let helps: readonly Outcome[] = [];
let answers: readonly Outcome[] = [];
beforeAll(async () => {
  const lines = [...commands.map((name) => [name, '--help']), ...misuses.map(({ typed }) => typed)];
  const outcomes = await polyliftMany(lines, { cwd });
  helps = outcomes.slice(0, commands.length);
  answers = outcomes.slice(commands.length);
}, 30_000);

describe('polylift --help', () => {
  it('lists the commands in groups, with examples and exit codes, and is what polylift alone prints too', async () => {
    const [asked, alone] = await Promise.all([polylift(['--help'], { cwd }), polylift([], { cwd })]);
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    for (const text of ['Simulate:', 'Scenarios:', 'Results:', 'Examples:', 'Exit codes:', ...commands])
      expect(asked.stdout).toContain(text);
    expect(alone).toEqual(asked);
  });

  it('has every command of the contract', () => {
    expect(commands).toEqual(
      expect.arrayContaining(['run', 'compare', 'validate', 'schema', 'init', 'list', 'describe', 'inspect', 'verify', 'start']),
    );
  });

  it.each(commands.map((name, i) => ({ name, i })))('polylift $name --help explains every option and gives an example', ({ name, i }) => {
    const { code, stdout, stderr } = helps[i]!;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Examples?:$/m);
    expect(stdout).toContain(`Usage: polylift ${name}`);
    for (const option of commandOf(name)!.options) expect(option.description, option.flags).not.toBe('');
    for (const argument of commandOf(name)!.registeredArguments) expect(argument.description, argument.name()).not.toBe('');
  });

  it('shows no example with a command or an option that does not exist', () => {
    const examples = helps.flatMap(({ stdout }) =>
      [...stdout.matchAll(/^ +(?:polylift|npm (start)(?: --)?) ?(.*)$/gm)].map(([, start, rest]) => [start ?? '', rest!].join(' ').trim()),
    );
    expect(examples.length).toBeGreaterThan(20);
    for (const example of examples) {
      const words = example.split(/ {3,}/)[0]!.split(/\s+/);
      const command = commandOf(words[0]!);
      if (command === undefined) throw new Error(`no such command: ${example}`);
      const known = command.options.map((option) => option.long);
      for (const word of words.filter((each) => each.startsWith('--') && each !== '--help')) expect(known, example).toContain(word);
    }
  });
});

describe('usage', () => {
  it('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    expect(await polylift(['--version'], { cwd })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each(misuses.map((each, i) => ({ ...each, i })))('$typed ends with code 2 and says what is wrong', ({ says, i }) => {
    const { code, stdout, stderr } = answers[i]!;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toContain('--help');
    expect(stderr).not.toContain('    at ');
  });

  it('is told as JSON when JSON was asked for', async () => {
    const { code, stdout } = await polylift(['run', 'x', '--json', '--sed', 'a'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: 'wrong-usage' });
  });
});
