/** The style of the page: light or dark like the system, black on white on paper. No mark depends on colour alone. */
export const REVIEW_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --faint: #57606a; --line: #c9d1d9; --soft: #f3f5f7;
  --red: #a40e26; --amber: #7a4b00; --blue: #0b4f9e; --wrong: #ffe3e3; --bar: #2f6fb3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #14181d; --faint: #a5b0bb; --line: #3d444d;
  --soft: #1e242b; --red: #ff9b94; --amber: #eac26b; --blue: #9ac7ff; --wrong: #4b1c20; --bar: #5b9bd8; } }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #333; --line: #999; --soft: #fff;
  --red: #000; --amber: #000; --blue: #000; --wrong: #fff; --bar: #555; }
  h2, h3, h4, .report > .file { break-after: avoid; } .table, .chart, tr, li { break-inside: avoid; }
  .table { overflow: visible; } thead { display: table-header-group; }
  @page { margin: 15mm; } body { max-inline-size: none; padding: 0; font-size: 10pt; } * { print-color-adjust: exact; } }
* { box-sizing: border-box; }
body { max-inline-size: 80rem; margin: 0 auto; padding: 1.5rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-block-start: 2rem; } h3 { font-size: 1.1rem; } h4 { font-size: 1rem; }
a { color: var(--blue); } code, .file { color: var(--faint); font-size: .85em; } .file { overflow-wrap: anywhere; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .2rem .5rem; font-weight: normal; }
thead th { background: var(--soft); } th[scope=row] { text-align: start; } td { text-align: end; font-variant-numeric: tabular-nums; }
.table { overflow-x: auto; margin-block: .5rem 1.5rem; } .table table { font-size: .85rem; }
.table:focus-visible { outline: 2px solid var(--blue); }
.bodies { inline-size: 100%; } .bodies td:nth-child(-n+3) { text-align: start; } .bodies thead th { white-space: nowrap; }
.wrong { background: var(--wrong); outline: 2px solid var(--red); outline-offset: -2px; }
.wrong mark { color: inherit; background: none; font-weight: bold; text-decoration: underline wavy var(--red); }
.involved { border-style: dashed; border-color: var(--red); border-width: 2px; }
.error { color: var(--red); } .warning { color: var(--amber); } .information, .hint { color: var(--blue); }
.sums { font-variant-numeric: tabular-nums; }
.chart { table-layout: fixed; inline-size: 100%; margin-block: 1rem; } .chart caption { text-align: start; font-weight: bold; }
.chart thead td { inline-size: 24%; } .chart td { text-align: start; white-space: nowrap; padding-inline-end: 5rem; }
.bar { display: inline-block; block-size: .9rem; min-inline-size: 1px; background: var(--bar); vertical-align: middle; }
.before { background: repeating-linear-gradient(135deg, var(--bar) 0 2px, transparent 2px 6px); outline: 1px solid var(--bar); outline-offset: -1px; }
.figure { margin-inline-start: .4rem; margin-inline-end: -4.6rem; }
`;
