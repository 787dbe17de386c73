import type { Identity, IdentityCheck } from './identity.ts';
import { namesLoopback } from './loopback.ts';

/** The one caller of a server that only this machine can reach: a newcomer needs no token. */
export const LOCAL_IDENTITY: Identity = { subject: 'local-student', roles: ['student', 'operator'] };

/**
 * Everyone on this machine is the local student and operator. A web page from elsewhere that is open in a browser on
 * this machine is not: its host name (DNS rebinding) or its origin (a forged request) gives it away.
 */
export function localIdentity(corsOrigins: readonly string[]): IdentityCheck {
  return async ({ host, origin }) => {
    if (host === null || !namesLoopback(host)) {
      return { kind: 'refused', detail: 'Without identity configured this server answers to loopback names only.' };
    }
    if (origin !== null && !namesLoopback(origin) && !corsOrigins.includes(origin)) {
      return { kind: 'refused', detail: 'Without identity configured this server answers to its own pages only.' };
    }
    return { kind: 'known', identity: LOCAL_IDENTITY };
  };
}
