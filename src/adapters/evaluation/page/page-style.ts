/** Readable in light and dark surroundings, and on paper. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --page: #fff; --line: #d0d7de; --right: #1a7f37; --wrong: #cf222e; --bar: #0969da; --quiet: #59636e; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --page: #0d1117; --line: #30363d; --right: #3fb950; --wrong: #f85149; --bar: #4493f8; --quiet: #9198a1; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 small { display: block; font-size: 1rem; font-weight: normal; }
.verdict { font-weight: bold; padding: .5rem 1rem; border-left: .5rem solid; }
.verdict.pass { border-color: var(--right); } .verdict.fail { border-color: var(--wrong); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th { text-align: left; font-weight: normal; } thead th { font-weight: bold; vertical-align: bottom; }
th, td { padding: .2rem .75rem .2rem 0; border-bottom: 1px solid var(--line); }
.figures td, .figures thead th { text-align: right; font-variant-numeric: tabular-nums; }
.bars td { min-width: 14rem; } .bars .count { min-width: 0; text-align: right; }
.bar { display: grid; grid-template-columns: 1fr 4rem; white-space: nowrap; gap: .5rem; align-items: center; font-size: .85rem; font-variant-numeric: tabular-nums; }
.bar span { background: linear-gradient(var(--colour, var(--bar)) 0 0) 0 / var(--share) 100% no-repeat, var(--line); height: .7rem; border-radius: .2rem; }
.bar.topic { --colour: var(--quiet); }
.heat td { text-align: center; min-width: 5.5rem; padding: .4rem; border: 1px solid var(--page); font-variant-numeric: tabular-nums; background: color-mix(in srgb, var(--shade, var(--page)) calc(var(--share) * 50% + 12%), var(--page)); }
.heat td.none { background: none; color: var(--quiet); } .heat td.right { --shade: var(--right); } .heat td.wrong { --shade: var(--wrong); } .heat td.silent { --shade: var(--quiet); }
.heat thead th { text-align: center; font-size: .85rem; padding: .2rem .4rem; } .heat tbody th { padding-right: 1rem; }
.misses td, .misses th { vertical-align: top; font-size: .9rem; } .misses td:nth-child(2) { min-width: 18rem; } .misses td:nth-child(3) { white-space: nowrap; }
.misses code { white-space: nowrap; }
`;
