/** The frames of Feishu's long connection (protocol buffers, proto2), written from their description alone. */
export interface Frame {
  readonly method: 'control' | 'data';
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

export function encodeFrame({ method, headers, payload }: Frame): Buffer {
  return Buffer.concat([
    varintField(1, 1),
    varintField(2, 1),
    varintField(3, 7),
    varintField(4, method === 'data' ? 1 : 0),
    ...Object.entries(headers).map(([key, value]) =>
      bytesField(5, Buffer.concat([bytesField(1, Buffer.from(key)), bytesField(2, Buffer.from(value))])),
    ),
    bytesField(8, payload),
  ]);
}

export function decodeFrame(data: Buffer): Frame {
  const fields = readFields(data);
  const headers = fields
    .filter(({ field }) => field === 5)
    .map(({ bytes }) => {
      const pair = readFields(bytes);
      const text = (field: number) => pair.find(one => one.field === field)?.bytes.toString('utf8') ?? '';
      return [text(1), text(2)];
    });
  return {
    method: fields.find(({ field }) => field === 4)?.number === 1 ? 'data' : 'control',
    headers: Object.fromEntries(headers),
    payload: fields.find(({ field }) => field === 8)?.bytes ?? Buffer.alloc(0),
  };
}

interface Field {
  readonly field: number;
  readonly number: number;
  readonly bytes: Buffer;
}

function readFields(data: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = data[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < data.length) {
    const tag = varint();
    const wire = tag % 8;
    const number = varint();
    const bytes = wire === 2 ? data.subarray(at, at + number) : Buffer.alloc(0);
    if (wire === 2) at += number;
    fields.push({ field: Math.floor(tag / 8), number, bytes: Buffer.from(bytes) });
  }
  return fields;
}

function varintField(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function bytesField(field: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.from(bytes);
}
