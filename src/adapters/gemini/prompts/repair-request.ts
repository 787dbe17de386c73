import type { GeminiRequest } from '../gemini-transport.ts';

const LONGEST_QUOTED_REPLY = 20_000;

/** The same request once more, with the reply that was refused and why. */
export function repairRequest(
  request: GeminiRequest,
  refused: { readonly text: string | null; readonly problems: readonly string[] },
): GeminiRequest {
  const complaint = [
    'Your reply could not be used:',
    ...refused.problems.map((problem) => `- ${problem}`),
    'Send the whole reply again as one JSON object that keeps to the schema, and nothing else.',
  ].join('\n');
  if (refused.text !== null) {
    const reply = { role: 'model', text: refused.text.slice(0, LONGEST_QUOTED_REPLY) } as const;
    return { ...request, turns: [...request.turns, reply, { role: 'user', text: complaint }] };
  }
  // Gemini wants turns to alternate, and an empty reply is no turn.
  const turns = request.turns.map((turn, index) =>
    index === request.turns.length - 1 ? { ...turn, text: `${turn.text}\n\n${complaint}` } : turn,
  );
  return { ...request, turns };
}
