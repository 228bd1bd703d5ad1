/** What the local workspace takes, and how much it gives at once. */

/** Bytes of a request's body. */
export const bodyBytes = 64 * 1024;

/** Characters of a typed message. */
export const textCharacters = 8_000;

/** Characters of a person's name. */
export const userCharacters = 64;

/** UTF-16 units of a reaction: families of four have eleven. */
export const reactionCharacters = 24;

/** Characters of a button's action and of its value. */
export const actionCharacters = 200;
export const valueCharacters = 4_000;

/** The latest messages of a channel, when a list does not say where to start. */
export const latestMessages = 200;

/** Messages after a given one; whoever wants more asks again from the last. */
export const followingMessages = 1_000;

/** Proxies and browsers give up a silent connection after about a minute. */
export const heartbeatMilliseconds = 25_000;
