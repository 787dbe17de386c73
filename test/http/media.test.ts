import { describe, expect, test } from '@jest/globals';
import { askedRange } from '../../src/adapters/http/media/byte-range.ts';
import { InMemoryBlobStore } from '../../src/adapters/in-memory/in-memory-blob-store.ts';
import { startSubject } from './support/http-subject.ts';

const FILM = Uint8Array.from({ length: 600_000 }, (_, index) => index % 251);

async function withFilm(link: string | null = null) {
  const blobs = Object.assign(new InMemoryBlobStore(), { linkTo: async () => link });
  const address = await blobs.put(FILM, 'video/mp4');
  const captions = await blobs.put(new TextEncoder().encode('WEBVTT\n'), 'text/vtt');
  const subject = await startSubject({ media: { blobs, origins: link === null ? [] : ['https://films.example'] } });
  const fetchMedia = (of: string, headers: Record<string, string> = {}) =>
    fetch(`${subject.address}/v1/media/${of}`, { headers, redirect: 'manual' });
  return { subject, address, captions, fetchMedia };
}

describe('media', () => {
  test('comes whole, with its type, for ever', async () => {
    const { address, captions, fetchMedia } = await withFilm();
    const response = await fetchMedia(address);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '600000',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(FILM);
    expect((await fetchMedia(captions)).headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    const again = await fetchMedia(address, { 'if-none-match': response.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  test.each([
    ['bytes=0-', 0, 599_999],
    ['bytes=10-19', 10, 19],
    ['bytes=-5', 599_995, 599_999],
    ['bytes=599990-9999999', 599_990, 599_999],
  ])('comes in part for %s', async (range, first, last) => {
    const { address, fetchMedia } = await withFilm();
    const response = await fetchMedia(address, { range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/600000`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(FILM.slice(first, last + 1));
  });

  test('beyond its end is 416, with its size', async () => {
    const { address, fetchMedia } = await withFilm();
    const response = await fetchMedia(address, { range: 'bytes=600000-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */600000');
  });

  test.each(['unknown', '..%2f..%2fetc%2fpasswd', `${'0'.repeat(64)}.mp4`, '%00'])(
    'at %s is nothing',
    async (address) => {
      const { fetchMedia } = await withFilm();
      expect((await fetchMedia(address)).status).toBe(404);
    },
  );

  test('of a store with links is fetched there; captions are not', async () => {
    const { subject, address, captions, fetchMedia } = await withFilm('https://films.example/signed');
    const response = await fetchMedia(address);
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://films.example/signed']);
    expect(response.headers.get('cache-control')).toBe('private, max-age=300');
    expect((await fetchMedia(captions)).status).toBe(200);
    const { headers } = await fetch(`${subject.address}/healthz`);
    expect(headers.get('content-security-policy')).toContain("media-src 'self' https://films.example;");
  });
});

test.each([
  ['bytes=0-1,4-5', 'whole'],
  ['items=0-1', 'whole'],
  ['bytes=5-2', 'whole'],
  ['bytes=-0', 'none'],
])('a range header %j is answered with %s', (header, kind) => expect(askedRange(header, 10).kind).toBe(kind));
