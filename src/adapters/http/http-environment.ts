import type { Telemetry } from '../../domain/ports/telemetry.ts';
import type { TraceContext } from '../../domain/trace-context.ts';
import type { Identity } from './identity/identity.ts';

/** What goes with every request through the application. */
export interface HttpEnvironment {
  Bindings: {
    /** Aborts when the server stops, so that streams end. */
    readonly closing?: AbortSignal;
  };
  Variables: {
    correlationId: string;
    trace: TraceContext | null;
    /** Tells what happens in the span of the request. */
    telemetry: Telemetry;
    /** Set on guarded routes. */
    identity: Identity;
  };
}
