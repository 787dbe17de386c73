import type { TopicReference } from '../../domain/topic.ts';
import type { GenerationContext } from '../generation-context.ts';

/** Where nothing better is known to offer: a topic of each subject, taught in the student's grade. */
export function topicsToPickFrom({ ports, request }: GenerationContext): readonly TopicReference[] {
  const { grade } = request().question;
  const topics = ports.catalogue.topics();
  const taught = topics.filter(({ grades }) => grades.from <= grade && grade <= grades.to);
  const oneEach = taught.filter(({ subject }, index) => taught.findIndex((one) => one.subject === subject) === index);
  return [...new Set([...oneEach, ...taught, ...topics])];
}
