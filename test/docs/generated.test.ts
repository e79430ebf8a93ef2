import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { countyColumnsMeta } from '../../src/data/index.ts';
import { listParameters } from '../../src/scenario/describe.ts';
import { listShipped } from '../../src/scenario/node/shipped.ts';
import { root, textOf } from './markdown.ts';

describe('generated pages', () => {
  it('docs/parameters.md, docs/indicators.md and the tables of docs/data.md are fresh', () => {
    const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
    expect(() =>
      execFileSync(process.execPath, [tsx, 'scripts/parameter-table.ts', '--check'], { cwd: root, stdio: 'pipe' }),
    ).not.toThrow();
  });

  it('docs/parameters.md has a row for every parameter', () => {
    const page = textOf('docs/parameters.md');
    for (const { path: parameter } of listParameters()) expect(page, parameter).toContain(`| \`${parameter}\``);
  });

  it('docs/data.md says of every estimate and assumption among the columns that it is one', () => {
    const page = textOf('docs/data.md');
    for (const [name, { confidence }] of Object.entries(countyColumnsMeta)) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, name).toContain(`| ${confidence} |`);
      if (confidence === 'estimate' || confidence === 'assumption') expect(row!.toLowerCase()).toContain(`(${confidence})`);
    }
  });

  it('docs/patterns.md answers every shipped question', async () => {
    const page = textOf('docs/patterns.md');
    for (const { name, question } of await listShipped()) {
      expect(page, name).toContain(`\`${name}\``);
      if (name.startsWith('what-if')) expect(page).toContain(question);
    }
  });
});

describe('docs/model.md', () => {
  const page = textOf('docs/model.md');

  it('names every symbol of a parameter', () => {
    const written: Readonly<Record<string, string>> = {
      alpha: '\\alpha',
      kappa: '\\kappa',
      pi: '\\pi',
      delta: '\\delta',
      rho: '\\rho',
      sigma_0: '\\sigma_0',
      h_min: 'h_{min}',
      A0: 'A_0',
      A1: 'A_1',
    };
    for (const { symbol, path: parameter } of listParameters()) {
      if (symbol === undefined) continue;
      const table = page
        .split('\n')
        .find((line) => line.startsWith('|') && line.includes(`\`${parameter.replace(/^(population\.infrastructure)\..*/, '$1')}\``));
      expect(table, `${parameter} (${symbol})`).toContain(written[symbol] ?? symbol);
    }
  });

  it('names no parameter that does not exist', () => {
    const all = listParameters().map(({ path: parameter }) => parameter);
    const ends = new Set(all.flatMap((parameter) => parameter.split('.').map((_, i, parts) => parts.slice(i).join('.'))));
    const keys = new Set(all.flatMap((parameter) => parameter.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'))));
    const inFormulas = [...page.matchAll(/\\texttt\{([^}]+)\}/g)].map(([, name]) => name!.replaceAll('\\_', '_'));
    expect(inFormulas.length).toBeGreaterThan(40);
    expect(inFormulas.filter((name) => !ends.has(name) && ![...keys].some((key) => key.endsWith(`.${name}`)))).toEqual([]);
  });

  it('names every file of the model that computes something', () => {
    const files = ['year.ts', ...['environment', 'plan', 'identify', 'deliver', 'live', 'settle'].map((stage) => `stages/${stage}.ts`)];
    const index = readFileSync(path.join(root, 'src/model/instruments/index.ts'), 'utf8');
    for (const file of files) expect(page, file).toContain(file);
    for (const [, name] of index.matchAll(/^import \{ (\w+) \} from '\.\/(?!instrument)/gm)) {
      const title = name!.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
      expect(page.replaceAll('-', ' '), name).toContain(`| ${title} |`);
    }
  });
});
