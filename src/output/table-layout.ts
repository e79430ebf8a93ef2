import { Bool, Dictionary, Field, Float64, Int32, Schema, Utf8, type DataType } from 'apache-arrow';
import type { Column } from '../model/record/column.ts';

/** How the values of a field are stored. A `number` or `flag` that is NaN is written as missing (an Arrow null). */
export type Storage =
  | { readonly type: 'integer' }
  | { readonly type: 'number' }
  | { readonly type: 'flag' }
  | { readonly type: 'text' }
  | { readonly type: 'category'; readonly labels: readonly string[] };

/** A column together with its storage. */
export type TableField = Column & { readonly storage: Storage };

/** The shape of one result table, before Arrow. */
export interface TableLayout {
  /** Name of the file without its ending. */
  readonly name: string;
  readonly description: string;
  readonly fields: readonly TableField[];
}

/** The Arrow schema of a table: field metadata `title`, `description`, `unit`, `kind`; schema metadata as given. */
export function arrowSchema(layout: TableLayout, metadata: ReadonlyMap<string, string>): Schema {
  const fields = layout.fields.map((field, position) => {
    const about = new Map([
      ['title', field.title],
      ['description', field.description],
      ['unit', field.unit],
      ['kind', field.kind],
    ]);
    return new Field(field.name, arrowType(field.storage, position), isNullable(field.storage), about);
  });
  const named = new Map([['polylift.table', layout.name], ['polylift.description', layout.description], ...metadata]);
  return new Schema(fields, named);
}

/** The library numbers dictionaries by a counter of the process; the position of the field makes the bytes depend on the table alone. */
function arrowType(storage: Storage, position: number): DataType {
  switch (storage.type) {
    case 'integer':
      return new Int32();
    case 'number':
      return new Float64();
    case 'flag':
      return new Bool();
    case 'text':
      return new Utf8();
    case 'category':
      return new Dictionary(new Utf8(), new Int32(), position);
  }
}

function isNullable(storage: Storage): boolean {
  return storage.type === 'number' || storage.type === 'flag' || storage.type === 'text';
}
