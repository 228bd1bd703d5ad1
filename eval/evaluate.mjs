/**
 * Asks our own questions of a fresh library and prints how well it answers: of the digests alone, and of the originals
 * where there are any.
 *
 *   npm run eval [-- [DOCUMENTS…] [--misses] [--markdown] [--json]]
 *
 * DOCUMENTS are files or folders with the originals; without them TRENDBRIEF_DOCUMENTS counts, also from `.env`.
 * The last line holds the totals. `--misses` lists the questions that went wrong, and what was read instead.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { groupsOf, measure, sharesOf } from './measure.mjs';

const root = path.resolve(import.meta.dirname, '..');
if (!fs.existsSync(path.join(root, 'dist/main.js'))) {
  process.stderr.write(
    'Build the sources first: npm run -s trendbrief -- doctor\n请先编译：npm run -s trendbrief -- doctor\n',
  );
  process.exit(1);
}
const { readConfig } = await import('../dist/config.js');
const { openDatabase } = await import('../dist/library/database.js');
const { fold } = await import('../dist/library/fold.js');
const { indexLibrary } = await import('../dist/library/indexing.js');
const { openLibrary } = await import('../dist/library/open.js');
const { lookup } = await import('../dist/lookup/lookup.js');

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean' }, markdown: { type: 'boolean' }, json: { type: 'boolean' } },
});
const config = readConfig();
const documents = positionals.length > 0 ? positionals.map(one => path.resolve(config.folder, one)) : config.documents;
const questions = fs
  .readFileSync(path.join(import.meta.dirname, 'questions.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line));

const runs = [{ name: 'digests alone', outcomes: await run([]) }];
if (documents.length > 0) runs.push({ name: 'with the originals', outcomes: await run(documents) });
if (options.json) process.stdout.write(`${JSON.stringify(runs.map(asJson))}\n`);
else for (const one of runs) print(one);

async function run(paths) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trendbrief-eval-'));
  const database = openDatabase(path.join(folder, 'eval.sqlite'));
  try {
    const report = await indexLibrary({ database, dataFolder: config.data, paths, now: () => new Date() });
    for (const { path: file, sentence } of report.problems) process.stderr.write(`${file}: ${sentence('en')}\n`);
    const library = openLibrary(database);
    return measure(questions, (query, locale) => lookup(library, query, { locale }), fold);
  } finally {
    database.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function asJson({ name, outcomes }) {
  return {
    name,
    total: sharesOf(outcomes),
    lang: groupsOf(outcomes, question => question.lang),
    style: groupsOf(outcomes, question => question.style),
    outcomes: outcomes.map(({ question, ...rest }) => ({ id: question.id, ...rest })),
  };
}

function print({ name, outcomes }) {
  if (options.misses) for (const outcome of outcomes.filter(isMiss)) process.stdout.write(`${missOf(outcome)}\n`);
  table(
    `${name}, by language`,
    groupsOf(outcomes, question => question.lang),
  );
  table(
    `${name}, by style`,
    groupsOf(outcomes, question => question.style),
  );
  process.stdout.write(`\n${totalsOf(name, sharesOf(outcomes))}\n`);
}

function isMiss(outcome) {
  return outcome.answerable ? !(outcome.near && outcome.answered) : !outcome.refused;
}

function missOf({ question, answerable, refused, rank, near, answered, read }) {
  const wrong = answerable
    ? [near ? null : 'recall', answered ? null : refused ? 'refused' : 'answer'].filter(Boolean).join('+')
    : 'answered though unanswerable';
  const wanted = (question.locale === 'en' && question.figuresEn) || question.figures || [question.answer ?? '–'];
  return [
    `${question.id} [${question.lang}, ${question.style}] ${wrong}, first right passage ${rank || 'none'}: ${question.query}`,
    `    wanted ${wanted.join('; ')}`,
    `    read   ${read.replaceAll('\n', ' / ').slice(0, 240) || 'not found'}`,
  ].join('\n');
}

function table(title, rows) {
  const head = [title, 'n', 'recall@1', 'recall@5', 'answer', 'wrongly refused', 'unanswerable', 'refused'];
  const cells = rows.map(row => [
    row.name,
    String(row.n),
    ...[row.recallAt1, row.recallAt5, row.answered, row.wronglyRefused].map(decimal),
    String(row.unanswerable),
    decimal(row.refused),
  ]);
  const widths = head.map((cell, at) => Math.max(cell.length, ...cells.map(row => row[at].length)));
  const line = row => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])));
  const text = options.markdown
    ? [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...cells].map(row => `| ${row.join(' | ')} |`)
    : [head, ...cells].map(row => line(row).join('  '));
  process.stdout.write(`\n${text.join('\n')}\n`);
}

function totalsOf(name, { n, recallAt1, recallAt5, answered, wronglyRefused, unanswerable, refused }) {
  return `${name}: ${n} questions, recall@1 ${decimal(recallAt1)}, recall@5 ${decimal(recallAt5)}, answer ${decimal(answered)}, wrongly refused ${decimal(wronglyRefused)}; ${unanswerable} unanswerable, refused ${decimal(refused)}`;
}

function decimal(share) {
  return share === null ? '–' : share.toFixed(3);
}
