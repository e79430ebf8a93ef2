/** Reads the points of a table from a CSV or an Arrow file. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { csvParseRows } from 'd3-dsv';
import { InputError, type Problem } from '../../../scenario/problem.ts';
import type { BatchSpec, TableDesign } from './schema.ts';

type Value = number | string | boolean;

/** Puts the rows of a table into the specification, so that it says all by itself. Throws `InputError` for a file that cannot be read. */
export async function loadTable(spec: BatchSpec, base: string): Promise<BatchSpec> {
  const { design } = spec;
  if (design.type !== 'table' || design.rows !== undefined) return spec;
  const fail = (message: string, hint?: string): never => {
    const problem: Problem = { code: 'bad-table', path: 'design.file', message, ...(hint === undefined ? {} : { hint }) };
    throw new InputError([problem]);
  };
  const { file } = design;
  if (file === undefined) return fail('a table of points needs a file', 'write file: points.csv, or columns: and rows:');
  const place = path.resolve(base, file);
  try {
    const { columns, rows } = /\.(arrow|feather|ipc)$/i.test(file)
      ? await fromArrow(readFileSync(place))
      : fromCsv(readFileSync(place, 'utf8'));
    return { ...spec, design: { ...design, columns, rows } };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return fail(code === 'ENOENT' ? `there is no file ${file}` : `${file} cannot be read: ${message}`);
  }
}

type Table = Pick<Required<TableDesign>, 'columns' | 'rows'>;

function fromCsv(text: string): Table {
  const [head = [], ...lines] = csvParseRows(text.replace(/^\uFEFF/, ''));
  const rows = lines.filter((line) => line.length > 1 || line[0] !== '').map((line) => line.map(valueOf));
  return { columns: head.map((name) => name.trim()), rows };
}

/** A cell as a YAML file would hold it: a number, true or false, or a word. */
function valueOf(text: string): Value {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  const number = Number(trimmed);
  return trimmed !== '' && Number.isFinite(number) ? number : trimmed;
}

/** Any Arrow file, of whatever program: its columns may be of types that our own tables do not have. */
async function fromArrow(bytes: Uint8Array): Promise<Table> {
  const { tableFromIPC } = await import('apache-arrow');
  const table = tableFromIPC(bytes);
  const columns = table.schema.fields.map(({ name }) => name);
  const vectors = columns.map((_, j) => table.getChildAt(j)!);
  const rows = Array.from({ length: table.numRows }, (_, row) => vectors.map((vector): Value => plainValue(vector.get(row))));
  return { columns, rows };
}

function plainValue(value: unknown): Value {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}
