import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { trendbrief } from '../support/bot.ts';
import { indexedDatabase } from '../support/indexed.ts';
import { temporaryFolder } from '../support/temporary.ts';

const article = `机器人走进仓库

本报讯(记者 王小明)3月2日,远山机器人公司宣布,其搬运机器人已在全国37座仓库上岗,累计搬运货物超过1200万件。

公司负责人李青说,明年计划把部署规模扩大到90座仓库。
`;

function settings(): { folder: string; TRENDBRIEF_DB: string } {
  const folder = temporaryFolder();
  return { folder, TRENDBRIEF_DB: path.join(folder, 'library.sqlite') };
}

describe('the call itself', () => {
  test('--help lists the commands', async () => {
    const { code, out } = await trendbrief(['--help']);
    expect(code).toBe(0);
    for (const command of ['start', 'index', 'outline', 'lookup', 'preview', 'schedule', 'deliveries', 'doctor']) {
      expect(out).toContain(command);
    }
  });

  test.each([[['no-such-command']], [['lookup']], [['outline']], [['preview', 'ten-trends', '--locale', 'fr']]])(
    '%j is wrong: exit code 2, nothing on standard output',
    async args => {
      const { code, out, err } = await trendbrief(args);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(/error/i);
    },
  );

  test('a wrong setting is named, its value is not', async () => {
    const { code, err } = await trendbrief(['schedule'], { PORT: 'eighty', TRENDBRIEF_WEB_TOKEN: 'hush' });
    expect(code).toBe(1);
    expect(err).toContain('PORT');
    expect(err).toContain('TRENDBRIEF_WEB_TOKEN');
    expect(err).not.toContain('hush');
  });
});

describe('index', () => {
  const report = z.object({
    added: z.number(),
    removed: z.number(),
    documents: z.number(),
    problems: z.array(z.string()),
  });

  test('takes a path in, remembers it, notices what is gone, and forgets', async () => {
    const { folder, ...env } = settings();
    const documents = path.join(folder, 'documents');
    fs.mkdirSync(documents);
    fs.writeFileSync(path.join(documents, 'a.txt'), article);
    fs.writeFileSync(path.join(documents, 'b.txt'), article.replaceAll('37', '38'));
    const run = async (...args: string[]) =>
      report.parse(JSON.parse((await trendbrief(['index', '--json', ...args], env)).out));
    const first = await run(documents);
    expect((await run()).added).toBe(0);
    fs.rmSync(path.join(documents, 'b.txt'));
    expect((await run()).removed).toBe(1);
    fs.renameSync(documents, `${documents}-away`);
    const away = await run();
    expect(away.removed).toBe(0);
    expect(away.problems.join()).toContain(documents);
    fs.renameSync(`${documents}-away`, documents);
    expect((await run('--forget', documents)).documents).toBe(first.documents - 2);
  });

  test('answers afterwards, word for word', async () => {
    const { folder, ...env } = settings();
    const file = path.join(folder, 'warehouse.txt');
    fs.writeFileSync(file, article);
    await trendbrief(['index', file], env);
    const answered = await trendbrief(['lookup', '--json', '远山机器人在多少座仓库上岗'], env);
    const line = z
      .object({
        status: z.string(),
        answer: z.object({ citations: z.array(z.object({ document: z.string(), quote: z.string() })) }),
      })
      .parse(JSON.parse(answered.out));
    expect(line.status).toBe('answered');
    expect(line.answer.citations[0]).toMatchObject({
      document: 'warehouse.txt',
      quote: expect.stringContaining('37座仓库'),
    });
    expect(article).toContain(line.answer.citations[0]?.quote ?? '?');
  });

  test('of a path that is not there says so, exit code 1', async () => {
    const { TRENDBRIEF_DB } = settings();
    const { code, err } = await trendbrief(['index', '/no/such/folder'], { TRENDBRIEF_DB });
    expect(code).toBe(1);
    expect(err).toContain('/no/such/folder');
  });

  test('rebuilds a damaged database only on request', async () => {
    const { folder, TRENDBRIEF_DB } = settings();
    fs.writeFileSync(TRENDBRIEF_DB, 'this is no database, but somebody may need it'.repeat(100));
    const refused = await trendbrief(['index'], { TRENDBRIEF_DB });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(TRENDBRIEF_DB);
    expect(fs.readFileSync(TRENDBRIEF_DB, 'utf8')).toContain('somebody may need it');
    const rebuilt = await trendbrief(['index', '--rebuild'], { TRENDBRIEF_DB });
    expect(rebuilt.code).toBe(0);
    const aside = fs
      .readdirSync(folder)
      .find(name => name.startsWith('library.sqlite.') && !name.endsWith('-wal') && !name.endsWith('-shm'));
    expect(fs.readFileSync(path.join(folder, aside ?? ''), 'utf8')).toContain('somebody may need it');
  });
});

