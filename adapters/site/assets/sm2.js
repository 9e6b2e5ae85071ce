// SM3 (GB/T 32905) and the verification of SM2 signatures (GB/T 32918.2), which browsers do not
// offer. A signature is r and s, 32 bytes each; the distinguishing identifier is 1234567812345678.
// The code is slow and its time depends on its input, which does no harm: verification has no secrets.
"use strict";
globalThis.caseledger ??= {};
(function (caseledger) {
  // --- SM3 -------------------------------------------------------------------------------------

  const turn = (x, n) => ((x << n % 32) | (x >>> (32 - (n % 32)) % 32)) >>> 0;
  const p0 = (x) => x ^ turn(x, 9) ^ turn(x, 17);
  const p1 = (x) => x ^ turn(x, 15) ^ turn(x, 23);
  const majority = (x, y, z) => (x & y) | (x & z) | (y & z);
  const choice = (x, y, z) => (x & y) | (~x & z);
  const parity = (x, y, z) => x ^ y ^ z;

  function compress(state, block) {
    const view = new DataView(block.buffer, block.byteOffset, 64);
    const w = Array.from({ length: 16 }, (_, n) => view.getUint32(n * 4));
    for (let n = 16; n < 68; ++n) {
      w[n] = (p1(w[n - 16] ^ w[n - 9] ^ turn(w[n - 3], 15)) ^ turn(w[n - 13], 7) ^ w[n - 6]) >>> 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let n = 0; n < 64; ++n) {
      const constant = n < 16 ? 0x79cc4519 : 0x7a879d8a;
      const ss1 = turn((turn(a, 12) + e + turn(constant, n)) >>> 0, 7);
      const ss2 = (ss1 ^ turn(a, 12)) >>> 0;
      const ff = n < 16 ? parity(a, b, c) : majority(a, b, c);
      const gg = n < 16 ? parity(e, f, g) : choice(e, f, g);
      const tt1 = ((ff >>> 0) + d + ss2 + ((w[n] ^ w[n + 4]) >>> 0)) >>> 0;
      const tt2 = ((gg >>> 0) + h + ss1 + w[n]) >>> 0;
      [a, b, c, d] = [tt1, a, turn(b, 9), c];
      [e, f, g, h] = [p0(tt2) >>> 0, e, turn(f, 19), g];
    }
    return [a, b, c, d, e, f, g, h].map((word, n) => (word ^ state[n]) >>> 0);
  }

  function sm3(message) {
    const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
    padded.set(message);
    padded[message.length] = 0x80;
    new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
    let state = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600,
                 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];
    for (let at = 0; at < padded.length; at += 64) {
      state = compress(state, padded.subarray(at, at + 64));
    }
    const digest = new Uint8Array(32);
    state.forEach((word, n) => new DataView(digest.buffer).setUint32(n * 4, word));
    return digest;
  }

  // --- The curve of GB/T 32918.5, points as [X, Y, Z] with x = X/Z², y = Y/Z³ --------------------

  const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
  const A = P - 3n;
  const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
  const N = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
  const G = [0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
             0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n];
  const INFINITY = [1n, 1n, 0n];

  const mod = (x) => ((x % P) + P) % P;

  function twice([x, y, z]) {
    if (z === 0n || y === 0n) return INFINITY;
    const yy = mod(y * y);
    const s = mod(4n * x * yy);
    const m = mod(3n * x * x + A * mod(z * z) * mod(z * z));
    const x3 = mod(m * m - 2n * s);
    return [x3, mod(m * (s - x3) - 8n * yy * yy), mod(2n * y * z)];
  }

  function add(one, other) {
    const [x1, y1, z1] = one;
    const [x2, y2, z2] = other;
    if (z1 === 0n) return other;
    if (z2 === 0n) return one;
    const zz1 = mod(z1 * z1);
    const zz2 = mod(z2 * z2);
    const u1 = mod(x1 * zz2);
    const s1 = mod(y1 * zz2 * z2);
    const h = mod(x2 * zz1 - u1);
    const r = mod(y2 * zz1 * z1 - s1);
    if (h === 0n) return r === 0n ? twice(one) : INFINITY;
    const hh = mod(h * h);
    const hhh = mod(hh * h);
    const v = mod(u1 * hh);
    const x3 = mod(r * r - hhh - 2n * v);
    return [x3, mod(r * (v - x3) - s1 * hhh), mod(h * z1 * z2)];
  }

  function times(scalar, point) {
    let sum = INFINITY;
    for (const bit of scalar.toString(2)) {
      sum = twice(sum);
      if (bit === "1") sum = add(sum, point);
    }
    return sum;
  }

  function inverse(x) {
    let [a, b, u, v] = [mod(x), P, 1n, 0n];
    while (a > 1n) {
      const q = b / a;
      [a, b, u, v] = [b - q * a, a, v - q * u, u];
    }
    return mod(u);
  }

  // --- Signatures ------------------------------------------------------------------------------

  function numberOf(bytes) {
    return BigInt("0x" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  }

  function bytesOf(number) {
    const hex = number.toString(16).padStart(64, "0");
    return Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  }

  // `key` is 04, x, y.
  function verifySm2(key, message, signature) {
    if (key.length !== 65 || key[0] !== 4 || signature.length !== 64) return false;
    const x = numberOf(key.subarray(1, 33));
    const y = numberOf(key.subarray(33));
    if (x >= P || y >= P || mod(y * y - (x * x * x + A * x + B)) !== 0n) return false;
    const r = numberOf(signature.subarray(0, 32));
    const s = numberOf(signature.subarray(32));
    const t = (r + s) % N;
    if (r === 0n || r >= N || s === 0n || s >= N || t === 0n) return false;
    const id = Array.from("1234567812345678", (letter) => letter.charCodeAt(0));
    const about = [A, B, ...G, x, y].flatMap(bytesOf);
    const z = sm3(Uint8Array.from([0, id.length * 8, ...id, ...about]));
    const e = numberOf(sm3(Uint8Array.from([...z, ...message])));
    const [px, , pz] = add(times(s, [...G, 1n]), times(t, [x, y, 1n]));
    if (pz === 0n) return false;
    const reciprocal = inverse(pz);
    return (e + mod(px * reciprocal * reciprocal)) % N === r;
  }

  Object.assign(caseledger, { sm3, verifySm2 });
})(globalThis.caseledger);
