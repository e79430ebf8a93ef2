import type { Command } from 'commander';
import { coloursFor } from '../colour.ts';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .summary('check that results are complete and unchanged')
    .description(
      'Check a result directory: every file is there with the size, the hash, the rows and the columns that the manifest states. Exit code 0 when all is sound, 1 when something differs, 2 when it is no result directory.',
    )
    .argument('<dir>', 'result directory')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', '\nExample:\n  polylift verify results/yunnan\n')
    .action(async (directory: string, { json }: { json?: boolean }) => {
      process.exitCode = await verify(directory, json === true);
    });
}

async function verify(directory: string, json: boolean): Promise<number> {
  const [{ verifyResults }, { InputError }] = await Promise.all([import('../../output/index.ts'), import('../../scenario/problem.ts')]);
  const report = await verifyResults(directory);
  const missing = report.problems.find(({ code }) => code === 'manifest-missing');
  if (missing !== undefined)
    throw new InputError([
      { code: missing.code, file: directory, message: missing.message, hint: 'name a directory that polylift has written' },
    ]);
  const { red, green, yellow } = coloursFor(process.stdout);
  if (json) console.log(JSON.stringify(report, null, 2));
  else {
    for (const { name, sound, rows, bytes } of report.files)
      console.log(`${sound ? green('sound') : red('wrong')}  ${name}  ${rows === undefined ? '' : `${rows} rows, `}${bytes} bytes`);
    for (const { file, message } of report.problems) console.log(`${red('wrong')}  ${file}: ${message}`);
    for (const note of report.notes) console.log(`${yellow('note')}   ${note}`);
    console.log(report.sound ? `${directory} is complete and unchanged.` : `${directory} is not as it was written.`);
  }
  return report.sound ? 0 : 1;
}
