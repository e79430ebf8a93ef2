import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment, polylift, program, scenarioFiles, workspace } from './polylift.ts';

const cwd = workspace({ ...scenarioFiles, 'broken.yaml': 'title: Broken\ngovernence: 1\nyears:\n  from: 2015\n  to: 2012\n' });

describe.concurrent('polylift list', () => {
  it('names the shipped scenarios and their questions', async () => {
    const { code, stdout } = await polylift(['list'], { cwd });
    expect(code).toBe(0);
    for (const name of ['no-programme', 'single-centre', 'multi-centre-equal-budget', 'multi-centre-added-budget', 'historical'])
      expect(stdout).toContain(name);
  });

  it('--json is an array with name, title, question and file', async () => {
    const { stdout } = await polylift(['list', '--json'], { cwd });
    const rows = JSON.parse(stdout) as Record<string, string>[];
    expect(rows.length).toBeGreaterThanOrEqual(15);
    for (const row of rows) expect(Object.keys(row)).toEqual(expect.arrayContaining(['name', 'title', 'question', 'file']));
  });

  it('has no colours in a pipe, and has them when forced', async () => {
    const [plain, forced, refused] = await Promise.all([
      polylift(['list'], { cwd }),
      polylift(['list'], { cwd, env: { FORCE_COLOR: '1' } }),
      polylift(['list'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }),
    ]);
    expect(plain.stdout).not.toContain('\u001b');
    expect(forced.stdout).toContain('\u001b');
    expect(refused.stdout).toBe(plain.stdout);
  });

  it('ends without a word when its reader has gone', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${program}" describe | head -1; exit 0`], { cwd, env: environment });
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += String(data)));
    await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toBe('');
  });
});

describe.concurrent('polylift describe', () => {
  it('gives unit, range, default and source of what lies below a path', async () => {
    const { code, stdout } = await polylift(['describe', 'governance.levels'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('governance.levels.technology');
    expect(stdout).toContain('0 to 1');
    expect(stdout).toMatch(/Source: /);
    expect(stdout).not.toContain('macro.');
  });

  it('lists all parameters, also as JSON and Markdown', async () => {
    const [plain, json, markdown] = await Promise.all(
      [['describe'], ['describe', '--json'], ['describe', '--markdown']].map((args) => polylift(args, { cwd })),
    );
    const parameters = JSON.parse(json!.stdout) as { path: string; source: string }[];
    expect(parameters.length).toBeGreaterThan(150);
    for (const { path: name } of parameters) {
      expect(plain!.stdout).toContain(name);
      expect(markdown!.stdout).toContain(`\`${name}\``);
    }
  });

  it('reads an index as any item of a list', async () => {
    const { code } = await polylift(['describe', 'events.0.year'], { cwd });
    expect(code).toBe(0);
  });

  it('tells what a scenario is and states', async () => {
    const { code, stdout } = await polylift(['describe', 'better.yaml'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Better data');
    expect(stdout).toContain('technology: 0.9');
    const json = await polylift(['describe', 'better.yaml', '--json'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({ name: 'better', resolved: { years: { from: 2011 } } });
  });

  it('finds a word anywhere in a path', async () => {
    const { code, stdout } = await polylift(['describe', 'technology'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('governance.levels.technology');
    expect(stdout).toContain('governance.coordination.technology');
  });

  it('suggests the nearest name for what does not exist', async () => {
    const { code, stderr } = await polylift(['describe', 'governance.levls'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean governance.levels?');
  });
});

describe.concurrent('polylift init', () => {
  it('writes a scenario that is valid as it stands, and the schema on request', async () => {
    const made = await polylift(['init', 'more-meetings', '--schema'], { cwd });
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain('polylift validate more-meetings.yaml');
    expect(readFileSync(path.join(cwd, 'more-meetings.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=polylift\.schema\.json\n/,
    );
    const checked = await polylift(['validate', 'more-meetings.yaml', '--json'], { cwd });
    expect(checked.code, checked.stdout).toBe(0);
    expect(JSON.parse(checked.stdout)).toMatchObject([{ valid: true, name: 'more-meetings', warnings: [] }]);
    expect(JSON.parse(readFileSync(path.join(cwd, 'polylift.schema.json'), 'utf8'))).toHaveProperty('$schema');
  });

  it('overwrites nothing', async () => {
    writeFileSync(path.join(cwd, 'mine.yaml'), 'title: Mine\n');
    const { code, stderr } = await polylift(['init', 'mine'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('is there already');
    expect(readFileSync(path.join(cwd, 'mine.yaml'), 'utf8')).toBe('title: Mine\n');
  });

  it.each([
    { typed: ['init', 'Not A Name'], says: 'not-a-name' },
    { typed: ['init', 'fine', '--extends', 'historicl'], says: 'did you mean historical?' },
    { typed: ['init', 'nowhere/fine.yaml'], says: 'there is no directory nowhere' },
  ])('$typed is refused', async ({ typed, says }) => {
    const { code, stderr } = await polylift(typed, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(existsSync(path.join(cwd, 'fine.yaml'))).toBe(false);
  });
});

describe.concurrent('polylift validate', () => {
  it('accepts valid files and shipped names', async () => {
    const { code, stdout, stderr } = await polylift(['validate', 'plain.yaml', 'better.yaml', 'historical'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/^valid/gm)).toHaveLength(3);
  });

  it('prints every problem of every file with its place and ends with code 2', async () => {
    const { code, stdout, stderr } = await polylift(['validate', 'broken.yaml', 'absent.yaml', 'plain.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^wrong {2}broken\.yaml/m);
    expect(stdout).toMatch(/^valid {2}plain\.yaml/m);
    expect(stderr).toContain('broken.yaml:2:1');
    expect(stderr).toContain('did you mean governance?');
    expect(stderr).toMatch(/broken\.yaml:[345]:/);
    expect(stderr).toContain('absent.yaml');
  });

  it('checks with parameters set', async () => {
    const { code, stderr } = await polylift(['validate', 'plain.yaml', '--set', 'governance.levels.technology=3'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('governance.levels.technology');
  });
});

describe.concurrent('polylift schema', () => {
  it('prints a JSON Schema', async () => {
    const { code, stdout } = await polylift(['schema'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  });
});
