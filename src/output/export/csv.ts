import { closeSync, openSync, writeSync } from 'node:fs';
import type { TableSink } from './export-tables.ts';
import type { TableData } from '../table-data.ts';

/**
 * Writes a table as CSV after RFC 4180: UTF-8, commas, a heading, lines that end with CR LF. A missing value is empty, a flag `true` or `false`,
 * a number the shortest text that reads back as the same one.
 */
export class CsvSink implements TableSink {
  readonly #fd: number;
  #headed = false;

  constructor(path: string) {
    this.#fd = openSync(path, 'w');
  }

  write(batch: TableData): void {
    const columns = batch.fields.map((field) => cellsOf(batch, field.name, field.type));
    const lines: string[] = [];
    if (!this.#headed) lines.push(batch.fields.map(({ name }) => quoted(name)).join(','));
    this.#headed = true;
    for (let row = 0; row < batch.rows; row++) lines.push(columns.map((cell) => cell(row)).join(','));
    if (lines.length > 0) writeSync(this.#fd, `${lines.join('\r\n')}\r\n`);
  }

  finish(): void {
    closeSync(this.#fd);
  }

  abort(): void {
    closeSync(this.#fd);
  }
}

function cellsOf(batch: TableData, name: string, type: string): (row: number) => string {
  const column = batch.column(name);
  switch (column.kind) {
    case 'integer':
      return (row) => String(column.values[row]);
    case 'number':
      if (type === 'Bool') return (row) => (Number.isNaN(column.values[row]!) ? '' : column.values[row] === 0 ? 'false' : 'true');
      return (row) => numberText(column.values[row]!);
    case 'category': {
      const labels = column.labels.map(quoted);
      return (row) => labels[column.codes[row]!]!;
    }
    case 'text':
      return (row) => (column.values[row] === null ? '' : quoted(column.values[row]!));
  }
}

/** `inf` is what readers of CSV know; `Infinity` is not. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? 'inf' : '-inf';
}

/** A text as a field; one that is empty is quoted, to be told from a missing one. */
export function quoted(text: string): string {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
