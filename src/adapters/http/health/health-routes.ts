import { z } from 'zod';
import type { HttpDependencies } from '../http-dependencies.ts';
import { HttpProblem } from '../problems/http-problem.ts';
import type { OpenRoute } from '../route.ts';
import { checkParts, type PartReport, partReportSchema } from './check-parts.ts';

/** The process lives. Says nothing of its surroundings, so that an outage elsewhere does not restart it. */
export function healthRoute(): OpenRoute {
  return {
    method: 'get',
    path: '/healthz',
    access: 'anyone',
    name: 'health',
    summary: 'Whether the process lives',
    answers: { 200: { description: 'It lives.', schema: z.strictObject({ status: z.literal('alive') }) } },
    handle: (context) => context.json({ status: 'alive' }),
  };
}

/** The parts that a request needs can be reached. */
export function readinessRoute({ ports, settings }: Pick<HttpDependencies, 'ports' | 'settings'>): OpenRoute {
  return {
    method: 'get',
    path: '/readyz',
    access: 'anyone',
    name: 'readiness',
    summary: 'Whether requests can be accepted',
    answers: {
      200: {
        description: 'Every part can be reached.',
        schema: z.strictObject({ status: z.literal('ready'), parts: partReportSchema }),
      },
    },
    problems: ['not_ready'],
    handle: async (context) => {
      const parts = await checkParts(ports, settings.readinessTimeout);
      const down = unreachable(parts);
      if (down.length === 0) return context.json({ status: 'ready', parts });
      const detail = `Cannot be reached: ${down.join(', ')}. What was accepted before is kept and goes on by itself.`;
      throw new HttpProblem('not_ready', detail, { members: { parts } });
    },
  };
}

function unreachable(parts: PartReport): string[] {
  return Object.entries(parts).flatMap(([name, { reachable }]) => (reachable ? [] : [name]));
}
