import { bilingual } from './locale.ts';

export const card = bilingual({
  zh: {
    labelled: (label: string, value: string) => `${label}：${value}`,
    quoted: (quote: string) => `“${quote}”`,
    lines: (ranges: readonly string[], _single: boolean) => `第 ${ranges.join('、')} 行`,
    where: (source: string, lines: string, digest: boolean) => `${source}，${lines}${digest ? '（摘要）' : ''}`,
    damaged: '原文此处残缺，引用时请留意',
    truncated: '原文此处中断',
    open: '查看原文',
    openDigest: '查看摘要',
    trendTitle: (number: number, name: string) => `趋势 ${number} · ${name}`,
    detail: '详情',
    trendsOf: (publisher: string | null, date: string | null) => [publisher, date].filter(Boolean).join(' · '),
    trendsHint: '点“详情”看论点、关键数据与各文档中的证据；也可以输入 /趋势 3。',
    keyFigures: '关键数据',
    statement: '论点',
    toProve: '验证标志',
    toDiscuss: '讨论题',
    evidence: { for: '支持的证据', against: '存疑或相反的证据', open: '各文档中的相关内容' },
    allEvidence: (count: number) => `全部 ${count} 条证据`,
    noEvidence: '库中其他文档暂无相关段落。',
    sources: '来源',
    allTrends: '全部趋势',
    previousTrend: '上一条',
    nextTrend: '下一条',
    morePassages: '更多段落',
    notFoundTitle: '库中没有找到答案',
    notFound: (missing: readonly string[]) =>
      missing.length
        ? `资料库没有提到：${missing.map(word => `“${word}”`).join('、')}。`
        : '资料库里没有能回答这个问题的段落。',
    instead: (years: readonly string[], missing: readonly string[]) =>
      `资料库有 ${years.join('、')} 年的，没有${missing.map(word => `“${word}”`).join('、')}的。`,
    nearest: '最接近的段落如下，仅供参考：',
    emptyLibrary: '资料库还是空的。',
    passages: (from: number, to: number) => `段落 ${from}–${to}`,
    digestNote: '原件不在本机资料库中，引文出自 Trendbrief 自己撰写的摘要，行号指向原件。',
    sourcesTitle: '资料库',
    sourcesCount: (documents: number, passages: number) => `${documents} 份文档，${passages} 个段落`,
    sourceLine: (parts: { publisher: string | null; date: string | null; passages: number; digestOnly: boolean }) =>
      [parts.publisher, parts.date, `${parts.passages} 个段落`, parts.digestOnly ? '仅摘要' : null]
        .filter(Boolean)
        .join(' · '),
    noSource: (text: string) => `没有标题、发布者或内容与“${text}”相符的文档。`,
    inContext: '上下文',
    passageGone: '这段文字已随文档更新或移除，请重新提问。',
    pageOf: (from: number, to: number, total: number) => `第 ${from}–${to} 项，共 ${total} 项`,
    previousPage: '上一页',
    nextPage: '下一页',
  },
  en: {
    labelled: (label: string, value: string) => `${label}: ${value}`,
    quoted: (quote: string) => `“${quote}”`,
    lines: (ranges: readonly string[], single: boolean) => `${single ? 'line' : 'lines'} ${ranges.join(', ')}`,
    where: (source: string, lines: string, digest: boolean) => `${source}, ${lines}${digest ? ' (digest)' : ''}`,
    damaged: 'The original is damaged here: quote with care',
    truncated: 'The original breaks off here',
    open: 'Open passage',
    openDigest: 'Open digest',
    trendTitle: (number: number, name: string) => `Trend ${number} · ${name}`,
    detail: 'Detail',
    trendsOf: (publisher: string | null, date: string | null) => [publisher, date].filter(Boolean).join(' · '),
    trendsHint: 'Press Detail for the claim, its key figures and the evidence across documents, or type /trend 3.',
    keyFigures: 'Key figures',
    statement: 'Claim',
    toProve: 'What would prove it',
    toDiscuss: 'To discuss',
    evidence: { for: 'Evidence for it', against: 'Evidence against it', open: 'What the documents say' },
    allEvidence: (count: number) => `All ${count} pieces of evidence`,
    noEvidence: 'No other document in the library speaks of this yet.',
    sources: 'Sources',
    allTrends: 'All trends',
    previousTrend: 'Previous',
    nextTrend: 'Next',
    morePassages: 'More passages',
    notFoundTitle: 'Not found in the library',
    notFound: (missing: readonly string[]) =>
      missing.length
        ? `The library does not mention ${missing.map(word => `“${word}”`).join(', ')}.`
        : 'No passage of the library answers this question.',
    instead: (years: readonly string[], missing: readonly string[]) =>
      `The library has ${years.join(', ')}, not ${missing.map(word => `“${word}”`).join(', ')}.`,
    nearest: 'The nearest passages, offered as such:',
    emptyLibrary: 'The library is still empty.',
    passages: (from: number, to: number) => `Passages ${from}–${to}`,
    digestNote:
      'The original is not in this library: the quote comes from Trendbrief’s own digest; line numbers point into the original.',
    sourcesTitle: 'Library',
    sourcesCount: (documents: number, passages: number) =>
      `${documents} ${documents === 1 ? 'document' : 'documents'}, ${passages} ${passages === 1 ? 'passage' : 'passages'}`,
    sourceLine: (parts: { publisher: string | null; date: string | null; passages: number; digestOnly: boolean }) =>
      [
        parts.publisher,
        parts.date,
        `${parts.passages} ${parts.passages === 1 ? 'passage' : 'passages'}`,
        parts.digestOnly ? 'digest only' : null,
      ]
        .filter(Boolean)
        .join(' · '),
    noSource: (text: string) => `No document’s title, publisher or content matches “${text}”.`,
    inContext: 'In context',
    passageGone: 'This passage was updated or removed with its document: please ask again.',
    pageOf: (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
    previousPage: 'Previous page',
    nextPage: 'Next page',
  },
});
