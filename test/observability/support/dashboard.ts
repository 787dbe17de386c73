import { readFileSync } from 'node:fs';

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly type: string;
    readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
}

export const DASHBOARD_TEXT = readFileSync(
  new URL('../../../ops/grafana/vividly-dashboard.json', import.meta.url),
  'utf8',
);

/** Every panel that shows something. */
export const PANELS = (JSON.parse(DASHBOARD_TEXT) as Dashboard).panels.filter(({ type }) => type !== 'row');

/** Every query of the dashboard, with times in the place of Grafana's own variables. */
export const DASHBOARD_QUERIES: readonly string[] = PANELS.flatMap(({ targets = [] }) =>
  targets.map(({ expr }) => expr.replaceAll('$__rate_interval', '5m').replaceAll('$__range', '6h')),
);
