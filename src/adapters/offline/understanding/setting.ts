/** A question that begins with a story, in two parts. */
export interface SetQuestion {
  /** What leads up to the question: "At the concert the bass made my chest shake"; empty where it just asks. */
  readonly setting: string;
  /** The clause that asks: "how does sound make things vibrate?" */
  readonly asked: string;
}

const ASKING =
  "why|how|what(?:['’]?s)?|where|when|which|does|do|is|are|can|could|if|explain|describe|tell me|like what|what causes|what makes";
// A sentence or clause that begins to ask, also after "and I wonder".
const BEGINNING = new RegExp(
  `(?:[.!?;:,]\\s+(?:(?:and|but|so|then|also|like)\\s+)?|\\b(?:and |but |so )?(?:i |i am |i'm |we )?(?:always |just |now )?(?:wonder(?:ed|ing)?|want to know|was asking|ask myself),? )(?=(?:(?:exactly|in real \\p{L}+|in real life|on earth),? )?(?:${ASKING})\\b)`,
  'giu',
);
// "When I skate, why …": a clause of time or condition at the start is no question of its own.
const CLAUSE_ONLY = /^(?:when|if|where|while|as)\b/iu;

/**
 * Where a text first tells and then asks, both parts. The first clause that asks begins the question, and all that comes
 * after it belongs to it.
 */
export function settingOf(text: string): SetQuestion {
  const plain = text.trim();
  if (new RegExp(`^(?:so |but |and |please )*(?:${ASKING})\\b`, 'iu').test(plain) && !CLAUSE_ONLY.test(plain))
    return { setting: '', asked: plain };
  for (const found of plain.matchAll(BEGINNING)) {
    const end = found.index + found[0].length;
    const asked = plain.slice(end);
    if (CLAUSE_ONLY.test(asked) || asked.split(/\s+/u).length < 3) continue;
    return { setting: plain.slice(0, found.index), asked };
  }
  return { setting: '', asked: plain };
}
