/** Voices that the local synthesiser has: a woman's, and two men's, one of them Scottish. */
export const LOCAL_VOICES = ['slt', 'rms', 'awb'] as const;
export type LocalVoice = (typeof LOCAL_VOICES)[number];
