import { generate } from 'selfsigned';

/** A key and a certificate for 127.0.0.1, PEM, made for one run and trusted by nobody who is not told to. */
export interface ThrowAwayCertificate {
  readonly key: string;
  readonly certificate: string;
}

/** Makes a new certificate, without the openssl program. */
export async function throwAwayCertificate(): Promise<ThrowAwayCertificate> {
  const pems = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  return { key: pems.private, certificate: pems.cert };
}
