import { type DataSource, LessThan } from 'typeorm';
import { DEAD_LETTER_REASONS } from '../../domain/delivery-disposition.ts';
import { UnrecognisedWord } from '../../domain/generation-fault.ts';
import {
  DEAD_LETTER_STATES,
  type DeadLetter,
  type DeadLetterFilter,
  type DeadLetterLedger,
} from '../../domain/ports/dead-letter-ledger.ts';
import { inTurn } from './connection-turns.ts';
import { type DeadLetterRow, deadLetterEntity } from './entities/dead-letter-entity.ts';

/** Dead letters on PostgreSQL, embedded or not. */
export class TypeOrmDeadLetterLedger implements DeadLetterLedger {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  file({ id, body, reason, detail, requestId }: Omit<DeadLetter, 'filedAt' | 'state'>): Promise<void> {
    return inTurn(this.#database, async () => {
      await this.#database.manager.query(
        `INSERT INTO dead_letters (id, body, reason, detail, request_id, filed_at, state)
         VALUES ($1, $2, $3, $4, $5, clock_timestamp(), 'waiting') ON CONFLICT (id) DO NOTHING`,
        [id, Buffer.from(body), reason, detail, requestId],
      );
    });
  }

  list({ reason, filedBefore, state }: DeadLetterFilter, limit: number): Promise<readonly DeadLetter[]> {
    return inTurn(this.#database, async () => {
      const rows = await this.#database.manager.find(deadLetterEntity, {
        where: {
          ...(reason !== undefined && { reason }),
          ...(state !== undefined && { state }),
          ...(filedBefore !== undefined && { filedAt: LessThan(new Date(filedBefore)) }),
        },
        order: { filedAt: 'DESC', id: 'DESC' },
        take: limit,
      });
      return rows.map(letterOfRow);
    });
  }

  find(id: string): Promise<DeadLetter | null> {
    return inTurn(this.#database, async () => {
      const row = await this.#database.manager.findOneBy(deadLetterEntity, { id });
      return row === null ? null : letterOfRow(row);
    });
  }

  countWaiting(): Promise<number> {
    return inTurn(this.#database, () => this.#database.manager.countBy(deadLetterEntity, { state: 'waiting' }));
  }

  settle(id: string, state: 'replayed' | 'discarded'): Promise<boolean> {
    return inTurn(this.#database, async () => {
      const { affected } = await this.#database.manager.update(deadLetterEntity, { id, state: 'waiting' }, { state });
      return affected === 1;
    });
  }
}

function letterOfRow({ id, body, reason, detail, requestId, filedAt, state }: DeadLetterRow): DeadLetter {
  return {
    id,
    body: new Uint8Array(body),
    reason: word(DEAD_LETTER_REASONS, reason, 'dead_letters.reason'),
    detail,
    requestId,
    filedAt: filedAt.getTime(),
    state: word(DEAD_LETTER_STATES, state, 'dead_letters.state'),
  };
}

function word<Word extends string>(words: readonly Word[], raw: string, where: string): Word {
  const found = words.find((known) => known === raw);
  if (found === undefined) throw new UnrecognisedWord(where, raw);
  return found;
}
