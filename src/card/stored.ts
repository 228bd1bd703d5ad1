import { z } from 'zod';
import type { Card } from './card.ts';

const button = z.object({
  label: z.string(),
  action: z.string(),
  value: z.string(),
  style: z.enum(['primary', 'danger']).exactOptional(),
});

const field = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('choice'),
    name: z.string(),
    label: z.string(),
    options: z.array(z.object({ value: z.string(), label: z.string() })),
    value: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('text'),
    name: z.string(),
    label: z.string(),
    value: z.string().exactOptional(),
    hint: z.string().exactOptional(),
  }),
]);

const element = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('header'), title: z.string(), subtitle: z.string().exactOptional() }),
  z.object({ kind: z.literal('text'), text: z.string(), strong: z.literal(true).exactOptional() }),
  z.object({ kind: z.literal('fields'), fields: z.array(z.object({ label: z.string(), value: z.string() })) }),
  z.object({
    kind: z.literal('list'),
    items: z.array(
      z.object({
        number: z.number().exactOptional(),
        title: z.string(),
        text: z.string().exactOptional(),
        link: z.object({ label: z.string(), url: z.string() }).exactOptional(),
        buttons: z.array(button).exactOptional(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('table'),
    caption: z.string().exactOptional(),
    columns: z.array(z.object({ label: z.string(), align: z.enum(['left', 'right']).exactOptional() })),
    rows: z.array(z.array(z.string())),
  }),
  z.object({ kind: z.literal('figure'), value: z.string(), label: z.string(), note: z.string().exactOptional() }),
  z.object({
    kind: z.literal('citation'),
    quote: z.string(),
    source: z.string(),
    lines: z.array(z.tuple([z.number(), z.number()])),
    digest: z.literal(true).exactOptional(),
    gloss: z.string().exactOptional(),
    warning: z.string().exactOptional(),
    open: button.exactOptional(),
  }),
  z.object({ kind: z.literal('divider') }),
  z.object({ kind: z.literal('buttons'), buttons: z.array(button) }),
  z.object({ kind: z.literal('link'), label: z.string(), url: z.string() }),
  z.object({
    kind: z.literal('chart'),
    title: z.string(),
    unit: z.string(),
    labels: z.array(z.string()),
    series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })),
  }),
  z.object({ kind: z.literal('form'), title: z.string(), fields: z.array(field), submit: button }),
  z.object({ kind: z.literal('note'), text: z.string() }),
]);

/** The shape in which cards are stored. */
export const storedCard: z.ZodType<Card> = z.object({
  locale: z.enum(['zh', 'en']),
  summary: z.string(),
  elements: z.array(element),
});

/** The card of a stored message, or null where an older version stored what this one cannot show: its text remains. */
export function readStoredCard(json: string): Card | null {
  try {
    return storedCard.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
