import { inflateRawSync } from 'node:zlib';

const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Files of a zip by their path (APPNOTE.TXT 4.3: the directory stands at the end). Texts only. */
export function unzipTexts(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer));
  const count = bytes.readUInt16LE(end + 10);
  const files = new Map<string, string>();
  for (let at = bytes.readUInt32LE(end + 16), seen = 0; seen < count; seen += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new Error('no entry where one should be');
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + size);
    const path = bytes.toString('utf8', at + 46, at + 46 + name);
    files.set(path, (method === 8 ? inflateRawSync(data) : data).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
}
