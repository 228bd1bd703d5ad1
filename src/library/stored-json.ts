import { z } from 'zod';

/** The shapes of the JSON that library tables hold; read through these, so that a foreign hand in the file is noticed. */

const sentences = z.object({ zh: z.string(), en: z.string() });
const ids = z.array(z.number());
const notes = z.object({ toProve: z.string().nullable(), toDiscuss: z.string().nullable() });

export const storedStrings = z.array(z.string());
export const storedSentences = sentences;
export const storedLines = z.array(z.tuple([z.number(), z.number()]));
export const storedParts = z.array(storedLines);
export const storedFlags = z.array(z.enum(['damaged', 'truncated', 'cut']));
export const storedTrends = z.array(
  z.object({
    number: z.number(),
    name: sentences,
    statement: z.object({ zh: ids, en: ids }),
    notes: z.object({ zh: notes, en: notes }),
  }),
);
export const storedShelf = z.array(
  z.object({
    path: z.string(),
    file: z.string(),
    locale: z.enum(['zh', 'en']).nullable(),
    stamp: z.string(),
    hash: z.string(),
    source: z.string().nullable(),
    problem: sentences.nullable(),
  }),
);
