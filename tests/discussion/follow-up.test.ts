import { describe, expect, test } from 'vitest';
import { followUp, type Names, speaksOf, subjectOf } from '../../src/discussion/follow-up.ts';
import { readLexicon } from '../../src/library/lexicon.ts';
import { passage } from '../support/passages.ts';

const lexicon = readLexicon(`- { term: 具身智能, kind: technology, en: [embodied AI] }
- { term: 临江港, kind: place, en: [Linjiang Port] }
- { term: 人工智能, kind: technology, en: [artificial intelligence], abbr: [AI] }
`);
/** A library in which AI stands in every passage. */
const library: Names = {
  lexicon: () => lexicon,
  size: () => 100,
  frequency: token => (token === 'ai' || token === '人工' || token === '智能' ? 90 : 5),
};

describe('what is asked inside a discussion', () => {
  const ask = (question: string) => followUp(question, '具身智能', lexicon);

  test.each(['谁不同意？', '有没有反例', '反对的证据', 'Who disagrees?', 'any objections?', '哪些公司质疑'])(
    '%s wants the evidence against',
    question => expect(ask(question)).toEqual({ kind: 'stance', stance: 'against' }),
  );

  test.each(['谁支持？', '支持的证据呢', 'who supports this?', 'what backs it up?'])(
    '%s wants the evidence for',
    question => expect(ask(question)).toEqual({ kind: 'stance', stance: 'for' }),
  );

  test.each(['证据呢？', '依据是什么', 'is there evidence?', 'pros and cons', '支持和反对的都说说'])(
    '%s wants both',
    question => expect(ask(question)).toEqual({ kind: 'stance', stance: 'both' }),
  );

  test.each(['数据呢？', '有什么数字', 'any data?', 'numbers?'])('%s wants figures', question =>
    expect(ask(question)).toEqual({ kind: 'figures' }),
  );

  test.each(['2025年呢？', '成本多少', 'and in 2025?', 'why?', '临江港呢？', '它什么时候落地'])(
    '%s is about the item',
    question => expect(ask(question)).toEqual({ kind: 'ask', question: `具身智能 ${question}`, ofItem: true }),
  );

  test.each([
    '临江港去年的吞吐量是多少？',
    'How many containers did Linjiang Port handle?',
    '岸桥作业效率和单价是多少',
  ])('%s is complete', question => expect(ask(question)).toEqual({ kind: 'ask', question, ofItem: false }));
});

describe('what an item is about', () => {
  test.each([
    ['趋势 2 · 具身智能出清与进厂', '具身智能'],
    ['Trend 2 · Embodied AI shake-out', 'embodied ai'],
    ['趋势 5 · AI 时代的超级入口', '时代'],
    ['Trend 5 · The super-app entrance', 'The super-app entrance'],
    ['趋势 9 · 岸电普及', '岸电'],
  ])('%s', (title, subject) => {
    expect(subjectOf(title, library)).toBe(subject);
  });

  test('stands in a passage by any of its names, in its text, its digest or above it', () => {
    const about = (parts: Parameters<typeof passage>[0]) => speaksOf(passage(parts), '具身智能', lexicon);
    expect(about({ text: '具 身智能公司停业。', heading: [] })).toBe(false);
    expect(about({ text: '具身智能公司停业。' })).toBe(true);
    expect(about({ summaries: { en: 'Two embodied AI companies closed.' } })).toBe(true);
    expect(about({ heading: ['1.2 具身智能'] })).toBe(true);
    expect(about({ text: '機器人公司停業。', articleTitle: '具身智能週報' })).toBe(true);
    expect(about({ text: '机器人公司停业。' })).toBe(false);
  });
});
