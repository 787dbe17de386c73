/** The dashboard, as Grafana imports it: JSON text. */
export function dashboardText(): string;
