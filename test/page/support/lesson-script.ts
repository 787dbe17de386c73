import type { LessonScript } from '../../../src/domain/lesson.ts';

/** A lesson as a model would write it: long enough to show how the page reads. */
export const PUSHED_BACK: LessonScript = {
  title: 'Why the ball pushes you back',
  hook: 'You let go of a three-pointer and feel yourself sway backwards. Nobody touched you. So who pushed?',
  sections: [
    {
      heading: 'The ball did it',
      narration:
        'When your hands push the ball forward, the ball pushes your hands backward at the very same moment.\n' +
        'The two pushes are equally strong. They are one event seen from two sides: you cannot push anything without being pushed.',
      onScreenText: 'You push the ball. The ball pushes you.',
      visual: 'A player in mid-shot with one arrow from the hands to the ball and an equal arrow back.',
    },
    {
      heading: 'Equal pushes, unequal effects',
      narration:
        'A basketball has a mass of about 0.6 kilograms, and you perhaps 60. The same push speeds the ball up a hundred ' +
        'times more than it speeds you up. That is why the ball flies and you only sway.',
      onScreenText: 'Same force, smaller mass, bigger change.',
      visual: 'A balance with a small ball and a large player, and two arrows of one length.',
    },
    {
      heading: 'Why you do not slide away',
      narration:
        'Your shoes grip the floor. As you are pushed back, you push the floor back with your feet, and the floor pushes ' +
        'you forward. On ice, in socks, you would glide gently backwards.',
      onScreenText: 'The floor pushes, too.',
      visual: 'Shoes on a court with a short arrow from the floor.',
    },
  ],
  takeaways: [
    'Forces always come in pairs.',
    'The two forces act on two different things.',
    'They are equally strong, whatever the masses are.',
  ],
  checkQuestions: [
    { question: 'You push a wall with 50 newtons. How strongly does the wall push you?', answer: 'With 50 newtons.' },
    { question: 'Why does the ball move much faster than you?', answer: 'Its mass is much smaller.' },
  ],
  estimatedSeconds: 95,
  sources: ['Vividly topic catalogue', 'NGSS MS-PS2-1'],
};

/** The same topic, put together without a model. */
export const PUSHED_BACK_BASICALLY: LessonScript = {
  ...PUSHED_BACK,
  title: 'Newton’s third law in short',
  hook: 'Every push is answered by an equal push.',
};
