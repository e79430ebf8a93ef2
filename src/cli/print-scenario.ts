import { Document, isScalar, visit } from 'yaml';
import type { LoadedScenario } from '../scenario/node/load.ts';
import { coloursFor } from './colour.ts';
import { wrapText } from './table.ts';

/** What a scenario says about itself, which is printed apart from what it states. */
const identity: ReadonlySet<string> = new Set([
  'polylift',
  'name',
  'title',
  'title_zh',
  'question',
  'question_zh',
  'description',
  'sources',
  'extends',
]);

/** Prints what a scenario is and what it states, for people or as JSON with every default filled in. */
export function printScenario({ scenario, hash, files, written }: LoadedScenario, json: boolean): void {
  const { name, title, question, description, sources } = scenario;
  if (json) {
    console.log(JSON.stringify({ name, title, question, description, sources, hash, files, written, resolved: scenario }, null, 2));
    return;
  }
  const { bold, dim } = coloursFor(process.stdout);
  console.log(`${bold(name)}  ${title}`);
  for (const text of [question, description]) if (text.trim() !== '') console.log(`\n${wrapText(text.trim(), 98)}`);
  const stated = Object.entries(written as Record<string, unknown>).filter(([key]) => !identity.has(key));
  console.log(`\n${bold('States')}, with what it extends (${files.map((file) => file.path).join(', ')}):\n`);
  console.log(stated.length === 0 ? 'nothing: every parameter has its default' : yamlText(Object.fromEntries(stated)));
  if (sources.length > 0) console.log(dim(`\nSources\n${sources.map((source) => `  ${wrapText(source, 96, '  ')}`).join('\n')}`));
}

/** YAML as one would write it: paths over years on one line. */
function yamlText(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Map(_key, node) {
      if (!node.items.every(({ key }) => isScalar(key) && /^\d{4}$/.test(String(key.value)))) return;
      node.flow = true;
      for (const { key } of node.items) if (isScalar(key)) key.value = Number(key.value);
    },
  });
  return document.toString({ lineWidth: 100 }).trimEnd();
}
