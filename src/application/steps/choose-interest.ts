import { comparisonMark, firstWithComparison } from '../../domain/comparison.ts';
import type { LessonQuality } from '../../domain/lesson.ts';
import type { Interest } from '../../domain/topic.ts';
import type { GenerationContext } from '../generation-context.ts';

type Asked = Pick<GenerationContext, 'ports' | 'request'>;

/**
 * What the lesson is tied to, of what the student likes: what was said explicitly before the profile, both before what
 * was read between the lines. A model makes a comparison of its own; a basic lesson has only the catalogue's, so that it
 * takes the first interest to which one of them speaks, by itself or by the broader one that includes it (video games for
 * Minecraft), and none rather than a forced one.
 */
export function chooseInterest(
  { ports, request }: Asked,
  topicId: string,
  readBetweenLines: Interest | null,
  quality: LessonQuality,
): Interest | null {
  const said = request().question.interests.map((text) => ports.catalogue.interest(text));
  const liked = [...said, readBetweenLines].filter((interest) => interest !== null);
  if (quality === 'full') return liked[0] ?? null;
  const topic = ports.catalogue.topic(topicId);
  const included = liked.flatMap((interest) => [interest, ports.catalogue.broaderInterest(interest) ?? []].flat());
  return topic === null ? null : firstWithComparison(topic, included);
}

/** What tells lessons of one interest family apart in the library. */
export function comparisonOf(
  { ports }: Pick<GenerationContext, 'ports'>,
  topicId: string,
  interest: Interest | null,
  quality: LessonQuality,
): string | null {
  const topic = ports.catalogue.topic(topicId);
  return quality === 'full' || topic === null || interest === null ? null : comparisonMark(topic, interest);
}
