import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exported } from '../../src/discussion/export.ts';
import { transcripts } from '../../src/discussion/transcript.ts';
import { costs, robots, room } from './room.ts';

async function talked() {
  const here = room();
  const thread = await here.discuss(robots);
  await here.say(thread, 'r1', 'bob', '=HYPERLINK("https://evil.example","click")');
  await here.say(thread, 'r2', 'cai', 'two\nlines, with "quotes" and a \u001b[31mcolour');
  await here.react('r2', 'bob', '+1');
  await here.press('vote', { discussion: 1, stance: 'agree' }, { user: 'bob', message: thread });
  await here.ask('/conclude watch First', { thread, name: 'Ann' });
  await here.ask('/conclude agree # Not a heading', { thread, name: 'Ann' });
  await here.discuss(costs, { channel: '战略' });
  return here;
}

/** Fields of RFC 4180. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  for (let end = false; !end; ) {
    const match = field.exec(csv);
    if (!match) throw new Error('not CSV');
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
    end = match[3] === '';
  }
  return rows;
}

describe('discussions can be exported', () => {
  test('as JSON, whole', async () => {
    const { kysely } = await talked();
    const all = z.array(z.looseObject({ channel: z.string(), messages: z.array(z.looseObject({ text: z.string() })) }));
    const [first, second, ...more] = all.parse(JSON.parse(exported(await transcripts(kysely, null), 'json', 'en')));
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      channel: 'web:general',
      item: robots,
      title: { zh: '趋势 1 · 机器人进厂', en: 'Trend 1 · Robots enter factories' },
      votes: { agree: 1, disagree: 0, watch: 0 },
      conclusions: [{ text: '# Not a heading' }, { text: 'First', stance: 'watch', name: 'Ann' }],
      messages: [
        { name: 'Bob', agreement: 0 },
        { name: 'Cai', agreement: 1, text: expect.stringContaining('two\nlines') },
      ],
    });
    expect(second?.channel).toBe('web:战略');
  });

  test('as CSV that a spreadsheet reads, without formulas', async () => {
    const { kysely } = await talked();
    const rows = readCsv(exported(await transcripts(kysely, 'web:general'), 'csv', 'zh'));
    const [head = [], ...lines] = rows;
    expect(lines.every(line => line.length === head.length)).toBe(true);
    const column = (name: string) => lines.map(line => line[head.indexOf(name)] ?? '');
    expect(column('kind')).toEqual(['started', 'message', 'message', 'votes', 'conclusion', 'conclusion']);
    expect(column('text')[1]).toBe('\'=HYPERLINK("https://evil.example","click")');
    expect(column('text')[2]).toBe('two\nlines, with "quotes" and a [31mcolour');
    expect(new Set(column('title'))).toEqual(new Set(['趋势 1 · 机器人进厂']));
    expect(rows.flat().some(cell => /^[=+\-@\t\r]/.test(cell))).toBe(false);
  });

  test('as Markdown in which what people wrote is text', async () => {
    const { kysely } = await talked();
    const markdown = exported(await transcripts(kysely, 'web:general'), 'md', 'en');
    expect(markdown.match(/^#+ .*/gm)).toEqual([
      '# Discussions',
      '## Trend 1 · Robots enter factories',
      '### Messages',
    ]);
    expect(markdown).toContain('- Conclusion: agree — \\# Not a heading (Ann, ');
    expect(markdown).toContain('- Earlier conclusions: watch — First');
    expect(markdown).toContain('- **Cai**');
    expect(markdown).toContain('(1 person agrees)');
    expect(markdown).not.toContain('战略');
    expect(markdown).not.toContain('\u001b');
  });

  test('and are none where there are none', async () => {
    const { kysely } = room();
    const none = await transcripts(kysely, null);
    expect(exported(none, 'md', 'zh')).toBe('没有讨论。');
    expect(exported(none, 'json', 'zh')).toBe('[]');
    expect(readCsv(exported(none, 'csv', 'zh'))).toHaveLength(1);
  });
});
