import { isIPv4 } from 'node:net';

/** Whether an address or host name reaches this machine only. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}

/** Whether a Host header or an origin names this machine. */
export function namesLoopback(address: string): boolean {
  const url = address.includes('://') ? address : `http://${address}`;
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}
