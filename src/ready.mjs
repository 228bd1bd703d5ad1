/**
 * What every npm script runs first: makes a clone ready (packages installed, sources compiled) and then does the work.
 * Plain JavaScript on Node's own modules, since it runs before anything is installed. Ready already costs a few
 * milliseconds: two stamps are compared. Everything it says goes to standard error, which belongs to people;
 * standard output belongs to the command.
 *
 *   node src/ready.mjs run [ARGUMENTS]   the command line (src/main.ts)
 *   node src/ready.mjs with FILE [ARGS]  a script that works on the built bot
 *   node src/ready.mjs test [FILES]      type-check, lint, all tests
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Also an old Node has to get as far as the sentence that refuses it.
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);
const [mode = 'run', ...args] = process.argv.slice(2);

refuseOldNode();
await underLock(() => {
  install();
  if (mode !== 'test') build();
});
if (mode === 'test') test();
else {
  const [script, ...rest] = mode === 'with' ? [at(args[0]), ...args.slice(1)] : [at('dist/main.js'), ...args];
  process.argv.splice(1, process.argv.length, script, ...rest);
  await import(pathToFileURL(script).href);
}

function refuseOldNode() {
  const wanted = JSON.parse(fs.readFileSync(at('package.json'), 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  stop(
    `Trendbrief needs Node.js ${wanted} or newer; this is ${process.versions.node}. Install a current version from https://nodejs.org and try again.`,
    `Trendbrief 需要 Node.js ${wanted} 或更新版本，当前是 ${process.versions.node}。请从 https://nodejs.org 安装新版本后重试。`,
  );
}

/** Packages are installed when the lock file, Node's ABI or the machine changed since the last time. */
function install() {
  const stamp = at('node_modules/.trendbrief-installed');
  const lock = fs.readFileSync(at('package-lock.json'));
  const wanted = digest([lock, process.versions.modules, process.platform, process.arch]);
  if (read(stamp) === wanted) return;
  const own = at('node_modules/.package-lock.json');
  const installedByHand =
    read(stamp) === null &&
    fs.existsSync(own) &&
    fs.statSync(own).mtimeMs >= fs.statSync(at('package-lock.json')).mtimeMs;
  if (!installedByHand) {
    say('Installing packages (once, about a minute) … / 正在安装依赖（仅一次，约一分钟）…');
    const done = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (done.status !== 0) {
      stop(
        'The packages could not be installed; npm says why above. Without network access to the registry, set npm up for your mirror; if "better-sqlite3" could not be built, install a C++ compiler, make and Python 3 (Debian: apt-get install build-essential python3; macOS: xcode-select --install) and try again.',
        '依赖安装失败，原因见上方 npm 的输出。若无法访问软件源，请为 npm 配置镜像；若是 better-sqlite3 无法编译，请安装 C++ 编译器、make 和 Python 3（Debian：apt-get install build-essential python3；macOS：xcode-select --install）后重试。',
      );
    }
  }
  const loads = spawnSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').close()"], {
    cwd: root,
    encoding: 'utf8',
  });
  if (loads.status !== 0) {
    say(loads.stderr.split('\n').find(line => line.includes('Error')) ?? '');
    stop(
      'The database module (better-sqlite3) cannot be loaded. Install a C++ compiler, make and Python 3, then run: npm rebuild better-sqlite3',
      '无法加载数据库模块 better-sqlite3。请安装 C++ 编译器、make 和 Python 3，然后运行：npm rebuild better-sqlite3',
    );
  }
  fs.writeFileSync(stamp, wanted);
}

/** Sources are compiled when one of them changed in name, size or time. */
function build() {
  const stamp = at('dist/.built');
  const sources = filesBelow(at('src'));
  const wanted = digest([at('tsconfig.json'), at('package-lock.json'), ...sources].map(stateOf));
  if (read(stamp) === wanted) return;
  compile('tsconfig.json');
  compile('src/platforms/web/page/tsconfig.json');
  const page = at('src/platforms/web/page');
  for (const file of sources.filter(file => file.startsWith(page) && /\.(?:css|html|svg)$/.test(file))) {
    fs.copyFileSync(file, at('dist-page', path.basename(file)));
  }
  fs.writeFileSync(stamp, wanted);
}

function compile(project) {
  const done = node('node_modules/typescript/bin/tsc', '-p', project);
  if (done !== 0) stop(`The sources do not compile (${project}); see above.`, `源代码编译失败（${project}），见上方。`);
}

function test() {
  const steps = [
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'],
    ['node_modules/typescript/bin/tsc', '-p', 'src/platforms/web/page/tsconfig.json', '--noEmit'],
    ['node_modules/typescript/bin/tsc', '-p', 'tests/tsconfig.json'],
    ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
  ];
  for (const step of args.length ? [] : steps) {
    if (node(...step) !== 0) process.exit(1);
  }
  build();
  process.exit(node('node_modules/vitest/vitest.mjs', 'run', ...args));
}

function node(script, ...parameters) {
  return spawnSync(process.execPath, [at(script), ...parameters], {
    cwd: root,
    stdio: ['inherit', mode === 'test' ? 1 : 2, 2],
  }).status;
}

/** Two commands started at once install and build one after the other. The lock of a process that died is taken over. */
async function underLock(work) {
  const file = at('.trendbrief-lock');
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') return work(); // a read-only clone has nothing to install or build
      if (isAlive(Number(read(file)))) await wait(100);
      else fs.rmSync(file, { force: true });
    }
  }
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function filesBelow(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort();
}

function stateOf(file) {
  const { size, mtimeMs } = fs.statSync(file);
  return `${file} ${size} ${mtimeMs}\n`;
}

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function say(sentence) {
  if (sentence) process.stderr.write(`${sentence}\n`);
}

function stop(english, chinese) {
  say(english);
  say(chinese);
  process.exit(1);
}
