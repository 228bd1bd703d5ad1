import path from 'node:path';
import { expect, test } from 'vitest';
import { readBriefing } from '../../src/briefing/definition.ts';
import { openOffice, type Said } from './office.ts';
import { laterReports, ports } from './ports.ts';

const daily = readBriefing(
  `title: { zh: 港口趋势, en: Port trends }
schedule: { cron: "0 9 * * *", timezone: Asia/Shanghai, catchUp: 6h }
targets: ["web:general", "web:elsewhere"]
sections: [{ trends: { report: latest } }]`,
  'daily.yaml',
  'daily',
);

const at = (time: string) => new Date(`2026-01-${time}:00+08:00`);

test('from an item of a briefing to a conclusion, and back when the library learns more', async () => {
  const library = await ports();
  const file = path.join(library.folder, 'library.sqlite');
  const clock = { now: at('12T08:00') };
  let office = await openOffice(file, clock);
  await office.brief(daily);

  // Monday: the briefing comes, and Ann opens a discussion of its first item; Bob's press leads to the same one.
  clock.now = at('12T09:00');
  await office.brief(daily);
  const edition = only(await office.read());
  expect(edition.text).toContain('港口无人化');
  expect(only(await office.press('ann', edition, '讨论')).text).toContain('讨论已开始');
  const starter = last(await office.read());
  expect(starter.text).toMatch(/^趋势 1 · 港口无人化/);
  expect(only(await office.press('bob', edition, '讨论')).text).toContain(`#general/${starter.id}`);
  expect(await office.read()).toHaveLength(2);

  // Three people talk to each other; the bot keeps quiet.
  expect(await office.say('ann', '我们的仓库可以先试。', starter.id)).toEqual([]);
  expect(await office.say('bob', '雨雾天怎么办？', starter.id)).toEqual([]);
  expect(await office.say('cai', '机密：预算是四百万', starter.id)).toEqual([]);
  const [, ann, bob, cai] = await office.read(starter.id);
  if (!ann || !bob || !cai) throw new Error('a reply is missing');
  await office.change('PATCH', ann.id, { user: 'ann', text: '我们的仓库可以先试两辆。' });
  await office.change('DELETE', cai.id, { user: 'cai' });
  for (const user of ['bob', 'cai'])
    await office.change('PUT', ann.id, { user }, `/reactions/${encodeURIComponent('👍')}`);

  // A question in the thread is about the item, and is no point of the discussion.
  const against = only(await office.say('bob', '@trendbrief 谁不同意？', starter.id));
  expect(against.thread).toBe(starter.id);
  expect(against.text).toMatch(/临江港停用了一半无人集卡[^”]*”\n— /);

  // They vote; the message shows it to all.
  await office.press('ann', starter, '赞同');
  const [voted] = await office.press('bob', starter, '反对');
  expect(voted?.id).toBe(starter.id);
  expect(labelsOf((await office.read(starter.id))[0])).toEqual(['赞同 1', '反对 1', '观察']);

  // The bot is restarted in the middle of it.
  await office.stop();
  office = await openOffice(file, clock);
  expect(await office.say('cai', '先看别的港口。', starter.id)).toEqual([]);

  // Bob makes what Ann said the conclusion; then they say it in their own words.
  expect(only(await office.mark('bob', ann.id, 'watch')).text).toContain('我们的仓库可以先试两辆。');
  const concluded = only(await office.say('cai', '/结论 反对 雨雾天没有解决，先不买', starter.id));
  expect(concluded.text).toContain('第 2 次结论');
  expect(concluded.text).toContain('观察：我们的仓库可以先试两辆。（bob，');

  // The recap counts what people said, and nothing else.
  const recap = only(await office.say('ann', '/回顾'));
  expect(recap.text).toContain('3 条回复，3 人参与 · 投票：赞同 1、反对 1');
  expect(recap.text).toContain('“我们的仓库可以先试两辆。”\n   ann · 2 人附议');
  expect(recap.text).toContain('结论 · 反对\n“雨雾天没有解决，先不买” — cai，2026-01-12');
  expect(recap.text).not.toContain('机密');

  // Tuesday: the same item comes again, with what the team concluded; other channels know nothing of it.
  clock.now = at('13T09:00');
  await office.brief(daily);
  const second = last(await office.read());
  expect(second.text).toContain('上次结论（反对）：雨雾天没有解决，先不买——cai，2026-01-12');
  expect(second.text).toContain(`#general/${starter.id}`);
  expect(second.text).not.toContain('资料库的新内容');
  const elsewhere = await office.readChannel('elsewhere');
  expect(elsewhere).toHaveLength(2);
  for (const { text } of elsewhere) expect(text).not.toMatch(/结论|雨雾天|#general|讨论中/);

  // The library gains a report on just that: Wednesday's edition says so, and leads to the old thread.
  library.document('second.txt', laterReports.driverless);
  library.document('farming.txt', laterReports.farming);
  await library.index({ now: () => at('13T20:00') });
  clock.now = at('14T09:00');
  await office.brief(daily);
  const third = last(await office.read());
  expect(third.text).toContain('结论之后资料库的新内容');
  expect(third.text).toContain('滨海港二期投入六十辆无人集卡');
  expect(third.text).toContain(`#general/${starter.id}`);
  expect(third.text).not.toContain('苹果');

  // Pressing *discuss* there goes on in the old thread, and a new conclusion takes the place of the old one.
  expect(only(await office.press('cai', third, '讨论')).text).toContain(`#general/${starter.id}`);
  await office.say('cai', '/结论 赞同 雨雾天也能跑了', starter.id);
  clock.now = at('15T09:00');
  await office.brief(daily);
  const fourth = last(await office.read());
  expect(fourth.text).toContain('上次结论（赞同）：雨雾天也能跑了');
  expect(fourth.text).not.toContain('资料库的新内容');
});

function only(messages: readonly Said[]): Said {
  const [message] = messages;
  if (!message || messages.length > 1) throw new Error(`one message was expected, not ${messages.length}`);
  return message;
}

function last(messages: readonly Said[]): Said {
  const message = messages.at(-1);
  if (!message) throw new Error('there is no message');
  return message;
}

function labelsOf(message: Said | undefined): string[] {
  const buttons = message?.card?.elements.at(-1);
  return JSON.stringify(buttons).match(/(?<="label":")[^"]+/g) ?? [];
}
