import type { Found } from '../../library/library.ts';

/** A stretch of a document that is read at one sitting. */
export interface DocumentSection {
  /** In the original, where it begins. */
  readonly line: number;
  /** Before which line of the original the next one begins; infinite for the last. */
  readonly end: number;
  /** The headings that all of it stands under. */
  readonly heading: readonly string[];
  readonly held: readonly Found[];
}

/** Short neighbours under one heading are read together, up to so many passages. */
const together = 6;

/** The text of a document in its order, cut where its headings change; what stands under none is left out if others do. */
export function documentSections(found: readonly Found[]): readonly DocumentSection[] {
  const body = found.filter(({ role }) => role === 'body');
  const headed = body.filter(({ passage }) => passage.heading.length > 0);
  const sections: DocumentSection[] = [];
  for (const group of groups(headed.length ? headed : body)) {
    const last = sections.at(-1);
    const joined = last ? joinedTo(last, group) : null;
    if (joined) sections[sections.length - 1] = joined;
    else sections.push(group);
  }
  const lines = sections.map(({ line }) => line);
  return sections.map(section => ({ ...section, end: Math.min(...lines.filter(line => line > section.line)) }));
}

/** Neighbours with the very same headings. */
function groups(all: readonly Found[]): readonly DocumentSection[] {
  const sections: DocumentSection[] = [];
  for (const held of all) {
    const { heading } = held.passage;
    const last = sections.at(-1);
    if (last && last.heading.join('\n') === heading.join('\n')) {
      sections[sections.length - 1] = { ...last, held: [...last.held, held] };
    } else sections.push({ line: firstLine(held.passage), end: Number.POSITIVE_INFINITY, heading, held: [held] });
  }
  return sections;
}

/** Both as one, where they are parts of the same nearest heading and short enough. */
function joinedTo(before: DocumentSection, next: DocumentSection): DocumentSection | null {
  const held = [...before.held, ...next.held];
  const differs = before.heading.findIndex((heading, at) => heading !== next.heading[at]);
  const heading = differs < 0 ? before.heading : before.heading.slice(0, differs);
  const siblings = heading.length > 0 && heading.length >= Math.max(before.heading.length, next.heading.length) - 1;
  return siblings && held.length <= together ? { ...before, heading, held } : null;
}

export function firstLine({ lines }: Pick<Found['passage'], 'lines'>): number {
  return lines[0]?.[0] ?? 1;
}
