import type { BlobSlice } from '../../../domain/ports/blob-store.ts';

/** `whole` where no range is asked for, or one that may be ignored; `none` where it lies outside. */
export type AskedRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'slice'; readonly slice: BlobSlice }
  | { readonly kind: 'none' };

/** Reads a `Range` header for a file of so many bytes. Source: RFC 9110, section 14. Several ranges are answered whole. */
export function askedRange(header: string | undefined, size: number): AskedRange {
  const asked = header === undefined ? null : /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  const [, first = '', last = ''] = asked ?? [];
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? { kind: 'none' } : { kind: 'slice', slice: { start: size - length, end: size } };
  }
  const start = Number(first);
  const end = last === '' ? size : Math.min(Number(last) + 1, size);
  if (last !== '' && Number(last) < start) return { kind: 'whole' };
  return start >= size ? { kind: 'none' } : { kind: 'slice', slice: { start, end } };
}
