import type { Fault } from './local-feishu.ts';

/** What goes wrong with one call, in words; each after which the call has to be made again. */
export const faults: Readonly<Record<string, Omit<Fault, 'path'>>> = {
  'an answer that is lost after the message was stored': { dropAnswer: true },
  'HTTP 429': { status: 429, code: 99991400, headers: { 'x-ogw-ratelimit-reset': '1' } },
  'HTTP 400 with the frequency code': { status: 400, code: 230020 },
  'HTTP 200 with a rate limit': { code: 11232 },
  'HTTP 500': { status: 500 },
  'a token refused with HTTP 400': { status: 400, code: 99991663 },
};
