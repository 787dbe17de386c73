import { patternRedactor } from './redactor.ts';

const PROFILE_SITES =
  'instagram\\.com|tiktok\\.com|facebook\\.com|fb\\.com|snapchat\\.com|twitter\\.com|x\\.com|discord\\.gg|discord\\.com|t\\.me|wa\\.me|youtube\\.com/@|youtube\\.com/c|twitch\\.tv|linkedin\\.com|reddit\\.com/u|reddit\\.com/user|threads\\.net|roblox\\.com/users|onlyfans\\.com|linktr\\.ee';

/** Addresses of pages about one person on social networks. Other pages, such as an article, are no personal data. */
export const profileLinkRedactor = patternRedactor('[link]', [
  new RegExp(`(?<![\\w.@/-])(?:https?://)?(?:www\\.|m\\.)?(?:${PROFILE_SITES})/?[^\\s\\])}>"']{1,200}`, 'giu'),
]);
