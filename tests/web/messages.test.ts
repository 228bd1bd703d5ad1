import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/library/database.ts';
import type { Message } from '../../src/platforms/web/message.ts';
import { textCard, trendsCard, voteCard } from '../support/fake-chat.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type RunningWorkspace, runWorkspace } from '../support/workspace.ts';

async function running(folder = temporaryFolder()): Promise<RunningWorkspace> {
  const workspace = await runWorkspace({ folder });
  onTestFinished(workspace.stop);
  return workspace;
}

async function call(workspace: RunningWorkspace, route: string, body?: unknown, headers: Record<string, string> = {}) {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  const answer = await fetch(`${workspace.url}${route}`, init);
  return { status: answer.status, body: await answer.json() };
}

async function messagesOf(workspace: RunningWorkspace, route: string, body?: unknown): Promise<Message[]> {
  const answer = await call(workspace, route, body);
  expect(answer.status).toBe(200);
  return answer.body.messages;
}

const general = '/api/channels/general';

describe('typing', () => {
  test('gives what the bot answered, as a card and in plain text', async () => {
    const workspace = await running();
    const answered = await call(workspace, `${general}/messages`, { user: 'ana', text: ' /trends ', locale: 'en' });
    expect(answered).toEqual({
      status: 200,
      body: {
        messages: [
          {
            id: expect.stringMatching(/^\d+$/),
            channel: 'general',
            thread: null,
            author: 'trendbrief',
            text: expect.stringContaining('1. Ports learn to queue themselves'),
            card: trendsCard('en'),
            at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          },
        ],
      },
    });
    expect(workspace.chat.requests).toEqual([
      {
        platform: 'web',
        channel: 'general',
        thread: null,
        user: 'ana',
        name: 'ana',
        admin: true,
        locale: 'en',
        text: '/trends',
      },
    ]);
  });

  test('is kept with the answers, in the order said', async () => {
    const workspace = await running();
    const [first] = await messagesOf(workspace, `${general}/messages`, { user: 'ana', text: '/trends' });
    await messagesOf(workspace, `${general}/messages`, { user: 'bo', text: 'how many?' });
    const all = await messagesOf(workspace, `${general}/messages`);
    expect(all.map(({ author }) => author)).toEqual(['ana', 'trendbrief', 'bo', 'trendbrief']);
    expect(all[0]).toMatchObject({ text: '/trends', card: null });
    const later = await messagesOf(workspace, `${general}/messages?after=${first?.id}`);
    expect(later.map(({ text }) => text)).toEqual([all[2]?.text, all[3]?.text]);
  });

  test('may be answered with nothing', async () => {
    expect(await messagesOf(await running(), `${general}/messages`, { user: 'ana', text: 'nothing' })).toEqual([]);
  });

  test('speaks the workspace’s language unless told otherwise', async () => {
    const workspace = await running();
    await messagesOf(workspace, `${general}/messages`, { user: 'ana', text: '/trends' });
    expect(workspace.chat.requests[0]?.locale).toBe('zh');
  });

  test('inside a thread is answered there; replying to a reply stays in the thread', async () => {
    const workspace = await running();
    const [root] = await messagesOf(workspace, `${general}/messages`, { user: 'ana', text: '/trends' });
    const [reply] = await messagesOf(workspace, `${general}/messages`, { user: 'ana', text: 'why?', thread: root?.id });
    expect(reply?.thread).toBe(root?.id);
    const [deeper] = await messagesOf(workspace, `${general}/messages`, { user: 'bo', text: 'hm', thread: reply?.id });
    expect(deeper?.thread).toBe(root?.id);
    const thread = await messagesOf(workspace, `${general}/messages?thread=${root?.id}`);
    expect(thread.map(({ author }) => author)).toEqual(['trendbrief', 'ana', 'trendbrief', 'bo', 'trendbrief']);
  });

  test('in a channel with a Chinese name works, and channels do not mix', async () => {
    const workspace = await running();
    await messagesOf(workspace, `/api/channels/${encodeURIComponent('战略')}/messages`, {
      user: 'ana',
      text: '/trends',
    });
    expect(await messagesOf(workspace, `${general}/messages`)).toEqual([]);
    const { body } = await call(workspace, '/api/channels');
    expect(body.channels).toEqual([
      { name: 'general', last: null },
      { name: '战略', last: expect.objectContaining({ author: 'trendbrief' }) },
    ]);
  });
});

