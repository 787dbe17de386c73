/** 720p. */
export const WIDTH = 1280;
export const HEIGHT = 720;

/**
 * Below this line nothing is drawn: players lay captions over the foot of a film, two lines of a twentieth of its height
 * each, with room around them.
 */
export const CAPTIONS_FROM = 604;
/** Where the lowest thing of a slide ends. */
export const FOOT = CAPTIONS_FROM - 8;
