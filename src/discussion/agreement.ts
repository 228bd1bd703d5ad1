/**
 * Reactions that everybody reads as agreement, by the names that platforms give them and as the emoji themselves. Others, such
 * as eyes or a thinking face, say nothing about whether somebody agrees.
 */
const agreeing = new Set(
  [
    ['+1', 'thumbsup', 'thumbup', 'thumbs_up', '👍', 'ok', 'ok_hand', '👌', 'yes', 'lgtm', 'jiayi', 'done'],
    ['heart', 'hearts', 'fingerheart', 'love', 'love_letter', '❤', '❤️', '🧡', '💛', '💚', '💙', '💜'],
    [
      'clap',
      'applause',
      '👏',
      'raised_hands',
      '🙌',
      'pray',
      '🙏',
      'muscle',
      '💪',
      'fistbump',
      'tada',
      '🎉',
      'fire',
      '🔥',
    ],
    ['100', 'hundred', '💯', 'white_check_mark', 'heavy_check_mark', 'checkmark', '✅', '✔', 'heavy_plus_sign', '➕'],
  ].flat(),
);

/** Whether a reaction is one of agreement; skin tones do not matter. */
export function isAgreement(reaction: string): boolean {
  const plain = reaction
    .toLowerCase()
    .replace(/::skin-tone-\d$/, '')
    .replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '');
  return agreeing.has(plain) || agreeing.has(`${plain}\uFE0F`);
}
