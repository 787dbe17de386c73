import type { InterestFamily } from '../../../../domain/topic.ts';

/** What a family of interests is called on the page. */
export const FAMILY_WORDS: Readonly<Record<InterestFamily, string>> = {
  ball_sports: 'Ball sports',
  movement_sports: 'Sports and movement',
  video_games: 'Games',
  music: 'Music',
  art_and_design: 'Art and design',
  cooking: 'Cooking and baking',
  animals_and_nature: 'Animals and nature',
  vehicles_and_machines: 'Vehicles and machines',
  stories_and_screen: 'Stories and screen',
  friends_and_social: 'Friends and family',
};
