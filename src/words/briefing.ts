import { bilingual } from './locale.ts';

const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function joinedWithAnd(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' and ');
}

function ordinal(number: number): string {
  const ending = number > 10 && number < 20 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

export const briefing = bilingual({
  zh: {
    brokenFile: (file: string, reason: string) => `${file} 不是有效的 YAML：${reason}`,
    wrongFile: (file: string, reasons: readonly string[]) => `${file} 有误：${reasons.join('；')}`,
    unreadableFolder: (folder: string) => `读不到简报文件夹 ${folder}。`,
    newDocuments: '新入库的文档',
    sectionOf: (number: number, count: number) => `第 ${number} 节，共 ${count} 节`,
    readOn: (passages: number) => `继续阅读（还有 ${passages} 段）`,
    mostAsked: '大家问得最多的',
    unanswered: '资料库没能回答的',
    unansweredHint: '知道答案在哪份文档里？把它加入资料库，下次就能回答。',
    timesAsked: (times: number) => `问了 ${times} 次`,
    discussed: '本频道的讨论',
    earlier: '本频道此前的讨论与结论',
    emptyEdition: '这份简报目前没有内容。',
    missed: (zone: string, limit: string) => `错过超过补发期限 ${limit}（${zone}）`,
    unclearTimes: (text: string) =>
      `看不懂“${text}”是什么时间。可以这样写：每个工作日9点、每天早上8点半、每周一、三 8:30、每月1号9点、每2小时，或 cron：0 9 * * 1-5；后面可加时区，例如 Asia/Shanghai。`,
    wrongCron: (text: string) =>
      `“${text}”不是可用的 cron：五段（前面可加秒），“日”与“星期”只能限定一个，例如 0 9 * * 1-5。也可以直接写：每个工作日9点。`,
    unknownZone: (zone: string) => `没有 ${zone} 这个时区。请写 IANA 名称，例如 Asia/Shanghai。`,
    everyDay: '每天',
    workingDays: '每个工作日',
    weekdays: (days: readonly number[]) => `每${days.map(day => `周${'日一二三四五六'[day] ?? ''}`).join('、')}`,
    monthDays: (days: readonly number[]) => `每月 ${days.join('、')} 号`,
    atTimes: (days: string, times: readonly string[]) => `${days} ${times.join('、')}`,
  },
  en: {
    brokenFile: (file: string, reason: string) => `${file} is not valid YAML: ${reason}`,
    wrongFile: (file: string, reasons: readonly string[]) => `${file} is wrong: ${reasons.join('; ')}`,
    unreadableFolder: (folder: string) => `The folder of briefings ${folder} cannot be read.`,
    newDocuments: 'New in the library',
    sectionOf: (number: number, count: number) => `section ${number} of ${count}`,
    readOn: (passages: number) => `Read on (${passages} more)`,
    mostAsked: 'Most asked here',
    unanswered: 'What the library could not answer',
    unansweredHint: 'Do you know a document that answers it? Add it to the library.',
    timesAsked: (times: number) => `asked ${times} times`,
    discussed: 'Discussed in this channel',
    earlier: 'What this channel said before',
    emptyEdition: 'This briefing has no content at present.',
    missed: (zone: string, limit: string) => `missed by more than the catch-up limit ${limit} (${zone})`,
    unclearTimes: (text: string) =>
      `“${text}” is not clear as a time. Write for example: weekdays 9:00, daily at 18:00, every Monday 8:30, on the 1st of every month at 9:00, every 2 hours, or cron: 0 9 * * 1-5; a time zone such as Asia/Shanghai may follow.`,
    wrongCron: (text: string) =>
      `“${text}” is no cron pattern that works here: five fields (seconds may stand first), and only one of day-of-month and day-of-week restricted, such as 0 9 * * 1-5. Plain words do as well: weekdays 9:00.`,
    unknownZone: (zone: string) => `There is no time zone ${zone}. Write an IANA name such as Asia/Shanghai.`,
    everyDay: 'every day',
    workingDays: 'weekdays',
    weekdays: (days: readonly number[]) => `every ${joinedWithAnd(days.map(day => englishDays[day] ?? ''))}`,
    monthDays: (days: readonly number[]) => `on the ${joinedWithAnd(days.map(ordinal))} of every month`,
    atTimes: (days: string, times: readonly string[]) => `${days} at ${joinedWithAnd(times)}`,
  },
});
