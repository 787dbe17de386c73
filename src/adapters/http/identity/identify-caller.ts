import type { Context } from 'hono';
import { match } from 'ts-pattern';
import type { HttpEnvironment } from '../http-environment.ts';
import { HttpProblem, retryAfterHeader } from '../problems/http-problem.ts';
import type { Identity, IdentityCheck, Role } from './identity.ts';

/** The caller, who has one of the roles. Throws the problem that says why not. */
export async function identifyCaller(
  context: Context<HttpEnvironment>,
  identify: IdentityCheck,
  roles: readonly Role[],
): Promise<Identity> {
  const header = (name: string): string | null => context.req.header(name) ?? null;
  const caller = await identify({
    authorization: header('authorization'),
    host: header('host'),
    origin: header('origin'),
  });
  return match(caller)
    .with({ kind: 'known' }, ({ identity }) => {
      if (identity.roles.some((role) => roles.includes(role))) return identity;
      throw new HttpProblem(
        'forbidden',
        `This needs the role ${roles.join(' or ')}, and your token does not carry it.`,
      );
    })
    .with({ kind: 'unknown' }, ({ detail, tokenGiven }) => {
      // Source: RFC 6750, section 3: the error code only where a token was given.
      const challenge = tokenGiven ? 'Bearer realm="vividly", error="invalid_token"' : 'Bearer realm="vividly"';
      throw new HttpProblem('unauthenticated', `${detail} Nothing was done.`, {
        headers: { 'www-authenticate': challenge },
      });
    })
    .with({ kind: 'refused' }, ({ detail }) => {
      throw new HttpProblem('forbidden', detail);
    })
    .with({ kind: 'unavailable' }, ({ detail }) => {
      throw new HttpProblem('unavailable', `${detail} Nothing was done. Try again in a few seconds.`, {
        headers: retryAfterHeader(5_000),
      });
    })
    .exhaustive();
}
