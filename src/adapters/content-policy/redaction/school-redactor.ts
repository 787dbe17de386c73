import { patternRedactor } from './redactor.ts';

const LEVEL =
  '(?:Elementary|Primary|Middle|High|Junior High|Senior High|Secondary|Grammar|Prep|Preparatory|International|Public|Comprehensive|Charter|Boarding)';
// "The High School" and "Old School" name none.
const NO_PART =
  '(?!(?:The|My|Our|A|An|In|At|This|That|Your|His|Her|Their|Every|Some|Any|Old|New|Middle|High|Primary|Elementary|Secondary|Graduate|Medical|Law|Sunday|Summer|Night|Khan|Is|Why|What|How|Do|Does|I)\\b)';
const PART = `${NO_PART}\\p{Lu}[\\p{L}'’.-]{0,25}`;
const SMALL_PART =
  "(?!(?:the|its|my|our|a|an|this|that|your|his|her|their|every|each|some|any|all|most|many|local|new|old|big|small|same|public|private|different|another|one|two|in|of|and|to|for|middle|high|primary|elementary|secondary|junior|senior|boarding|normal|regular)\\b)[\\p{Ll}'’-]{2,20}";
const ATTENDING =
  "(?:(?:go(?:es|ing)?|went) to|stud(?:y|ies|ying) at|students? at|pupils? at|attend(?:s|ing)?|am at|[Ii]['’]?m (?:at|in)|am in|work at|at|from|school is|school(?: name)?:|school is called)";

/** Names of schools, by the words around them; a school in general is none. */
export const schoolRedactor = patternRedactor('[school]', [
  new RegExp(
    `(?<!\\p{L})${PART}(?: (?:of )?${PART}){0,3} (?:${LEVEL}(?: School)?(?<=School)|${LEVEL} School|School|Vidyalaya|Gymnasium)(?! of\\b)(?!\\p{L})`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})${ATTENDING} (?<data>${PART}(?: (?:of )?${PART}){0,3} (?:${LEVEL}|Academy|College|Prep|Institute|University)(?: [A-Z][a-z]+)?)(?! of\\b)(?!\\p{L})`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})${ATTENDING} (?<data>${SMALL_PART}(?: ${SMALL_PART}){0,2} (?:elementary|primary|middle|high|secondary|grammar|junior high) school|${SMALL_PART}(?: ${SMALL_PART}){0,2} academy)(?!\\p{L})`,
    'gu',
  ),
  // "My school is called greenfield elementary".
  new RegExp(
    `(?<!\\p{L})(?:school is(?: called)?|go to|goes to|attend|study at|at) (?<data>${SMALL_PART}(?: ${SMALL_PART}){0,2} (?:elementary|junior high|primary|grammar|prep|montessori))(?!\\p{L})`,
    'gu',
  ),
  /(?<!\p{L})(?:at|to|from|attend|school,?|school is|called) (?<data>P\.?S\.? ?\d{1,3})(?!\d)/gu,
  /(?<!\p{L})(?:[Cc]olegio|[Ee]scuela|[Ee]scola|[Cc]oll[èe]ge|[Ll]yc[ée]e|[ÉéEe]cole|[Gg]ymnasium|[Ii]nstituto) (?<data>(?:de |da |do |del |la )?\p{Lu}[\p{L}'’.-]{1,25}(?: \p{Lu}[\p{L}'’.-]{1,25}){0,2})/gu,
]);
