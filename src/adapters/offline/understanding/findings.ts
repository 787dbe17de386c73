import { isName } from '../../text-search/mentions.ts';
import type { TopicCandidate } from '../../text-search/topic-search.ts';
import type { AskedQuestion } from './asked-question.ts';
import { broadTermOf } from './broad-terms.ts';
import type { Evidence } from './confidence.ts';
import { asksToExplain, asksWhatOneIs } from './framing.ts';
import type { NonAcademicCategory } from './non-academic.ts';
import type { UncoveredSubject } from './uncovered-subjects.ts';
import type { Verdict } from './verdict.ts';

/** What a question may be for. */
export type Intent = 'science' | 'uncovered' | 'non_academic';

/** Everything known about a question when it is judged. */
export interface Findings {
  readonly question: AskedQuestion;
  readonly candidates: readonly TopicCandidate[];
  readonly evidence: Evidence;
  readonly confidence: number;
  readonly intents: Readonly<Record<Intent, number>>;
  /** The kind of request whose fixed way of speaking the question has. */
  readonly spoken: NonAcademicCategory | null;
  readonly likeliestCategory: () => NonAcademicCategory;
  readonly likeliestSubject: () => UncoveredSubject;
}

// From here on a lesson is better than another question: far more often than not it is the right one.
const SURE = 0.13;
// From here on the right topic is mostly among the first candidates.
const PLAUSIBLE = 0.08;
const MOSTLY = 0.5;
const PARTLY = 0.25;
const MOSTLY_COVERED = 0.75;
const CERTAIN = 0.9;
// A definition is where a wide term begins, but not always what was meant by asking for it.
const DEFINED = 0.8;

/** The verdict: the first rule that has one. */
export function verdictOn(findings: Findings): Verdict {
  return (
    spokenNonAcademic(findings) ??
    broadTerm(findings) ??
    nothingSaid(findings) ??
    soundsNonAcademic(findings) ??
    oneTopic(findings) ??
    uncovered(findings) ??
    severalTopics(findings) ??
    leftOver(findings)
  );
}

function spokenNonAcademic({ question, candidates, evidence, intents, spoken }: Findings): Verdict | null {
  if (spoken === null) return null;
  const mayBeScience = asksToExplain(question.latest) && (evidence.named >= MOSTLY || intents.science >= CERTAIN);
  return spoken.decisive || !mayBeScience ? { kind: 'non_academic', category: spoken, candidates } : null;
}

function broadTerm({ question, candidates, confidence }: Findings): Verdict | null {
  const term = broadTermOf(question.content);
  if (term === null) return null;
  // "Simple machines" names a topic, although "machines" alone is broad.
  const mention = candidates[0]?.mention ?? null;
  const isNamed = mention !== null && isName(mention) && mention.stems.length > question.content.size;
  // "How do plants know which way is up" asks for more than "plants", in words that are generic elsewhere.
  const asksMore =
    asksToExplain(question.latest) && confidence >= SURE && question.words.length > question.content.size;
  if (isNamed || asksMore) return null;
  const defining = asksWhatOneIs(question.latest)
    ? candidates.find(({ topic }) => topic.id === term.definedBy)
    : undefined;
  return defining === undefined
    ? { kind: 'broad_term', term, candidates }
    : { kind: 'one_topic', topic: defining.topic, confidence: DEFINED, candidates };
}

function soundsNonAcademic({ question, candidates, confidence, intents, likeliestCategory }: Findings): Verdict | null {
  // A request that asks for an explanation gets the benefit of the doubt.
  const enough = asksToExplain(question.latest) ? PLAUSIBLE : SURE;
  if (intents.non_academic < CERTAIN || confidence >= enough) return null;
  return { kind: 'non_academic', category: likeliestCategory(), candidates };
}

function nothingSaid({ question, candidates }: Findings): Verdict | null {
  const mention = candidates[0]?.mention ?? null;
  const isNamed = mention !== null && isName(mention);
  return question.content.size > 0 || isNamed ? null : { kind: 'nothing_said', candidates };
}

function oneTopic({ candidates, confidence }: Findings): Verdict | null {
  const first = candidates[0];
  return first === undefined || confidence < SURE
    ? null
    : { kind: 'one_topic', topic: first.topic, confidence, candidates };
}

function uncovered({
  question,
  candidates,
  confidence,
  evidence,
  intents,
  likeliestSubject,
}: Findings): Verdict | null {
  const mayBeScience = (asksToExplain(question.latest) || evidence.named > 0) && confidence >= PLAUSIBLE;
  // Words that a topic covers are not those of another subject, however the question speaks.
  const speaksSo = evidence.coverage < MOSTLY_COVERED && intents.uncovered >= (mayBeScience ? CERTAIN : MOSTLY);
  const isUncovered = evidence.uncovered >= PARTLY || speaksSo;
  return isUncovered ? { kind: 'uncovered', subject: likeliestSubject(), candidates } : null;
}

function severalTopics({ candidates, evidence, confidence }: Findings): Verdict | null {
  const isPlausible = confidence >= PLAUSIBLE || evidence.coverage >= MOSTLY_COVERED;
  return candidates.length < 2 || !isPlausible ? null : { kind: 'several_topics', confidence, candidates };
}

function leftOver({ candidates, evidence, intents, likeliestCategory, likeliestSubject }: Findings): Verdict {
  // Not one word that anything here knows: a slip of the keyboard rather than a subject.
  if (candidates.length === 0 && evidence.uncovered === 0) return { kind: 'nothing_said', candidates };
  return intents.non_academic > Math.max(intents.uncovered, intents.science)
    ? { kind: 'non_academic', category: likeliestCategory(), candidates }
    : { kind: 'uncovered', subject: likeliestSubject(), candidates };
}
