import { bilingual } from './locale.ts';

export const operator = bilingual({
  zh: {
    wrongSetting: (problems: readonly string[]) => `环境变量有误：${problems.join('；')}`,
    unreadableEnv: '无法读取当前文件夹中的 .env 文件。',
    portBusy: (port: number) =>
      `端口 ${port} 已被占用：可能已有一个 Trendbrief 在运行。请停掉它，或用 PORT 指定其他端口。`,
    anotherBot: (file: string) =>
      `另一个 Trendbrief 正在使用数据库 ${file}。一个数据库只能由一个机器人使用：请先停掉它，或用 TRENDBRIEF_DB 指定其他数据库。`,
    trouble: {
      failed: (t: { briefing: string; slot: string; target: string; reason: string }) =>
        `简报 ${t.briefing}（${t.slot}）未能发送到 ${t.target}：${t.reason}。不会再重试；请检查该频道和机器人的权限。同一原因不再重复提醒。`,
      tooLate: (t: { briefing: string; slot: string; target: string }) =>
        `简报 ${t.briefing}（${t.slot}）未能在补发期限内发送到 ${t.target}，不再发送。`,
      unknown: (t: { briefing: string; slot: string; target: string; reason: string }) =>
        `不能确定简报 ${t.briefing}（${t.slot}）是否已发送到 ${t.target}：${t.reason}。为避免重复，不会再发；请到该频道查看。`,
    },
    cannotListen: (host: string, reason: string) => `无法在 ${host} 上监听：${reason}`,
    address: (url: string) => `Trendbrief 已启动：${url}`,
    stopping: '正在停止…',
    indexing: (done: number, total: number, file: string) => `正在建立索引 ${done}/${total} ${file}`,
    indexed: (r: { added: number; updated: number; removed: number; unchanged: number }) =>
      `新增 ${r.added}，更新 ${r.updated}，移除 ${r.removed}，未变 ${r.unchanged}`,
    library: (documents: number, passages: number) => `资料库：${documents} 份文档，${passages} 个段落`,
    missingPath: (file: string) => `没有这个文件或文件夹：${file}`,
    unreadable: (file: string, reason: string) => `无法读取 ${file}：${reason}`,
    notJsonLines: (file: string, line: number) => `${file} 第 ${line} 行不是 {"id","query"} 形式的 JSON。`,
    unknownFormat: (given: string, known: readonly string[]) => `不支持的格式 ${given}；可用：${known.join('、')}`,
    noSuchBriefing: (name: string, names: readonly string[]) =>
      `没有名为 ${name} 的简报。现有：${names.join('、') || '无'}`,
    wrongDate: (text: string) => `${text} 不是 ISO 时间，例如 2026-01-12T09:00:00+08:00`,
    emptyEdition: '这份简报目前没有内容，不会发送。',
    nothingScheduled: '没有定时简报。',
    nothingDelivered: '还没有发送记录。',
    next: '下次',
    paused: '已暂停',
    state: {
      pending: '待发送',
      sending: '发送中',
      sent: '已发送',
      failed: '失败',
      unknown: '结果未知',
    },
    outcome: { run: '准时', 'caught-up': '补发', missed: '错过', empty: '无内容' },
    doctor: {
      node: (version: string) => `Node.js ${version}`,
      database: (file: string) => `数据库 ${file}`,
      library: (documents: number, passages: number) => `资料库：${documents} 份文档，${passages} 个段落`,
      emptyLibrary: '资料库是空的：运行 npm run -s trendbrief -- index',
      path: (file: string) => `文档路径 ${file}`,
      missingPath: (file: string) =>
        `文档路径 ${file} 不存在：检查 TRENDBRIEF_DOCUMENTS，或运行 index --forget 让它不再被记住`,
      briefings: (count: number) => `${count} 份简报定义`,
      noTargets: (name: string) => `简报 ${name} 没有 targets：不会自动发送`,
      openHost: (host: string) =>
        `HOST=${host} 会监听到本机之外，但没有设置 TRENDBRIEF_WEB_TOKEN：来自其他机器的请求会被拒绝`,
      off: (platform: string, variable: string) => `${platform}：未配置（${variable}）`,
    },
  },
  en: {
    wrongSetting: (problems: readonly string[]) => `The environment is wrong: ${problems.join('; ')}`,
    unreadableEnv: 'The .env file of the current folder cannot be read.',
    portBusy: (port: number) =>
      `Port ${port} is taken: perhaps another Trendbrief is running. Stop it, or set PORT to another port.`,
    anotherBot: (file: string) =>
      `Another Trendbrief is using the database ${file}. One database serves one bot: stop the other one, or set TRENDBRIEF_DB to another file.`,
    trouble: {
      failed: (t: { briefing: string; slot: string; target: string; reason: string }) =>
        `Briefing ${t.briefing} of ${t.slot} could not be sent to ${t.target}: ${t.reason}. It is not tried again; check the channel and the bot's permissions there. The same reason is not reported again.`,
      tooLate: (t: { briefing: string; slot: string; target: string }) =>
        `Briefing ${t.briefing} of ${t.slot} could not be sent to ${t.target} within its catch-up time, and is not sent any more.`,
      unknown: (t: { briefing: string; slot: string; target: string; reason: string }) =>
        `Whether briefing ${t.briefing} of ${t.slot} reached ${t.target} is not known: ${t.reason}. So that it does not come twice it is not sent again; please look in the channel.`,
    },
    cannotListen: (host: string, reason: string) => `Cannot listen on ${host}: ${reason}`,
    address: (url: string) => `Trendbrief is running: ${url}`,
    stopping: 'Stopping …',
    indexing: (done: number, total: number, file: string) => `Indexing ${done}/${total} ${file}`,
    indexed: (r: { added: number; updated: number; removed: number; unchanged: number }) =>
      `${r.added} added, ${r.updated} updated, ${r.removed} removed, ${r.unchanged} unchanged`,
    library: (documents: number, passages: number) => `Library: ${documents} documents, ${passages} passages`,
    missingPath: (file: string) => `There is no file or folder ${file}`,
    unreadable: (file: string, reason: string) => `${file} cannot be read: ${reason}`,
    notJsonLines: (file: string, line: number) => `${file}, line ${line}: not JSON of the form {"id","query"}.`,
    unknownFormat: (given: string, known: readonly string[]) =>
      `Unknown format ${given}; there is: ${known.join(', ')}`,
    noSuchBriefing: (name: string, names: readonly string[]) =>
      `There is no briefing ${name}. There is: ${names.join(', ') || 'none'}`,
    wrongDate: (text: string) => `${text} is not an ISO time such as 2026-01-12T09:00:00+08:00`,
    emptyEdition: 'This briefing has no content at present and would not be sent.',
    nothingScheduled: 'No briefing is scheduled.',
    nothingDelivered: 'Nothing has been sent yet.',
    next: 'next',
    paused: 'paused',
    state: { pending: 'pending', sending: 'sending', sent: 'sent', failed: 'failed', unknown: 'unknown' },
    outcome: { run: 'on time', 'caught-up': 'caught up', missed: 'missed', empty: 'no content' },
    doctor: {
      node: (version: string) => `Node.js ${version}`,
      database: (file: string) => `Database ${file}`,
      library: (documents: number, passages: number) => `Library: ${documents} documents, ${passages} passages`,
      emptyLibrary: 'The library is empty: run npm run -s trendbrief -- index',
      path: (file: string) => `Documents ${file}`,
      missingPath: (file: string) =>
        `Documents ${file}: not there. Check TRENDBRIEF_DOCUMENTS, or have it forgotten with index --forget`,
      briefings: (count: number) => `${count} briefing ${count === 1 ? 'definition' : 'definitions'}`,
      noTargets: (name: string) => `Briefing ${name} has no targets: it is never sent by itself`,
      openHost: (host: string) =>
        `HOST=${host} listens beyond this machine, but TRENDBRIEF_WEB_TOKEN is not set: requests from elsewhere are refused`,
      off: (platform: string, variable: string) => `${platform}: not configured (${variable})`,
    },
  },
});
