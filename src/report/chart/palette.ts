/** How a scenario is drawn: by colour and by dash, so that neither is needed to tell it. */
export interface LineStyle {
  readonly colour: string;
  /** SVG dash array; empty for a whole line. */
  readonly dash: string;
}

/**
 * Colours of Okabe and Ito, which stay apart for colour-blind readers, without black, which is for observations, and without yellow, which is
 * lost on white paper.
 */
const colours = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'] as const;
const dashes = ['', '7 3', '2 3', '10 3 2 3', '5 2'] as const;

/** Style of the scenario at a position. Two of the first 30 are never the same. */
export function lineStyle(position: number): LineStyle {
  return { colour: colours[position % colours.length]!, dash: dashes[position % dashes.length]! };
}

export const observationColour = '#000000';
export const inkColour = '#222222';
