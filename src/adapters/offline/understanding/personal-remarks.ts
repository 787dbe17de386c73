// What stands in a text where personal data was taken out: "[name]", "[id number]".
const PLACEHOLDER = /\[(?:name|school|phone|email|address|handle|link|birthday|id number|card number|ip address)\]/giu;

const ASKING =
  /(?<![\p{L}'’])(?:why|how|what|whats|what['’]s|when|where|which|who|explain|describe|define|teach|solve|calculate|can you|could you|do|does|did|is|are|was|will|would|tell me|help me|i (?:want|need|would like|['’]?d like) to (?:know|learn|understand)|(?:need|want) help)(?!\p{L})/giu;

// "[name] says that ice is heavier": what somebody says may be what is asked about.
const REPORTED =
  /^.*\b(?:says?|said|tells?|told (?:us|me)|thinks?|believes?|claims?|argues?|asks?|asked(?: us| me)?|wants to know|wonders?|question is|to ask|i ask|asking)(?: that| if| whether| about)?\b[ :]*/iu;

// How a student speaks about themselves and takes leave, besides the clauses that hold data.
const ABOUT_ONESELF =
  /^(?:(?:and|so|but|also|btw|anyway|please)[ ,]+)*(?:my (?:(?:\p{L}+['’]?s?) ){0,3}(?:name|number|phone|email|mail|address|school|teacher|class|grade|birthday|age|id|snap|insta|discord|username|zip|parents?|mom|mum|dad|mother|father|brother|sister|friend|doctor)\b|i(?:['’]?m| am) (?:\[|from\b|in\b|at\b|a student|a pupil|\d|an? \d+)|i (?:go to|live|study|attend|was born|come from|have asthma|have diabetes|have a question)|we live|our (?:phone|address|school|house)|you can (?:reach|call|text|email|find)|(?:call|text|email|mail|reach|message|add|follow|dm|contact) me|age\b|aged\b|class \d|(?:grade|year) \d|roll n|student\b|name\b|sent by|sent from|regards|yours|sincerely|from \[|hi\b|hello\b|hey\b|this is \[|(?:quick )?question$|\d+ years old)/iu;

// "School: [school]" leaves its label behind.
const LABEL = /^(?:name|school|address|age|e?-?mail|phone|number|class|grade|teacher|from|by)$/iu;

const BREAK =
  /\s*(?:[;:!?\n()]+|(?<!\b(?:mrs?|ms|dr|st|prof))[.,](?=\s|$)|(?:^|\s)[-–—]+\s)(?:\s|[-–—;:!?()]|[.,](?=\s|$))*|\s+(?=(?:and|but|so) (?:i|my|we|our|he|she|they|you|call|text|email|please|why|how|what)\b)/iu;

/**
 * A question without what a student says about themselves: "my name is [name] and I live at [address], why does ice
 * float?" is "why does ice float?". A text without taken out data is not changed.
 */
export function withoutPersonalRemarks(text: string): string {
  if (text.search(PLACEHOLDER) === -1) return text;
  const clauses = text
    .split(BREAK)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const kept = clauses.map(withoutData).filter((clause) => clause !== '' && !LABEL.test(clause));
  // Places, ages and greetings that stand beside the data: they go once it is clear what is asked.
  const asked = kept.filter((clause) => !ABOUT_ONESELF.test(clause));
  const asks = asked.some((clause) => clause.search(ASKING) !== -1);
  const rest = asks ? asked.filter((clause, index) => !isAddition(clause, asked, index)) : kept;
  const isQuestion = /\?\s*$/u.test(text.trim());
  return rest.length === 0
    ? text.replace(PLACEHOLDER, ' ').replace(/\s+/gu, ' ').trim()
    : `${rest.join(', ')}${isQuestion ? '?' : ''}`;
}

/** A clause without its data: nothing where it has no more to say, else what is asked or told in it. */
function withoutData(clause: string): string {
  const places = [...clause.matchAll(PLACEHOLDER)];
  const last = places.at(-1);
  if (last === undefined) return clause;
  const after = clause
    .slice(last.index + last[0].length)
    .replace(/^['’]s\b/u, '')
    .trim();
  const asking = after.search(ASKING);
  if (asking !== -1 && !ABOUT_ONESELF.test(after.slice(asking))) return after.slice(asking);
  const before = clause.slice(0, places[0]?.index ?? 0);
  const asked = before.search(ASKING);
  if (asked !== -1 && !ABOUT_ONESELF.test(before))
    return clause.slice(asked).replace(PLACEHOLDER, '').replace(/\s+/gu, ' ').trim();
  return REPORTED.test(after) ? after.replace(REPORTED, '') : '';
}

/** A bare name of a place or a code beside the data: one or two capitalised words or a code, before or after what is asked. */
function isAddition(clause: string, clauses: readonly string[], index: number): boolean {
  const isFirstOrLast = index === 0 || index === clauses.length - 1;
  return (
    clauses.length > 1 &&
    isFirstOrLast &&
    /^(?:\p{Lu}[\p{L}'’.-]*|[A-Z]{0,2}\d+[A-Z\d-]*)(?: (?:\p{Lu}[\p{L}'’.-]*|[A-Z]{0,2}\d+[A-Z\d-]*)){0,2}$/u.test(
      clause,
    ) &&
    clause.search(ASKING) === -1
  );
}
