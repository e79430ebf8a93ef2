/** Tables of the keys of experiment files, from their schemas. Used by `scripts/parameter-table.ts`. */
import { z } from 'zod';
import { batchSchema } from '../src/experiment/kinds/batch/schema.ts';
import { baseShape } from '../src/experiment/spec/base.ts';
import { factorSchema } from '../src/experiment/spec/factors.ts';

/** As much of a JSON schema as the tables tell. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const schemaOf = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

/** What every kind of experiment has, what a factor has, and the designs of a batch. */
export function experimentKeys(): string {
  const base = schemaOf(z.strictObject(baseShape)).properties!;
  const designs = schemaOf(batchSchema).properties!['design']!.oneOf!;
  return [
    `### Keys of every experiment\n\n${keyTable(rowsOf(base))}`,
    `### Keys of a factor\n\n${keyTable(rowsOf(schemaOf(factorSchema).properties!))}`,
    `### Designs of a batch\n\n${designTable(designs)}`,
  ].join('\n\n');
}

/** Keys with those below them, by dotted path. */
function rowsOf(properties: Readonly<Record<string, Schema>>, prefix = ''): string[][] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const path = prefix + key;
    const below = schema.properties === undefined ? [] : rowsOf(schema.properties, `${path}.`);
    return [[`\`${path}\``, valuesText(schema), defaultText(schema), schema.description ?? ''], ...below];
  });
}

const keyTable = (rows: readonly (readonly string[])[]): string => table(['key', 'values', 'default', 'meaning'], rows);

function designTable(designs: readonly Schema[]): string {
  const rows = designs.map(({ properties = {}, description = '' }) => {
    const { type, ...keys } = properties;
    const own = Object.entries(keys).map(([key, schema]) => {
      const byDefault = defaultText(schema);
      return `\`${key}\`: ${valuesText(schema)}${byDefault === '' ? '' : `, by default ${byDefault}`}`;
    });
    return [`\`${String(type!.const)}\``, own.join('; '), description];
  });
  return table(['`type`', 'other keys', 'points'], rows);
}

/** What a key may hold, in words. */
function valuesText(schema: Schema): string {
  const { type, enum: words, items, anyOf, oneOf } = schema;
  if ('const' in schema) return `\`${String(schema.const)}\``;
  if (words !== undefined) return words.map((word) => `\`${String(word)}\``).join(', ');
  const choices = anyOf ?? oneOf;
  if (choices !== undefined) return choices.map(valuesText).join(' or ');
  if (typeof type === 'object') return type.map((each) => valuesText({ type: each })).join(' or ');
  if (type === 'array') return items === undefined || Object.keys(items).length === 0 ? 'list' : `list of ${valuesText(items)}`;
  if (type === 'object') return 'mapping';
  if (type === 'boolean') return '`true`, `false`';
  if (type === 'integer') return `whole number${rangeText(schema)}`;
  if (type === 'number') return `number${rangeText(schema)}`;
  return type === 'string' ? 'text' : 'any value';
}

/** Bounds, ends included. Those of whole numbers that a computer holds exactly go without saying. */
function rangeText({ minimum, maximum }: Schema): string {
  const known = (bound: number | undefined): bound is number => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  const text = (bound: number): string => bound.toLocaleString('en-US');
  if (known(minimum) && known(maximum)) return `, ${text(minimum)} to ${text(maximum)}`;
  if (known(minimum)) return ` from ${text(minimum)}`;
  return known(maximum) ? ` up to ${text(maximum)}` : '';
}

function defaultText(schema: Schema): string {
  if (schema.default === undefined || schema.properties !== undefined) return '';
  return `\`${typeof schema.default === 'string' ? schema.default : JSON.stringify(schema.default)}\``;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
