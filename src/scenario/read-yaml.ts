import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type ErrorCode,
  type Node,
  type YAMLError,
} from 'yaml';
import type { Problem, ProblemCode } from './problem.ts';
import { placeFields, type Place, type SourceText, type WrittenEntry, type WrittenNode } from './written.ts';

/** Deepest nesting of mappings and lists; the model needs seven. */
const maxDepth = 32;
/** Most brackets open at once, and most columns of indentation: what the YAML parser is asked to bear. */
const mostOpen = 100;
const mostIndentation = 400;
const mostErrors = 20;
/** Most values in one file after aliases are unfolded. */
const maxNodes = 200_000;

/** A YAML text as places and values, or what is wrong with it. */
export interface ReadYaml {
  readonly root?: WrittenNode;
  readonly problems: readonly Problem[];
}

const plainWords: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'the indentation does not fit: keys of one mapping begin in the same column',
  TAB_AS_INDENT: 'a tab cannot indent; use spaces',
  MISSING_CHAR: 'a closing quote or bracket, or a comma, is missing',
  BLOCK_AS_IMPLICIT_KEY: 'a key and its value do not fit on this line; put nested keys on lines of their own',
  MULTILINE_IMPLICIT_KEY: 'this line is neither a key with a colon nor the value of one',
  UNEXPECTED_TOKEN: 'something stands where it cannot; quote text that holds special characters',
  BAD_ALIAS: 'an alias (*name) needs an anchor (&name) before it',
  NON_STRING_KEY: 'a key must be a single word or number',
  TAG_RESOLVE_FAILED: 'tags (!name) have no meaning in a scenario',
  RESOURCE_EXHAUSTION: 'mappings or lists are nested too deeply',
};

/** Reads one YAML document. Never throws: whatever is wrong is in `problems`. */
export function readYaml(source: SourceText): ReadYaml {
  const tooDeep = deepAt(source.text);
  if (tooDeep !== undefined) return { problems: [nestedTooDeeply({ source, start: tooDeep, end: tooDeep + 1 })] };
  const document = parseDocument(source.text, { prettyErrors: false, stringKeys: true, uniqueKeys: false, version: '1.2' });
  // One slip makes many errors: the first few tell it.
  const problems = [...document.errors, ...document.warnings].slice(0, mostErrors).map((error) => yamlProblem(error, source, document));
  if (problems.length > 0) return { problems };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return {
      problems: [
        {
          code: 'empty-file',
          message: 'the file holds nothing',
          file: source.file,
          hint: 'a scenario needs at least one key, for example "title: My scenario"',
        },
      ],
    };
  }
  const converter = new Converter(source, document);
  const root = converter.convert(document.contents, 0);
  return converter.hasFailed ? { problems: converter.problems } : { root, problems: converter.problems };
}

/**
 * Where brackets or indentation go beyond what the YAML parser bears: it recurses, and tens of thousands of open brackets end the whole
 * process. Brackets in text count, too; nobody leaves so many open.
 */
function deepAt(text: string): number | undefined {
  let open = 0;
  let indicators = true;
  let lineStart = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (letter === '\n') [indicators, lineStart] = [true, i + 1];
    else if (!' \t-?'.includes(letter)) indicators = false;
    else if (indicators && i - lineStart > mostIndentation) return i;
    if (letter === '[' || letter === '{') open += 1;
    else if ((letter === ']' || letter === '}') && open > 0) open -= 1;
    if (open > mostOpen) return i;
  }
  return undefined;
}

const nestedTooDeeply = (place: Place): Problem => ({
  code: 'nested-too-deeply',
  message: `mappings or lists are nested more than ${maxDepth} deep`,
  ...placeFields(place),
});