describe('pressing a button', () => {
  async function pressed(workspace: RunningWorkspace, message: string | undefined, action: string, value = '') {
    return messagesOf(workspace, `${general}/actions`, { user: 'ana', message, action, value, locale: 'en' });
  }
  async function posted(workspace: RunningWorkspace, text: string) {
    const [message] = await messagesOf(workspace, `${general}/messages`, { user: 'ana', text, locale: 'en' });
    return message;
  }

  test('tells the bot what was pressed, and where', async () => {
    const workspace = await running();
    const card = await posted(workspace, '/trends');
    await messagesOf(workspace, `${general}/actions`, {
      user: 'bo',
      message: card?.id,
      action: 'detail',
      value: '2',
      values: { a: 'b' },
    });
    expect(workspace.chat.presses).toEqual([
      {
        platform: 'web',
        channel: 'general',
        thread: null,
        user: 'bo',
        name: 'bo',
        admin: true,
        locale: 'zh',
        message: card?.id,
        action: 'detail',
        value: '2',
        values: { a: 'b' },
      },
    ]);
  });

  test('a reply for the thread stands under the message', async () => {
    const workspace = await running();
    const card = await posted(workspace, '/trends');
    const [detail] = await pressed(workspace, card?.id, 'detail', '1');
    expect(detail?.thread).toBe(card?.id);
    const [again] = await pressed(workspace, detail?.id, 'detail', '1');
    expect(again?.thread).toBe(card?.id);
  });

  test('a replacement changes the message and adds none', async () => {
    const workspace = await running();
    const card = await posted(workspace, 'how many?');
    const [edited] = await pressed(workspace, card?.id, 'more', 'how many?');
    expect(edited?.id).toBe(card?.id);
    expect(edited?.text).toContain('Three in ten come at night');
    const all = await messagesOf(workspace, `${general}/messages`);
    expect(all.map(({ id, text }) => [id, text])).toEqual([
      [expect.any(String), 'how many?'],
      [card?.id, edited?.text],
    ]);
  });

  test('an aside is for the asker alone: never listed, yet its buttons work', async () => {
    const workspace = await running();
    const card = await posted(workspace, 'how many?');
    const [aside] = await pressed(workspace, card?.id, 'open', '1');
    expect(aside).toMatchObject({ aside: true, author: 'trendbrief' });
    const all = await messagesOf(workspace, `${general}/messages`);
    expect(all.map(({ id }) => id)).not.toContain(aside?.id);
    const [next] = await pressed(workspace, aside?.id, 'open', '3');
    expect(next?.aside).toBe(true);
    const [here] = await pressed(workspace, aside?.id, 'here', 'said aloud');
    expect(here).toMatchObject({ thread: null, text: 'said aloud' });
    const [threaded] = await pressed(workspace, aside?.id, 'detail', '1');
    expect(threaded?.thread).toBeNull();
  });
});

