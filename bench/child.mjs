/** Every engine works in a process of its own, so that its memory is its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** The indexes that live in memory need more than Node allows by itself. */
const HEAP_MB = 12_000;

/** Runs `measure.mjs` with one engine; resolves to what it measured. */
export async function runChild(engine, work) {
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      `--max-old-space-size=${HEAP_MB}`,
      path.join(import.meta.dirname, 'measure.mjs'),
      JSON.stringify({ engine, ...work }),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text;
  });
  const [code] = await once(child, 'close');
  process.removeListener('exit', stop);
  if (code !== 0) throw new Error(`${engine} ended with ${code}`);
  return JSON.parse(out);
}
