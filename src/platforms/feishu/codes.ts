/** Feishu's error codes, by what helps (https://open.feishu.cn/document/server-docs/getting-started/server-error-codes). */

/** Too much at once: waiting helps. */
export const limitedCodes: ReadonlySet<number> = new Set([99991400, 230020, 11232, 11233]);

/** The tenant token is not good any more: another one helps. */
export const tokenCodes: ReadonlySet<number> = new Set([99991661, 99991663, 99991664, 99991671]);

/** Something broke on Feishu's side, or the same message is still on its way. */
export const brokenCodes: ReadonlySet<number> = new Set([1, 230049, 1500, 1000040343, 2200, 55001]);

/** A reply cannot open a topic there. */
export const noTopicCodes: ReadonlySet<string> = new Set(['230071', '230072']);

/** A message to that person is not possible. */
export const noDirectCodes: ReadonlySet<string> = new Set([
  '230013',
  '230053',
  '230029',
  '230035',
  '99991672',
  '230027',
]);