describe('outline', () => {
  test('prints a line a document and a sentence for what cannot be read', async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'good.txt'), article);
    fs.writeFileSync(path.join(folder, 'picture.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]));
    fs.writeFileSync(path.join(folder, 'empty.md'), '');
    const { code, out, err } = await trendbrief(['outline', folder, '--json']);
    expect(code).toBe(1);
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ document: 'good.txt' });
    expect(err).toContain('picture.txt');
    expect(err).toContain('empty.md');
  });
});

describe('preview', () => {
  test.each(['zh', 'en'])('prints the ten trends as text and as a page, and records nothing (%s)', async locale => {
    const TRENDBRIEF_DB = indexedDatabase();
    const text = await trendbrief(['preview', 'ten-trends', '--locale', locale], { TRENDBRIEF_DB });
    expect(text.out).toMatch(/^10\. /m);
    const page = await trendbrief(
      ['preview', 'ten-trends', '--as', 'html', '--locale', locale, '--at', '2026-01-12T09:00:00+08:00'],
      { TRENDBRIEF_DB },
    );
    expect(page.out).toContain('<!doctype html>');
    expect(page.out).toContain('2026-01-12');
    expect((await trendbrief(['deliveries', '--json'], { TRENDBRIEF_DB })).out).toBe(
      '{"deliveries":[],"skipped":[]}\n',
    );
  });

  test('of an unknown briefing names those there are', async () => {
    const { TRENDBRIEF_DB } = settings();
    const { code, err } = await trendbrief(['preview', 'nope'], { TRENDBRIEF_DB });
    expect(code).toBe(1);
    expect(err).toContain('ten-trends');
  });
});

test('schedule gives the next run of each channel with its zone', async () => {
  const { out } = await trendbrief(['schedule', '--json'], { TRENDBRIEF_DB: settings().TRENDBRIEF_DB });
  const runs = z
    .array(z.object({ briefing: z.string(), channel: z.string(), timezone: z.string(), next: z.string() }))
    .parse(JSON.parse(out));
  const [run] = runs.filter(({ briefing }) => briefing === 'ten-trends');
  expect(run).toMatchObject({ channel: 'web:general', timezone: 'Asia/Shanghai' });
  expect(run?.next).toMatch(/T01:00:00\.000Z$/);
});

test('doctor names what is wrong and what to do', async () => {
  const { TRENDBRIEF_DB } = settings();
  const { code, out } = await trendbrief(['doctor'], {
    TRENDBRIEF_DB,
    TRENDBRIEF_DOCUMENTS: '/not/there',
    SLACK_BOT_TOKEN: 'xoxb-secret',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
    FEISHU_APP_ID: 'cli_short',
  });
  expect(code).toBe(1);
  expect(out).toContain('/not/there');
  expect(out).toMatch(/✗ .*Slack/);
  expect(out).toMatch(/✗ .*FEISHU_APP_ID/);
  expect(out).not.toContain('xoxb-secret');
});

test('a busy port is named', async () => {
  const TRENDBRIEF_DB = indexedDatabase();
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const { code, err } = await trendbrief(['start'], { TRENDBRIEF_DB, PORT: port });
  server.close();
  expect(code).toBe(1);
  expect(err).toContain(`Port ${port} is taken`);
});
