import { readdirSync, readFileSync } from 'node:fs';

// The data is shipped in src only: from src/adapters/catalogue and from dist/adapters/catalogue this is the same folder.
const SHIPPED = new URL('../../../src/adapters/catalogue/', import.meta.url);

/** A file of the catalogue as it was found, not yet trusted. */
export interface FoundFile {
  /** `<subject>/<id>.json` */
  readonly path: string;
  readonly content: string;
}

/** Every topic file of a catalogue folder, in the order of their paths. */
export function findTopicFiles(folder: URL = SHIPPED): readonly FoundFile[] {
  const topics = new URL('topics/', folder);
  return readdirSync(topics, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => ({ path, content: readFileSync(new URL(path, topics), 'utf8') }));
}

/** The interest file of a catalogue folder. */
export function findInterestFile(folder: URL = SHIPPED): FoundFile {
  return { path: 'interests.json', content: readFileSync(new URL('interests.json', folder), 'utf8') };
}
