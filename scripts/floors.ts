/**
 * The floors rule: what a file under `src/` may import and use.
 *
 * 1. Imports only go down: cli, studio > report > experiment > analysis > output > simulate > scenario > model > kernel > population, random > data, sweep.
 * 2. Platform-neutral files (they run in a browser too) reach no Node module, neither directly nor through what they import.
 * 3. Files whose numbers must be the same everywhere use no `Math.random`, `Math.pow`, `**`, `Date`, `performance` or `crypto`.
 * 4. Files do not import each other in a circle. Imports of types alone do not count: the compiler erases them.
 *
 * Usage: `npm run floors`. Exit code 1 when a rule is broken. Files above 400 lines are noted, not refused: a kernel may be one idea.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';

export interface Finding {
  readonly rule: 'direction' | 'platform' | 'reproducible' | 'cycle' | 'unresolved' | 'syntax';
  /** Path from the root of the repository, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Rank of each floor: a file imports from its own floor or from one of lower rank. */
const ranks: Readonly<Record<string, number>> = {
  data: 0,
  sweep: 0,
  random: 1,
  population: 1,
  kernel: 2,
  model: 3,
  scenario: 4,
  simulate: 5,
  output: 6,
  analysis: 7,
  experiment: 8,
  report: 9,
  cli: 10,
  studio: 10,
};

const neutralFloors = ['data', 'sweep', 'random', 'population', 'kernel', 'model', 'scenario', 'simulate', 'analysis', 'report'];
const nodeEdges = [
  'src/scenario/node/',
  'src/report/node/',
  'src/simulate/pool.ts',
  'src/simulate/executor.ts',
  'src/simulate/crew-executor.ts',
  'src/simulate/worker.ts',
];
const reproducible = [
  'src/data/',
  'src/sweep/',
  'src/random/',
  'src/population/',
  'src/kernel/',
  'src/model/',
  'src/analysis/',
  'src/simulate/branch.ts',
  'src/simulate/checkpoint.ts',
  'src/simulate/run.ts',
  'src/simulate/years.ts',
];

/** Packages that need Node, beside Node's own modules. */
const nodePackages = ['piscina', 'commander', 'tsx', 'hono', '@hono/node-server', 'bullmq', 'ioredis', 'linkedom'];
const nodeGlobals = ['process', 'Buffer', '__dirname', '__filename', 'require', 'setImmediate'];
const clocksAndChance = ['Date', 'performance', 'crypto'];

export const isNeutral = (file: string): boolean =>
  neutralFloors.includes(floorOf(file) ?? '') && !nodeEdges.some((edge) => file.startsWith(edge));

interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Erased by the compiler: it brings no code, and counts for direction alone. */
  readonly typeOnly: boolean;
}

interface ParsedFile {
  readonly imports: readonly Import[];
  readonly findings: readonly Finding[];
}

/** Checks source files, given as `path from the root -> text`; only those under `src/` count. */
export function checkFloors(sources: ReadonlyMap<string, string>): Finding[] {
  const parsed = new Map<string, ParsedFile>();
  for (const [file, text] of sources) if (file.startsWith('src/')) parsed.set(file, parseFile(file, text));
  const findings = [...parsed.values()].flatMap((file) => file.findings);
  for (const [file, { imports }] of parsed) {
    for (const { specifier, line } of imports) {
      const target = targetOf(file, specifier);
      if (target === undefined) continue;
      if (!parsed.has(target)) findings.push({ rule: 'unresolved', file, line, message: `imports ${specifier}, which does not exist` });
      const problem = directionProblem(file, target);
      if (problem !== undefined) findings.push({ rule: 'direction', file, line, message: problem });
    }
  }
  findings.push(...platformFindings(parsed), ...cycleFindings(parsed));
  return findings.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

function floorOf(file: string): string | undefined {
  const parts = file.split('/');
  return parts.length > 2 ? parts[1] : undefined;
}

function targetOf(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), specifier)) : undefined;
}

function directionProblem(file: string, target: string): string | undefined {
  const from = floorOf(file);
  const to = floorOf(target);
  // Files directly under src/ are the front door: they may import all, and nothing imports them.
  if (from === undefined) return undefined;
  if (to === undefined) return `imports ${target}, the front door of the package`;
  if (from === to) return undefined;
  const fromRank = ranks[from];
  const toRank = ranks[to];
  if (fromRank === undefined) return `${from} is no known floor: add it to scripts/floors.ts`;
  if (toRank === undefined) return `imports ${target}, and ${to} is no known floor: add it to scripts/floors.ts`;
  return toRank < fromRank ? undefined : `${from} may not import from ${to}: imports only go down`;
}

