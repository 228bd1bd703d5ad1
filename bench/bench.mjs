/**
 * Asks the same questions of the same passages in Trendbrief and in other search engines, in libraries of several sizes,
 * and prints what each costs: processor time to index and to look up, place on the disk, memory.
 *
 *   npm run bench [-- [DOCUMENTS…] [--sizes 1,10,100] [--engines NAME,…] [--questions N] [--no-bot] [--json]]
 *
 * Size 1 is the library as it ships, with the originals where they are (DOCUMENTS, or TRENDBRIEF_DOCUMENTS, also from
 * `.env`); the larger ones add documents made of its sentences with other words, names and figures. Every engine runs in a
 * process of its own. Sizes 1 and 10 take a minute or two, 100 about ten more.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureBot } from './bot.mjs';
import { runChild } from './child.mjs';
import { writeCopies } from './library.mjs';
import { growth, table } from './report.mjs';

const { readConfig } = await import('../dist/config.js');
const { openDatabase } = await import('../dist/library/database.js');
const { openLibrary } = await import('../dist/library/open.js');

/** In the order of the table; the first one makes the passages that the others read. */
const engines = ['trendbrief', 'minisearch', 'flexsearch', 'trigram', 'bare'];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '1,10,100' },
    engines: { type: 'string', default: engines.join(',') },
    questions: { type: 'string', default: 'all' },
    'no-bot': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const sizes = options.sizes.split(',').map(Number);
const chosen = options.engines.split(',');
const unknown = chosen.filter(name => !engines.includes(name));
if (unknown.length > 0 || sizes.some(size => !(size >= 1))) {
  process.stderr.write(`--engines takes ${engines.join(', ')}; --sizes takes numbers from 1 on, such as 1,10,100\n`);
  process.exit(2);
}
const config = readConfig();
const documents = positionals.length > 0 ? positionals.map(one => path.resolve(config.folder, one)) : config.documents;
const questionFile = path.resolve(import.meta.dirname, '../eval/questions.jsonl');

const began = performance.now();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trendbrief-bench-'));
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
try {
  const own = path.join(folder, 'own.sqlite');
  say('reading the library …');
  await runChild('index', { database: own, documents, data: config.data });
  const results = [];
  for (const size of sizes) results.push(await measureSize(size, own));
  const seconds = Math.round((performance.now() - began) / 1000);
  const cores = os.availableParallelism();
  const machine = { cores, memoryGB: Math.round(os.totalmem() / 1e9), node: process.version };
  if (options.json) process.stdout.write(`${JSON.stringify({ machine, seconds, sizes: results })}\n`);
  else {
    for (const result of results) process.stdout.write(`\n${table(result)}\n`);
    if (results.length > 1) process.stdout.write(`\n${growth(results)}\n`);
    process.stdout.write(`\n${cores} cores, ${machine.memoryGB} GB, Node ${machine.node}; took ${seconds} s\n`);
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** One size: the library's documents and its copies, every engine, and the running bot. */
async function measureSize(size, own) {
  const place = path.join(folder, `x${size}`);
  say(`${size}×: writing documents …`);
  const library = openDatabase(own);
  const copies = writeCopies(openLibrary(library), size, path.join(place, 'documents'));
  library.close();
  const work = {
    database: path.join(place, 'library.sqlite'),
    documents: [...documents, copies],
    data: config.data,
    questionFile,
    questions: options.questions === 'all' ? null : Number(options.questions),
    folder: place,
  };
  const measured = [];
  for (const name of engines.filter(name => name === engines[0] || chosen.includes(name))) {
    say(`${size}×: ${name} …`);
    const result = await runChild(name, work);
    if (chosen.includes(name)) measured.push({ engine: name, ...result });
  }
  if (!options['no-bot']) say(`${size}×: the running bot …`);
  const bot = options['no-bot'] ? null : await measureBot(work);
  const read = openDatabase(work.database);
  const passages = openLibrary(read).size();
  read.close();
  fs.rmSync(place, { recursive: true, force: true });
  return { size, passages, engines: measured, bot };
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
