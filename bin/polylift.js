#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one gets an answer and not a syntax error.
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`polylift needs Node.js 20.19 or later, and this is ${process.versions.node}. See https://nodejs.org for a newer one.`);
  process.exit(2);
}

const source = new URL('../src/cli/main.ts', import.meta.url);
const built = new URL('../dist/cli/main.js', import.meta.url);

// In a checkout the sources run as they are, so that a change is seen without a build. A published package has no sources.
if (existsSync(source)) await import('./register-typescript.js');
const { main } = await import((existsSync(source) ? source : built).href);
await main(process.argv);
