import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { start } from '../../src/cli/start.ts';
import type { Config } from '../../src/config.ts';
import { wordsOf } from '../../src/words/index.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** The bot in this process, looking at its folders all the time instead of every minute. */
async function startHere(documents: string, briefings: string, database: string) {
  const stop = new AbortController();
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    database,
    documents: [documents],
    briefings,
    data: path.join(documents, '..', 'data'),
    locale: 'zh',
    admins: new Set(),
    webToken: null,
    retentionDays: 180,
    logLevel: 'silent',
    platforms: { slack: null, feishu: null },
    folder: documents,
  };
  let running: Promise<number> = Promise.resolve(0);
  const url = await new Promise<string>(resolve => {
    const print = (line: string) => resolve(/http:\S+/.exec(line)?.[0] ?? '');
    const io = { words: wordsOf('zh'), print, say: () => {}, progress: () => {}, signal: stop.signal };
    running = start(config, io, 20);
  });
  onTestFinished(async () => {
    stop.abort();
    expect(await running).toBe(0);
  });
  return async (text: string): Promise<string> => {
    const response = await fetch(`${url}/api/channels/general/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'ann', text, locale: 'zh' }),
    });
    return response.text();
  };
}

test('a running bot takes in what appears in its folders and drops what is gone', async () => {
  const folder = temporaryFolder();
  const documents = path.join(folder, 'documents');
  const briefings = path.join(folder, 'briefings');
  for (const one of [documents, briefings, path.join(folder, 'data')]) fs.mkdirSync(one);
  const say = await startHere(documents, briefings, path.join(folder, 'bot.sqlite'));

  fs.writeFileSync(
    path.join(documents, 'a.txt'),
    '远山机器人公司宣布，其搬运机器人已在全国37座仓库上岗，累计搬运货物超过1200万件。\n',
  );
  await vi.waitFor(async () => expect(await say('远山机器人在多少座仓库上岗')).toContain('37座'), 10_000);

  fs.writeFileSync(
    path.join(briefings, 'new.yaml'),
    'title: 新简报\nschedule: { cron: "0 9 1 1 *", timezone: Asia/Shanghai }\nsections: [{ documents: {} }]\n',
  );
  await vi.waitFor(async () => expect(await say('/简报 new')).toContain('新入库的文档'), 10_000);

  fs.rmSync(path.join(documents, 'a.txt'));
  await vi.waitFor(async () => expect(await say('/来源')).not.toContain('a.txt'), 10_000);
  await vi.waitFor(async () => expect(await say('远山机器人在多少座仓库上岗')).not.toContain('37座'), 10_000);
});
