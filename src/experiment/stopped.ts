/** Thrown when a directory cannot be written any more: a full disk, a lost file system. What was done is kept. */
export class StoppedError extends Error {
  readonly directory: string;

  constructor(message: string, directory: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoppedError';
    this.directory = directory;
  }

  /** The error as a `StoppedError` where the file system is at fault; any other one as it is. */
  static from(error: unknown, at: { readonly directory: string; readonly done: number; readonly planned: number }): unknown {
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    const reason = code === undefined ? undefined : reasons[code];
    if (reason === undefined || !(error instanceof Error)) return error;
    const kept = `${at.done} of ${at.planned} runs are kept in ${at.directory}`;
    return new StoppedError(`${reason}; ${kept}. Mend that, then polylift resume ${at.directory} goes on.`, at.directory, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file has reached the largest size that is allowed here',
  EIO: 'the disk does not answer',
  EROFS: 'the file system has become read-only',
};
