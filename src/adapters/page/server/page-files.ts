import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** One file of the built page. */
export interface PageFile {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** The entity tag: changes with the content. */
  readonly tag: string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The files of a built page by their path in its folder, with `/`; null where there is no built page. */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> | null {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const files = new Map(entries.map(({ parentPath, name }) => readPageFile(folder, join(parentPath, name))));
    return files.has('index.html') ? files : null;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}

function readPageFile(folder: string, path: string): [string, PageFile] {
  const content = new Uint8Array(readFileSync(path));
  const mediaType = MEDIA_TYPES[extname(path)] ?? 'application/octet-stream';
  const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  return [relative(folder, path).split(sep).join('/'), { content, mediaType, tag }];
}
