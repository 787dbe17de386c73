import { z } from 'zod';
import { setting } from './setting.ts';
import { words } from './value-schemas.ts';

/** What an operator sees. */
export const TELEMETRY_SETTINGS = {
  metricsPort: setting({
    variable: 'VIVIDLY_METRICS_PORT',
    meaning:
      'Serves /metrics at this port as well, for a worker without API; 0 takes a free one. One that is taken is logged, and nothing else happens.',
    schema: z.coerce.number().int().min(0).max(65_535).optional(),
    fallback: null,
    fix: 'give a port from 0 to 65535, or unset it',
  }),
  tracesEndpoint: setting({
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    meaning:
      'Where traces are sent, over OTLP and HTTP; without it they are only passed on. OpenTelemetry reads its other variables itself.',
    schema: z.url({ protocol: /^https?$/ }).optional(),
    fallback: null,
    fix: 'give the address of a collector, such as http://127.0.0.1:4318, or unset it',
  }),
  logLevel: setting({
    variable: 'VIVIDLY_LOG_LEVEL',
    meaning: 'debug, info, warn, error or silent.',
    schema: words('debug', 'info', 'warn', 'error', 'silent'),
    fallback: 'info',
    fix: 'use debug, info, warn, error or silent',
  }),
};
