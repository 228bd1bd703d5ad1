import { bilingual } from './locale.ts';

const appConsole = 'https://open.feishu.cn/app';

export const feishu = bilingual({
  zh: {
    rest: (characters: number) => `展开其余 ${characters} 字`,
    unnamed: '打开',
    choose: '请选择',
    between: '；',
    values: (rows: number) => `图中数值（${rows} 项）`,
    longButton: (label: string) => `${label}（内容过长，无法做成按钮，请直接输入命令）`,
    page: (page: number, pages: number) => `第 ${page}/${pages} 页`,
    next: '下一页',
    back: '上一页',
    toast: {
      thread: '已回复在下方',
      aside: '已发到你与机器人的私聊',
      updated: '已更新',
      working: '正在处理，稍后更新',
      failed: '没有完成，请稍后再试',
      gone: '这条内容已过保留期，请重新提问',
    },
    appId: (id: string) =>
      `FEISHU_APP_ID 的格式不对（${id}）：应为 cli_ 加 16 位十六进制字符。请到 ${appConsole} 打开应用，在“凭证与基础信息”里复制 App ID。`,
    noSecret: `设置了 FEISHU_APP_ID，但缺少 FEISHU_APP_SECRET。请到 ${appConsole} 打开应用，在“凭证与基础信息”里复制 App Secret 填入。`,
    secret: (code: string) =>
      `飞书不接受 FEISHU_APP_ID 与 FEISHU_APP_SECRET（错误码 ${code}）。请到 ${appConsole} 打开应用，在“凭证与基础信息”里核对两者；Lark 国际版应用请设 FEISHU_DOMAIN=lark。`,
    domain: 'FEISHU_DOMAIN 只能是 feishu、lark 或一个 http(s) 地址。',
    mode: 'FEISHU_MODE 只能是 longconn（长连接）或 webhook。',
    noToken:
      'FEISHU_MODE=webhook 需要 FEISHU_VERIFICATION_TOKEN：请在开发者后台“事件与回调 > 加密策略”里复制 Verification Token 填入，再重新启动。',
    noEncryptKey:
      'FEISHU_MODE=webhook 没有设置 FEISHU_ENCRYPT_KEY，事件只靠 Verification Token 识别。建议在“事件与回调 > 加密策略”里设置 Encrypt Key 并填入。',
    bot: (code: string) =>
      `飞书没有返回机器人信息（错误码 ${code}）。请在开发者后台为应用添加“机器人”能力，并发布一个版本。`,
    connection: (reason: string) =>
      `飞书长连接被拒绝（${reason}），会继续重试。请确认应用是企业自建应用，且“事件与回调”的订阅方式是“使用长连接接收”。`,
    unreachable: (reason: string) => `无法连接飞书（${reason}），会继续重试。请检查网络、代理和 FEISHU_DOMAIN。`,
    refused: (code: string) => `飞书拒绝了请求（错误码 ${code}），会继续重试。`,
    badRequest: (reason: string) =>
      `拒绝了一个发到 /feishu 的请求：${reason}。若飞书的消息因此收不到，请核对 FEISHU_VERIFICATION_TOKEN、FEISHU_ENCRYPT_KEY 和 FEISHU_APP_ID。`,
    doctor: {
      bot: (name: string) => `飞书：机器人“${name}”的凭证可用`,
      longconn: '飞书：可以建立长连接',
      webhook: '飞书：使用 webhook，请确认飞书能访问本机的 /feishu/events 与 /feishu/card',
      scopes: '飞书：权限齐全',
      missingScopes: (names: readonly string[]) =>
        `飞书应用缺少权限 ${names.join('、')}。请在开发者后台“权限管理”里开通，并发布新版本。`,
      withoutScopes: (names: readonly string[], loss: string) => `飞书：没有开通 ${names.join('、')}，${loss}`,
      losses: {
        replies: '讨论中没有提到机器人的回复不会被记录',
        reading: '结果不明的投递无法在群历史里查证，表情回复不计入讨论，“/结论”不能引用别人的消息',
        names: '讨论记录里不显示姓名',
      },
      withoutEvents: (names: readonly string[]) =>
        `飞书：没有订阅 ${names.join('、')}，撤回的消息与表情回复不会反映到讨论里；要记录讨论，请在“事件与回调”里添加`,
      scopesUnknown: (code: string) => `飞书：无法读取已开通的权限（${code}），请在开发者后台“权限管理”里自行核对。`,
      events: '飞书：事件与回调已订阅',
      missingEvents: (names: readonly string[]) =>
        `飞书应用没有订阅 ${names.join('、')}。请在开发者后台“事件与回调”里添加，并发布新版本。`,
      eventsUnknown: (code: string) =>
        `飞书：无法读取事件订阅（${code}）；给应用开通 application:application:self_manage 即可检查，也可在“事件与回调”里自行核对。`,
    },
  },
  en: {
    rest: (characters: number) => `Show the remaining ${characters} characters`,
    unnamed: 'Open',
    choose: 'Choose',
    between: '; ',
    values: (rows: number) => `The values in the chart (${rows})`,
    longButton: (label: string) => `${label} (too long for a button: please type the command)`,
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    next: 'Next page',
    back: 'Previous page',
    toast: {
      thread: 'Answered below',
      aside: 'Sent to your chat with the bot',
      updated: 'Updated',
      working: 'Working on it; the card will follow',
      failed: 'This was not done; please try again later',
      gone: 'This was kept for a while and is gone now: please ask again',
    },
    appId: (id: string) =>
      `FEISHU_APP_ID is malformed (${id}): it is cli_ and 16 hexadecimal digits. Open the app at ${appConsole} and copy the App ID under Credentials & Basic Info.`,
    noSecret: `FEISHU_APP_ID is set, but FEISHU_APP_SECRET is not. Open the app at ${appConsole} and copy the App Secret under Credentials & Basic Info.`,
    secret: (code: string) =>
      `Feishu refuses FEISHU_APP_ID with FEISHU_APP_SECRET (code ${code}). Open the app at ${appConsole} and compare both under Credentials & Basic Info; for an app of Lark set FEISHU_DOMAIN=lark.`,
    domain: 'FEISHU_DOMAIN is feishu, lark or an http(s) address.',
    mode: 'FEISHU_MODE is longconn (long connection) or webhook.',
    noToken:
      'FEISHU_MODE=webhook needs FEISHU_VERIFICATION_TOKEN: copy the Verification Token from Events & Callbacks > Encryption Strategy in the developer console, and start again.',
    noEncryptKey:
      'FEISHU_MODE=webhook runs without FEISHU_ENCRYPT_KEY: events are known by the Verification Token alone. Set an Encrypt Key under Events & Callbacks > Encryption Strategy, and here.',
    bot: (code: string) =>
      `Feishu tells nothing about the bot (code ${code}). Add the Bot capability to the app in the developer console, and release a version.`,
    connection: (reason: string) =>
      `Feishu refuses the long connection (${reason}); trying on. Make sure that the app is a custom app, and that Events & Callbacks uses “Receive through persistent connection”.`,
    unreachable: (reason: string) =>
      `Feishu cannot be reached (${reason}); trying on. Check the network, the proxy and FEISHU_DOMAIN.`,
    refused: (code: string) => `Feishu refused a request (code ${code}); trying on.`,
    badRequest: (reason: string) =>
      `A request to /feishu was refused: ${reason}. If messages from Feishu go missing, compare FEISHU_VERIFICATION_TOKEN, FEISHU_ENCRYPT_KEY and FEISHU_APP_ID.`,
    doctor: {
      bot: (name: string) => `Feishu: the credentials of the bot “${name}” work`,
      longconn: 'Feishu: a long connection can be opened',
      webhook: 'Feishu: over webhook; make sure that Feishu reaches /feishu/events and /feishu/card here',
      scopes: 'Feishu: all scopes are there',
      missingScopes: (names: readonly string[]) =>
        `The Feishu app lacks the ${names.length === 1 ? 'scope' : 'scopes'} ${names.join(', ')}. Add them under Permissions & Scopes in the developer console, and release a version.`,
      withoutScopes: (names: readonly string[], loss: string) => `Feishu: without ${names.join(', ')}, ${loss}`,
      losses: {
        replies: 'replies in discussions that do not mention the bot are not recorded',
        reading:
          'deliveries of unknown outcome cannot be looked up in a group, reactions do not count in discussions, and /conclude cannot take up somebody’s message',
        names: 'discussions show no names',
      },
      withoutEvents: (names: readonly string[]) =>
        `Feishu: without the subscription to ${names.join(', ')}, messages that were taken back and reactions do not change discussions; to record discussions, add them under Events & Callbacks`,
      scopesUnknown: (code: string) =>
        `Feishu: the granted scopes cannot be read (${code}); compare them under Permissions & Scopes in the developer console.`,
      events: 'Feishu: events and callbacks are subscribed',
      missingEvents: (names: readonly string[]) =>
        `The Feishu app does not subscribe to ${names.join(', ')}. Add them under Events & Callbacks in the developer console, and release a version.`,
      eventsUnknown: (code: string) =>
        `Feishu: the subscriptions cannot be read (${code}); the scope application:application:self_manage allows it, or compare them under Events & Callbacks.`,
    },
  },
});
