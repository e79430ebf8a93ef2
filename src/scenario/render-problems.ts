import { placeText, type Problem } from './problem.ts';

export interface RenderOptions {
  /** Colours of a terminal. */
  readonly color?: boolean;
  /** What the problems are called; `error` by default. */
  readonly severity?: 'error' | 'warning';
}

/** Problems as a good compiler prints them: what, where, the line with the fault underlined, how to mend it. */
export function renderProblems(problems: readonly Problem[], options: RenderOptions = {}): string {
  return problems.map((problem) => renderProblem(problem, options)).join('\n\n');
}

function renderProblem(problem: Problem, { color = false, severity = 'error' }: RenderOptions): string {
  const paint = color ? colours : plainText;
  const tone = severity === 'error' ? paint.red : paint.yellow;
  const gutter = ' '.repeat(problem.line === undefined ? 1 : String(problem.line).length);
  const lines = [`${tone(`${severity}[${problem.code}]`)}${paint.bold(`: ${problem.message}`)}`];
  const where = placeText(problem);
  if (where !== '') lines.push(`${gutter}${paint.blue('-->')} ${where}`);
  if (problem.excerpt !== undefined && problem.line !== undefined) {
    const { excerpt, indent, marks } = underline(problem.excerpt, (problem.column ?? 1) - 1, problem.length ?? 1);
    lines.push(
      `${gutter} ${paint.blue('|')}`,
      `${paint.blue(`${problem.line} |`)} ${excerpt}`,
      `${gutter} ${paint.blue('|')} ${indent}${tone(marks)}`,
    );
  }
  if (problem.hint !== undefined) lines.push(`${gutter} ${paint.blue('=')} ${problem.hint}`);
  return lines.join('\n');
}

const widest = 140;

/** A long line is cut to the part around the fault; a tab becomes a space; Chinese and other wide letters take two columns. */
function underline(line: string, start: number, length: number): { excerpt: string; indent: string; marks: string } {
  const from = line.length <= widest ? 0 : Math.max(0, Math.min(start - 40, line.length - widest));
  const shown = line.slice(from, from + widest).replaceAll('\t', ' ');
  const before = line.slice(from, start);
  const fault = shown.slice(start - from, start - from + length);
  return {
    excerpt: `${from > 0 ? '...' : ''}${shown}${from + widest < line.length ? '...' : ''}`,
    indent: ' '.repeat(columns(before) + (from > 0 ? 3 : 0)),
    marks: '^'.repeat(Math.max(1, columns(fault))),
  };
}

function columns(text: string): number {
  let count = 0;
  for (const letter of text)
    count +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u.test(
        letter,
      )
        ? 2
        : 1;
  return count;
}

const wrap = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const colours = { red: wrap(31, 39), yellow: wrap(33, 39), blue: wrap(34, 39), bold: wrap(1, 22) };
const plainText: typeof colours = { red: (t) => t, yellow: (t) => t, blue: (t) => t, bold: (t) => t };
