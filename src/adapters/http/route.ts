import type { Context } from 'hono';
import type { z } from 'zod';
import type { HttpEnvironment } from './http-environment.ts';
import type { Identity, Role } from './identity/identity.ts';
import type { ProblemWord } from './problems/problem-types.ts';

/** One way in which a route answers when all went well. */
export interface Answer {
  readonly description: string;
  /** Left out where the answer has no body, or one that is not JSON. */
  readonly schema?: z.ZodType;
  /** For what is not JSON. */
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a route is called, takes and answers: the one source of its checks and of its documentation. */
export interface RouteDescription {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As in OpenAPI: `/v1/requests/{id}`. */
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly parameters?: Readonly<Record<string, string>>;
  /** The most that a body may have; MAX_BODY_BYTES where left out. */
  readonly maxBodyBytes?: number;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Beside those that the access and the inputs imply. */
  readonly problems?: readonly ProblemWord[];
}

/** A route for callers who are known. */
export interface GuardedRoute extends RouteDescription {
  /** Of these roles the caller must have one. */
  readonly access: readonly Role[];
  readonly handle: (call: GuardedCall<unknown, unknown, unknown>) => Response | Promise<Response>;
}

/** A route for everyone. */
export interface OpenRoute extends RouteDescription {
  readonly access: 'anyone';
  readonly handle: (context: Context<HttpEnvironment>) => Response | Promise<Response>;
}

/** Any route, as it is mounted and documented. */
export type Route = GuardedRoute | OpenRoute;

/** A checked call of a guarded route. */
export interface GuardedCall<Query, Headers, Body> {
  readonly context: Context<HttpEnvironment>;
  readonly identity: Identity;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Body;
}

type Checked<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** Describes a route; its handler is given the checked inputs, typed by the schemas that checked them. */
export function guardedRoute<Query, Headers, Body>(
  description: Omit<RouteDescription, 'query' | 'headers' | 'body'> & {
    readonly access: readonly Role[];
    readonly query?: Query & z.ZodObject;
    readonly headers?: Headers & z.ZodObject;
    readonly body?: Body & z.ZodType;
    readonly handle: (
      call: GuardedCall<Checked<Query>, Checked<Headers>, Checked<Body>>,
    ) => Response | Promise<Response>;
  },
): GuardedRoute {
  return description as unknown as GuardedRoute;
}
