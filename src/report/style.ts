/** Style of the page: one column that reads on a phone, on a screen and on A4. */
export const styleSheet = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 54rem; background: #fff; color: #222; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; line-height: 1.35; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p, ul, dl { margin: .6rem 0; }
ul { padding-left: 1.3rem; }
li { margin: .3rem 0; }
a { color: #0b57a0; }
.subtitle, .note, figcaption, caption, small { color: #555; }
.lead { font-size: 1.15rem; }
.note, figcaption, caption { font-size: .875rem; }
small { font-size: .8em; }
code { font-size: .9em; overflow-wrap: anywhere; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; height: auto; }
.narrow { display: none; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .4rem; }
caption span { display: block; position: sticky; left: 0; max-width: calc(100vw - 1.8rem); }
th, td { padding: .35rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid #ddd; }
thead th { border-bottom: 2px solid #666; vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 400; }
.numbers th:not(:first-child), .numbers td { text-align: right; }
.numbers tbody th { min-width: 3.5rem; }
#money tbody th { min-width: 9rem; }
#money thead th:last-child { min-width: 6.5rem; }
#indicators tbody th { min-width: 11rem; }
#scenarios tbody th { min-width: 9rem; }
.text td, .text th { min-width: 7rem; }
td small { white-space: nowrap; }
dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0 0 0 1rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
.facts dt { margin: 0; }
.facts dd { margin: 0; min-width: 0; }
.warning { border-left: 4px solid #d55e00; padding: .1rem .9rem; background: #fdf3ec; }
@media screen and (max-width: 600px) {
  .wide { display: none; }
  .narrow { display: block; }
  body { padding: 1rem .9rem 2rem; }
  h1 { font-size: 1.35rem; }
  h2 { font-size: 1.1rem; }
  .scroll tbody th { position: sticky; left: 0; background: #fff; }
  .scroll tr th:first-child { width: 8rem; min-width: 8rem; }
  #headcount tr th:first-child { width: 3rem; min-width: 3rem; }
}
@media print {
  @page { size: A4; margin: 16mm 15mm; }
  :root { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  h2, h3, caption { break-after: avoid; }
  h1 { font-size: 16pt; }
  h2 { font-size: 12.5pt; margin-top: 8mm; }
  .lead { font-size: 11pt; }
  figure svg { max-height: 88mm; }
  h2, figure, tr, li, dt { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; }
  caption span { max-width: none; }
  #indicators tbody th, #scenarios tbody th, #money tbody th, .text td, .text th { min-width: 0; }
  a { color: inherit; text-decoration: none; }
}
`;
