import { questionsIn } from '../library/asked.ts';
import type { Found } from '../library/library.ts';
import { remembering } from '../library/remembering.ts';
import { sentencePieces } from '../library/sentences.ts';
import { tokensOf } from '../library/tokens.ts';
import { gather, HEADINGS, type Holding, SETTING, UNITS } from './holding.ts';

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

/** What a shadow is made of. */
type Source = Pick<Found, 'passage' | 'context' | 'asked'>;

/** A passage as ranking sees it. */
export interface Shadow {
  /** Its tokens, and in which units they stand. */
  readonly holding: Holding;
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

export function shadowOf(found: Source): Shadow {
  const there = known.get(found.passage);
  if (there) return there;
  const fresh = new PassageShadow(found);
  known.set(found.passage, fresh);
  return fresh;
}

/** All passages are ranked by `holding` alone; the sets, which take ten times as much, are made for the best ones. */
class PassageShadow implements Shadow {
  readonly holding: Holding;
  readonly units: readonly Unit[];
  readonly context: string;
  readonly #headings: string;
  readonly #title: string;
  #setting: ReadonlySet<string> | null = null;
  #near: ReadonlySet<string> | null = null;

  constructor({ passage, context, asked }: Source) {
    this.context = context;
    this.#headings = [passage.articleTitle, ...passage.heading].join('\n');
    this.#title = `${passage.documentTitle.zh}\n${passage.documentTitle.en}`;
    const sentences = passage.kind === 'table-row' ? [passage.text] : sentencePieces(passage.text);
    const units = sentences.map((sentence, at) => new PassageUnit('text', at, sentence.trim()));
    for (const kind of ['zh', 'en'] as const) {
      const questions = asked[kind]?.split('\n') ?? [];
      // A digest that is itself the passage is counted with its sentences; as a whole it is what people ask for.
      const own = passage.digest === kind && questions.length > 0 ? passage.text : passage.summaries[kind];
      for (const [at, paragraph] of (own?.split('\n') ?? []).entries())
        units.push(new PassageUnit(kind, at, paragraph, questions[at]));
    }
    this.units = units;
    const questions = units.map(({ asked }) => questionsIn(asked).map(one => [...new Set(tokensOf(one))]));
    this.holding = gather(
      [
        { tokens: tokensAbove(this.#headings), weight: weights.heading, places: [SETTING, HEADINGS] },
        { tokens: tokensAbove(this.#title), weight: weights.title, places: [SETTING] },
        { tokens: tokensAbove(context), weight: weights.context, places: [SETTING, HEADINGS] },
        ...units.flatMap(({ kind, text }, number) => [
          {
            tokens: tokensOf(text),
            weight: kind === 'text' ? weights.text : kind === passage.digest ? 0 : weights.digest,
            places: [UNITS + number],
          },
          { tokens: [...new Set(questions[number]?.flat())], weight: weights.asked, places: [UNITS + number] },
        ]),
      ],
      units.length,
      questions.flat(),
    );
  }

  get setting(): ReadonlySet<string> {
    this.#setting ??= new Set([this.#headings, this.#title, this.context].flatMap(tokensAbove));
    return this.#setting;
  }

  get headings(): ReadonlySet<string> {
    this.#near ??= new Set([this.#headings, this.context].flatMap(tokensAbove));
    return this.#near;
  }
}

class PassageUnit implements Unit {
  readonly kind: Unit['kind'];
  readonly at: number;
  readonly text: string;
  /** How people ask for it. */
  readonly asked: string;
  #said: ReadonlySet<string> | null = null;
  #tokens: ReadonlySet<string> | null = null;

  constructor(kind: Unit['kind'], at: number, text: string, asked = '') {
    this.kind = kind;
    this.at = at;
    this.text = text;
    this.asked = asked;
  }

  get said(): ReadonlySet<string> {
    this.#said ??= new Set(tokensOf(this.text));
    return this.#said;
  }

  get tokens(): ReadonlySet<string> {
    this.#tokens ??= this.asked === '' ? this.said : new Set([...this.said, ...tokensOf(this.asked)]);
    return this.#tokens;
  }
}

/** Titles and headings stand above many passages, which mostly come together. */
const tokensAbove = remembering(1000, tokensOf);
