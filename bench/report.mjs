/** What was measured, as people read it. */

const names = {
  trendbrief: 'Trendbrief',
  minisearch: 'MiniSearch + jieba',
  flexsearch: 'FlexSearch + jieba',
  trigram: 'FTS5 trigram',
  bare: 'bare FTS5 query',
};

/** One size: a Markdown table, and the running bot below it. */
export function table({ size, passages, engines, bot }) {
  const head = ['', 'index s', 'disk MB', 'memory MB', 'lookup p50 ms', 'p99 ms', 'recall@5'];
  const rows = engines.map(one => [
    names[one.engine],
    number(one.indexSeconds, 1),
    number(one.diskMB, 1),
    number(one.memoryMB, 0),
    number(one.p50, 1),
    number(one.p99, 1),
    number(one.recallAt5, 2),
  ]);
  return [`${size}×: ${passages} passages`, '', ...lines(head, rows), ...(bot ? ['', botLine(bot)] : [])].join('\n');
}

/** How many times as much everything costs, compared with the smallest size. */
export function growth(results) {
  const [first, ...rest] = results;
  const times = (now, before) => (now === null || before === null ? '–' : `${(now / before).toFixed(1)}×`);
  const rows = rest.flatMap(result =>
    result.engines.flatMap(one => {
      const before = first.engines.find(({ engine }) => engine === one.engine);
      return [
        [
          `${names[one.engine]}, ${times(result.passages, first.passages)} the passages`,
          times(one.indexSeconds, before.indexSeconds),
          times(one.memoryMB, before.memoryMB),
          times(one.p50, before.p50),
          times(one.p99, before.p99),
        ],
      ];
    }),
  );
  const more = rest.flatMap(({ size, bot }) =>
    bot && first.bot ? [`running bot at ${size}×: ${number(bot.memoryMB - first.bot.memoryMB, 0)} MB more`] : [],
  );
  return [...lines(['', 'index', 'memory', 'p50', 'p99'], rows), ...(more.length > 0 ? ['', ...more] : [])].join('\n');
}

function botLine({ memoryMB, questions, p50, p99, readySeconds, firstMilliseconds }) {
  return `running bot: ready after ${number(readySeconds, 1)} s, ${number(memoryMB, 0)} MB after ${questions} questions; first answer ${number(firstMilliseconds, 0)} ms, p50 ${number(p50, 0)} ms, p99 ${number(p99, 0)} ms over HTTP`;
}

function lines(head, rows) {
  return [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows].map(cells => `| ${cells.join(' | ')} |`);
}

function number(value, digits) {
  return value === null ? '–' : value.toFixed(digits);
}
