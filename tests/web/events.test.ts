import http from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { textCard } from '../support/fake-chat.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { type RunningWorkspace, runWorkspace } from '../support/workspace.ts';

interface Received {
  readonly event: string;
  readonly id: string;
  readonly data: { id?: string; text?: string; author?: string };
}

/** Reads the stream of events one by one, like a page does. */
class Page {
  readonly #waiting: Received[] = [];
  readonly #readers: ((event: Received) => void)[] = [];
  readonly #request: http.ClientRequest;
  readonly ended: Promise<void>;

  constructor(workspace: RunningWorkspace, headers: Record<string, string> = {}) {
    let end = () => {};
    this.ended = new Promise(resolve => {
      end = resolve;
    });
    let text = '';
    this.#request = http.get(`${workspace.url}/api/events`, { headers }, answer => {
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
      });
      answer.on('close', end);
    });
    this.#request.on('error', end);
  }

  next(): Promise<Received> {
    const event = this.#waiting.shift();
    return event ? Promise.resolve(event) : new Promise(resolve => this.#readers.push(resolve));
  }

  leave(): void {
    this.#request.destroy();
  }

  #take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
    if (!field('event')) return;
    const event = { event: field('event'), id: field('id'), data: JSON.parse(field('data')) };
    const reader = this.#readers.shift();
    if (reader) reader(event);
    else this.#waiting.push(event);
  }
}

async function running(folder = temporaryFolder()): Promise<RunningWorkspace> {
  const workspace = await runWorkspace({ folder });
  onTestFinished(workspace.stop);
  return workspace;
}

async function say(workspace: RunningWorkspace, text: string, locale = 'en') {
  const body = JSON.stringify({ user: 'ana', text, locale });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const answer = await fetch(`${workspace.url}/api/channels/general/messages`, init);
  return (await answer.json()).messages[0];
}

async function press(workspace: RunningWorkspace, message: string, action: string) {
  const body = JSON.stringify({ user: 'ana', message, action, value: 'x', locale: 'en' });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  expect((await fetch(`${workspace.url}/api/channels/general/actions`, init)).status).toBe(200);
}

test('an open page sees what is said in every channel, and what is edited', async () => {
  const workspace = await running();
  const page = new Page(workspace);
  expect((await page.next()).event).toBe('ready');
  const answer = await say(workspace, 'how many?');
  expect(await page.next()).toMatchObject({ event: 'message', data: { author: 'ana', text: 'how many?' } });
  expect(await page.next()).toMatchObject({ event: 'message', data: answer });
  await workspace.workspace.post('战略', textCard('zh', '早报'), 'k');
  expect(await page.next()).toMatchObject({ event: 'message', data: { channel: '战略', text: '早报' } });
  await press(workspace, answer.id, 'more');
  const edited = await page.next();
  expect(edited).toMatchObject({ event: 'edited', data: { id: answer.id } });
  expect(edited.data.text).toContain('Three in ten');
});

test('a message posted again is not shown again', async () => {
  const workspace = await running();
  const page = new Page(workspace);
  await page.next();
  await workspace.workspace.post('general', textCard('zh', 'once'), 'k');
  await workspace.workspace.post('general', textCard('zh', 'once'), 'k');
  await workspace.workspace.post('general', textCard('zh', 'then'), 'k2');
  expect([(await page.next()).data.text, (await page.next()).data.text]).toEqual(['once', 'then']);
});

test('an aside is not broadcast', async () => {
  const workspace = await running();
  const answer = await say(workspace, 'how many?');
  const page = new Page(workspace);
  await page.next();
  await press(workspace, answer.id, 'open');
  await workspace.workspace.post('general', textCard('en', 'after it'), 'k');
  expect((await page.next()).data.text).toBe('after it');
});

test('a page that comes back gets first what it missed, new and edited, even after a restart', async () => {
  const folder = temporaryFolder();
  const before = await runWorkspace({ folder });
  const answer = await say(before, 'how many?');
  const page = new Page(before);
  const { id: cursor } = await page.next();
  page.leave();
  await page.ended;
  await press(before, answer.id, 'more');
  await before.workspace.post('general', textCard('en', 'missed'), 'k');
  await before.stop();

  const after = await running(folder);
  const again = new Page(after, { 'last-event-id': cursor });
  expect(await again.next()).toMatchObject({ event: 'edited', data: { id: answer.id } });
  expect(await again.next()).toMatchObject({ event: 'message', data: { text: 'missed' } });
  const ready = await again.next();
  expect(ready.event).toBe('ready');
  await after.workspace.post('general', textCard('en', 'live'), 'k2');
  expect((await again.next()).data.text).toBe('live');

  const upToDate = new Page(after, { 'last-event-id': ready.id });
  expect(await upToDate.next()).toMatchObject({ event: 'message', data: { text: 'live' } });
  expect((await upToDate.next()).event).toBe('ready');
});

test('thousands of missed messages arrive, each once and in order', async () => {
  const workspace = await running();
  for (let count = 1; count <= 2_100; count += 1) {
    await workspace.workspace.post('general', textCard('en', `${count}`), `k${count}`);
  }
  const page = new Page(workspace, { 'last-event-id': '0.0' });
  const texts: (string | undefined)[] = [];
  for (;;) {
    const event = await page.next();
    if (event.event === 'ready') break;
    texts.push(event.data.text);
  }
  expect(texts).toEqual(Array.from({ length: 2_100 }, (_, index) => `${index + 1}`));
});

test('what is no cursor counts as none', async () => {
  const workspace = await running();
  await workspace.workspace.post('general', textCard('en', 'old'), 'k');
  const page = new Page(workspace, { 'last-event-id': "1; drop table 'x'" });
  expect((await page.next()).event).toBe('ready');
});

test('closing the workspace ends the streams', async () => {
  const workspace = await running();
  const page = new Page(workspace);
  await page.next();
  workspace.workspace.close();
  await page.ended;
});