describe('what makes no sense is refused with a code and a sentence', () => {
  const typed = { user: 'ana', text: '/trends' };
  const cases: readonly (readonly [string, string, unknown, number, string])[] = [
    ['no text', `${general}/messages`, { user: 'ana' }, 400, 'invalid_request'],
    ['an empty text', `${general}/messages`, { user: 'ana', text: ' \n' }, 400, 'invalid_request'],
    ['no user', `${general}/messages`, { text: 'x' }, 400, 'invalid_request'],
    ['the bot’s own name', `${general}/messages`, { user: 'Trendbrief', text: 'x' }, 400, 'invalid_request'],
    ['a language it does not speak', `${general}/messages`, { ...typed, locale: 'fr' }, 400, 'invalid_request'],
    ['a list as the body', `${general}/messages`, [], 400, 'invalid_request'],
    ['a channel with a slash', '/api/channels/a%2Fb/messages', typed, 400, 'invalid_channel'],
    ['a channel of 65 letters', `/api/channels/${'a'.repeat(65)}/messages`, typed, 400, 'invalid_channel'],
    ['an unknown thread', `${general}/messages`, { ...typed, thread: '999' }, 404, 'unknown_message'],
    ['a thread that is no id', `${general}/messages`, { ...typed, thread: 'x' }, 400, 'invalid_request'],
    [
      'an unknown message',
      `${general}/actions`,
      { user: 'ana', message: '999', action: 'detail' },
      404,
      'unknown_message',
    ],
    ['no action', `${general}/actions`, { user: 'ana', message: '1' }, 400, 'invalid_request'],
    ['too much', `${general}/messages`, { user: 'ana', text: 'x'.repeat(64 * 1024) }, 413, 'too_large'],
    ['an unknown address', '/api/elsewhere', typed, 404, 'not_found'],
  ];
  test.each(cases)('%s', async (_name, route, body, status, code) => {
    const workspace = await running();
    const answer = await call(workspace, route, body, { 'accept-language': 'en' });
    expect(answer).toEqual({ status, body: { error: { code, sentence: expect.stringMatching(/^[A-Z].+\.$/) } } });
    expect(workspace.chat.requests).toEqual([]);
    expect(workspace.chat.presses).toEqual([]);
  });

  test('a message of another channel', async () => {
    const workspace = await running();
    const [message] = await messagesOf(workspace, `${general}/messages`, { user: 'ana', text: '/trends' });
    const answer = await call(workspace, '/api/channels/other/actions', {
      user: 'ana',
      message: message?.id,
      action: 'detail',
    });
    expect(answer.status).toBe(404);
  });

  test('what is not JSON', async () => {
    const { url } = await running();
    const send = (type: string, body: string) =>
      fetch(`${url}${general}/messages`, { method: 'POST', headers: { 'content-type': type }, body });
    const good = JSON.stringify(typed);
    expect((await send('text/plain', good)).status).toBe(415);
    expect((await send('application/x-www-form-urlencoded', good)).status).toBe(415);
    expect((await send('application/json', '{"user":')).status).toBe(400);
    expect((await send('application/json; charset=utf-8', good)).status).toBe(200);
  });

  test('a large body without a length', async () => {
    const { url } = await running();
    const body = new Blob([JSON.stringify({ user: 'ana', text: 'x'.repeat(70_000) })]).stream();
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    expect((await fetch(`${url}${general}/messages`, init)).status).toBe(413);
  });

  test('a failure of the bot: a sentence for the person, the cause for the log', async () => {
    const workspace = await running();
    workspace.chat.failing = true;
    const answer = await call(
      workspace,
      `${general}/messages`,
      { ...typed, locale: 'en' },
      { 'accept-language': 'en' },
    );
    expect(answer.status).toBe(500);
    expect(answer.body.error.sentence).not.toContain('broken');
    expect(workspace.errors).toEqual([
      [expect.objectContaining({ err: new Error('the bot is broken') }), expect.any(String)],
    ]);
  });
});

describe('posting', () => {
  test('the same key twice posts one message', async () => {
    const workspace = await running();
    const first = await workspace.workspace.post('general', trendsCard('zh'), 'edition 1');
    const second = await workspace.workspace.post('general', trendsCard('zh'), 'edition 1');
    const other = await workspace.workspace.post('general', trendsCard('zh'), 'edition 2');
    expect(second).toBe(first);
    const all = await messagesOf(workspace, `${general}/messages`);
    expect(all.map(({ id }) => id)).toEqual([first, other]);
  });

  test('to what cannot be a channel is refused', async () => {
    const { workspace } = await running();
    await expect(async () => workspace.post('a b', textCard('zh', 'x'), 'k')).rejects.toThrow('A channel’s name');
  });

  test('messages and keys outlive a restart', async () => {
    const folder = temporaryFolder();
    const before = await runWorkspace({ folder });
    const id = await before.workspace.post('general', trendsCard('zh'), 'edition 1');
    await messagesOf(before, `${general}/messages`, { user: 'ana', text: '/trends' });
    const said = await messagesOf(before, `${general}/messages`);
    await before.stop();

    const after = await running(folder);
    expect(await after.workspace.post('general', trendsCard('zh'), 'edition 1')).toBe(id);
    expect(await messagesOf(after, `${general}/messages`)).toEqual(said);
  });

  test('a stored card that is no longer understood still shows its text', async () => {
    const folder = temporaryFolder();
    const before = await runWorkspace({ folder });
    await before.workspace.post('general', textCard('zh', 'from long ago'), 'k');
    await before.stop();
    const database = openDatabase(path.join(folder, 'web.sqlite'));
    await database.kysely.updateTable('web_messages').set({ card: '{"elements":[{"kind":"hologram"}]}' }).execute();
    database.close();
    const [message] = await messagesOf(await running(folder), `${general}/messages`);
    expect(message).toMatchObject({ text: 'from long ago', card: null });
  });
});

