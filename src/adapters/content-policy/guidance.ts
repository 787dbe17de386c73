import type { BlockedCategory, HelpResource } from '../../domain/generation-outcome.ts';

/** Fixed words for a student whose request was blocked, and where to turn to. */
export interface Guidance {
  readonly text: string;
  readonly helpResources: readonly HelpResource[];
}

const CRISIS_RESOURCES: readonly HelpResource[] = [
  { name: '988 Suicide & Crisis Lifeline (United States, day and night)', contact: 'Call or text 988' },
  { name: 'Crisis Text Line (United States)', contact: 'Text HOME to 741741' },
  { name: 'Helplines in other countries', contact: 'findahelpline.com' },
  { name: 'An adult you trust', contact: 'A parent, a teacher, a school counselor or a doctor' },
];

const TRUSTED_ADULT: HelpResource = {
  name: 'An adult you trust',
  contact: 'A parent, a teacher, a school counselor or a doctor',
};

/**
 * Reviewed words for every category: warm, short, no blame, and what the student can do now. A category without words
 * does not compile. No model ever writes or changes them.
 */
export const GUIDANCE: Readonly<Record<BlockedCategory, Guidance>> = {
  self_harm: {
    text:
      'It sounds as if you, or someone you care about, may be going through something very hard. You matter, and you do not have to ' +
      'carry it alone. Please talk to an adult you trust today, or call or text one of the people below: it is free and ' +
      'they listen at any hour. If someone is in danger right now, call your local emergency number (911 in the United States).',
    helpResources: CRISIS_RESOURCES,
  },
  violence: {
    text:
      'I cannot help with hurting anyone or with making weapons. If you are very angry, being bullied, or worried that someone may ' +
      'get hurt, please tell an adult you trust today; in an emergency call your local emergency number (911 in the United States). ' +
      'If you are curious about the science behind your question, ask about that and I will gladly explain it.',
    helpResources: [TRUSTED_ADULT],
  },
  sexual: {
    text:
      'I cannot help with that here. Questions about bodies and growing up are normal: a parent, a school nurse or a doctor is a ' +
      'good person to ask. If someone has touched you, asked you for pictures or made you uncomfortable, it is not your fault; ' +
      'please tell an adult you trust. You can also ask me about the biology of reproduction or heredity.',
    helpResources: [TRUSTED_ADULT],
  },
  hate: {
    text:
      'I cannot help with words that put people down for who they are. If someone treats you or others this way, an adult you ' +
      'trust can help. You are welcome to ask about history, cultures, or how prejudice arises and how people have overcome it.',
    helpResources: [TRUSTED_ADULT],
  },
  personal_data: {
    text:
      'I cannot look up or share private details about people, such as addresses, phone numbers or passwords. To reach someone, ' +
      'ask them or an adult you trust. If you ask about a school subject without private details, I will gladly explain it.',
    helpResources: [],
  },
  prompt_injection: {
    text:
      'That reads like instructions for the software rather than a question, so I left it out. Tell me in your own words what ' +
      'you would like to understand, for example "How does a rocket push off in empty space?", and I will make a lesson of it.',
    helpResources: [],
  },
  provider_policy: {
    text:
      'The service that writes our lessons would not answer this question, and that can happen with a perfectly good one too. Try asking ' +
      'it in other words or name the school topic you mean. If something is worrying you, an adult you trust can help.',
    helpResources: [],
  },
};
