import type { ModelMood } from './flapping-model.ts';
import type { SeededRandom } from './seeded-random.ts';

/** One thing that is done to the running system. */
export type ChaosAction =
  /** SIGKILL, and a new process soon after. */
  | { readonly kind: 'kill_worker'; readonly worker: number; readonly restartAfter: number }
  | { readonly kind: 'restart_database'; readonly mode: 'fast' | 'immediate' }
  /** Ends about half of the connections from the server's side. */
  | { readonly kind: 'cut_connections' }
  /** The emulator keeps its connections and answers nothing. */
  | { readonly kind: 'pause_queue'; readonly for: number }
  | { readonly kind: 'model'; readonly mood: ModelMood };

/** An action and when it is done, in milliseconds after the first request. */
export interface PlannedAction {
  readonly at: number;
  readonly action: ChaosAction;
}

const MOODS: readonly ModelMood[] = ['well', 'overloaded', 'rate_limited', 'retired', 'hanging', 'resetting'];

/** What is done to the system in the given time, in a seeded order: every kind of action at least once. */
export function chaosPlan(random: SeededRandom, duration: number, workers: number): readonly PlannedAction[] {
  const kills = Array.from({ length: 9 }, (): ChaosAction => {
    return { kind: 'kill_worker', worker: random.between(0, workers - 1), restartAfter: random.between(200, 2_000) };
  });
  const pauses = Array.from({ length: 2 }, (): ChaosAction => {
    return { kind: 'pause_queue', for: random.between(2_000, 6_000) };
  });
  const moods = [...MOODS, ...MOODS].map((mood): ChaosAction => ({ kind: 'model', mood }));
  const actions = random.shuffled<ChaosAction>([
    ...kills,
    ...pauses,
    ...moods,
    { kind: 'restart_database', mode: 'fast' },
    { kind: 'restart_database', mode: 'immediate' },
    { kind: 'cut_connections' },
    { kind: 'cut_connections' },
    { kind: 'cut_connections' },
  ]);
  const pace = duration / (actions.length + 1);
  return actions.map((action, position) => ({
    at: Math.round((position + 1) * pace + (random.next() - 0.5) * pace),
    action,
  }));
}
