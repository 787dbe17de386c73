import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DEAD_LETTER_REASONS } from '../../../../../domain/delivery-disposition.ts';
import { DEAD_LETTER_STATES } from '../../../../../domain/ports/dead-letter-ledger.ts';
import { announce } from '../../parts/announcer.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { LetterFilter } from '../api/desk-api.ts';
import { timeWords } from '../parts/words.ts';
import { LetterCard } from './letter-card.tsx';
import { useLetters } from './use-letters.ts';

/** What was put aside, with what can be done about it. */
export function LettersPage({ arrived }: { readonly arrived: boolean }): JSX.Element {
  const [filter, setFilter] = useState<LetterFilter>({ state: 'waiting', reason: '' });
  const [result, setResult] = useState<string | null>(null);
  const { letters, live, more, action, loadMore, lookAgain } = useLetters(filter);
  const settled = (words: string): void => {
    setResult(words);
    announce(words);
    lookAgain();
  };
  return (
    <>
      <PageHeading title="Dead letters" arrived={arrived} />
      <div class="row letter-filter">
        <Choice
          id="state"
          name="State"
          chosen={filter.state}
          words={DEAD_LETTER_STATES}
          choose={(state) => setFilter({ ...filter, state })}
        />
        <Choice
          id="reason"
          name="Reason"
          chosen={filter.reason}
          words={DEAD_LETTER_REASONS}
          choose={(reason) => setFilter({ ...filter, reason })}
        />
        {live.readAt !== null && <p class="hint">Last updated {timeWords(live.readAt)} · every 5 s</p>}
      </div>
      {result !== null && (
        <Notice tone="good">
          <p>{result}</p>
        </Notice>
      )}
      <ProblemNotice problem={live.problem ?? action.problem} />
      {letters === null && live.problem === null && <p class="hint">Reading…</p>}
      {letters?.length === 0 && <p>{emptyWords(filter)}</p>}
      <ul class="history">
        {letters?.map((letter) => (
          <li key={letter.id} class="card letter">
            <LetterCard letter={letter} settled={settled} />
          </li>
        ))}
      </ul>
      {more && (
        <button type="button" class="button" aria-disabled={action.busy} onClick={loadMore}>
          Show older letters
        </button>
      )}
    </>
  );
}

function Choice<Word extends string>(props: {
  readonly id: string;
  readonly name: string;
  readonly chosen: Word | '';
  readonly words: readonly Word[];
  choose(word: Word | ''): void;
}): JSX.Element {
  const { id, name, chosen, words, choose } = props;
  const take = (value: string): void => choose(words.find((word) => word === value) ?? '');
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <select id={id} value={chosen} onChange={(event) => take(event.currentTarget.value)}>
        <option value="">all</option>
        {words.map((word) => (
          <option key={word} value={word}>
            {word.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </div>
  );
}

function emptyWords({ state, reason }: LetterFilter): string {
  if (state === 'waiting' && reason === '') return 'Nothing was put aside. All is well here.';
  return 'No letter is like that. Choose another state or reason.';
}
