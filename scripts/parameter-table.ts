/**
 * Writes `docs/parameters.md`, the table of all parameters, from the schema of scenario files.
 *
 *   npx tsx scripts/parameter-table.ts            write it
 *   npx tsx scripts/parameter-table.ts --check    exit with code 1 when it is stale
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listParameters, parameterTableMarkdown } from '../src/scenario/describe.ts';

const page = fileURLToPath(new URL('../docs/parameters.md', import.meta.url));

/** The page as it should be. */
export function parameterPage(): string {
  return `# Parameters

<!-- Written by scripts/parameter-table.ts from the schema. Do not edit: change src/model/parameters and run the script. -->

All ${listParameters().length} parameters of a scenario, in the order of the file. The path is the one that a scenario file, \`--set path=value\` and
\`polylift describe path\` take; \`*\` stands for the index of any item of a list. Ranges include their ends. The symbol in brackets is the one of
[the model document](model.md). The last column says where the default comes from and how far it can be trusted: \`verified\` was read in
a publication, \`derived\` was computed from published figures, \`remembered\` was not looked up again, \`assumption\` is a choice of the modellers.
How numbers, paths over years and formulas are written is in [scenarios.md](scenarios.md).

${parameterTableMarkdown().trimEnd()}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const wanted = parameterPage();
  if (!values.check) {
    writeFileSync(page, wanted);
    console.log('wrote docs/parameters.md');
  } else if (readPage() !== wanted) {
    console.error('docs/parameters.md is stale: run npx tsx scripts/parameter-table.ts');
    process.exitCode = 1;
  }
}

function readPage(): string | undefined {
  try {
    return readFileSync(page, 'utf8');
  } catch {
    return undefined;
  }
}
