// What readers compute for themselves, from the bytes up: base64, the leaf (canonical Cap'n Proto in
// one segment), commitments, the tree of RFC 6962, signed notes of C2SP. ledger/FORMAT.md describes
// the format; nothing here depends on the page. Malformed input throws.
"use strict";
globalThis.caseledger ??= {};
(function (caseledger) {
  const utf8 = new TextEncoder();

  class Malformed extends Error {}

  function want(holds, what) {
    if (!holds) throw new Malformed(what);
  }

  function concat(...parts) {
    const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  function equal(a, b) {
    return a.length === b.length && a.every((byte, n) => byte === b[n]);
  }

  function toHex(bytes) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function fromHex(text) {
    want(/^([0-9a-f]{2})*$/.test(text), "hexadecimal");
    return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  }

  // Each sequence of bytes has one accepted text; any other encoding of it is refused.
  function fromBase64(text) {
    let binary;
    try {
      binary = atob(text);
    } catch {
      throw new Malformed("base64");
    }
    want(btoa(binary) === text, "base64");
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  }

  async function sha256(...parts) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", concat(...parts)));
  }

  // --- The leaf --------------------------------------------------------------------------------

  // Follows pointers; each position is checked against the end of the bytes.
  class Segment {
    constructor(bytes) {
      want(bytes.length > 0 && bytes.length % 8 === 0 && bytes.length <= 65535, "leaf size");
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    within(at, size) {
      want(at >= 0 && size >= 0 && at + size <= this.bytes.length, "leaf pointer");
      return at;
    }
    // The position that a pointer leads to; null for a null pointer.
    target(at, kind) {
      this.within(at, 8);
      const low = this.view.getUint32(at, true);
      const high = this.view.getUint32(at + 4, true);
      if (low === 0 && high === 0) return null;
      want((low & 3) === kind, "leaf pointer");
      return { at: at + 8 + (this.view.getInt32(at, true) >> 2) * 8, high };
    }
    struct(at) {
      const found = this.target(at, 0);
      if (!found) return null;
      const dataBytes = (found.high & 0xffff) * 8;
      const pointers = found.high >>> 16;
      this.within(found.at, dataBytes + pointers * 8);
      return { data: found.at, dataBytes, pointers, pointersAt: found.at + dataBytes };
    }
    // A number of a struct; beyond the end of its data it is zero, as in Cap'n Proto.
    number(struct, at, bytes) {
      if (at + bytes > struct.dataBytes) return 0;
      if (bytes === 2) return this.view.getUint16(struct.data + at, true);
      if (bytes === 4) return this.view.getUint32(struct.data + at, true);
      const number = this.view.getBigUint64(struct.data + at, true);
      want(number <= BigInt(Number.MAX_SAFE_INTEGER), "number");
      return Number(number);
    }
    pointerOf(struct, index) {
      return index < struct.pointers ? struct.pointersAt + index * 8 : null;
    }
    structOf(struct, index) {
      const at = this.pointerOf(struct, index);
      return at === null ? null : this.struct(at);
    }
    bytesAt(at) {
      const list = at === null ? null : this.target(at, 1);
      if (!list) return new Uint8Array();
      want((list.high & 7) === 2, "list of bytes");
      const size = list.high >>> 3;
      return this.bytes.subarray(this.within(list.at, size), list.at + size);
    }
    textAt(at) {
      const bytes = this.bytesAt(at);
      if (bytes.length === 0) return "";
      want(bytes.at(-1) === 0, "text");
      const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
      return decoder.decode(bytes.subarray(0, -1));
    }
    text(struct, index) {
      return this.textAt(this.pointerOf(struct, index));
    }
    texts(struct, index) {
      const at = this.pointerOf(struct, index);
      const list = at === null ? null : this.target(at, 1);
      if (!list) return [];
      want((list.high & 7) === 6, "list of texts");
      const count = list.high >>> 3;
      this.within(list.at, count * 8);
      return Array.from({ length: count }, (_, n) => this.textAt(list.at + n * 8));
    }
    structs(struct, index) {
      const at = this.pointerOf(struct, index);
      const list = at === null ? null : this.target(at, 1);
      if (!list) return [];
      want((list.high & 7) === 7, "list of structs");
      const words = list.high >>> 3;
      this.within(list.at, 8 + words * 8);
      const count = this.view.getUint32(list.at, true) >>> 2;
      const shape = this.view.getUint32(list.at + 4, true);
      const dataBytes = (shape & 0xffff) * 8;
      const pointers = shape >>> 16;
      want(count * (dataBytes / 8 + pointers) === words, "list of structs");
      return Array.from({ length: count }, (_, n) => {
        const data = list.at + 8 + n * (dataBytes + pointers * 8);
        return { data, dataBytes, pointers, pointersAt: data + dataBytes };
      });
    }
  }

  // The numbers of the events that a disclosure may hold (ledger/leaf/wire.capnp).
  const FACTS = { 63: "item_opened", 64: "item_drafted", 73: "item_updated", 75: "item_corrected",
                  83: "record_corrected" };
  // The registers of 附1-7, in the order of their numbers.
  const REGISTERS = ["unspecified", "subjects", "matters", "officers", "decisions", "supervision",
                     "other"];

  function readLeaf(bytes) {
    const segment = new Segment(bytes);
    const root = segment.struct(0);
    want(root, "leaf");
    const kind = FACTS[segment.number(root, 60, 2)] ?? "other";
    const fact = segment.structOf(root, 13);
    want(fact, "fact");
    const leaf = {
      bytes, kind,
      seq: segment.number(root, 8, 8),
      version: segment.number(root, 16, 8),
      origin: segment.text(root, 1),
      stream: segment.text(root, 2),
      commitments: new Map(),
      attachments: new Map(),
      register: kind === "item_opened" ? REGISTERS[segment.number(fact, 0, 2)] : null,
      withheld: kind === "item_drafted" ? segment.texts(fact, 0) : [],
      corrects: kind === "record_corrected"
        ? { version: segment.number(fact, 0, 4), path: segment.text(fact, 0) } : null,
    };
    for (const one of segment.structs(root, 9)) {
      leaf.commitments.set(segment.text(one, 0), {
        digest: segment.bytesAt(segment.pointerOf(one, 1)),
        chars: segment.number(one, 0, 4),
      });
    }
    for (const one of segment.structs(root, 10)) {
      leaf.attachments.set(segment.text(one, 0), {
        sha256: segment.bytesAt(segment.pointerOf(one, 1)),
        size: segment.number(one, 0, 8),
      });
    }
    return leaf;
  }

  // --- Commitments and the tree ----------------------------------------------------------------

  function lp(part) {
    const bytes = typeof part === "string" ? utf8.encode(part) : part;
    const size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, bytes.length);
    return concat(size, bytes);
  }

  function commitTo(leaf, path, salt, words) {
    const parts = ["caseledger/field/v1", leaf.origin, leaf.stream, path, salt, words];
    return sha256(...parts.map(lp));
  }

  // The root that a path leads to; null if the path is too long or too short (RFC 9162, 2.1.3.2).
  async function rootOf(leafBytes, index, size, path) {
    const node = (left, right) => sha256(Uint8Array.of(1), left, right);
    if (index >= size) return null;
    let root = await sha256(Uint8Array.of(0), leafBytes);
    let at = index;
    let last = size - 1;
    for (const sibling of path) {
      if (last === 0) return null;
      if (at % 2 === 1 || at === last) {
        root = await node(sibling, root);
        while (at % 2 === 0 && at !== 0) {
          at /= 2;
          last = Math.floor(last / 2);
        }
      } else {
        root = await node(root, sibling);
      }
      at = Math.floor(at / 2);
      last = Math.floor(last / 2);
    }
    return last === 0 ? root : null;
  }

  // --- Proofs, checkpoints, notes --------------------------------------------------------------

  function decimal(text) {
    want(/^(0|[1-9][0-9]{0,14})$/.test(text), "number");
    return Number(text);
  }

  function readProof(text) {
    const end = text.indexOf("\n\n");
    want(end !== -1, "proof");
    const lines = text.slice(0, end).split("\n");
    want(lines.shift() === "c2sp.org/tlog-proof@v1", "proof heading");
    if (lines[0]?.startsWith("extra ")) lines.shift();
    const index = lines.shift() ?? "";
    want(index.startsWith("index "), "proof index");
    const path = lines.map(fromBase64);
    want(path.length <= 63 && path.every((hash) => hash.length === 32), "proof hash");
    return { index: decimal(index.slice(6)), path, note: text.slice(end + 2) };
  }

  function readNote(note) {
    const blank = note.lastIndexOf("\n\n");
    want(blank !== -1 && note.endsWith("\n"), "note");
    const text = note.slice(0, blank + 1);
    const lines = text.split("\n");
    want(lines.length === 4, "checkpoint lines");
    const root = fromBase64(lines[2]);
    want(lines[0] !== "" && root.length === 32, "checkpoint root");
    const signatures = note.slice(blank + 2, -1).split("\n").map((line) => {
      const parts = line.split(" ");
      want(parts.length === 3 && parts[0] === "\u2014", "signature line");
      const bytes = fromBase64(parts[2]);
      want(bytes.length > 4, "signature line");
      return { name: parts[1], id: toHex(bytes.subarray(0, 4)), bytes: bytes.subarray(4) };
    });
    return { text, origin: lines[0], size: decimal(lines[1]), root, signatures };
  }

  const SM2_TYPE = concat(Uint8Array.of(0xff), utf8.encode("caseledger/sm2/v1"));

  // A vkey: name+hex8+base64. The id must be that of its key.
  async function readKey(vkey) {
    const [, name, id, base64] = /^([^+ ]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? [];
    want(name, "key");
    const typed = fromBase64(base64);
    const hash = await sha256(utf8.encode(name + "\n"), typed);
    want(toHex(hash.subarray(0, 4)) === id, "key id");
    const is = (type, size) =>
      typed.length === type.length + size && equal(typed.subarray(0, type.length), type);
    const ed25519 = is(Uint8Array.of(1), 32);
    want(ed25519 || is(SM2_TYPE, 65), "key type");
    return { vkey, name, id, algorithm: ed25519 ? "Ed25519" : "SM2",
             bytes: typed.subarray(ed25519 ? 1 : SM2_TYPE.length) };
  }

  async function verifyEd25519(key, message, signature) {
    let imported;
    try {
      imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
    } catch (error) {
      if (error.name === "NotSupportedError" || error.name === "SyntaxError") return "unsupported";
      return "wrong";
    }
    const right = await crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
    return right ? "right" : "wrong";
  }

  // "right", "wrong", "missing" or, where the browser lacks the algorithm, "unsupported".
  async function verifySignature(note, key) {
    const mine = note.signatures.filter((one) => one.name === key.name && one.id === key.id);
    if (key.name !== note.origin || mine.length === 0) return "missing";
    const message = utf8.encode(note.text);
    const answers = await Promise.all(mine.map(({ bytes }) => {
      if (bytes.length !== 64) return "wrong";
      if (key.algorithm === "Ed25519") return verifyEd25519(key.bytes, message, bytes);
      return caseledger.verifySm2(key.bytes, message, bytes) ? "right" : "wrong";
    }));
    return ["wrong", "unsupported"].find((answer) => answers.includes(answer)) ?? "right";
  }

  Object.assign(caseledger, {
    Malformed, commitTo, equal, fromBase64, fromHex, readKey, readLeaf, readNote, readProof,
    rootOf, sha256, toHex, utf8, verifySignature,
  });
})(globalThis.caseledger);
