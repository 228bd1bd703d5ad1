import { bilingual } from './locale.ts';

/** What a person may write for a stance, in either language. */
const stances = {
  agree: ['赞同', '同意', '支持', 'agree'],
  disagree: ['反对', '不同意', '不赞同', 'disagree'],
  watch: ['观察', '观望', 'watch'],
} as const;

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

export const discussion = bilingual({
  zh: {
    discuss: '讨论',
    title: '讨论',
    starter: (title: string) => `讨论：${title}`,
    claim: '论点',
    facts: { for: '支持', against: '存疑或相反', open: '其他文档的说法' },
    question: '待讨论',
    passageQuestion: '这段内容对我们意味着什么？还缺什么证据才能下结论？',
    documentQuestion: '这份文档里哪些结论值得我们采信或验证？',
    howTo:
      '在本消息下回复即可参与；在回复里 @Trendbrief 可追问，用 /结论 记下结论。这里的回复会用于回顾，/回顾 忘记我 可清除自己的。',
    stance: { agree: '赞同', disagree: '反对', watch: '观察' },
    stances,
    vote: (stance: string, count: number) => (count ? `${stance} ${count}` : stance),
    voted: (counts: string) => `已记下你的投票。目前：${counts}。`,
    opened: '讨论已开始，就在本频道。',
    there: '这一条已经在本频道讨论，请到原来的讨论里继续。',
    toThread: '打开讨论',
    itemGone: '这一条已不在资料库里，无法开始讨论。',
    gone: '这次讨论的记录已不在了，可以重新发起。',
    noSender: '现在连不上这个平台，没能发起讨论，请稍后再试。',
    refused: (code: string) =>
      `没能在本频道发起讨论（${code}）：请确认机器人已加入本频道并可以发言，然后再点一次“讨论”。`,
    refusedForNow: '平台暂时不接收消息，讨论没有发出，请过一会儿再点一次“讨论”。',
    unsure: '还不能确定讨论是否已发出。请过一会儿再点一次“讨论”：会先查找，不会重复发送。',
    doubt: '无法确定之前的讨论是否已发出。请先看看本频道；如果没有，再点一次“讨论”重新发起。',
    outside: '/结论 要用在一个讨论里：先在卡片上点“讨论”，再到那条消息的回复中使用。',
    needText: '请写出结论，例如：/结论 赞同 先在一个仓库试点',
    tooLong: (limit: number) => `结论请控制在 ${limit} 个字以内。`,
    noText: '这条消息没有可作为结论的文字。',
    notInDiscussion: '只有讨论里的消息才能记为结论。',
    conclusion: (stance: string) => `结论 · ${stance}`,
    by: (name: string | null, day: string) => [name, day].filter(Boolean).join('，'),
    revision: (count: number) => `这是第 ${count} 次结论，此前：`,
    before: (stance: string, text: string, by: string) => `${stance}：${text}（${by}）`,
    notConcluded: '还没有结论。',
    recapTitle: '讨论回顾',
    recapCount: (count: number) => `本频道 ${count} 个讨论`,
    recapEmpty: '本频道还没有讨论。在趋势卡片或简报的条目上点“讨论”即可开始。',
    recapNone: (words: string) => `本频道没有与“${words}”相符的讨论。`,
    recapNoneSince: (days: number) => `本频道最近 ${days} 天没有讨论。`,
    replies: (replies: number, people: number) => (replies ? `${replies} 条回复，${people} 人参与` : '还没有回复'),
    lastAt: (day: string) => `最近 ${day}`,
    votes: (counts: readonly string[]) => `投票：${counts.join('、')}`,
    points: '主要观点（原话）',
    agreement: (count: number) => `${count} 人附议`,
    said: (text: string) => `“${text}”`,
    gained: (concluded: boolean): string => (concluded ? '结论之后资料库的新内容' : '讨论开始之后资料库的新内容'),
    lastTime: (stance: string, text: string, by: string) => `上次结论（${stance}）：${text}——${by}`,
    underway: (replies: string) => `讨论中：${replies}`,
    forgetWords: ['forget', '忘记我', '忘记', '删除我的'],
    forgotten: (count: { messages: number; reactions: number; votes: number }) =>
      `已清除你在本平台各讨论中的记录：${count.messages} 条消息、${count.reactions} 个表情、${count.votes} 次投票，以及你的名字。以后的新回复仍会被记录。`,
    forgottenOf: (person: string, count: { messages: number; reactions: number; votes: number }) =>
      `已清除 ${person}：${count.messages} 条消息、${count.reactions} 个表情、${count.votes} 次投票`,
    notPerson: (text: string) => `${text} 不是“平台:用户”的形式，例如 web:ann`,
    notChannel: (text: string) => `${text} 不是“平台:频道”的形式，例如 web:general`,
    unknownFormat: (given: string) => `不支持的格式 ${given}；可用：md、json、csv`,
    followUp: { for: '支持这一条的证据', against: '反对或存疑的证据' },
    noFollowUp: {
      for: '库中没有支持这一条的证据。',
      against: '库中没有反对或质疑这一条的证据。',
    },
    followUpFrom: '来自资料库，其他文档的说法由本库摘要判断。',
    exported: {
      title: '讨论记录',
      none: '没有讨论。',
      channel: '频道',
      started: '开始',
      conclusion: '结论',
      earlier: '此前的结论',
      votes: '投票',
      messages: '消息',
    },
  },
  en: {
    discuss: 'Discuss',
    title: 'Discussion',
    starter: (title: string) => `Discussion: ${title}`,
    claim: 'Claim',
    facts: { for: 'For', against: 'Against, or in doubt', open: 'What other documents say' },
    question: 'To discuss',
    passageQuestion: 'What does this mean for us, and which evidence is still missing?',
    documentQuestion: 'Which of its conclusions do we take up, and which do we check?',
    howTo:
      'Reply under this message to take part. There, mention @Trendbrief to ask, and use /conclude to record a conclusion. Replies are kept for recaps; /recap forget removes yours.',
    stance: { agree: 'agree', disagree: 'disagree', watch: 'watch' },
    stances,
    vote: (stance: string, count: number) => (count ? `${capital(stance)} ${count}` : capital(stance)),
    voted: (counts: string) => `Your vote counts. So far: ${counts}.`,
    opened: 'The discussion is open, in this channel.',
    there: 'This item is being discussed in this channel already: please go on there.',
    toThread: 'Open the discussion',
    itemGone: 'This item is no longer in the library, so no discussion of it can begin.',
    gone: 'The record of this discussion is gone; a new one can be started.',
    noSender: 'The platform cannot be reached now, so the discussion was not started: please try again later.',
    refused: (code: string) =>
      `The discussion could not be posted in this channel (${code}): make sure that the bot is a member and may write here, then press Discuss again.`,
    refusedForNow:
      'The platform takes no messages at the moment, so the discussion was not posted: please press Discuss again in a while.',
    unsure:
      'Whether the discussion was posted is not known yet. Press Discuss again in a while: it is looked for first, and not posted twice.',
    doubt:
      'Whether the discussion was posted before cannot be found out. Please look in this channel; if it is not there, press Discuss again.',
    outside:
      '/conclude belongs inside a discussion: press Discuss on an item first, then use it in the replies to that message.',
    needText: 'Write the conclusion, for example: /conclude agree Try it in one warehouse first',
    tooLong: (limit: number) => `Please keep a conclusion under ${limit} characters.`,
    noText: 'That message has no text that could be a conclusion.',
    notInDiscussion: 'Only a message inside a discussion can be marked as its conclusion.',
    conclusion: (stance: string) => `Conclusion · ${stance}`,
    by: (name: string | null, day: string) => [name, day].filter(Boolean).join(', '),
    revision: (count: number) => `Conclusion number ${count}. Before:`,
    before: (stance: string, text: string, by: string) => `${capital(stance)}: ${text} (${by})`,
    notConcluded: 'No conclusion yet.',
    recapTitle: 'Recap of discussions',
    recapCount: (count: number) => `${counted(count, 'discussion', 'discussions')} in this channel`,
    recapEmpty:
      'Nothing has been discussed in this channel yet. Press Discuss on an item of a trends card or a briefing.',
    recapNone: (words: string) => `No discussion of this channel matches “${words}”.`,
    recapNoneSince: (days: number) =>
      `Nothing was discussed in this channel in the last ${counted(days, 'day', 'days')}.`,
    replies: (replies: number, people: number) =>
      replies ? `${counted(replies, 'reply', 'replies')} by ${counted(people, 'person', 'people')}` : 'no replies yet',
    lastAt: (day: string) => `last ${day}`,
    votes: (counts: readonly string[]) => `votes: ${counts.join(', ')}`,
    points: 'Main points, word for word',
    agreement: (count: number) => `${counted(count, 'person agrees', 'people agree')}`,
    said: (text: string) => `“${text}”`,
    gained: (concluded: boolean): string =>
      concluded ? 'New in the library since the conclusion' : 'New in the library since the discussion began',
    lastTime: (stance: string, text: string, by: string) => `Concluded last time (${stance}): ${text} — ${by}`,
    underway: (replies: string) => `Under discussion: ${replies}`,
    forgetWords: ['forget', '忘记我', '忘记', '删除我的'],
    forgotten: (count: { messages: number; reactions: number; votes: number }) =>
      `Removed what you left in discussions on this platform: ${counted(count.messages, 'message', 'messages')}, ${counted(count.reactions, 'reaction', 'reactions')}, ${counted(count.votes, 'vote', 'votes')}, and your name. New replies will be kept again.`,
    forgottenOf: (person: string, count: { messages: number; reactions: number; votes: number }) =>
      `Removed of ${person}: ${counted(count.messages, 'message', 'messages')}, ${counted(count.reactions, 'reaction', 'reactions')}, ${counted(count.votes, 'vote', 'votes')}`,
    notPerson: (text: string) => `${text} is not of the form platform:user, such as web:ann`,
    notChannel: (text: string) => `${text} is not of the form platform:channel, such as web:general`,
    unknownFormat: (given: string) => `Unknown format ${given}; there is: md, json, csv`,
    followUp: { for: 'Evidence for it', against: 'Evidence against it' },
    noFollowUp: {
      for: 'The library holds no evidence for this.',
      against: 'The library holds no evidence against this.',
    },
    followUpFrom: 'From the library; which side a document is on was judged in its digests.',
    exported: {
      title: 'Discussions',
      none: 'There are no discussions.',
      channel: 'Channel',
      started: 'Started',
      conclusion: 'Conclusion',
      earlier: 'Earlier conclusions',
      votes: 'Votes',
      messages: 'Messages',
    },
  },
});

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
