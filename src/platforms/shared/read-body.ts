import type { IncomingMessage } from 'node:http';

/** The raw body of a request, as its signature covers it; null when it is longer than so many bytes. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    length += buffer.length;
    if (length > limitBytes) return null;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}
