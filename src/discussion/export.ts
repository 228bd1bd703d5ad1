import { stances } from '../card/recap.ts';
import { type Locale, wordsOf } from '../words/index.ts';
import type { Transcript } from './transcript.ts';

export const exportFormats = ['md', 'json', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Transcripts as a text: Markdown to read, JSON for programs, CSV (RFC 4180, one line for everything said, voted or concluded) for spreadsheets. */
export function exported(transcripts: readonly Transcript[], format: ExportFormat, locale: Locale): string {
  switch (format) {
    case 'json':
      return JSON.stringify(transcripts, null, 2);
    case 'csv':
      return toCsv(transcripts, locale);
    case 'md':
      return toMarkdown(transcripts, locale);
  }
}

function toMarkdown(transcripts: readonly Transcript[], locale: Locale): string {
  const words = wordsOf(locale).discussion;
  if (!transcripts.length) return words.exported.none;
  return [`# ${words.exported.title}`, ...transcripts.map(one => sectionOf(one, locale))].join('\n\n');
}

function sectionOf({ channel, title, startedAt, votes, conclusions, messages }: Transcript, locale: Locale): string {
  const { discussion: words, card } = wordsOf(locale);
  const field = (label: string, value: string) => `- ${card.labelled(label, value)}`;
  const concluded = conclusions.map(
    ({ stance, text, name, at }) =>
      `${words.stance[stance]} — ${inMarkdown(text)} (${words.by(name && inMarkdown(name), at)})`,
  );
  const [latest, ...earlier] = concluded;
  return [
    `## ${inMarkdown(title[locale])}`,
    [
      field(words.exported.channel, inMarkdown(channel)),
      field(words.exported.started, startedAt),
      field(words.exported.votes, stances.map(stance => `${words.stance[stance]} ${votes[stance]}`).join(', ')),
      ...(latest ? [field(words.exported.conclusion, latest)] : [`- ${words.notConcluded}`]),
      ...earlier.map(one => field(words.exported.earlier, one)),
    ].join('\n'),
    ...(messages.length
      ? [
          `### ${words.exported.messages}`,
          messages
            .map(({ name, person, text, at, agreement }) => {
              const who = inMarkdown(name ?? person);
              const liked = agreement ? ` (${words.agreement(agreement)})` : '';
              return `- **${who}** ${at}${liked}\n\n${inMarkdown(text).replace(/^/gm, '  > ')}`;
            })
            .join('\n'),
        ]
      : []),
  ].join('\n\n');
}

/** All but tab and line feed: a terminal must not act on them. */
const controls = /(?![\t\n])\p{Cc}/gu;

/** What people wrote is text, never markup: a name cannot become a heading, nor a message a link or a picture. */
function inMarkdown(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(/[\\`*_[\]<>#|~!&]/g, '\\$&')
    .replace(/^(\s*)([-+=]|\d+[.)])/gm, '$1\\$2');
}

const columns = ['channel', 'item', 'title', 'kind', 'at', 'person', 'name', 'stance', 'text', 'agreement'] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

function toCsv(transcripts: readonly Transcript[], locale: Locale): string {
  const rows = transcripts.flatMap(one => rowsOf(one, locale));
  const lines = [[...columns], ...rows.map(row => columns.map(column => row[column] ?? ''))];
  return lines.map(line => line.map(csvField).join(',')).join('\r\n');
}

function rowsOf({ channel, item, title, startedAt, votes, conclusions, messages }: Transcript, locale: Locale): Row[] {
  const of = { channel, item, title: title[locale] };
  return [
    { ...of, kind: 'started', at: startedAt },
    ...messages.map(({ person, name, text, at, agreement }) => ({
      ...of,
      kind: 'message',
      at,
      person,
      name: name ?? '',
      text,
      agreement: String(agreement),
    })),
    ...stances
      .filter(stance => votes[stance])
      .map(stance => ({ ...of, kind: 'votes', stance, text: String(votes[stance]) })),
    ...conclusions
      .toReversed()
      .map(({ stance, text, name, at }) => ({ ...of, kind: 'conclusion', at, name: name ?? '', stance, text })),
  ];
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe, which it does not show. */
function csvField(value: string): string {
  const text = value.replace(/\r\n?/g, '\n').replace(controls, '');
  const plain = /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
