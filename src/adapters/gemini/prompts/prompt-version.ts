/**
 * Names the prompts and reply schemas of this folder. Change it with every change of their words: lessons written under
 * another version are not served from the library.
 */
export const PROMPT_VERSION = 'gemini-2026-11-24.2';
