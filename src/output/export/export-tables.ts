import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../scenario/problem.ts';
import { partialEnding } from '../atomic.ts';
import { manifestName, type Manifest } from '../manifest.ts';
import { readBatches } from '../read.ts';
import type { TableData } from '../table-data.ts';
import { requireSound } from '../require-sound.ts';
import { CsvSink, quoted } from './csv.ts';
import { ParquetSink } from './parquet.ts';

export const exportFormats = ['csv', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Where the batches of one table go. */
export interface TableSink {
  write(batch: TableData): void | Promise<void>;
  finish(): void | Promise<void>;
  /** Lets go of what is not finished. */
  abort(): void;
}

export interface ExportRequest {
  /** Result directory. */
  readonly directory: string;
  readonly format: ExportFormat;
  /** Directory for the files; must be new or empty, unless `force` is set. `<directory>-<format>` by default. */
  readonly out?: string | undefined;
  /** Names of the tables wanted; all by default. */
  readonly tables?: readonly string[] | undefined;
  readonly force?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told after each batch with the rows of all tables done and to do. */
  readonly onProgress?: ((rowsDone: number, rows: number) => void) | undefined;
}

export interface ExportedFile {
  readonly path: string;
  readonly rows: number;
}

/**
 * Writes the tables of a result directory in another format, batch by batch, with `columns.csv` (title, unit and description of every column) and a
 * copy of the manifest. Files get their names when all of them are complete.
 *
 * Throws an `InputError` for damaged results, a table that is not there and a directory that holds other things, before anything is written, and
 * the signal's reason when stopped, after everything unfinished is removed.
 */
export async function exportTables(request: ExportRequest): Promise<ExportedFile[]> {
  const { directory, format, force = false } = request;
  const manifest = await requireSound(directory, ['report.html']);
  const out = request.out ?? `${directory.replace(/[\\/]+$/, '')}-${format}`;
  const tables = tablesWanted(manifest, directory, request.tables);
  refuseOtherContent(out, force);
  const made = !existsSync(out);
  const names = [...tables.map(({ name }) => `${name}.${format}`), 'columns.csv', manifestName];
  const partial = (name: string): string => path.join(out, name + partialEnding);
  let finished = false;
  // Whatever ends the process, an unfinished file does not stay behind.
  const cleanUp = (): void => {
    if (finished) return;
    for (const name of names) rmSync(partial(name), { force: true });
    if (made && existsSync(out) && readdirSync(out).length === 0) rmSync(out, { recursive: true });
  };
  process.once('exit', cleanUp);
  try {
    mkdirSync(out, { recursive: true });
    const total = tables.reduce((sum, { rows }) => sum + rows, 0);
    let done = 0;
    for (const { name } of tables) {
      const sink = format === 'csv' ? new CsvSink(partial(`${name}.csv`)) : new ParquetSink(partial(`${name}.parquet`));
      try {
        for await (const batch of readBatches(path.join(directory, `${name}.arrow`))) {
          request.signal?.throwIfAborted();
          await sink.write(batch);
          done += batch.rows;
          request.onProgress?.(done, total);
        }
      } catch (error) {
        sink.abort();
        throw error;
      }
      await sink.finish();
    }
    writeFileSync(partial('columns.csv'), columnsText(manifest, tables));
    copyFileSync(path.join(directory, manifestName), partial(manifestName));
    for (const name of names) renameSync(partial(name), path.join(out, name));
    finished = true;
    return tables.map(({ name, rows }) => ({ path: path.join(out, `${name}.${format}`), rows }));
  } catch (error) {
    cleanUp();
    throw systemError(error, out);
  } finally {
    process.off('exit', cleanUp);
  }
}

interface Table {
  readonly name: string;
  readonly rows: number;
}

function tablesWanted({ files }: Manifest, directory: string, wanted: readonly string[] | undefined): Table[] {
  const all = files.flatMap(({ name, rows }) =>
    name.endsWith('.arrow') ? [{ name: name.slice(0, -'.arrow'.length), rows: rows ?? 0 }] : [],
  );
  if (wanted === undefined) return all;
  const unknown = wanted.filter((name) => !all.some((table) => table.name === name));
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((name) => ({
        code: 'table-unknown',
        file: directory,
        message: `there is no table "${name}"`,
        hint: `there are ${all.map((table) => table.name).join(', ')}`,
      })),
    );
  return all.filter(({ name }) => wanted.includes(name));
}

function refuseOtherContent(out: string, force: boolean): void {
  const stats = statSync(out, { throwIfNoEntry: false });
  const refuse = (message: string, hint: string): never => {
    throw new InputError([{ code: 'out-not-empty', file: out, message, hint }]);
  };
  if (stats === undefined) return;
  if (!stats.isDirectory()) refuse('the files need a directory, and this is a file', 'choose another one with --out');
  const entries = readdirSync(out);
  if (entries.includes(manifestName) && entries.some((name) => name.endsWith('.arrow')))
    refuse('the directory holds results, beside which no other files belong', 'choose another one with --out');
  if (!force && entries.length > 0)
    refuse('the directory is not empty', 'choose another one with --out, or add --force to write there all the same');
}

/** Title, unit and description of every column of the tables. */
function columnsText({ files }: Manifest, tables: readonly Table[]): string {
  const rows = tables.flatMap(({ name }) =>
    (files.find((file) => file.name === `${name}.arrow`)?.schema ?? []).map((field) => [
      name,
      field.name,
      field.title,
      field.unit,
      field.kind,
      field.description,
    ]),
  );
  return [['table', 'column', 'title', 'unit', 'kind', 'description'], ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function systemError(error: unknown, out: string): unknown {
  if (error instanceof InputError || !(error instanceof Error) || !('syscall' in error)) return error;
  return new InputError(
    [
      {
        code: 'out-not-writable',
        file: out,
        message: `files cannot be written here: ${error.message}`,
        hint: 'choose another directory with --out',
      },
    ],
    { cause: error },
  );
}
