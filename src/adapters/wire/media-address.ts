/** Media types that are stored, with the ending of their addresses: an address tells the type. */
const ENDINGS = {
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'text/vtt': 'vtt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/octet-stream': 'bin',
} as const;

const MEDIA_TYPES = new Map(Object.entries(ENDINGS).map(([mediaType, ending]) => [ending as string, mediaType]));

/** The address of a file: the SHA-256 of its content in hex, and an ending. Throws a RangeError for a type that is not stored. */
export function mediaAddress(contentHash: string, mediaType: string): string {
  const ending = Object.entries(ENDINGS).find(([known]) => known === mediaType)?.[1];
  if (ending === undefined) throw new RangeError(`${mediaType} is not a media type of lessons`);
  return `${contentHash}.${ending}`;
}

/** The media type of an address; null for what `mediaAddress` never gives, so that no other file can be named. */
export function mediaTypeOf(address: string): string | null {
  const ending = /^[0-9a-f]{64}\.([a-z0-9]+)$/.exec(address)?.[1];
  return (ending !== undefined && MEDIA_TYPES.get(ending)) || null;
}

/** Where clients fetch a file, whichever store it is in. */
export function mediaPath(address: string): string {
  return `/v1/media/${address}`;
}
