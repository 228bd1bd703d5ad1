import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { State } from '../library/state.ts';

/** So many editions are read at a time. */
const pageSize = 50;

const storedInputs = z.object({
  /** What the rotating sections showed, each with its kind in front. */
  drawn: z.array(z.string()).default([]),
  /** The channels for which nothing was left. */
  nothingFor: z.array(z.string()).default([]),
});

/** What an edition was composed from, as far as later ones ask; older editions say less. */
export function readInputs(json: string): z.infer<typeof storedInputs> {
  return storedInputs.parse(JSON.parse(json));
}

/**
 * When each channel's latest edition of a briefing was composed; those that never had one are missing.
 * @param targets `platform:channel`
 * @param counted `all` of them, or only those that did not fail to reach the channel
 */
export async function lastComposed(
  kysely: Kysely<State>,
  briefing: string,
  targets: readonly string[],
  counted: 'all' | 'unfailed',
): Promise<ReadonlyMap<string, Date>> {
  if (!targets.length) return new Map();
  const rows = await kysely
    .selectFrom('deliveries')
    .innerJoin('editions', 'editions.id', 'deliveries.edition')
    .select(({ fn }) => ['deliveries.target', fn.max('editions.composed_at').as('at')])
    .where('editions.briefing', '=', briefing)
    .where('deliveries.target', 'in', targets)
    .$if(counted === 'unfailed', query => query.where('deliveries.state', '!=', 'failed'))
    .groupBy('deliveries.target')
    .execute();
  return new Map(rows.map(({ target, at }) => [target, new Date(at)]));
}

/** When the latest edition of a briefing was composed, whoever it went to; null before the first. */
export async function previousComposition(kysely: Kysely<State>, briefing: string): Promise<Date | null> {
  const row = await kysely
    .selectFrom('editions')
    .select(({ fn }) => fn.max('composed_at').as('at'))
    .where('briefing', '=', briefing)
    .executeTakeFirst();
  return row?.at ? new Date(row.at) : null;
}

/**
 * Which of some items the editions of a briefing have shown, the latest shown first: those that went to any of the
 * channels and did not fail there; all editions where no channel is named.
 */
export async function shownBefore(
  kysely: Kysely<State>,
  briefing: string,
  targets: readonly string[],
  items: ReadonlySet<string>,
): Promise<readonly string[]> {
  const shown = new Set<string>();
  let before: string | null = null;
  while (shown.size < items.size) {
    const rows = await editionsBefore(kysely, briefing, targets, before);
    for (const { inputs } of rows) {
      for (const item of [...readInputs(inputs).drawn].reverse()) if (items.has(item)) shown.add(item);
    }
    before = rows.at(-1)?.slot ?? null;
    if (rows.length < pageSize) break;
  }
  return [...shown];
}

function editionsBefore(kysely: Kysely<State>, briefing: string, targets: readonly string[], before: string | null) {
  return kysely
    .selectFrom('editions')
    .select(['slot', 'inputs'])
    .where('briefing', '=', briefing)
    .$if(before !== null, query => query.where('slot', '<', before ?? ''))
    .$if(targets.length > 0, query =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.edition', '=', 'editions.id')
            .where('deliveries.target', 'in', targets)
            .where('deliveries.state', '!=', 'failed'),
        ),
      ),
    )
    .orderBy('slot', 'desc')
    .limit(pageSize)
    .execute();
}
