import type { Milliseconds } from '../../domain/instant.ts';

/** What became of one item of a group. */
export type Settled<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: unknown };

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions<Item, Result> {
  /** Items of one key are committed in the order in which they came, never side by side. */
  readonly keyOf: (item: Item) => string;
  /** Commits the items together, all or none, and says what became of each. Rejects when nothing was committed. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Settled<Result>[]>;
  /** Whether a group that failed with this may be tried again item by item: only where it surely was not committed. */
  readonly canTryAlone: (error: unknown) => boolean;
  /** Items in one group. */
  readonly maxItems: number;
  /** Groups under way at once. */
  readonly maxGroups: number;
  /** So many waiting items are worth a group beside one that is under way. Fewer wait for its end: a group costs more than an item. */
  readonly worthAGroup: number;
  /** But no longer than this: it may be held up. */
  readonly longestWait: Milliseconds;
}

/**
 * Commits together what waits at the same moment. An item that comes while nothing is under way does not wait for
 * others; the items that come meanwhile are the next group. Nobody gets an answer before the commit.
 */
export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>;
  #waiting: Waiting<Item, Result>[] = [];
  readonly #underWay = new Set<string>();
  #groups = 0;
  #startPending = false;
  #overdue: NodeJS.Timeout | null = null;

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options;
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#startSoon();
    });
  }

  /** After the current turn, so that what is added in one turn is one group. */
  #startSoon(): void {
    if (this.#startPending) return;
    this.#startPending = true;
    queueMicrotask(() => {
      this.#startPending = false;
      this.#start(this.#options.worthAGroup);
    });
  }

  /** @param enough waiting items that are enough for a group beside another */
  #start(enough: number): void {
    const { maxGroups, longestWait } = this.#options;
    while (this.#groups < maxGroups && this.#waiting.length > 0) {
      if (this.#groups > 0 && this.#waiting.length < enough) {
        this.#overdue ??= setTimeout(() => {
          this.#overdue = null;
          this.#start(1);
        }, longestWait);
        return;
      }
      const group = this.#nextGroup();
      if (group.length === 0) return;
      void this.#runGroup(group);
    }
  }

  /** The first that wait, but for those whose key is under way. */
  #nextGroup(): readonly Waiting<Item, Result>[] {
    const { keyOf, maxItems } = this.#options;
    const group: Waiting<Item, Result>[] = [];
    const later: Waiting<Item, Result>[] = [];
    for (const one of this.#waiting) {
      const free = group.length < maxItems && !this.#underWay.has(keyOf(one.item));
      (free ? group : later).push(one);
    }
    this.#waiting = later;
    return group;
  }

  async #runGroup(group: readonly Waiting<Item, Result>[]): Promise<void> {
    const keys = group.map(({ item }) => this.#options.keyOf(item));
    for (const key of keys) this.#underWay.add(key);
    if (this.#overdue !== null) clearTimeout(this.#overdue);
    this.#overdue = null;
    this.#groups += 1;
    try {
      await this.#commit(group);
    } finally {
      this.#groups -= 1;
      for (const key of keys) this.#underWay.delete(key);
      if (this.#waiting.length > 0) this.#startSoon();
    }
  }

  async #commit(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const settled = await this.#options.commit(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const own = settled[index];
        if (own?.kind === 'done') resolve(own.result);
        else reject(own?.error ?? new Error('the group lost one of its items'));
      }
    } catch (error) {
      if (group.length > 1 && this.#options.canTryAlone(error)) {
        for (const one of group) await this.#commit([one]);
      } else {
        for (const { reject } of group) reject(error);
      }
    }
  }
}
