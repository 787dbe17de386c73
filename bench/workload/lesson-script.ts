import type { LessonScript } from '../../src/domain/lesson.ts';

/** A lesson of ordinary length: what every participant stores a request. */
export const LESSON_SCRIPT: LessonScript = {
  title: 'Why the ball pushes you back',
  hook: 'You jump, you shoot, and at the very moment the ball leaves your hands something shoves you backwards. Nobody touched you. So who pushed?',
  sections: [
    {
      heading: 'Every push comes in a pair',
      narration:
        'When your hands push the ball forward, the ball pushes your hands backward, just as hard and at the same time. There is no push without its partner. Newton wrote this down as his third law: whenever one thing pushes a second thing, the second pushes the first with an equal force in the opposite direction. The two pushes act on two different things, and so they never cancel each other out.',
      onScreenText: 'Force on the ball = force on you, in opposite directions',
      visual: 'A player and a ball with two arrows of the same length that point away from each other.',
    },
    {
      heading: 'Why the ball flies and you hardly move',
      narration:
        'If the pushes are equally large, why does the ball fly across the court while you only sway? Because the same push does more to something light. The ball has about half a kilogram, you have perhaps sixty. The same push changes the speed of the ball more than a hundred times as much as yours. On the ground your shoes hold you as well: the floor pushes your shoes forward. In the air there is no floor to help, so you notice the push.',
      onScreenText: 'Same force, different mass: different change of speed',
      visual: 'A table with the mass and the change of speed of player and ball, drawn as two bars.',
    },
    {
      heading: 'On the court',
      narration:
        'A good shooter uses this without thinking about it. She lands a little behind the place where she jumped, and she leans into the shot to make up for it. A heavy medicine ball shows the effect better: throw one while standing on a skateboard and you roll away from it. Rockets fly by the same rule. They throw hot gas down, the gas throws them up, and no air is needed to push against.',
      onScreenText: 'Throw something one way, and you are thrown the other way',
      visual: 'A player on a skateboard throws a heavy ball to the right and rolls to the left.',
    },
    {
      heading: 'A common mistake',
      narration:
        'Many people think that the stronger one pushes harder. When a big player and a small player bump into each other, the push on both is exactly the same; only the result is different, because their masses are different. The comparison with the court ends where friction begins: with shoes on the floor there are more than two pushes, and all of them count.',
      onScreenText: 'The push on both is the same. The result is not.',
      visual: 'Two players of different size bump into each other; the two arrows have the same length.',
    },
  ],
  takeaways: [
    'Forces come in pairs: equally large, in opposite directions.',
    'The two forces of a pair act on two different things.',
    'The same force changes the speed of a light thing more than that of a heavy one.',
  ],
  checkQuestions: [
    { question: 'You push the ball with 100 newtons. How hard does the ball push you?', answer: 'With 100 newtons.' },
    { question: 'Why does the ball move more than you?', answer: 'Its mass is smaller.' },
    { question: 'Does a rocket need air to push against?', answer: 'No, it pushes its own gas.' },
  ],
  estimatedSeconds: 150,
  sources: ['Vividly topic catalogue: Newton’s third law', 'NGSS MS-PS2-1'],
};