function parseFile(file: string, text: string): ParsedFile {
  const { program, module, errors } = parseSync(file, text);
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const findings: Finding[] = errors.map((error) => ({ rule: 'syntax', file, line: 1, message: error.message }));
  const add = (rule: Finding['rule'], offset: number, message: string): void => {
    findings.push({ rule, file, line: lineAt(offset), message });
  };

  const imports: Import[] = [];
  // `import { type A }` keeps the import of the module, `import type { A }` does not.
  const isErased = (start: number): boolean => /^(import|export)\s+type\b/.test(text.slice(start, start + 20));
  for (const { moduleRequest, start } of module.staticImports) {
    imports.push({ specifier: moduleRequest.value, line: lineAt(start), typeOnly: isErased(start) });
  }
  for (const { entries, start } of module.staticExports) {
    const specifier = entries.find(({ moduleRequest }) => moduleRequest !== null)?.moduleRequest?.value;
    if (specifier !== undefined) imports.push({ specifier, line: lineAt(start), typeOnly: isErased(start) });
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const literal = /^['"`](.*)['"`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal?.[1] !== undefined) imports.push({ specifier: literal[1], line: lineAt(start), typeOnly: false });
  }

  const neutral = isNeutral(file);
  const exact = reproducible.some((place) => file.startsWith(place));
  if (neutral || exact) {
    // A member's or a key's name is no use of the global of that name.
    const names = new Set<number>();
    new Visitor({
      MemberExpression: (node) => {
        if (!node.computed) names.add(node.property.start);
        if (!exact || node.object.type !== 'Identifier' || node.object.name !== 'Math') return;
        const name = node.property.type === 'Literal' ? node.property.value : 'name' in node.property ? node.property.name : undefined;
        if (name === 'random') add('reproducible', node.start, 'Math.random: draws are addressed, see src/random');
        if (name === 'pow')
          add('reproducible', node.start, 'Math.pow differs in the last bit between Node versions: use exp(b * log(a)) or products');
      },
      Property: (node) => {
        if (!node.computed && !node.shorthand) names.add(node.key.start);
      },
      TSPropertySignature: (node) => {
        if (!node.computed) names.add(node.key.start);
      },
      BinaryExpression: (node) => {
        if (exact && node.operator === '**') add('reproducible', node.start, '** differs in the last bit between Node versions');
      },
      AssignmentExpression: (node) => {
        if (exact && node.operator === '**=') add('reproducible', node.start, '**= differs in the last bit between Node versions');
      },
      Identifier: (node) => {
        if (names.has(node.start)) return;
        if (exact && clocksAndChance.includes(node.name)) add('reproducible', node.start, `${node.name}: numbers may not depend on it`);
        if (neutral && nodeGlobals.includes(node.name))
          add('platform', node.start, `${node.name} is Node's own, and this file is platform-neutral`);
      },
    }).visit(program);
  }
  return { imports, findings };
}

/** Neutral files that reach a Node module, each with the chain of imports that leads there. */
function platformFindings(parsed: ReadonlyMap<string, ParsedFile>): Finding[] {
  const chains = new Map<string, readonly string[] | undefined>();
  const chainFrom = (file: string): readonly string[] | undefined => {
    if (chains.has(file)) return chains.get(file);
    chains.set(file, undefined);
    for (const { specifier, typeOnly } of parsed.get(file)?.imports ?? []) {
      if (typeOnly) continue;
      const target = targetOf(file, specifier);
      if (target === undefined) {
        if (!needsNode(specifier)) continue;
        chains.set(file, [file, specifier]);
        break;
      }
      const rest = chainFrom(target);
      if (rest === undefined) continue;
      chains.set(file, [file, ...rest]);
      break;
    }
    return chains.get(file);
  };
  const findings: Finding[] = [];
  for (const [file, { imports }] of parsed) {
    if (!isNeutral(file)) continue;
    const chain = chainFrom(file);
    if (chain === undefined) continue;
    const line = imports.find(({ specifier }) => specifier === chain[1] || targetOf(file, specifier) === chain[1])?.line ?? 1;
    findings.push({ rule: 'platform', file, line, message: `platform-neutral, yet it needs Node: ${chain.join(' > ')}` });
  }
  return findings;
}

function needsNode(specifier: string): boolean {
  const packageName = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return specifier.startsWith('node:') || builtinModules.includes(specifier) || nodePackages.includes(packageName);
}

/** Circles of imports: each is reported once, at the file that comes first in the alphabet. */
function cycleFindings(parsed: ReadonlyMap<string, ParsedFile>): Finding[] {
  const findings = new Map<string, Finding>();
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      const circle = path.slice(at);
      const first = circle.toSorted()[0] ?? file;
      const start = circle.indexOf(first);
      const ordered = [...circle.slice(start), ...circle.slice(0, start)];
      const line = parsed.get(first)?.imports.find(({ specifier }) => targetOf(first, specifier) === (ordered[1] ?? first))?.line ?? 1;
      findings.set(ordered.join(), { rule: 'cycle', file: first, line, message: `circle of imports: ${[...ordered, first].join(' > ')}` });
      return;
    }
    if (finished.has(file)) return;
    for (const { specifier, typeOnly } of parsed.get(file)?.imports ?? []) {
      const target = typeOnly ? undefined : targetOf(file, specifier);
      if (target !== undefined && parsed.has(target)) visit(target, [...path, file]);
    }
    finished.add(file);
  };
  for (const file of parsed.keys()) visit(file, []);
  return [...findings.values()];
}

/** Every TypeScript file under `src/` of a repository, as `path from the root -> text`. */
export function readSources(root: string): Map<string, string> {
  const sources = new Map<string, string>();
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const path = join(entry.parentPath, entry.name);
    sources.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
  }
  return sources;
}

/** Files above 400 lines, which style asks to question. */
export function longFiles(sources: ReadonlyMap<string, string>): { file: string; lines: number }[] {
  return [...sources].map(([file, text]) => ({ file, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines > 400);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const sources = readSources(dirname(dirname(fileURLToPath(import.meta.url))));
  const findings = checkFloors(sources);
  for (const { rule, file, line, message } of findings) console.error(`${file}:${line} [${rule}] ${message}`);
  for (const { file, lines } of longFiles(sources)) console.log(`note: ${file} has ${lines} lines`);
  console.log(`floors: ${sources.size} files, ${findings.length} broken rules`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
