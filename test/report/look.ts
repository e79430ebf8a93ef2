/** What is looked for in the charts of a page that is open in a browser. */

export interface ChartFaults {
  readonly charts: number;
  /** Texts that reach beyond the frame of their chart. */
  readonly outside: readonly string[];
  /** Pairs of texts that lie over each other. */
  readonly overlapping: readonly string[];
}

/** An expression that a page evaluates to `ChartFaults` of the charts that are shown. */
export const chartFaults = `(() => {
  const svgs = [...document.querySelectorAll('figure svg')].filter((each) => each.getClientRects().length > 0);
  const faults = svgs.map((svg) => {
    const name = svg.closest('figure').id + ': ';
    const frame = svg.getBoundingClientRect();
    const visible = (text) => text.getBoundingClientRect().width > 0 && text.closest('[paint-order]') === null;
    const texts = [...svg.querySelectorAll('text')].filter(visible).map((text) => ({ text: name + text.textContent, box: text.getBoundingClientRect() }));
    const outside = texts.filter(({ box }) => box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5);
    const cross = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top < a.bottom - 2;
    const overlapping = texts.flatMap((a, i) => texts.slice(i + 1).filter((b) => cross(a.box, b.box)).map((b) => a.text + ' / ' + b.text));
    return { outside: outside.map(({ text }) => text), overlapping };
  });
  return { charts: svgs.length, outside: faults.flatMap((each) => each.outside), overlapping: faults.flatMap((each) => each.overlapping) };
})()`;
