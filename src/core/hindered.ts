// What was asked for could not be done now, for a reason that whoever asked can be told. Edges throw it, and whoever answers
// people looks for it: on the way stand many who need not know.
import type { Problem } from './problem.ts';

/** Trouble of others that has a name, and passes. */
export type Hindrance = Extract<
  Problem,
  { readonly kind: 'chat-limits' | 'disk-fails' | 'disk-hangs' | 'disk-unread' }
>;

export class Hindered extends Error {
  override readonly name = 'Hindered';
  readonly why: Hindrance;

  constructor(why: Hindrance, cause?: unknown) {
    super(cause instanceof Error ? `${why.kind}: ${cause.message}` : why.kind, { cause });
    this.why = why;
  }
}

/** Null: it is trouble of another kind, of which nothing can be said. */
export const hindranceIn = (error: unknown): Hindrance | null =>
  error instanceof Hindered ? error.why : null;
