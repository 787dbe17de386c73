import type {
  DeadLetterView,
  FoundRequestView,
  RequestStoryView,
  SummaryView,
  WholeDeadLetterView,
  WorkerView,
} from '../../../../wire/ops-schemas.ts';
import type { LatencyStatistics, ModelStatistics, OutcomeStatistics } from '../../../../wire/statistics-schemas.ts';
import type { Range } from '../../../../wire/time-ranges.ts';
import { readJson } from '../../api/call-api.ts';

export const readSummary = (): Promise<SummaryView> => readJson('/v1/ops/summary');

export const readOutcomes = (range: Range): Promise<OutcomeStatistics> => readJson(`/v1/ops/outcomes?range=${range}`);

export const readLatency = (range: Range): Promise<LatencyStatistics> => readJson(`/v1/ops/latency?range=${range}`);

export const readModels = (range: Range): Promise<ModelStatistics> => readJson(`/v1/ops/models?range=${range}`);

export async function listWorkers(): Promise<readonly WorkerView[]> {
  return (await readJson<{ workers: readonly WorkerView[] }>('/v1/ops/workers')).workers;
}

export interface FoundPage {
  readonly requests: readonly FoundRequestView[];
  readonly nextCursor: string | null;
}

export function searchRequests(search: string, cursor: string | null): Promise<FoundPage> {
  return readJson(`/v1/ops/requests?${new URLSearchParams({ search, ...(cursor !== null && { cursor }) })}`);
}

export function readStory(id: string): Promise<RequestStoryView> {
  return readJson(`/v1/ops/requests/${encodeURIComponent(id)}`);
}

export interface LetterFilter {
  readonly state: DeadLetterView['state'] | '';
  readonly reason: DeadLetterView['reason'] | '';
}

export const LETTERS_A_PAGE = 20;

/** @param filedBefore the filedAt of the last letter of the page before */
export async function listLetters(
  { state, reason }: LetterFilter,
  filedBefore: string | null,
): Promise<readonly DeadLetterView[]> {
  const query = new URLSearchParams({
    limit: String(LETTERS_A_PAGE),
    ...(state !== '' && { state }),
    ...(reason !== '' && { reason }),
    ...(filedBefore !== null && { filedBefore }),
  });
  return (await readJson<{ deadLetters: readonly DeadLetterView[] }>(`/v1/ops/dead-letters?${query}`)).deadLetters;
}

export const readLetter = (id: string): Promise<WholeDeadLetterView> => readJson(pathOf(id));

export function settleLetter(id: string, how: 'replay' | 'discard'): Promise<DeadLetterView> {
  return readJson(`${pathOf(id)}/${how}`, { method: 'POST' });
}

function pathOf(id: string): string {
  return `/v1/ops/dead-letters/${encodeURIComponent(id)}`;
}
