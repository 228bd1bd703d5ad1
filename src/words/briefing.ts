import { bilingual } from './locale.ts';

export const briefing = bilingual({
  zh: {
    brokenFile: (file: string, reason: string) => `${file} 不是有效的 YAML：${reason}`,
    wrongFile: (file: string, reasons: readonly string[]) => `${file} 有误：${reasons.join('；')}`,
    unreadableFolder: (folder: string) => `读不到简报文件夹 ${folder}。`,
    newDocuments: '新入库的文档',
    nothingFound: '资料库中暂无相关内容。',
    emptyEdition: '这份简报目前没有内容。',
    missed: (zone: string, limit: string) => `错过超过补发期限 ${limit}（${zone}）`,
    noAdapter: (platform: string) => `没有连接到 ${platform}`,
  },
  en: {
    brokenFile: (file: string, reason: string) => `${file} is not valid YAML: ${reason}`,
    wrongFile: (file: string, reasons: readonly string[]) => `${file} is wrong: ${reasons.join('; ')}`,
    unreadableFolder: (folder: string) => `The folder of briefings ${folder} cannot be read.`,
    newDocuments: 'New in the library',
    nothingFound: 'The library holds nothing on this yet.',
    emptyEdition: 'This briefing has no content at present.',
    missed: (zone: string, limit: string) => `missed by more than the catch-up limit ${limit} (${zone})`,
    noAdapter: (platform: string) => `${platform} is not connected`,
  },
});
