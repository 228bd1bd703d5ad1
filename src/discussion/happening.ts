/**
 * What people do with messages in a channel, as every platform tells it. Ids are the platform's own; texts are as they were
 * typed, with mentions as others read them: `@Ann`, and `@Trendbrief` for the bot itself, whatever it is called there. What bots
 * say is never told. The same thing may be told again, and things in another order than they happened.
 */
export type Happening =
  | {
      readonly kind: 'said';
      readonly message: string;
      /** The first message of the thread it was said in. */
      readonly thread: string;
      readonly user: string;
      /** As others see the person; null where that is not known. */
      readonly name: string | null;
      readonly text: string;
      readonly at: Date;
    }
  | { readonly kind: 'edited'; readonly message: string; readonly text: string; readonly at: Date }
  | { readonly kind: 'deleted'; readonly message: string }
  | {
      readonly kind: 'reacted';
      readonly message: string;
      readonly user: string;
      /** The platform's name of it, e.g. `+1`. */
      readonly reaction: string;
      /** False when it was taken back. */
      readonly added: boolean;
    };
