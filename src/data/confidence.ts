/**
 * How far a number may be trusted.
 *
 * - `verified`: read in a published text.
 * - `derived`: arithmetic on verified figures.
 * - `interpolated`: between verified figures.
 * - `remembered`: known from the literature, not looked up again.
 * - `uncertain`: doubtful; for ranges and sensitivity only.
 * - `estimate`: computed by a stated rule because no datum exists.
 * - `assumption`: chosen by the modeller from general knowledge.
 */
export type DataConfidence = 'verified' | 'derived' | 'interpolated' | 'remembered' | 'uncertain' | 'estimate' | 'assumption';
