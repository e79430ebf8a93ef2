import { rmSync } from 'node:fs';
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { TableData } from '../table-data.ts';
import type { TableSink } from './export-tables.ts';

type ColumnSource = Parameters<ParquetWriter['write']>[0]['columnData'][number];

/**
 * Writes a table as Parquet with Snappy compression: a row group for each batch. Missing values are nulls; titles and units of the columns are in
 * the metadata of the file under `polylift.columns`.
 */
export class ParquetSink implements TableSink {
  readonly #path: string;
  #writer: ParquetWriter | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async write(batch: TableData): Promise<void> {
    const columnData = batch.fields.map((field) => columnOf(batch, field.name, field.type, field.nullable));
    this.#writer ??= new ParquetWriter({
      writer: fileWriter(this.#path),
      schema: schemaFromColumnData({ columnData }),
      createdBy: 'polylift',
      kvMetadata: [
        ...[...batch.metadata].map(([key, value]) => ({ key, value })),
        { key: 'polylift.columns', value: JSON.stringify(batch.fields) },
      ],
    });
    if (batch.rows > 0) await this.#writer.write({ columnData, rowGroupSize: batch.rows });
  }

  async finish(): Promise<void> {
    await this.#writer?.finish();
  }

  abort(): void {
    rmSync(this.#path, { force: true });
  }
}

function columnOf(batch: TableData, name: string, type: string, nullable: boolean): ColumnSource {
  const column = batch.column(name);
  switch (column.kind) {
    case 'integer':
      return { name, data: column.values, type: 'INT32', nullable: false };
    case 'number':
      if (type === 'Bool')
        return { name, data: Array.from(column.values, (value) => (Number.isNaN(value) ? null : value !== 0)), type: 'BOOLEAN', nullable };
      return { name, data: Array.from(column.values, (value) => (Number.isNaN(value) ? null : value)), type: 'DOUBLE', nullable };
    case 'category':
      return { name, data: Array.from(column.codes, (code) => column.labels[code]!), type: 'STRING', nullable: false };
    case 'text':
      return { name, data: [...column.values], type: 'STRING', nullable };
  }
}
