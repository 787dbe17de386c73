import { patternRedactor } from './redactor.ts';

// Words that programming languages and style sheets write with an at sign.
const CODE_WORDS =
  /^@(?:override|property|staticmethod|classmethod|dataclass|abstractmethod|media|import|keyframes|supports|param|returns?|throws|test|deprecated|interface|component|injectable|charset|example|staff|everyone|here)\b/i;

const NETWORKS =
  'insta(?:gram)?|ig|snap(?:chat)?|sc|tik ?tok|discord|twitter|facebook|telegram|whatsapp|kik|roblox|steam|xbox|psn|twitch|youtube';

/** Names on social networks: "@mia.runs", "my insta is mia.runs", "mia#1234". */
export const handleRedactor = patternRedactor(
  '[handle]',
  [
    /(?<![\p{L}\p{N}@/.])@[a-z_][\w.]{1,29}(?<!\.)/giu,
    new RegExp(
      `(?<!\\w)(?:my|on|me on|his|her) (?:${NETWORKS})(?: (?:username|name|handle|account|user|id|tag))?(?: is|:|'s)? ?:? (?<data>(?=[\\w.]*[\\d_.])[a-z_][\\w.]{2,29}(?<!\\.))`,
      'giu',
    ),
    new RegExp(
      `(?<!\\w)(?:find|add|follow|message|dm|friend|text) me on (?:my )?(?:${NETWORKS})(?: as| at|:|,)? (?:it['’]?s )?(?<data>(?=[\\w.]*[\\d_.])[a-z_][\\w.]{2,29}(?<!\\.))`,
      'giu',
    ),
    /(?<!\w)my (?:user ?name|gamer ?tag|screen ?name|handle)(?: there)?(?: is|:) ?(?<data>(?=[\w.]*[\d_.])[a-z_][\w.]{2,29}(?<!\.))/giu,
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?:user ?name|gamer ?tag|screen ?name|handle|${NETWORKS}) ?[:=-] ?(?<data>(?=[\\w.]*[\\d_.])[a-z_][\\w.]{2,29}(?<!\\.))`,
      'giu',
    ),
    { cue: '#', pattern: /(?<![\w.#])[a-z_][\w.]{1,31}#\d{4}(?!\d)/giu },
  ],
  (found) => !CODE_WORDS.test(found),
);
