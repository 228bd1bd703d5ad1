/** Questions of ours that a digest asks under a trend. They are no statements of the document and answer nothing. */
export interface TrendNotes {
  readonly toProve: string | null;
  readonly toDiscuss: string | null;
}

export const noNotes: TrendNotes = { toProve: null, toDiscuss: null };

const openings: Readonly<Record<keyof TrendNotes, RegExp>> = {
  toProve: /^(?:验证标志|What would prove it)\s*[:：]\s*/iu,
  toDiscuss: /^(?:讨论题|To discuss)\s*[:：]\s*/iu,
};

/** Whether a digest paragraph is such a question. */
export function isNote(text: string): boolean {
  return Object.values(openings).some(opening => opening.test(text));
}

/** The questions among the paragraphs, without their opening words. */
export function notesOf(texts: readonly string[]): TrendNotes {
  const find = (opening: RegExp) => texts.find(text => opening.test(text))?.replace(opening, '') ?? null;
  return { toProve: find(openings.toProve), toDiscuss: find(openings.toDiscuss) };
}
