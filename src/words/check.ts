import { bilingual } from './locale.ts';

interface CoverageLine {
  readonly body: number;
  readonly restated: number;
  readonly leftOut: number;
  readonly todo: number;
  readonly missing: number;
}

/** What is wrong with a file under `data/`, and what is expected instead. */
export const check = bilingual({
  zh: {
    at: (file: string, line: number | null, sentence: string) =>
      line === null ? `${file}：${sentence}` : `${file} 第 ${line} 行：${sentence}`,
    noFrontMatter: '文件应以一行 --- 开头，随后是 title、source、sha256，再以一行 --- 结束文件头。',
    yaml: (reason: string) => `YAML 写法有误：${reason}`,
    unknownKey: (key: string, known: string) => `不认识的键 ${key}；可用的键有 ${known}。`,
    frontMatter: {
      title: 'title 应写明标题。',
      source: 'source 应为原文的文件名，不带文件夹。',
      sha256: 'sha256 应为原文的 64 位十六进制校验值（sha256sum 文件名）。',
      publisher: 'publisher 应为一个名称。',
      authors: 'authors 应为列表，如 [张三, 李四]。',
      date: 'date 应为 2026、2026-01 或 2026-01-08 的形式。',
      trends: 'trends 应为被评述的趋势报告的文件名，不带文件夹。',
      articles: 'articles 应为列表，每项写作 { headline: 标题, lines: [[3, 53]] }，行号从 1 起，前小后大。',
    },
    noLocator: '这一行应以它所转述的原文行号结尾，如 [L9]、[L9-L11] 或 [L9-L11, L20]。',
    badLocator: (found: string) =>
      `行号 [${found}] 写法有误；应为 [L9]、[L9-L11] 或 [L9-L11, L20]，从 1 起，前小后大。`,
    noText: '行号之前应有文字。',
    asked: '应写作：中文问法 / 中文问法 | English / English [L9]。',
    askedOfNothing: (lines: string, digest: string) =>
      `${digest} 里此处之后没有 [${lines}] 的段落；各行应与摘要的段落同序。`,
    askedUnclear: (lines: string) => `标 [${lines}] 的段落比这里的行多，看不出问的是哪一段；请给每段各写一行。`,
    askedAlone: (digest: string) => `没有 ${digest} 这份摘要，这里的问法无处可用。`,
    rowWithoutHeader: '表格应先有表头一行，再有 |---|---| 一行，然后才是各行。',
    cells: (expected: number, found: number) => `表头有 ${expected} 格，这一行却有 ${found} 格。`,
    numberWithoutSource: (number: string, lines: string) =>
      `数字“${number}”在所标的原文 ${lines} 里找不到；请核对数字，或补上它所在的行。`,
    copied: (run: string) => `有 ${[...run].length} 个汉字与原文连续相同，请换成自己的话：${run}`,
    otherFrontMatter: (key: string) => `文件头的 ${key} 应与中文文件相同。`,
    otherShape: (expected: string | null, line: number | null, found: string | null) =>
      expected === null
        ? `中文文件到此已结束，这里却多出 ${found}。`
        : `此处应与中文文件第 ${line} 行对应：${expected}，${found === null ? '却已结束' : `却是 ${found}`}。`,
    numberOnlyInOther: (number: string, line: number) => `另一语言文件第 ${line} 行的数字“${number}”在这一行里没有。`,
    beyond: (lines: string, last: number) => `原文只有 ${last} 行，没有 ${lines}。`,
    blank: (lines: string) => `原文 ${lines} 只有空行；请标出所转述的行。`,
    otherOriginal: (source: string, sha256: string) =>
      `${source} 的 sha256 是 ${sha256}，与文件头不符：请核对原文是否同一版本，再更新 sha256 与行号。`,
    noCounterpart: (other: string) => `缺少同名的 ${other}；中英文文件应成对。`,
    noFolder: (folder: string) => `找不到文件夹 ${folder}；请检查路径。`,
    coverage: {
      entry: '每项应写作 { lines: L12-L14, left-out: 理由 } 或 { lines: L12, todo: 说明 }，归在原文的文件名之下。',
      unknown: (document: string) => `没有哪份摘要的 source 是 ${document}；请改正文件名或删去。`,
      restatedToo: (lines: string) => `${lines} 已有摘要转述，请从这里删去。`,
      missing: (lines: string) =>
        `原文 ${lines} 没有任何中文摘要转述；请补写，或在 coverage.yaml 写明 left-out 或 todo。`,
      tooLittle: (percent: number, least: number) => `正文只有 ${percent}% 的行得到转述，应不少于 ${least}%。`,
    },
    lexicon: {
      shape: (key: string | null, kinds: string) =>
        `${key === null ? '' : `键 ${key} 有误：`}词条应写作 { term, kind, zh, en, abbr, nick, related, not }，kind 为 ${kinds} 之一，其余除 term 外都是名称的列表。`,
      sharedName: (name: string, term: string) => `名称“${name}”已属于词条“${term}”；一个名称只能归一个词条。`,
      dangling: (key: string, term: string) => `${key} 所指的“${term}”不是任何词条的 term。`,
      ownName: (key: string, term: string) => `${key} 里的“${term}”就是本词条自己的名称。`,
      relatedAndNot: (term: string) => `“${term}”不能既在 related 又在 not 里。`,
    },
    report: {
      document: (title: string, document: string) => `${title}（${document}）`,
      digest: (files: number, paragraphs: number, figures: number) =>
        `摘要 ${files} 个文件，${paragraphs} 段，不同的数据 ${figures} 项`,
      noOriginal: '没有原文，未与原文核对',
      coverage: (percent: number, counts: CoverageLine) =>
        `正文 ${counts.body} 行：已转述 ${counts.restated}（${percent}%），略去 ${counts.leftOut}，待写 ${counts.todo}，遗漏 ${counts.missing}`,
      sum: (documents: number, paragraphs: number, entries: number, todo: number, problems: number) =>
        `文档 ${documents} 份，摘要 ${paragraphs} 段，词条 ${entries} 个，待写 ${todo} 行；${problems === 0 ? '没有问题' : `${problems} 个问题`}`,
    },
  },
  en: {
    at: (file, line, sentence) => (line === null ? `${file}: ${sentence}` : `${file}, line ${line}: ${sentence}`),
    noFrontMatter: 'the file should begin with a line ---, then title, source and sha256, then another line ---.',
    yaml: reason => `this is not valid YAML: ${reason}`,
    unknownKey: (key, known) => `unknown key ${key}; the keys are ${known}.`,
    frontMatter: {
      title: 'title should say the title.',
      source: 'source should be the file name of the original, without a folder.',
      sha256: 'sha256 should be the 64 hexadecimal digits that sha256sum prints for the original.',
      publisher: 'publisher should be one name.',
      authors: 'authors should be a list such as [Ada Lovelace, Alan Turing].',
      date: 'date should look like 2026, 2026-01 or 2026-01-08.',
      trends: 'trends should be the file name of the document whose trends are judged, without a folder.',
      articles:
        'articles should be a list of { headline: Some headline, lines: [[3, 53]] }; lines count from 1, the smaller first.',
    },
    noLocator:
      'this line should end with the lines of the original that it restates, such as [L9], [L9-L11] or [L9-L11, L20].',
    badLocator: found =>
      `[${found}] is no locator; write [L9], [L9-L11] or [L9-L11, L20], counting from 1, the smaller line first.`,
    noText: 'there should be text before the locator.',
    asked: 'this should read: Chinese question / Chinese question | English / English [L9].',
    askedOfNothing: (lines, digest) =>
      `${digest} has no paragraph of [${lines}] from here on; the lines should be in the order of the digest.`,
    askedUnclear: lines =>
      `more paragraphs than lines here have [${lines}], so it is not clear which one is asked for; write a line for each.`,
    askedAlone: digest => `there is no digest ${digest} that these questions belong to.`,
    rowWithoutHeader: 'a table needs a header row, then a |---|---| row, then its rows.',
    cells: (expected, found) => `the header has ${expected} cells, this row has ${found}.`,
    numberWithoutSource: (number, lines) =>
      `the number “${number}” is not in ${lines} of the original; correct it, or add the line that has it.`,
    copied: run => `${[...run].length} Han characters in a row are the original's; say it in other words: ${run}`,
    otherFrontMatter: key => `${key} in the front matter should be the same as in the Chinese file.`,
    otherShape: (expected, line, found) =>
      expected === null
        ? `the Chinese file has ended, and here stands another ${found}.`
        : `this should pair with line ${line} of the Chinese file, ${expected}, but ${found === null ? 'the file ends' : `is ${found}`}.`,
    numberOnlyInOther: (number, line) =>
      `the number “${number}” of line ${line} in the other language is missing here.`,
    beyond: (lines, last) => `the original has ${last} lines only, no ${lines}.`,
    blank: lines => `${lines} of the original is blank; name the lines that are restated.`,
    otherOriginal: (source, sha256) =>
      `the sha256 of ${source} is ${sha256}, not what the front matter says: see whether it is the same edition, then update sha256 and the locators.`,
    noCounterpart: other => `there is no ${other}; digests come in pairs, one in each language.`,
    noFolder: folder => `there is no folder ${folder}; check the path.`,
    coverage: {
      entry:
        'under the file name of the original, write { lines: L12-L14, left-out: reason } or { lines: L12, todo: note }.',
      unknown: document => `no digest has the source ${document}; correct the file name or remove it.`,
      restatedToo: lines => `${lines} is restated by a digest; remove it here.`,
      missing: lines =>
        `no Chinese digest restates ${lines} of the original; restate it, or account for it in coverage.yaml as left-out or todo.`,
      tooLittle: (percent, least) =>
        `only ${percent} % of the body lines are restated; it should be ${least} % or more.`,
    },
    lexicon: {
      shape: (key, kinds) =>
        `${key === null ? '' : `key ${key}: `}an entry is { term, kind, zh, en, abbr, nick, related, not }, its kind one of ${kinds}, everything else but the term a list of names.`,
      sharedName: (name, term) => `the name “${name}” belongs to “${term}” already; a name belongs to one entry.`,
      dangling: (key, term) => `${key} names “${term}”, which is the term of no entry.`,
      ownName: (key, term) => `“${term}” under ${key} is a name of this very entry.`,
      relatedAndNot: term => `“${term}” cannot stand under related and under not.`,
    },
    report: {
      document: (title, document) => `${title} (${document})`,
      digest: (files, paragraphs, figures) =>
        `${files} digest ${files === 1 ? 'file' : 'files'}, ${paragraphs} paragraphs, ${figures} different figures`,
      noOriginal: 'the original is absent: not compared with it',
      coverage: (percent, counts) =>
        `${counts.body} body lines: ${counts.restated} restated (${percent} %), ${counts.leftOut} left out, ${counts.todo} to do, ${counts.missing} missing`,
      sum: (documents, paragraphs, entries, todo, problems) =>
        `${documents} documents, ${paragraphs} digest paragraphs, ${entries} lexicon entries, ${todo} lines to do; ${problems === 0 ? 'no problems' : `${problems} problems`}`,
    },
  },
});
