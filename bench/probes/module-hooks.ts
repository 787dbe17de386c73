import type { LoadHook } from 'node:module';
import type { MessagePort } from 'node:worker_threads';

let port: MessagePort | null = null;

/** Called by Node when the hooks are registered. */
export function initialize(data: { readonly port: MessagePort }): void {
  port = data.port;
}

/** Tells of every module that is loaded, and loads it as usual. */
export const load: LoadHook = (url, context, next) => {
  port?.postMessage(url);
  return next(url, context);
};
