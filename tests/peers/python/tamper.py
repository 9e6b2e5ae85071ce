"""Makes a bad export from a good one, in each way in which somebody may want to.

    tamper.py KIND GOOD BAD [--key FILE] [--stale CHECKPOINT]

Who has no key of the log can do this to it:
    flipped     one bit of one leaf
    swapped     two neighbours change places; the tiles are made anew
    truncated   the last leaf is gone; the tiles are made anew
    stranger    all is well but for the key that signed
    stale       the log as it was at an older, genuine checkpoint: --stale
The log itself can do more, by its key; only who kept a checkpoint will notice
    forked      one act has another time; the chain, the tiles and the checkpoint follow
and only who reads leaves, not just hashes them:
    unchained   one act has another time; the tiles and the checkpoint follow, the chain does not
    loose       one leaf has a word more, which nothing points to; all else follows

`resigned` changes nothing but the key: it makes the good export that goes with those whose key is
not that of a real log. What signs prints its vkey. A key is 32 bytes, their hex, or PEM.
"""

import argparse
import base64
import shutil
import struct
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding, PublicFormat, load_pem_private_key)

from verify_export import ED25519, WIDTH, read_leaves, root_of, sha256, sm3, tile_path, tiles_of

OCCURRED_AT = 8 + 48  # behind the root pointer


def load_key(path):
    content = path.read_bytes()
    if content.startswith(b"-----"):
        return load_pem_private_key(content, None)
    seed = content if len(content) == 32 else bytes.fromhex(content.decode())
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_part(name, key):
    """The key's id under a name, and what the id is made from."""
    material = ED25519 + key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return sha256(name, b"\n", material)[:4], material


def vkey_of(name, key):
    key_id, material = public_part(name, key)
    return f"{name.decode()}+{key_id.hex()}+{base64.b64encode(material).decode()}"


def sign(text, key):
    """The note of a checkpoint, with one line: by the key, under the log's own name."""
    name = text.split(b"\n")[0]
    line = base64.b64encode(public_part(name, key)[0] + key.sign(text))
    return text + b"\n" + "— ".encode() + name + b" " + line + b"\n"


def checkpoint_text(origin, leaves):
    root = base64.b64encode(root_of([sha256(b"\0", leaf) for leaf in leaves]))
    return b"%s\n%d\n%s\n" % (origin, len(leaves), root)


def write_export(out, leaves, note):
    """Entries, tiles and checkpoint, all of which fit each other if the note fits the leaves."""
    files = dict(tiles_of([sha256(b"\0", leaf) for leaf in leaves]))
    for start in range(0, len(leaves), WIDTH):
        bundle = leaves[start:start + WIDTH]
        path = tile_path("entries", start // WIDTH, len(bundle))
        files[path] = b"".join(struct.pack(">H", len(leaf)) + leaf for leaf in bundle)
    files["checkpoint"] = note
    for path, content in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)


def with_prev(leaf, prev):
    """The leaf chained to another: the digest that its pointer 0 leads to is replaced."""
    data_words = struct.unpack_from("<H", leaf, 4)[0]
    at = 1 + data_words
    target = at + 1 + (struct.unpack_from("<I", leaf, 8 * at)[0] >> 2)
    return leaf[:8 * target] + prev + leaf[8 * target + 32:]


def backdated(act):
    """The same act a second earlier."""
    act = bytearray(act)
    occurred_at = struct.unpack_from("<q", act, OCCURRED_AT)[0]
    struct.pack_into("<q", act, OCCURRED_AT, occurred_at - 1_000_000)
    return bytes(act)


def altered(leaves, change):
    """The leaf in the middle is changed."""
    middle = len(leaves) // 2
    return leaves[:middle] + [change(leaves[middle])] + leaves[middle + 1:]


def rechained(leaves):
    chain = leaves[:1]
    for leaf in leaves[1:]:
        chain.append(with_prev(leaf, sm3(chain[-1])))
    return chain


def forked(leaves):
    return rechained(altered(leaves, backdated))


def flip(out, size):
    """Changes the middle of the entries and nothing else."""
    index = size // 2 // WIDTH
    bundle = out / tile_path("entries", index, min(size - index * WIDTH, WIDTH))
    content = bytearray(bundle.read_bytes())
    content[len(content) // 2] ^= 1
    bundle.write_bytes(content)


def main():
    kinds = ("flipped", "swapped", "truncated", "stranger", "stale", "forked", "unchained",
             "loose", "resigned")
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("good", type=Path)
    parser.add_argument("bad", type=Path)
    parser.add_argument("--key", type=Path)
    parser.add_argument("--stale", type=Path)
    args = parser.parse_args()
    note = (args.good / "checkpoint").read_bytes()
    origin, size = note.split(b"\n")[0], int(note.split(b"\n")[1])
    leaves = read_leaves(args.good, size)
    middle = size // 2
    if args.kind == "flipped":
        shutil.copytree(args.good, args.bad)
        return flip(args.bad, size)
    if args.kind == "swapped":
        leaves[middle - 1], leaves[middle] = leaves[middle], leaves[middle - 1]
    if args.kind == "truncated":
        leaves.pop()
    if args.kind == "stale":
        note = args.stale.read_bytes()
        leaves = leaves[:int(note.split(b"\n")[1])]
    if args.kind == "forked":
        leaves = forked(leaves)
    if args.kind == "unchained":
        leaves = altered(leaves, backdated)
    if args.kind == "loose":
        leaves = rechained(altered(leaves, lambda leaf: leaf + bytes(8)))
    if args.kind in ("stranger", "forked", "unchained", "loose", "resigned"):
        key = load_key(args.key) if args.key else Ed25519PrivateKey.generate()
        note = sign(checkpoint_text(origin, leaves), key)
        print(vkey_of(origin, key))
    return write_export(args.bad, leaves, note)


if __name__ == "__main__":
    main()
