import { z } from 'zod';
import type { Locale } from '../words/index.ts';

/** What a briefing consists of; each kind is composed by a file of its own in `sections/`. */
export type Section =
  | { readonly kind: 'trends'; readonly report: string }
  | { readonly kind: 'lookup'; readonly title: Record<Locale, string>; readonly query: string; readonly limit: number }
  | { readonly kind: 'documents'; readonly limit: number }
  | RotatingSection
  | ChannelSection;

/** Shows other items each time, in turn (see `rotation.ts`). */
export type RotatingSection =
  | { readonly kind: 'trend-of-the-day'; readonly report: string }
  | { readonly kind: 'figures-of-the-day'; readonly count: number }
  /** `document`: a file name or title, or `longest`. `passages`: so many are shown of a section. */
  | { readonly kind: 'deep-dive'; readonly document: string; readonly passages: number };

/** Every channel has its own. */
export type ChannelSection =
  | { readonly kind: 'questions'; readonly limit: number }
  | { readonly kind: 'recap'; readonly limit: number };

export const bilingualText = z
  .union([z.string().min(1), z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })])
  .transform(text => (typeof text === 'string' ? { zh: text, en: text } : text));

const report = z.strictObject({ report: z.string().min(1).default('latest') });
const upTo = (most: number, usual: number) => z.int().min(1).max(most).default(usual);

/** What each kind may say in a file. */
const kinds: Readonly<Record<Section['kind'], z.ZodType<Section>>> = {
  trends: report.transform(settings => ({ kind: 'trends', ...settings })),
  lookup: z
    .strictObject({ title: bilingualText, query: z.string().min(1), limit: upTo(10, 3) })
    .transform(settings => ({ kind: 'lookup', ...settings })),
  documents: z
    .strictObject({ since: z.literal('last-edition').default('last-edition'), limit: upTo(20, 5) })
    .transform(({ limit }) => ({ kind: 'documents', limit })),
  'trend-of-the-day': report.transform(settings => ({ kind: 'trend-of-the-day', ...settings })),
  'figures-of-the-day': z
    .strictObject({ count: upTo(10, 3) })
    .transform(settings => ({ kind: 'figures-of-the-day', ...settings })),
  'deep-dive': z
    .strictObject({ document: z.string().min(1).default('longest'), passages: upTo(8, 4) })
    .transform(settings => ({ kind: 'deep-dive', ...settings })),
  questions: z.strictObject({ limit: upTo(20, 5) }).transform(settings => ({ kind: 'questions', ...settings })),
  recap: z.strictObject({ limit: upTo(20, 10) }).transform(settings => ({ kind: 'recap', ...settings })),
};

function isKind(name: string): name is Section['kind'] {
  return Object.hasOwn(kinds, name);
}

/** A section as it stands in a file: one key, the kind, over its settings; `recap:` alone takes the usual ones. */
export const section = z.record(z.string(), z.unknown()).transform((entry, context): Section => {
  const [kind = '', ...more] = Object.keys(entry);
  const wrong = (message: string, path: PropertyKey[] = []) => {
    context.addIssue({ code: 'custom', message, path });
    return z.NEVER;
  };
  if (!isKind(kind) || more.length) return wrong(`one of ${Object.keys(kinds).join(', ')}, with a colon`);
  const parsed = kinds[kind].safeParse(entry[kind] ?? {});
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) wrong(issue.message, [kind, ...issue.path]);
  return z.NEVER;
});
