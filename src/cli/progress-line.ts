import type { PoolProgress } from '../simulate/pool.ts';

/** The part of a stream that the progress line needs. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface ProgressLineOptions {
  /** Milliseconds from any moment on. */
  readonly now?: () => number;
  readonly rate?: boolean;
}

/**
 * How far the runs are: one line that is written over on a terminal, and a plain line for every tenth elsewhere, so that a log stays short.
 */
export class ProgressLine {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  readonly #start: number;
  #shown = false;
  #tenths = 0;
  #runs = 0;
  /** When the first year was done, and how many runs that was. Before it threads start and code is compiled, at another pace. */
  #first: { readonly time: number; readonly done: number } | undefined;

  readonly #rate: boolean;

  /** With `rate` it tells runs a second, too. */
  constructor(stream: ProgressStream, { now = () => performance.now(), rate = false }: ProgressLineOptions = {}) {
    this.#stream = stream;
    this.#now = now;
    this.#rate = rate;
    this.#start = now();
  }

  update(progress: PoolProgress): void {
    const text = this.#text(progress);
    if (this.#stream.isTTY === true) {
      this.#stream.write(`\r\u001b[K${text.slice(0, (this.#stream.columns || 80) - 1)}`);
      this.#shown = true;
      return;
    }
    const tenths = Math.floor(progress.fraction * 10 + 1e-9);
    // Where runs are added on the way, the tenths are of more than before.
    if (progress.runs > this.#runs && this.#runs > 0) this.#tenths = Math.min(tenths, this.#tenths);
    this.#runs = progress.runs;
    if (tenths <= this.#tenths) return;
    this.#tenths = tenths;
    this.#stream.write(`${text}\n`);
  }

  /** Writes a line that stays, above the one that is written over. */
  note(text: string): void {
    this.clear();
    this.#stream.write(`${text}\n`);
  }

  /** Removes the line, so that what follows begins on a clean one. */
  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001b[K');
    this.#shown = false;
  }

  #text({ runs, runsDone, runsFailed, fraction }: PoolProgress): string {
    const now = this.#now();
    const elapsed = (now - this.#start) / 1000;
    // In runs and not in shares of all of them: how many there are may grow.
    const done = fraction * runs;
    if (fraction > 0) this.#first ??= { time: now, done };
    const parts = [`${runsDone}/${runs} runs`, `${Math.floor(100 * fraction + 1e-9)} %`, `${clock(elapsed)} elapsed`];
    if (fraction === 0) parts.push('starting');
    else if (fraction >= 1) parts.push('writing');
    else if (this.#first !== undefined && done >= this.#first.done + 0.02 * runs) {
      const pace = (now - this.#first.time) / 1000 / (done - this.#first.done);
      parts.push(`${clock(pace * (runs - done))} left`);
      if (this.#rate) parts.push(`${(1 / pace).toPrecision(3)} runs/s`);
    }
    if (runsFailed > 0) parts.push(`${runsFailed} failed`);
    return parts.join('  ');
  }
}

/** Seconds as `0:07`, `12:30` or `3:02:10`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
