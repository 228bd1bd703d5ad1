/**
 * Feishu's error codes, by what helps (https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code). A code that
 * stands nowhere here is a refusal like any other: it is told, and not tried again.
 */

/** Too much at once: waiting helps. */
export const limitedCodes: ReadonlySet<number> = new Set([99991400, 230020, 11232, 11233]);

/** The access token is missing, of another kind or not good any more: another one helps. */
export const tokenCodes: ReadonlySet<number> = new Set([99991661, 99991663, 99991664, 99991671]);

/** Something broke on Feishu's side: busy, or an internal error. */
export const brokenCodes: ReadonlySet<number> = new Set([1, 1500]);

/**
 * What says for certain that nothing was posted: parameters, not in the chat, bot off, message recalled, nobody to reach,
 * too long, no permission or scope, blocked, card, chat dissolved. Another refusal, after a try whose outcome is not known, leaves
 * that open: Feishu may mean the message that is already on its way.
 */
export const certainCodes: ReadonlySet<string> = new Set(
  [230001, 230002, 230006, 230011, 230013, 230025, 230027, 230031, 230053, 230099, 232009, 99991672].map(String),
);
