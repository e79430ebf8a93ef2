/** Message and innermost frame of an error. Folders above the project are cut off, so that the row is the same on every machine. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const message = `${error.name}: ${error.message}`;
  const frame = error.stack?.split('\n').find((line) => /^\s+at /.test(line));
  const parts = frame === undefined ? null : /^\s+at (?:(.*) \()?(.*?)\)?$/.exec(frame);
  if (parts === null) return message;
  const [, caller, place = ''] = parts;
  const inside = /(?:^|\/)((?:src|dist|test|node_modules)\/.*)$/.exec(place)?.[1] ?? place.slice(place.lastIndexOf('/') + 1);
  return caller === undefined ? `${message} (${inside})` : `${message} (${caller}, ${inside})`;
}
