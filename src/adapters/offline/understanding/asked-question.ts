import type { UnderstandQueryTask } from '../../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { Interest } from '../../../domain/topic.ts';
import type { TopicSearch } from '../../text-search/topic-search.ts';
import { withoutChatSpeech } from './chat-speech.ts';
import { withoutPersonalRemarks } from './personal-remarks.ts';
import { type ReadQuestion, readQuestion } from './read-question.ts';

/** Everything that a student has said so far, as one question. */
export interface AskedQuestion extends Omit<ReadQuestion, 'asked'> {
  /** The newest words, which decide what kind of question it is. */
  readonly latest: string;
  /** Topics that the last clarifying question offered: the answer is likely to be about one of them. */
  readonly offered: ReadonlySet<string>;
  /** The interest that the lesson is to use; what the student said they like comes first. */
  readonly interest: Interest | null;
}

// What was asked first turned out unclear, so it counts less than what the student answered.
const EARLIER_WEIGHT = 0.5;

/** The question with the answers to clarifying questions worked in, the newest first; `focus` as in `readQuestion`. */
export function askedQuestion(
  task: UnderstandQueryTask,
  catalogue: TopicCatalogue,
  search: TopicSearch,
  focus = false,
): AskedQuestion {
  const answers = task.clarifications.map(answerText).filter((text) => text !== '');
  const said = [...answers.reverse(), task.query].map((text) =>
    readQuestion(withoutChatSpeech(withoutPersonalRemarks(text)), catalogue, search, focus),
  );
  const [newest, ...earlier] = said.some(({ content }) => content.size > 0)
    ? said.filter(({ content }, index) => content.size > 0 || index === said.length - 1)
    : said;
  const reads = newest === undefined ? said : [newest, ...earlier];
  return {
    text: reads.map(({ text }) => text).join(' '),
    latest: reads[0]?.asked ?? task.query,
    hasSetting: reads.some(({ hasSetting }) => hasSetting),
    speech: reads[0]?.speech ?? task.query,
    words: reads.flatMap(({ words }, index) =>
      index === 0 ? words : words.map((word) => ({ ...word, weight: word.weight * EARLIER_WEIGHT })),
    ),
    content: new Set(reads.flatMap(({ content }) => [...content])),
    offered: new Set(task.clarifications.at(-1)?.question.options.flatMap(({ topicId }) => topicId ?? [])),
    interest:
      firstInterest(task.interests, catalogue) ?? said.find(({ interest }) => interest !== null)?.interest ?? null,
  };
}

/** The topic of the option that the student chose last; null where no option with a topic was chosen. */
export function chosenTopicId({ clarifications }: UnderstandQueryTask): string | null {
  const last = clarifications.at(-1);
  if (last === undefined || last.reply.kind !== 'option') return null;
  const { optionId } = last.reply;
  return last.question.options.find(({ id }) => id === optionId)?.topicId ?? null;
}

function answerText({ question, reply }: UnderstandQueryTask['clarifications'][number]): string {
  if (reply.kind === 'text') return reply.text;
  if (reply.kind === 'skip') return '';
  return question.options.find(({ id }) => id === reply.optionId)?.label ?? '';
}

function firstInterest(texts: readonly string[], catalogue: TopicCatalogue): Interest | null {
  for (const text of texts) {
    const interest = catalogue.interest(text);
    if (interest !== null) return interest;
  }
  return null;
}
