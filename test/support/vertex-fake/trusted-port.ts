import tls from 'node:tls';

/**
 * Makes this process trust a certificate on one local port, until the returned function is called. Node's `fetch` takes
 * its authorities at start-up (NODE_EXTRA_CA_CERTS) and ignores `https.globalAgent`; but it connects through `tls.connect`.
 */
export function trustOnPort(port: number, certificate: string): () => void {
  const connect = tls.connect as (...parameters: unknown[]) => tls.TLSSocket;
  const trusting = (first: unknown, ...rest: unknown[]) => {
    const options = first as tls.ConnectionOptions;
    return connect(Number(options?.port) === port ? { ...options, ca: certificate } : first, ...rest);
  };
  tls.connect = trusting as typeof tls.connect;
  return () => {
    // Another fake may have wrapped it since; its own release then restores what it found.
    if (tls.connect === trusting) tls.connect = connect as typeof tls.connect;
  };
}
