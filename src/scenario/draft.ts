import type { Problem, ProblemCode } from './problem.ts';
import { locate, placeFields, within, type Path, type WrittenNode } from './written.ts';
import { pathText } from './wording.ts';

/** A problem before its place is known: the path says where to look. */
export interface Draft {
  readonly code: ProblemCode | (string & {});
  readonly path: Path;
  readonly message: string;
  readonly hint?: string | undefined;
  /** Whether the key or its value is at fault; the value by default. */
  readonly target?: 'key' | 'value';
  /** A part of a text value: the text, and the offsets of the part in it. */
  readonly part?: { readonly text: string; readonly start: number; readonly end: number };
}

/** Gives a problem the place at which it was written. */
export function place(draft: Draft, root: WrittenNode): Problem {
  const whole = locate(root, draft.path, draft.target ?? 'value');
  const where = draft.part === undefined ? whole : within(whole, draft.part.text, draft.part.start, draft.part.end);
  return {
    code: draft.code,
    message: draft.message,
    ...(draft.hint === undefined ? {} : { hint: draft.hint }),
    ...placeFields(where),
    ...(draft.path.length === 0 ? {} : { path: pathText(draft.path) }),
  };
}
