import type { Context } from 'hono';
import type { HttpPorts } from './http-dependencies.ts';
import type { HttpEnvironment } from './http-environment.ts';

/** The ports for one call: what is told through them belongs to the call's span. */
export function portsOfCall(ports: HttpPorts, context: Context<HttpEnvironment>): HttpPorts {
  return { ...ports, telemetry: context.get('telemetry') };
}
