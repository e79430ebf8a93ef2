/**
 * Completes `package-lock.json` after `npm install` against a registry mirror that lacks the binaries of some platforms.
 *
 * A package with native code lists one optional dependency for each platform. npm leaves those that the registry does not have out of the lock
 * file without a word; `npm ci` of npm 11 then refuses the file, and on the platforms left out the package is installed without its binary.
 * The entries are added with version and platform but without a checksum, which only a registry that has the package could tell.
 *
 * Usage: `npm run lockfile` after every `npm install` that changes the lock file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

interface LockedPackage {
  version?: string;
  integrity?: string;
  cpu?: string[];
  os?: string[];
  libc?: string[];
  dev?: boolean;
  optional?: boolean;
  engines?: { node?: string };
  optionalDependencies?: Record<string, string>;
}

/** The part of a lock file (version 3) that is read here. */
export interface Lockfile {
  packages: Record<string, LockedPackage>;
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The platform that a package is for, read off its name: `@scope/binding-linux-x64-musl` is for linux, x64, musl. Undefined where it names none. */
export function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } | undefined {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) return undefined;
  if (os !== 'linux') return { os: [os], cpu: [cpu] };
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : undefined;
  return libc === undefined ? { os: [os], cpu: [cpu] } : { os: [os], cpu: [cpu], libc };
}

/** Optional dependencies that a locked package names and that have no entry in the lock file, as `path in the lock file -> entry to add`. */
export function missingEntries(lock: Lockfile): Map<string, LockedPackage> {
  const missing = new Map<string, LockedPackage>();
  for (const [path, locked] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      const nested = `${path}/node_modules/${name}`;
      const top = `node_modules/${name}`;
      if (lock.packages[nested] !== undefined || lock.packages[top] !== undefined) continue;
      const platform = platformOf(name);
      if (platform === undefined || !/^\d/.test(version)) continue;
      missing.set(top, {
        version,
        cpu: platform.cpu,
        ...(locked.dev === true ? { dev: true } : {}),
        ...(platform.libc === undefined ? {} : { libc: platform.libc }),
        optional: true,
        os: platform.os,
      });
    }
  }
  return missing;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const lock = JSON.parse(readFileSync(path, 'utf8')) as Lockfile;
  const missing = missingEntries(lock);
  const entries = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(entries);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.size} entries added to package-lock.json`);
}