function yamlProblem(error: YAMLError, source: SourceText, document: Document.Parsed): Problem {
  const unclosed = error.code === 'MISSING_CHAR' || (error.code === 'BAD_INDENT' && error.message.startsWith('Flow'));
  const [start, end] = unclosed ? openedAt(error, document) : error.pos;
  const where = placeFields({ source, start, end });
  if (error.code === 'MULTIPLE_DOCS') {
    return {
      code: 'several-documents',
      message: 'the file holds several documents separated by "---"',
      hint: 'write one scenario a file; use extends to build on another',
      ...where,
    };
  }
  const code: ProblemCode = error.code === 'RESOURCE_EXHAUSTION' ? 'nested-too-deeply' : 'bad-yaml';
  const words = plainWords[unclosed ? 'MISSING_CHAR' : error.code];
  return { code, message: words === undefined ? `this is not valid YAML: ${error.message}` : words, ...where };
}

/** Where the quote or bracket was opened that is never closed: the end of the file, where that is noticed, helps nobody. */
function openedAt(error: YAMLError, document: Document.Parsed): [number, number] {
  let opened: number | undefined;
  visit(document, {
    Node: (_, node) => {
      const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      const isFlow = isCollection(node) && node.flow === true;
      if ((isQuoted || isFlow) && node.range != null && node.range[0] < error.pos[0] && node.range[1] >= error.pos[0])
        opened = node.range[0];
    },
  });
  return opened === undefined ? error.pos : [opened, opened + 1];
}

/** Turns the document into values with places; aliases are unfolded, with a limit on what they may unfold to. */
class Converter {
  readonly problems: Problem[] = [];
  /** The values are too many or nested too deeply to be of use. */
  hasFailed = false;
  readonly #source: SourceText;
  readonly #document: Document.Parsed;
  #nodes = 0;

  constructor(source: SourceText, document: Document.Parsed) {
    this.#source = source;
    this.#document = document;
  }

  convert(node: Node | null, depth: number, emptyAt = 0): WrittenNode {
    const place = this.#place(node, emptyAt);
    this.#nodes += 1;
    if (this.#nodes > maxNodes || depth > maxDepth) {
      if (!this.hasFailed) this.problems.push(this.#limitProblem(place));
      this.hasFailed = true;
      return { kind: 'scalar', value: null, place };
    }
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      return { ...this.convert(target ?? null, depth + 1), place };
    }
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.map((item) => this.convert(item as Node | null, depth + 1, place.start)), place };
    }
    if (isMap(node)) {
      const entries = new Map<string, WrittenEntry>();
      for (const pair of node.items) {
        const key = this.#place(pair.key as Node, place.start);
        const name = isScalar(pair.key) ? String(pair.key.value) : '';
        const value = this.convert(pair.value as Node | null, depth + 1, key.end);
        // The name that changes an object's prototype can only be a mistake or an attack.
        if (name === '__proto__') this.problems.push({ code: 'unknown-key', message: 'unknown key "__proto__"', ...placeFields(key) });
        else if (entries.has(name)) this.#duplicate(name, key, entries.get(name)!.key);
        else entries.set(name, { key, value });
      }
      return { kind: 'mapping', entries, place };
    }
    return { kind: 'scalar', value: isScalar(node) ? node.value : null, place };
  }

  #duplicate(name: string, second: Place, first: Place): void {
    const { line } = placeFields(first);
    const message = `the key "${name}" is written twice in this mapping${line === undefined ? '' : `, first in line ${line}`}`;
    this.problems.push({ code: 'duplicate-key', message, hint: 'remove one of the two', ...placeFields(second) });
  }

  #limitProblem(place: Place): Problem {
    return this.#nodes > maxNodes
      ? {
          code: 'alias-limit',
          message: `the file unfolds to more than ${maxNodes} values`,
          hint: 'write fewer aliases',
          ...placeFields(place),
        }
      : nestedTooDeeply(place);
  }

  #place(node: Node | null, emptyAt: number): Place {
    const [start, end] = node?.range ?? [emptyAt, emptyAt];
    return { source: this.#source, start, end };
  }
}
