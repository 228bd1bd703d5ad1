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
      digest: 'subscribe 名称 [时间] | list | pause | resume | remove | status',
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
    staleButton: 'This button no longer works: please type the command again.',
    failed: 'Something went wrong and there is no answer this time. It is in the log; please try again later.',
  },
});
