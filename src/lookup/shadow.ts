import type { Found } from '../library/library.ts';
import { sentencePieces } from '../library/sentences.ts';
import { tokensOf } from '../library/tokens.ts';

/** A stretch of a passage that can answer alone: a sentence of it, or a digest paragraph about it. */
export interface Unit {
  readonly kind: 'text' | 'zh' | 'en';
  /** Place among the units of its kind; the digest paragraphs of the two languages are parallel. */
  readonly at: number;
  readonly text: string;
  /** Those of its text, and with a digest paragraph those of how people ask for it. */
  readonly tokens: ReadonlySet<string>;
  /** Those of its text alone: what it says itself. */
  readonly said: ReadonlySet<string>;
}

/** A passage as ranking sees it. */
export interface Shadow {
  /** Each token with its weighted count over all fields. */
  readonly counts: ReadonlyMap<string, number>;
  /** Tokens of headings and titles: they say what the units are about. */
  readonly setting: ReadonlySet<string>;
  /** Of those, the nearer ones: headings, and a table's caption and header. */
  readonly headings: ReadonlySet<string>;
  readonly units: readonly Unit[];
  /** A table row's caption and header; empty otherwise. */
  readonly context: string;
}

const weights = { text: 1, digest: 0.6, asked: 0.6, heading: 0.6, title: 0.3, context: 0.8 };

// A library hands out the same passage object until the library changes, so a shadow lives exactly as long as it is true.
const known = new WeakMap<Found['passage'], Shadow>();

export function shadowOf(found: Pick<Found, 'passage' | 'context' | 'asked'>): Shadow {
  const there = known.get(found.passage);
  if (there) return there;
  const fresh = makeShadow(found);
  known.set(found.passage, fresh);
  return fresh;
}

function makeShadow({ passage, context, asked }: Pick<Found, 'passage' | 'context' | 'asked'>): Shadow {
  const counts = new Map<string, number>();
  const count = (tokens: readonly string[], weight: number) => {
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + weight);
  };
  const headings = tokensAbove([passage.articleTitle, ...passage.heading].join('\n'));
  const title = tokensAbove(`${passage.documentTitle.zh}\n${passage.documentTitle.en}`);
  const rowContext = tokensOf(context);
  count(headings, weights.heading);
  count(title, weights.title);
  count(rowContext, weights.context);

  const sentences = passage.kind === 'table-row' ? [passage.text] : sentencePieces(passage.text);
  const units: Unit[] = sentences.map((sentence, at) => {
    const tokens = tokensOf(sentence);
    count(tokens, weights.text);
    const said = new Set(tokens);
    return { kind: 'text', at, text: sentence.trim(), tokens: said, said };
  });
  for (const kind of ['zh', 'en'] as const) {
    // A digest that is itself the passage is asked for in the same way.
    const paragraphs = passage.digest === kind ? [passage.text] : (passage.summaries[kind]?.split('\n') ?? []);
    const questions = asked[kind]?.split('\n') ?? [];
    if (passage.digest === kind && questions.length === 0) continue;
    for (const [at, paragraph] of paragraphs.entries()) {
      const tokens = tokensOf(paragraph);
      const others = tokensOf(questions[at] ?? '');
      if (passage.digest !== kind) count(tokens, weights.digest);
      count([...new Set(others)], weights.asked);
      const said = new Set(tokens);
      units.push({
        kind,
        at,
        text: paragraph,
        tokens: others.length === 0 ? said : new Set([...tokens, ...others]),
        said,
      });
    }
  }
  return {
    counts,
    setting: new Set([...headings, ...title, ...rowContext]),
    headings: new Set([...headings, ...rowContext]),
    units,
    context,
  };
}

/** Titles and headings stand above many passages, which mostly come together. */
const above = new Map<string, readonly string[]>();
const ABOVE_MOST = 1000;

function tokensAbove(text: string): readonly string[] {
  const there = above.get(text);
  if (there) return there;
  if (above.size >= ABOVE_MOST) above.clear();
  const fresh = tokensOf(text);
  above.set(text, fresh);
  return fresh;
}
