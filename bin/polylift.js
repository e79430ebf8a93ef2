#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one gets an answer and not a syntax error.
import { existsSync, readdirSync, statSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`polylift needs Node.js 20.19 or later, and this is ${process.versions.node}. See https://nodejs.org for a newer one.`);
  process.exit(2);
}

const source = new URL('../src/cli/main.ts', import.meta.url);
const built = new URL('../dist/cli/main.js', import.meta.url);

// In a checkout what was built of the sources runs, which starts and runs faster, unless one of them is newer: a change is seen without a build. A
// published package has no sources.
const fromSource = existsSync(source) && !(existsSync(built) && newest(new URL('../src/', import.meta.url)) <= statSync(built).mtimeMs);
if (fromSource) await import('./register-typescript.js');
const { main } = await import((fromSource ? source : built).href);
await main(process.argv);

/** When something in a folder was last changed, added or removed. */
function newest(folder) {
  let time = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const each = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, folder);
    time = Math.max(time, entry.isDirectory() ? newest(each) : statSync(each).mtimeMs);
  }
  return time;
}
