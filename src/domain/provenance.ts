/** Where an answer came from and what it cost. */
export interface Provenance {
  /** The model's name, or `offline`. */
  readonly model: string;
  readonly promptVersion: string;
  readonly modelCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars; 0 for offline, null when the model's price is not configured. */
  readonly costUsd: number | null;
}

/** The provenance of work done in several calls: the last model's name, all calls, tokens and costs. */
export function addProvenance(earlier: Provenance | null, later: Provenance): Provenance {
  if (earlier === null) return later;
  return {
    model: later.model,
    promptVersion: later.promptVersion,
    modelCalls: earlier.modelCalls + later.modelCalls,
    inputTokens: earlier.inputTokens + later.inputTokens,
    outputTokens: earlier.outputTokens + later.outputTokens,
    costUsd: earlier.costUsd === null || later.costUsd === null ? null : earlier.costUsd + later.costUsd,
  };
}
