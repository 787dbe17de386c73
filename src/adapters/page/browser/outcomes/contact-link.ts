/** What a phone can do with a contact at one touch: call it, write to it, open it; null where it is words only. */
export function contactLink(contact: string): string | null {
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(contact)) return `https://${contact}`;
  const number = /(?<![\w])\+?\d[\d ()-]*\d(?!\w)/.exec(contact)?.[0].replaceAll(/[ ()-]/g, '');
  if (number === undefined) return null;
  return /^text\b/i.test(contact) ? `sms:${number}` : `tel:${number}`;
}
