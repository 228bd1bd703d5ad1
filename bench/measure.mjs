/** One engine, measured: started by `child.mjs`, prints one line of JSON. */
import fs from 'node:fs';

/** So many questions are asked before time is taken: dictionaries load, code is compiled. */
const WARM_UP = 40;
/** A passage counts as found among the first so many. */
const NEAR = 5;

const { engine: name, ...work } = JSON.parse(process.argv[2]);
const { index, openEngine } = await import(`./engines/${name === 'index' ? 'trendbrief' : name}.mjs`);

const began = worked();
const indexed = index ? await index(work) : null;
const indexSeconds = indexed ? (worked() - began) / 1000 : null;
if (name === 'index') process.stdout.write(JSON.stringify({ indexSeconds }));
else {
  const engine = await openEngine(work, indexed);
  const questions = questionsOf(work);
  for (const { query, locale } of questions.slice(0, WARM_UP)) engine.search(query, locale);
  const milliseconds = [];
  let found = 0;
  for (const question of questions) {
    const from = worked();
    const passages = engine.search(question.query, question.locale);
    milliseconds.push(worked() - from);
    if (passages.slice(0, NEAR).some(passage => question.sources.some(source => overlaps(passage, source)))) found++;
  }
  globalThis.gc?.();
  milliseconds.sort((one, other) => one - other);
  const at = share => milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))];
  process.stdout.write(
    JSON.stringify({
      indexSeconds,
      diskMB: engine.bytes === null ? null : engine.bytes / 1e6,
      memoryMB: process.memoryUsage.rss() / 1e6,
      peakMB: process.resourceUsage().maxRSS / 1e3,
      questions: questions.length,
      p50: at(0.5),
      p99: at(0.99),
      recallAt5: found / questions.filter(({ sources }) => sources.length > 0).length,
    }),
  );
}

/** Milliseconds of processor time so far: what else the machine does meanwhile does not count. No engine waits for anything. */
function worked() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Spread over the file, where not all are wanted. */
function questionsOf({ questionFile, questions: wanted }) {
  const all = fs
    .readFileSync(questionFile, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const step = wanted === null ? 1 : Math.max(1, all.length / wanted);
  return Array.from({ length: Math.floor(all.length / step) }, (_, at) => all[Math.floor(at * step)]);
}

function overlaps({ document, lines }, source) {
  return (
    document === source.document &&
    lines.some(([from, to]) => source.lines.some(([first, last]) => from <= last && first <= to))
  );
}