describe('a card posted in both languages', () => {
  const cards = { zh: trendsCard('zh'), en: trendsCard('en') };

  test('is shown in the language asked for, or the workspace’s own', async () => {
    const workspace = await running();
    await workspace.workspace.post('general', cards, 'edition');
    const titles = async (query = '') =>
      (await messagesOf(workspace, `${general}/messages${query}`)).map(({ text }) => text.split('\n')[0]);
    expect(await titles()).toEqual(['示例：2026 港口城市五大趋势']);
    expect(await titles('?locale=zh')).toEqual(['示例：2026 港口城市五大趋势']);
    expect(await titles('?locale=en')).toEqual(['Example: five trends of the port city, 2026']);
    const [message] = await messagesOf(workspace, `${general}/messages?locale=en`);
    expect(message?.card).toEqual(cards.en);
  });

  test('is replaced for the readers of the answer’s language, and for all where the answer has both', async () => {
    const workspace = await running();
    const id = await workspace.workspace.post(
      'general',
      { zh: voteCard('zh', '0'), en: voteCard('en', '0') },
      'starter',
    );
    const shown = async () =>
      Promise.all(
        ['zh', 'en'].map(async locale => {
          const [message] = await messagesOf(workspace, `${general}/messages?locale=${locale}`);
          return message?.card?.summary;
        }),
      );
    const press = { user: 'ana', message: id, locale: 'en' };
    await messagesOf(workspace, `${general}/actions`, { ...press, action: 'vote', value: '7' });
    const both = await Promise.all(
      ['zh', 'en'].map(async locale => (await messagesOf(workspace, `${general}/messages?locale=${locale}`))[0]?.card),
    );
    expect(both).toEqual([voteCard('zh', '7'), voteCard('en', '7')]);
    const [answer] = await messagesOf(workspace, `${general}/actions`, { ...press, action: 'more', value: 'x' });
    expect(answer?.card?.locale).toBe('en');
    expect(await shown()).toEqual(['港口学会自己排队', 'The seven terminals handle 1,280 calls a day.']);
  });
});

describe('a long channel', () => {
  test('gives its latest messages, and the ones before them', async () => {
    const workspace = await running();
    for (let count = 1; count <= 230; count += 1) {
      await workspace.workspace.post('general', textCard('en', `message ${count}`), `k${count}`);
    }
    const latest = await messagesOf(workspace, `${general}/messages`);
    expect([latest.length, latest.at(0)?.text, latest.at(-1)?.text]).toEqual([200, 'message 31', 'message 230']);
    const earlier = await messagesOf(workspace, `${general}/messages?before=${latest[0]?.id}`);
    expect([earlier.length, earlier.at(0)?.text, earlier.at(-1)?.text]).toEqual([30, 'message 1', 'message 30']);
  });
});

describe('commands', () => {
  test('are told in the language asked for', async () => {
    const workspace = await running();
    const zh = await call(workspace, '/api/commands?locale=zh');
    const en = await call(workspace, '/api/commands?locale=en');
    expect([zh.body.commands[0].names[0], en.body.commands[0].names[0]]).toEqual(['/趋势', '/trends']);
  });
});
