import { useCallback, useRef, useState } from 'preact/hooks';
import { type ApiProblem, asProblem } from '../api/api-problem.ts';

/** Something that a student sets off: once at a time, however often the button is pressed. */
export interface Action {
  readonly busy: boolean;
  /** Why the last one did not work; gone when the next one begins. */
  readonly problem: ApiProblem | null;
  run(work: () => Promise<void>): Promise<void>;
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, problem, run };
}
