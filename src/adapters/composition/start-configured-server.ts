import { createHttpApp } from '../http/create-http-app.ts';
import { DEFAULT_HTTP_SETTINGS } from '../http/http-settings.ts';
import { createIdentityCheck } from '../http/identity/create-identity-check.ts';
import { type HttpServer, startHttpServer } from '../http/start-http-server.ts';
import { mountPage } from '../page/server/mount-page.ts';
import type { Vividly } from './vividly.ts';

const MINUTE = 60_000;
/** Where the links of Cloud Storage lead to. */
const GOOGLE_STORAGE = 'https://storage.googleapis.com';
const REMEMBERED_STUDENTS = 100_000;

/** Listens as configured. Rejects with a PortFault when the address cannot be had. */
export function startConfiguredServer(
  vividly: Pick<Vividly, 'config' | 'ports' | 'logger' | 'registry' | 'estimateSeconds' | 'receivePush' | 'blobs'>,
): Promise<HttpServer> {
  const { config, ports, logger, registry, estimateSeconds, receivePush, blobs } = vividly;
  const app = createHttpApp({
    ports,
    identify: createIdentityCheck(config, ports.clock),
    settings: {
      ...DEFAULT_HTTP_SETTINGS,
      corsOrigins: config.corsOrigins,
      withdrawal: { votes: config.withdrawalVotes, wrongVotes: config.withdrawalWrongVotes },
      rateLimit:
        config.rateLimit === 0 ? null : { burst: config.rateLimit, refillIn: MINUTE, students: REMEMBERED_STUDENTS },
    },
    metrics: registry,
    estimateSeconds,
    report: (thrown, during) => {
      // The message may quote what a student sent; the name and the place are enough to find the cause.
      const { name, stack } = thrown instanceof Error ? thrown : new Error('a value that is not an error');
      logger.error({ ...during, error: name, at: stack?.split('\n').slice(1, 4) }, 'unexpected error while answering');
    },
    media: { blobs, origins: config.mediaBucket === undefined ? [] : [GOOGLE_STORAGE] },
    ...(receivePush !== null && { receivePush }),
  });
  mountPage(app);
  return startHttpServer(app, config);
}
