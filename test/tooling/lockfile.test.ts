import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingEntries, platformOf, type Lockfile } from '../../scripts/complete-lockfile.ts';

describe('the platform of a binary package', () => {
  it.each([
    ['@oxfmt/binding-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@oxfmt/binding-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@oxfmt/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['nodejs-polars-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@esbuild/linux-x64', { os: ['linux'], cpu: ['x64'] }],
    ['@rolldown/binding-wasm32-wasi', undefined],
  ])('%s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});

/** Whether a range such as `^20.19.0 || >=22.12.0` admits Node 20.19. */
function admitsNode20(range: string): boolean {
  return range.split('||').some((part) => {
    const [, sign, major, minor] = /^\s*(>=|\^|~|)\s*v?(\d+)(?:\.(\d+))?/.exec(part) ?? [];
    if (sign === '>=') return Number(major) < 20 || (Number(major) === 20 && Number(minor ?? 0) <= 19);
    return part.trim() === '*' || (Number(major) === 20 && Number(minor ?? 0) <= 19);
  });
}

describe('the lock file', () => {
  it('names the binaries of every platform, as npm 11 demands', () => {
    const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lockfile;
    expect([...missingEntries(lock).keys()], 'mend it with `npm run lockfile`').toEqual([]);
  });

  it('holds nothing that refuses Node 20.19, which would be left out there without a word if it is optional', () => {
    const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lockfile;
    const refusing = Object.entries(lock.packages).filter(([, { engines }]) => engines?.node !== undefined && !admitsNode20(engines.node));
    expect(refusing.map(([path, { engines }]) => `${path}: ${engines?.node}`)).toEqual([]);
  });

  it('lacks an entry where a registry does not have the package', () => {
    const lock: Lockfile = {
      packages: {
        'node_modules/tool': {
          version: '1.0.0',
          dev: true,
          optionalDependencies: { 'tool-linux-x64': '1.0.0', 'tool-win32-x64': '1.0.0' },
        },
        'node_modules/tool-linux-x64': { version: '1.0.0' },
      },
    };
    expect(Object.fromEntries(missingEntries(lock))).toEqual({
      'node_modules/tool-win32-x64': { version: '1.0.0', cpu: ['x64'], dev: true, optional: true, os: ['win32'] },
    });
  });
});
