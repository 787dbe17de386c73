import { fileURLToPath } from 'node:url';

// From src/adapters/evaluation/cases and from dist/adapters/evaluation/cases alike. A clone has it; the package does not,
// so that nobody tunes on it by accident.
/** The golden set, where this is a clone of the repository. */
export const DEFAULT_CASE_FILE = fileURLToPath(
  new URL('../../../../test/evaluation/golden-questions.jsonl', import.meta.url),
);
