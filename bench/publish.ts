import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const readmePath = join(import.meta.dirname, '../README.md');

/** A text with what stands between `<!-- place:start -->` and `<!-- place:end -->` replaced; undefined where it has no such place. */
export function withPlace(text: string, place: string, content: string): string | undefined {
  const pattern = new RegExp(`(<!-- ${place}:start -->\n)[\\s\\S]*?(\n<!-- ${place}:end -->)`);
  if (!pattern.test(text)) return undefined;
  return text.replace(pattern, (_, start: string, end: string) => start + content + end);
}

/** Prints what was measured, writes it as JSON, and quotes it in the README: there stands what was measured last. */
export function publish(file: string, place: string, results: object, text: string): void {
  console.log(text);
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  const readme = withPlace(readFileSync(readmePath, 'utf8'), place, text);
  if (readme === undefined) {
    console.error(`the README does not quote it: it has no <!-- ${place}:start --> and <!-- ${place}:end -->`);
    process.exitCode = 1;
  } else writeFileSync(readmePath, readme);
}

/** As `publish`, but a trial with other settings than the benchmark's own is only printed. */
export function publishUnless(trial: boolean, ...what: Parameters<typeof publish>): void {
  if (!trial) return publish(...what);
  console.log(what[3]);
  console.error('a trial: results.json and the README stay as they were');
}
