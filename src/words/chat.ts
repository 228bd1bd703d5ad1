import { bilingual } from './locale.ts';

const later = {
  zh: (command: string) => `${command} 将在后续版本提供。`,
  en: (command: string) => `${command} comes with a later version.`,
};

export const chat = bilingual({
  zh: {
    names: {
      trends: ['趋势', 'trends'],
      trend: ['趋势', 'trend'],
      ask: ['问', 'ask'],
      sources: ['来源', 'sources'],
      brief: ['简报', 'brief'],
      digest: ['订阅', 'digest'],
      recap: ['回顾', 'recap'],
      figures: ['数据', 'figures'],
      about: ['关于', 'about'],
      conclude: ['结论', 'conclude'],
      help: ['帮助', 'help'],
    },
    usage: {
      trends: '[报告]',
      trend: '序号或关键词',
      ask: '问题',
      sources: '[关键词]',
      brief: '名称',
      digest: '添加 名称 [时间] | 列表 | 暂停 | 恢复 | 删除 | 状态',
      recap: '',
      figures: '关键词',
      about: '名称',
      conclude: '[赞同|反对|观察] 结论',
      help: '',
    },
    describe: {
      trends: '一份趋势报告，逐条列出',
      trend: '一条趋势：论点、关键数据、各文档中的证据',
      ask: '用资料库回答问题，附准确出处',
      sources: '资料库里有什么',
      brief: '现在就在这里发一份简报',
      digest: '本频道的定时简报',
      recap: '本频道的讨论回顾',
      figures: '数据：主体、时间、出处',
      about: '人物、机构、产品、技术',
      conclude: '为讨论下结论',
      help: '所有命令',
    },
    helpTitle: 'Trendbrief 能做什么',
    helpIntro: '直接输入问题即可提问，也可以使用下面的命令：',
    helpLater: (names: readonly string[]) => `后续版本提供：${names.join('、')}`,
    helpExamples: '例如',
    examples: ['/趋势', '/趋势 3', '/问 北京AI产业规模是多少'],
    unknownCommand: (name: string, near: string | null) =>
      near ? `没有 /${name} 这个命令，是不是想用 /${near}？` : `没有 /${name} 这个命令。输入 /帮助 查看全部命令。`,
    later: later.zh,
    needQuestion: '请在命令后写上问题，例如：/问 北京AI产业规模是多少',
    tooLong: (limit: number) => `问题太长了，请控制在 ${limit} 个字符以内。`,
    noReports: '资料库里还没有趋势报告。用 trendbrief index 添加一份含编号趋势的文档。',
    noSuchReport: (text: string, titles: readonly string[]) =>
      `没有与“${text}”相符的趋势报告。现有：${titles.join('；')}。`,
    needTrend: (count: number) => `请给出趋势的序号（1–${count}）或关键词，例如：/趋势 3`,
    noSuchNumber: (number: number, count: number) => `这份报告只有 ${count} 条趋势，没有第 ${number} 条。`,
    noSuchTrend: (text: string) => `没有一条趋势与“${text}”相符。以下是全部趋势：`,
    needBriefing: (names: readonly string[]) =>
      names.length ? `请给出简报名称：${names.join('、')}` : '还没有定义任何简报。',
    noSuchBriefing: (text: string, names: readonly string[]) =>
      names.length
        ? `没有名为“${text}”的简报。现有：${names.join('、')}。`
        : `没有名为“${text}”的简报，也还没有定义任何简报。`,
    digest: {
      verbs: {
        subscribe: ['订阅', '添加', 'subscribe', 'add'],
        list: ['列表', '查看', 'list'],
        pause: ['暂停', 'pause'],
        resume: ['恢复', '继续', 'resume'],
        remove: ['取消订阅', '删除', '取消', '移除', 'remove', 'unsubscribe'],
        status: ['状态', 'status'],
      },
      unclear: (text: string) =>
        `没看懂“${text}”。可以写：/订阅 添加 名称 [时间]、/订阅 列表、/订阅 暂停、/订阅 恢复、/订阅 删除、/订阅 状态。`,
      needName: (names: readonly string[]) =>
        names.length
          ? `要订阅哪一份简报？例如：/订阅 添加 ${names[0]} 每个工作日9点。现有：${names.join('、')}`
          : '还没有定义任何简报。',
      whichOne: (names: readonly string[]) => `本频道有多份订阅，请写明是哪一份：${names.join('、')}`,
      nothingHere: '本频道还没有订阅。',
      notSubscribed: (name: string, names: readonly string[]) =>
        names.length
          ? `本频道没有订阅“${name}”。已订阅：${names.join('、')}`
          : `本频道没有订阅“${name}”，也没有其他订阅。`,
      operators: (name: string, file: string) => `${name} 发到本频道是运营者在 ${file} 里设定的，只有管理员可以更改。`,
      others: (name: string) => `${name} 是别人在本频道订阅的，只有订阅者本人或管理员可以更改。`,
      inFile: (name: string, file: string) =>
        `${name} 发到本频道是在 ${file} 的 targets 里设定的，无法在聊天中删除：请修改该文件，或用 /订阅 暂停 ${name}。`,
      confirmTitle: '确认订阅',
      briefing: '简报',
      when: '时间',
      zone: '时区',
      changes: '本频道已有这份订阅，确认后改为以上时间。',
      resumes: '本频道已有这份订阅，但处于暂停；确认后恢复。',
      nextRuns: '接下来三次',
      confirm: '确认',
      cancel: '取消',
      cancelled: '已取消，没有改动。',
      already: '这份简报已按以上时间发到本频道；确认不会改变什么。',
      subscribed: '已订阅',
      afterwards: '随时可用 /订阅 暂停、/订阅 删除 更改。',
      listTitle: '本频道的订阅',
      count: (count: number) => `${count} 份`,
      noneHere: (names: readonly string[]) =>
        names.length
          ? `还没有。例如：/订阅 添加 ${names[0]} 每个工作日9点。可订阅：${names.join('、')}`
          : '还没有，也没有定义任何简报。',
      fromFile: (file: string) => `设定于 ${file}`,
      next: (at: string) => `下次 ${at}`,
      paused: '已暂停',
      resting: (names: readonly string[]) => `简报文件缺失或有误，暂不发送：${names.join('、')}`,
      pause: '暂停',
      resume: '恢复',
      remove: '删除',
      done: {
        pause: (name: string) => `已暂停 ${name}。`,
        resume: (name: string) => `已恢复 ${name}；暂停期间的不会补发。`,
        remove: (name: string) => `已删除 ${name} 的订阅。`,
      },
      statusTitle: '本频道的简报发送情况',
      noRuns: '还没有发送记录。',
      columns: { briefing: '简报', planned: '计划时间', result: '结果', at: '实际时间' },
      results: {
        next: '下次',
        paused: '已暂停',
        sent: '已发送',
        late: '晚到',
        'caught-up': '补发',
        missed: '错过，超过补发期限',
        empty: '无内容，未发送',
        failed: '失败',
        unknown: '结果未知，不再重发',
        pending: '待发送',
        sending: '发送中',
      },
    },
    staleButton: '这个按钮已失效，请重新输入命令。',
    failed: '出了点问题，这次没能回答；已记入日志，请稍后再试。',
  },
  en: {
    names: {
      trends: ['trends', '趋势'],
      trend: ['trend', '趋势'],
      ask: ['ask', '问'],
      sources: ['sources', '来源'],
      brief: ['brief', '简报'],
      digest: ['digest', '订阅'],
      recap: ['recap', '回顾'],
      figures: ['figures', '数据'],
      about: ['about', '关于'],
      conclude: ['conclude', '结论'],
      help: ['help', '帮助'],
    },
    usage: {
      trends: '[report]',
      trend: 'number or words',
      ask: 'question',
      sources: '[words]',
      brief: 'name',
      digest: 'subscribe NAME [time] | list | pause | resume | remove | status',
      recap: '',
      figures: 'words',
      about: 'name',
      conclude: '[agree|disagree|watch] text',
      help: '',
    },
    describe: {
      trends: 'a trend report, item by item',
      trend: 'one trend: claim, key figures, evidence across documents',
      ask: 'an answer from the library, with its exact source',
      sources: 'what the library holds',
      brief: 'a briefing, here and now',
      digest: 'this channel’s scheduled briefings',
      recap: 'this channel’s discussions',
      figures: 'figures with subject, period and source',
      about: 'a person, organisation, product or technology',
      conclude: 'concludes a discussion',
      help: 'all commands',
    },
    helpTitle: 'What Trendbrief does',
    helpIntro: 'Type a question to ask the library, or one of these commands:',
    helpLater: (names: readonly string[]) => `With later versions: ${names.join(', ')}`,
    helpExamples: 'For example',
    examples: ['/trends', '/trend 3', '/ask How big is the AI industry of Beijing?'],
    unknownCommand: (name: string, near: string | null) =>
      near
        ? `There is no command /${name}. Did you mean /${near}?`
        : `There is no command /${name}. Type /help for all of them.`,
    later: later.en,
    needQuestion: 'Write your question after the command, for example: /ask How big is the AI industry of Beijing?',
    tooLong: (limit: number) => `That question is too long: please keep it under ${limit} characters.`,
    noReports: 'The library holds no trend report yet. Add a document with numbered trends with “trendbrief index”.',
    noSuchReport: (text: string, titles: readonly string[]) =>
      `No trend report matches “${text}”. There is: ${titles.join('; ')}.`,
    needTrend: (count: number) => `Give a trend’s number (1–${count}) or words, for example: /trend 3`,
    noSuchNumber: (number: number, count: number) => `That report has ${count} trends; there is no number ${number}.`,
    noSuchTrend: (text: string) => `No trend matches “${text}”. These are all of them:`,
    needBriefing: (names: readonly string[]) =>
      names.length ? `Give a briefing’s name: ${names.join(', ')}` : 'No briefing is defined yet.',
    noSuchBriefing: (text: string, names: readonly string[]) =>
      names.length
        ? `There is no briefing “${text}”. There is: ${names.join(', ')}.`
        : `There is no briefing “${text}”; none is defined yet.`,
    digest: {
      verbs: {
        subscribe: ['subscribe', 'add', '订阅', '添加'],
        list: ['list', '列表', '查看'],
        pause: ['pause', '暂停'],
        resume: ['resume', '恢复', '继续'],
        remove: ['remove', 'unsubscribe', '取消订阅', '删除', '取消', '移除'],
        status: ['status', '状态'],
      },
      unclear: (text: string) =>
        `“${text}” is not clear. There is /digest subscribe NAME [time], /digest list, /digest pause, /digest resume, /digest remove and /digest status.`,
      needName: (names: readonly string[]) =>
        names.length
          ? `Which briefing? For example: /digest subscribe ${names[0]} weekdays 9:00. There is: ${names.join(', ')}.`
          : 'No briefing is defined yet.',
      whichOne: (names: readonly string[]) => `Several briefings come to this channel: say which, ${names.join(', ')}.`,
      nothingHere: 'No briefing comes to this channel yet.',
      notSubscribed: (name: string, names: readonly string[]) =>
        names.length
          ? `“${name}” does not come to this channel. What comes: ${names.join(', ')}.`
          : `“${name}” does not come to this channel, and nothing else does.`,
      operators: (name: string, file: string) =>
        `That ${name} comes to this channel was set by the operator in ${file}: only an admin can change it.`,
      others: (name: string) =>
        `Somebody else subscribed this channel to ${name}: only that person or an admin can change it.`,
      inFile: (name: string, file: string) =>
        `That ${name} comes to this channel stands under targets in ${file} and cannot be removed in chat: edit that file, or use /digest pause ${name}.`,
      confirmTitle: 'Subscribe this channel?',
      briefing: 'Briefing',
      when: 'When',
      zone: 'Time zone',
      changes: 'It comes to this channel already: confirming changes its times to these.',
      resumes: 'It comes to this channel already, but is paused: confirming resumes it.',
      nextRuns: 'The next three',
      confirm: 'Confirm',
      cancel: 'Cancel',
      cancelled: 'Cancelled: nothing has changed.',
      already: 'It comes to this channel at these times already: confirming changes nothing.',
      subscribed: 'Subscribed',
      afterwards: 'Use /digest pause and /digest remove to change it at any time.',
      listTitle: 'Briefings of this channel',
      count: (count: number) => `${count} ${count === 1 ? 'subscription' : 'subscriptions'}`,
      noneHere: (names: readonly string[]) =>
        names.length
          ? `None yet. For example: /digest subscribe ${names[0]} weekdays 9:00. There is: ${names.join(', ')}.`
          : 'None yet, and no briefing is defined.',
      fromFile: (file: string) => `set in ${file}`,
      next: (at: string) => `next ${at}`,
      paused: 'paused',
      resting: (names: readonly string[]) => `Not sent, because their file is missing or wrong: ${names.join(', ')}`,
      pause: 'Pause',
      resume: 'Resume',
      remove: 'Remove',
      done: {
        pause: (name: string) => `${name} is paused.`,
        resume: (name: string) => `${name} is resumed; what came due meanwhile is not sent.`,
        remove: (name: string) => `${name} no longer comes to this channel.`,
      },
      statusTitle: 'Deliveries to this channel',
      noRuns: 'Nothing has been sent yet.',
      columns: { briefing: 'Briefing', planned: 'Planned', result: 'Result', at: 'Sent at' },
      results: {
        next: 'next',
        paused: 'paused',
        sent: 'sent',
        late: 'late',
        'caught-up': 'caught up',
        missed: 'missed: too late to catch up',
        empty: 'not sent: no content',
        failed: 'failed',
        unknown: 'unknown, not sent again',
        pending: 'pending',
        sending: 'sending',
      },
    },
    staleButton: 'This button no longer works: please type the command again.',
    failed: 'Something went wrong and there is no answer this time. It is in the log; please try again later.',
  },
});
