import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { HttpEnvironment } from './http-environment.ts';

/**
 * What a browser may do with our pages: nothing that does not come from here.
 *
 * @param mediaOrigins where films may come from besides: the store whose links are given
 */
export function browserSecurity(mediaOrigins: readonly string[] = []): MiddlewareHandler<HttpEnvironment> {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      mediaSrc: ["'self'", ...mediaOrigins],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}
