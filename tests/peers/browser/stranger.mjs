// A key that signs notes under the log's name without being the log's.
//
//   node stranger.mjs NAME     prints its vkey
import crypto from "node:crypto";
import { pathToFileURL } from "node:url";

export function stranger(name) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync("ed25519");
  const typed = Buffer.concat([Buffer.of(1), publicKey.export({ type: "spki", format: "der" })
    .subarray(-32)]);
  const id = crypto.createHash("sha256").update(name + "\n").update(typed).digest().subarray(0, 4);
  const line = (text) => `\u2014 ${name} ${Buffer.concat([
    id, crypto.sign(null, Buffer.from(text), privateKey)]).toString("base64")}\n`;
  return { vkey: `${name}+${id.toString("hex")}+${typed.toString("base64")}`,
           id: id.toString("hex"), line };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(stranger(process.argv[2]).vkey);
}
