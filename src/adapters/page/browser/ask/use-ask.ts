import { useCallback, useRef } from 'preact/hooks';
import { newKey } from '../api/new-key.ts';
import { type AskedQuestion, submitQuestion } from '../api/requests.ts';
import { goTo } from '../location/navigation.ts';
import { pathOfRequest } from '../location/place.ts';
import { type Action, useAction } from '../parts/use-action.ts';

/** Asks a question and goes to its request. Sent again after a broken connection, it is still one request. */
export function useAsk(): Omit<Action, 'run'> & { ask(question: AskedQuestion): void } {
  const { busy, problem, run } = useAction();
  const sent = useRef({ question: '', key: '' });
  const ask = useCallback(
    (question: AskedQuestion) => {
      const text = JSON.stringify(question);
      if (sent.current.question !== text) sent.current = { question: text, key: newKey() };
      run(async () => {
        const { id } = await submitQuestion(question, sent.current.key);
        goTo(pathOfRequest(id));
      });
    },
    [run],
  );
  return { busy, problem, ask };
}
