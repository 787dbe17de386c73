/** Readable in light and dark surroundings. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --page: #ffffff; --line: #d0d7de; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --page: #0d1117; --line: #30363d; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 small { display: block; font-size: 1rem; font-weight: normal; }
.verdict { font-weight: bold; padding: .5rem 1rem; border-left: .5rem solid; }
.pass { border-color: #1a7f37; } .fail { border-color: #cf222e; }
table { border-collapse: collapse; columns: 2; }
th { text-align: left; font-weight: normal; } th, td { padding: .1rem 1rem .1rem 0; border-bottom: 1px solid var(--line); }
td { text-align: right; font-variant-numeric: tabular-nums; }
`;
