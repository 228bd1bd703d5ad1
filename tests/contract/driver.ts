/** One message or notice, as a person sees it now. */
export interface Seen {
  readonly id: string;
  readonly text: string;
}

/** A person in a channel of one platform: does what a person can do there, and sees what a person sees. */
export interface Driver {
  readonly platform: string;
  /** Everything there is to see, oldest first. */
  seen(): readonly Seen[];
  /** To the bot; `under` a message, in its thread. */
  say(text: string, under?: Seen): Promise<void>;
  /** To the others in the thread of a message. */
  reply(text: string, under: Seen): Promise<void>;
  press(on: Seen, label: string): Promise<void>;
  /** Fills in the fields of the message's form, by their labels, and sends it. */
  submit(on: Seen, filled: Readonly<Record<string, string>>): Promise<void>;
  /** Resolves once that is so. */
  until(condition: () => boolean): Promise<void>;
}

/** A bot that has not answered by then will not; with the others' tests around it, it can take its time. */
const patienceMilliseconds = 20_000;

/** What comes new into sight after an action, once a text among it says what was waited for. */
export async function after(driver: Driver, action: () => Promise<void>, wanted: RegExp): Promise<Seen> {
  const before = new Set(driver.seen().map(({ id, text }) => `${id} ${text}`));
  const fresh = () => driver.seen().filter(({ id, text }) => !before.has(`${id} ${text}`));
  const found = () => fresh().findLast(({ text }) => wanted.test(text));
  await action();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<void>(resolve => {
    timer = setTimeout(resolve, patienceMilliseconds);
  });
  await Promise.race([driver.until(() => found() !== undefined), tooLate]);
  clearTimeout(timer);
  const seen = found();
  if (seen) return seen;
  const texts = fresh().map(({ text }) => text.slice(0, 600));
  throw new Error(`nothing on ${driver.platform} says ${wanted}; there is: ${texts.join('\n—\n') || 'nothing new'}`);
}
