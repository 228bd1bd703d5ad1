import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's side of one WebSocket (RFC 6455): text and binary messages, ping, close; a text comes as its UTF-8 bytes. */
export class WebSocketPeer {
  readonly #socket: Duplex;
  #pending = Buffer.alloc(0);
  onMessage: (data: Buffer) => void = () => {};
  onEnd: () => void = () => {};

  constructor(request: IncomingMessage, socket: Duplex) {
    this.#socket = socket;
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('end', () => socket.destroy());
    socket.on('close', () => this.onEnd());
  }

  send(data: string | Buffer): void {
    if (typeof data === 'string') this.#write(1, Buffer.from(data));
    else this.#write(2, data);
  }

  /** The polite end: a close frame, then the client's. */
  close(): void {
    this.#write(8, Buffer.from([0x03, 0xe8]));
  }

  /** The sudden end. */
  destroy(): void {
    this.#socket.destroy();
  }

  #write(opcode: number, payload: Buffer): void {
    if (this.#socket.destroyed || !this.#socket.writable) return;
    const length = payload.length;
    const head =
      length < 126
        ? Buffer.from([0x80 | opcode, length])
        : length < 65536
          ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 255])
          : Buffer.concat([Buffer.from([0x80 | opcode, 127]), bigLength(length)]);
    this.#socket.write(Buffer.concat([head, payload]));
  }

  #read(chunk: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    for (let frame = this.#take(); frame; frame = this.#take()) {
      const { opcode, payload } = frame;
      if (opcode === 1 || opcode === 2) this.onMessage(payload);
      if (opcode === 9) this.#write(10, payload);
      if (opcode === 8) {
        this.#write(8, payload);
        this.#socket.end();
      }
    }
  }

  #take(): { opcode: number; payload: Buffer } | null {
    const data = this.#pending;
    if (data.length < 2) return null;
    const short = data.readUInt8(1) & 127;
    const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (data.length < 2 + extra + 4) return null;
    const length = short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short;
    const start = 2 + extra + 4;
    if (data.length < start + length) return null;
    const mask = data.subarray(2 + extra, start);
    const payload = Buffer.from(data.subarray(start, start + length));
    for (let i = 0; i < payload.length; i++) payload[i] = (payload[i] ?? 0) ^ (mask[i % 4] ?? 0);
    this.#pending = data.subarray(start + length);
    return { opcode: data.readUInt8(0) & 15, payload };
  }
}

function bigLength(length: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(BigInt(length));
  return buffer;
}
