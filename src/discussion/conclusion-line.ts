import { type Stance, stances } from '../card/recap.ts';
import { wordsOf } from '../words/index.ts';

/** Both languages' words for the stances, the longest first, since 赞同 ends 不赞同. */
const named = stances
  .flatMap(stance => wordsOf('zh').discussion.stances[stance].map(word => ({ stance, word })))
  .sort((one, other) => other.word.length - one.word.length);

/**
 * The stance and the text of a conclusion as it is typed: `赞同 先试点`, `disagree: too early`; without a stance it is to watch.
 * Words that only begin like a stance belong to the text: `支持向量机…`.
 */
export function readConclusion(typed: string): { readonly stance: Stance; readonly text: string } {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  const found = named.find(
    ({ word }) => text.toLowerCase().startsWith(word) && /^(?:[\s:：,，、;；。.]|$)/u.test(text.slice(word.length)),
  );
  if (!found) return { stance: 'watch', text };
  return { stance: found.stance, text: text.slice(found.word.length).replace(/^[\s:：,，、;；。.]+/u, '') };
}
