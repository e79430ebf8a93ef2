/** How long a user waits for the first sign of life, and for the first result. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, polylift } from '../measured-process.ts';

const root = join(import.meta.dirname, '../..');

/** Something that is waited for. */
export interface Awaited {
  readonly title: string;
  /** Starts a process and returns the seconds until it is there. */
  measure(): Promise<number>;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
}

const version: Awaited = {
  title: '`polylift --version`',
  async measure() {
    const began = performance.now();
    const code = await ended(spawn(process.execPath, [polylift, '--version'], { stdio: 'ignore' }));
    if (code !== 0) throw new Error(`polylift --version: exit ${code}`);
    return (performance.now() - began) / 1000;
  },
};

/** Util-linux's script gives a command a terminal; only there is progress shown from the beginning. */
const hasTerminal = (): boolean => process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

const firstProgress: Awaited = {
  title: '`npm start`, to the first line of progress on a terminal',
  measure: () =>
    inFolder('start', async (folder) => {
      const began = performance.now();
      const child = spawn('script', ['-qec', `npm start -- --out ${join(folder, 'out')}`, '/dev/null'], { cwd: root });
      let text = '';
      let seconds: number | undefined;
      child.stdout.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
        if (seconds !== undefined || !/\d+\/\d+ runs/.test(text)) return;
        seconds = (performance.now() - began) / 1000;
        // Ctrl-C: the rest is not wanted.
        child.stdin.write('\u0003');
      });
      await ended(child);
      if (seconds === undefined) throw new Error(`npm start showed no progress:\n${text}`);
      return seconds;
    }),
};

/** A file has its final name when it is complete, and all get theirs at the end. */
function firstResult(title: string, options: readonly string[]): Awaited {
  return {
    title,
    measure: () =>
      inFolder('first', async (folder) => {
        const out = join(folder, 'out');
        const args = ['compare', 'single-centre', 'multi-centre-equal-budget', '--quiet', '--out', out, ...options];
        const began = performance.now();
        let seconds: number | undefined;
        const watch = setInterval(() => {
          if (seconds === undefined && existsSync(out) && readdirSync(out).some((name) => name.endsWith('.arrow')))
            seconds = (performance.now() - began) / 1000;
        }, 5);
        const code = await ended(spawn(process.execPath, [polylift, ...args], { stdio: 'ignore' })).finally(() => clearInterval(watch));
        if (code !== 0 || seconds === undefined) throw new Error(`polylift ${args.join(' ')}: exit ${code}`);
        return seconds;
      }),
  };
}

/** Everything that is waited for on this machine. A trial asks for a smaller comparison than the default one. */
export function findWaits(trial: boolean): { found: Awaited[]; missing: { title: string; reason: string }[] } {
  const command = '`polylift compare single-centre multi-centre-equal-budget';
  const found = [
    version,
    firstResult(`${command} --sample 1:1000 --replicates 2\`, to the first \`.arrow\` file`, ['--sample', '1:1000', '--replicates', '2']),
  ];
  if (!trial) found.push(firstResult(`${command}\`, to the first \`.arrow\` file`, []));
  if (hasTerminal()) found.splice(1, 0, firstProgress);
  return {
    found,
    missing: hasTerminal() ? [] : [{ title: firstProgress.title, reason: 'there is no script of util-linux to make a terminal' }],
  };
}
