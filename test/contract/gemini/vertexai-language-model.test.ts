import { languageModelContract } from '../language-model.contract.ts';
import { GEMINI_CAPABILITIES, geminiSubject } from './gemini-subject.ts';

languageModelContract('Gemini on @google-cloud/vertexai', () => geminiSubject('vertexai'), GEMINI_CAPABILITIES);
