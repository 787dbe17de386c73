/** A key that nobody else has. Made by hand: `randomUUID` is missing where a page is served without TLS. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
