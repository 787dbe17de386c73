import { type BenchReport, type Chart, describeVerdict, isMet, type Section, type Skipped, written } from './report.ts';

/** The report as one page that needs nothing else: tables, and bars drawn as SVG. */
export function htmlPage({ at, machine, servers, sections }: BenchReport): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vividly’s benchmark</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Vividly’s benchmark</h1>
<p>${escaped(at)} · ${escaped(machine)}</p>
${servers.map((server) => `<p class="server">${escaped(server)}</p>`).join('\n')}
${sections.map(sectionHtml).join('\n')}
</body>
</html>
`;
}

function sectionHtml(section: Section | Skipped): string {
  if ('skipped' in section) return `<h2>${escaped(section.title)}</h2>\n<p>Skipped: ${escaped(section.skipped)}</p>`;
  const { title, method, columns, rows, verdicts, charts, notes } = section;
  return `<h2>${escaped(title)}</h2>
<p>${escaped(method)}</p>
${charts.map(chartHtml).join('\n')}
<div class="wide"><table><thead><tr>${columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td${typeof cell === 'number' ? ' class="number"' : ''}>${escaped(written(cell))}</td>`).join('')}</tr>`).join('\n')}</tbody></table></div>
<ul>${verdicts.map((verdict) => `<li class="${isMet(verdict) ? 'met' : 'missed'}">${escaped(describeVerdict(verdict))}</li>`).join('')}${notes.map((note) => `<li>${escaped(note)}</li>`).join('')}</ul>`;
}

const LABEL = 190;
const BAR = 520;
const LINE = 26;

function chartHtml({ title, unit, bars }: Chart): string {
  const longest = Math.max(...bars.map(({ value }) => (Number.isFinite(value) ? value : 0)), Number.MIN_VALUE);
  const lines = bars.map(({ label, value, own }, index) => {
    const width = Number.isFinite(value) ? (value / longest) * BAR : 0;
    const y = index * LINE;
    return `<text x="${LABEL - 8}" y="${y + 17}" text-anchor="end">${escaped(label)}</text>
<rect x="${LABEL}" y="${y + 4}" width="${width.toFixed(1)}" height="${LINE - 8}" class="${own ? 'own' : 'other'}"/>
<text x="${LABEL + width + 6}" y="${y + 17}">${escaped(written(value))} ${escaped(unit)}</text>`;
  });
  const height = bars.length * LINE;
  return `<figure><figcaption>${escaped(title)}</figcaption>
<svg viewBox="0 0 ${LABEL + BAR + 110} ${height}" role="img" aria-label="${escaped(title)}">${lines.join('\n')}</svg></figure>`;
}

const STYLE = `
:root { color-scheme: light dark; --own: #1f6feb; --other: #8b949e; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; }
.server { font-size: .85rem; margin: .2rem 0; opacity: .8; }
figure { margin: 1rem 0; }
figcaption { font-weight: 600; }
svg { width: 100%; max-width: 52rem; font-size: 13px; }
svg text { fill: currentColor; }
.own { fill: var(--own); }
.other { fill: var(--other); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; padding: .3rem .7rem; border-bottom: 1px solid #8b949e66; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.met::marker { content: "✓ "; }
.missed::marker { content: "✗ "; }`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
