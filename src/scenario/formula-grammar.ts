/** The part of a mathjs syntax tree that formulas are read from. */
export interface SyntaxNode {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly op?: string;
  readonly implicit?: boolean;
  readonly isPercentage?: boolean;
  readonly args?: readonly SyntaxNode[];
  readonly fn?: string | SyntaxNode;
  readonly content?: SyntaxNode;
  readonly condition?: SyntaxNode;
  readonly trueExpr?: SyntaxNode;
  readonly falseExpr?: SyntaxNode;
  readonly conditionals?: readonly string[];
  readonly params?: readonly SyntaxNode[];
}

/** Turns the text of a formula into its syntax tree; throws `SyntaxError` (with `char`, from 1). */
export type FormulaGrammar = (text: string) => SyntaxNode;

let grammar: Promise<FormulaGrammar> | undefined;

/**
 * Loads the parser of formulas. It takes a fifth of a second, so it is loaded only for scenarios that hold a formula: see
 * `mayHoldFormulas`. The one-file build of mathjs loads three times faster than its seven hundred modules.
 */
export function loadFormulaGrammar(): Promise<FormulaGrammar> {
  // The instance has neither functions nor constants: nothing of mathjs but its parser is ever called.
  grammar ??= import('mathjs/lib/browser/math.js').then(
    ({ default: { create, parseDependencies } }) => create({ parseDependencies: parseDependencies! }).parse as unknown as FormulaGrammar,
  );
  return grammar;
}
