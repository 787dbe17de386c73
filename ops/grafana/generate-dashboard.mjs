// Writes the dashboard from panels.mjs: `node ops/grafana/generate-dashboard.mjs`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROWS } from './panels.mjs';

const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };
const COLUMNS = 3;
const SIZE = { h: 8, w: 24 / COLUMNS };

/** The dashboard, as Grafana imports it: JSON text. */
export function dashboardText() {
  let id = 0;
  let y = 0;
  const panels = ROWS.flatMap((row) => {
    const heading = { id: ++id, type: 'row', title: row.title, collapsed: false, gridPos: { h: 1, w: 24, x: 0, y }, panels: [] };
    const top = y + 1;
    y = top + Math.ceil(row.panels.length / COLUMNS) * SIZE.h;
    const placed = row.panels.map((panel, index) => {
      const gridPos = { ...SIZE, x: (index % COLUMNS) * SIZE.w, y: top + Math.floor(index / COLUMNS) * SIZE.h };
      return panelOf(panel, ++id, gridPos);
    });
    return [heading, ...placed];
  });
  const dashboard = {
    uid: 'vividly',
    title: 'Vividly',
    description: 'What the worker answers, why, and how long it takes. Generated from ops/grafana/panels.mjs.',
    tags: ['vividly'],
    schemaVersion: 39,
    editable: false,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    timezone: 'browser',
    templating: {
      list: [{ name: 'datasource', label: 'Prometheus', type: 'datasource', query: 'prometheus', refresh: 1 }],
    },
    panels,
  };
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}

function panelOf({ title, description = '', type, unit, queries, stacked = false }, id, gridPos) {
  const custom = type === 'timeseries' ? { fillOpacity: stacked ? 40 : 5, stacking: { mode: stacked ? 'normal' : 'none' } } : {};
  return {
    id,
    type,
    title,
    description,
    datasource: DATASOURCE,
    gridPos,
    fieldConfig: { defaults: { unit, min: 0, custom }, overrides: [] },
    options: {},
    targets: queries.map(({ expr, legend, instant = false }, index) => ({
      refId: String.fromCharCode(65 + index),
      datasource: DATASOURCE,
      expr,
      legendFormat: legend,
      instant,
      range: !instant,
    })),
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(fileURLToPath(new URL('vividly-dashboard.json', import.meta.url)), dashboardText());
}
