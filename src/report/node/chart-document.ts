import { parseHTML } from 'linkedom';
import type { ChartDocument } from '../chart/index.ts';

/** An empty document for drawing charts without a browser. */
export function chartDocument(): ChartDocument {
  return parseHTML('<!doctype html><html><body></body></html>').document as unknown as ChartDocument;
}
