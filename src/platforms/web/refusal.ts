import { PersonError } from '../../errors.ts';
import type { Words } from '../../words/index.ts';

export type RefusalStatus = 400 | 403 | 404 | 413 | 415;

/** A request that the workspace does not serve: `code` for programs, the sentence for the person. */
export class RefusedRequest extends PersonError {
  override readonly name = 'RefusedRequest';
  readonly status: RefusalStatus;
  readonly code: string;

  constructor(status: RefusalStatus, code: string, say: (words: Words) => string) {
    super(say);
    this.status = status;
    this.code = code;
  }
}
