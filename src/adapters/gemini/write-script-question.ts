import type { LessonScript } from '../../domain/lesson.ts';
import type { DraftListener, WriteScriptTask } from '../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../domain/ports/topic-catalogue.ts';
import type { GeminiQuestion } from './ask-gemini.ts';
import { writeScriptRequest } from './prompts/write-script-request.ts';
import { checkShape } from './replies/checked-reply.ts';
import { ScriptDrafts } from './replies/script-drafts.ts';
import { scriptOf, scriptReply } from './replies/script-reply.ts';

/** The task as a question to Gemini: its prompt, the check that its reply must pass, and who listens to its drafts. */
export function writeScriptQuestion(
  task: WriteScriptTask,
  catalogue: TopicCatalogue,
  onDraft?: DraftListener,
): GeminiQuestion<LessonScript> {
  const topic = catalogue.topic(task.topic.id);
  const sources = topic ? [`Vividly topic catalogue: ${topic.name}`, ...topic.standards] : [];
  return {
    request: writeScriptRequest(task, topic),
    check: (json) => {
      const shaped = checkShape(scriptReply, json);
      return shaped.kind === 'invalid' ? shaped : { kind: 'valid', value: scriptOf(shaped.value, sources) };
    },
    ...(onDraft && { listen: () => new ScriptDrafts(onDraft) }),
  };
}
