import type { Context } from 'hono';
import type { BlobStore } from '../../../domain/ports/blob-store.ts';
import { mediaPath } from '../../wire/media-address.ts';
import type { HttpEnvironment } from '../http-environment.ts';
import { HttpProblem } from '../problems/http-problem.ts';
import type { OpenRoute } from '../route.ts';
import { askedRange } from './byte-range.ts';
import { mediaBody } from './media-body.ts';

/** An address is the hash of what is behind it. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** A link of the store ends, so it is soon asked for anew. */
const FOR_MINUTES = 'private, max-age=300';

/**
 * Sound, captions, films and their pictures. For everyone who has the address: a player cannot send a bearer token, and
 * an address is a hash of 256 bits, which only the lesson tells. Where the store has links of its own, players are sent
 * there; captions never, since a page reads them only from where it comes from itself.
 */
export function mediaRoute(blobs: BlobStore): OpenRoute {
  return {
    method: 'get',
    path: mediaPath('{address}'),
    access: 'anyone',
    name: 'readMedia',
    summary: 'Fetch a lesson’s sound, captions, film or picture',
    description:
      'The addresses stand in the lesson. Takes `Range` for one range. Where files are kept in a bucket, sound and films are answered with a link to it that ends after some hours.',
    parameters: { address: 'The file’s address.' },
    answers: {
      200: { description: 'The file.', mediaType: 'application/octet-stream' },
      206: { description: 'The part of it that was asked for.', mediaType: 'application/octet-stream' },
      302: { description: 'Where it can be fetched for some hours.' },
      304: { description: 'The client has it.' },
    },
    problems: ['unknown_media', 'range_not_satisfiable'],
    handle: (context) => answer(context, blobs),
  };
}

async function answer(context: Context<HttpEnvironment>, blobs: BlobStore): Promise<Response> {
  const address = context.req.param('address') ?? '';
  const found = await blobs.describe(address);
  if (found === null) throw new HttpProblem('unknown_media', 'Fetch the lesson again, and use the address it gives.');
  const { size, mediaType } = found;
  const link = /^(audio|video)\//.test(mediaType) ? await blobs.linkTo(address) : null;
  if (link !== null) return context.body(null, 302, { location: link, 'cache-control': FOR_MINUTES });
  const tag = `"${address}"`;
  const headers = {
    'cache-control': FOR_EVER,
    etag: tag,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
  };
  if (context.req.header('if-none-match') === tag) return context.body(null, 304, headers);
  const fresh = [undefined, tag].includes(context.req.header('if-range'));
  const range = askedRange(fresh ? context.req.header('range') : undefined, size);
  if (range.kind === 'none') {
    throw new HttpProblem('range_not_satisfiable', `The file has ${size} bytes.`, {
      headers: { 'content-range': `bytes */${size}` },
    });
  }
  const slice = range.kind === 'slice' ? range.slice : { start: 0, end: size };
  const all = {
    ...headers,
    'content-type': mediaType === 'text/vtt' ? 'text/vtt; charset=utf-8' : mediaType,
    'content-length': String(slice.end - slice.start),
    ...(range.kind === 'slice' && { 'content-range': `bytes ${slice.start}-${slice.end - 1}/${size}` }),
  };
  const status = range.kind === 'slice' ? 206 : 200;
  if (context.req.method === 'HEAD' || slice.end === slice.start) return context.body(null, status, all);
  return context.body(mediaBody(blobs, address, slice), status, all);
}
