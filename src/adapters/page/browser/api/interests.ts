import type { Interest } from '../../../../domain/topic.ts';
import { readJson } from './call-api.ts';

const MOST_TYPED = 200;

/** Interests of the catalogue, best first for what was typed; all of them, best known first, for an empty text. */
export async function suggestInterests(typed: string, signal?: AbortSignal): Promise<readonly Interest[]> {
  const query = new URLSearchParams({ search: typed.slice(0, MOST_TYPED) });
  const path = typed === '' ? '/v1/interests' : `/v1/interests?${query}`;
  const { interests } = await readJson<{ interests: readonly Interest[] }>(
    path,
    signal === undefined ? {} : { signal },
  );
  return interests;
}
