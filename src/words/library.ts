import { bilingual } from './locale.ts';

export const library = bilingual({
  zh: {
    databaseNewer: (file: string) =>
      `数据库 ${file} 由更新版本的 Trendbrief 写成，本版本读不了。请升级 Trendbrief，或用 TRENDBRIEF_DB 另指一个文件。`,
    databaseCorrupt: (file: string) =>
      `数据库 ${file} 已损坏或不是 SQLite 文件，未作任何改动。运行 trendbrief index --rebuild 可将它改名保存并重建资料库。`,
    databaseFolder: (file: string) =>
      `无法打开数据库 ${file}：所在文件夹不存在，或不允许写入。请建好文件夹、检查权限，或改设 TRENDBRIEF_DB。`,
    databaseReadOnly: (file: string) =>
      `数据库 ${file} 只读，无法写入。请检查文件与文件夹的权限，或改设 TRENDBRIEF_DB。`,
    databaseLocked: (file: string) => `数据库 ${file} 正被另一个程序占用。请等它写完，或停掉它，再试一次。`,
    databaseFull: (file: string) => `磁盘已满，无法写入数据库 ${file}。请腾出空间后再试。`,
    setAside: (file: string) => `原数据库已改名保存为 ${file}。`,
    at: (file: string, sentence: string) => `${file}：${sentence}`,
    missingPath: '找不到这个文件或文件夹；先前从中读入的内容保留不动。',
    unreadable: (reason: string) => `无法读取（${reason}）；请检查权限。`,
    tooLarge: (limitMegabytes: number) => `文件超过 ${limitMegabytes} MB，未读入；请拆分后再试。`,
    notReadable: '不是可读入的文件；可读入 .txt 与 .md 文件。',
    duplicate: (other: string) => `内容与 ${other} 相同，只收录一次。`,
    digestUnreadable: (reason: string) => `摘要文件有误：${reason}`,
    lexiconUnreadable: (reason: string) => `词典有误：${reason}`,
    failed: (reason: string) => `未能读入（${reason}）；请把这个文件和日志交给维护者。`,
  },
  en: {
    databaseNewer: file =>
      `The database ${file} was written by a newer Trendbrief and this version cannot read it. Upgrade Trendbrief, or set TRENDBRIEF_DB to another file.`,
    databaseCorrupt: file =>
      `The database ${file} is damaged or no SQLite file; nothing was changed. "trendbrief index --rebuild" sets it aside under another name and builds the library anew.`,
    databaseFolder: file =>
      `The database ${file} cannot be opened: its folder is missing or cannot be written to. Create the folder, check its permissions, or set TRENDBRIEF_DB.`,
    databaseReadOnly: file =>
      `The database ${file} is read-only. Check the permissions of the file and its folder, or set TRENDBRIEF_DB.`,
    databaseLocked: file =>
      `Another program holds the database ${file}. Wait until it has finished, or stop it, and try again.`,
    databaseFull: file => `The disk is full, so the database ${file} cannot be written. Free some space and try again.`,
    setAside: file => `The old database was set aside as ${file}.`,
    at: (file, sentence) => `${file}: ${sentence}`,
    missingPath: 'No such file or folder; what was read from it before stays in the library.',
    unreadable: reason => `It cannot be read (${reason}); check its permissions.`,
    tooLarge: limitMegabytes =>
      `The file is larger than ${limitMegabytes} MB and was not read; split it and try again.`,
    notReadable: 'This is no file that can be read; .txt and .md files can.',
    duplicate: other => `It has the same content as ${other} and is in the library once.`,
    digestUnreadable: reason => `The digest is wrong: ${reason}`,
    lexiconUnreadable: reason => `The lexicon is wrong: ${reason}`,
    failed: reason => `It could not be read (${reason}); please pass the file and the log on to the maintainers.`,
  },
});
