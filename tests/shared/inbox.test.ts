import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/library/database.ts';
import { Inbox } from '../../src/platforms/shared/inbox.ts';
import { Job } from '../../src/platforms/shared/job.ts';
import { temporaryFolder } from '../support/temporary.ts';

const at = new Date('2026-03-01T09:00:00Z');

function testInboxes() {
  const database = openDatabase(path.join(temporaryFolder(), 'inbox.sqlite'));
  onTestFinished(() => database.close());
  return { one: new Inbox(database.kysely, 'one', () => at), other: new Inbox(database.kysely, 'other', () => at) };
}

async function keysOf(inbox: Inbox): Promise<readonly string[]> {
  return (await inbox.unfinished()).map(({ key }) => key);
}

test('an event that comes again, also in the same moment and under a new id, is taken once and stays to be answered', async () => {
  const { one } = testInboxes();
  expect(await one.accept(['event:1', 'message:7'], '{}')).toMatchObject({ key: 'event:1' });
  expect(await one.accept(['event:1', 'message:8'], '{}')).toBeNull();
  expect(await one.accept(['event:2', 'message:7'], '{}')).toBeNull();
  expect(await keysOf(one)).toEqual(['event:1']);
  // The ids it came under are known from now on.
  expect(await one.accept(['event:3', 'message:8'], '{}')).toBeNull();
  expect(await one.accept(['event:2'], '{}')).toBeNull();
});

test('one platform’s events are none of another’s', async () => {
  const { one, other } = testInboxes();
  await one.accept(['event:1'], '{}');
  expect(await other.accept(['event:1'], '{}')).not.toBeNull();
  await other.done('event:1');
  await other.forget(new Date(at.getTime() + 1));
  expect(await keysOf(other)).toEqual([]);
  expect(await keysOf(one)).toEqual(['event:1']);
});

test('after a crash, what was posted is not posted again, and what may have been only where it can be repeated', async () => {
  const { one } = testInboxes();
  const first = await one.accept(['event:1'], '{}');
  if (!first) throw new Error('not accepted');
  const job = new Job(first, one);
  await job.part(async () => {});
  await expect(job.part(() => Promise.reject(new Error('crash')))).rejects.toThrow('crash');

  const posted = async (mayRepeat: () => boolean) => {
    const left = await one.find('event:1');
    if (!left) throw new Error('nothing left');
    const again = new Job(left, one, mayRepeat);
    const parts = [];
    for (let count = 0; count < 2; count++) parts.push(await again.part(async part => part));
    return parts;
  };
  expect(await posted(() => false)).toEqual([null, null]);
  expect(await posted(() => true)).toMatchObject([null, { event: 'event:1', number: 1, doubtful: true }]);
});
