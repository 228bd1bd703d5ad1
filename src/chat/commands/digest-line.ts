import { wordsOf } from '../../words/index.ts';

const verbs = ['subscribe', 'list', 'pause', 'resume', 'remove', 'status'] as const;

export type DigestVerb = (typeof verbs)[number];

/** Both languages' words for what `/digest` does; the longest first, since `取消` begins `取消订阅`. */
const named = verbs
  .flatMap(verb => wordsOf('zh').chat.digest.verbs[verb].map(name => ({ verb, name })))
  .sort((one, other) => other.name.length - one.name.length);

/** What `/digest` shall do and with what; null when the text begins with none of its words. A Chinese word may run into what follows. */
export function readDigestLine(text: string): { readonly verb: DigestVerb; readonly rest: string } | null {
  const folded = text.normalize('NFC').trim().toLowerCase();
  const found = named.find(
    ({ name }) =>
      folded.startsWith(name) && (/\p{Script=Han}$/u.test(name) || /^(?:\s|$)/.test(folded.slice(name.length))),
  );
  return found ? { verb: found.verb, rest: text.normalize('NFC').trim().slice(found.name.length).trim() } : null;
}
