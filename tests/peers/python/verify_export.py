"""Verifies what `caseledger export tiles` wrote, written from ledger/FORMAT.md as a stranger would.

Left out is what needs the whole schema: which paths a fact has, which numbers a vocabulary. Without
--previous, a checkpoint kept from an earlier visit, nobody can tell a fork or an outdated log.
"""

import argparse
import base64
import hashlib
import json
import re
import struct
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

WIDTH = 256  # hashes or entries of a full tile
ED25519, COSIGNATURE, SM2 = b"\x01", b"\x04", b"\xffcaseledger/sm2/v1"
P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)
NUMBERS = """formatVersion procedure capacity commandPart seq streamVersion commandHigh commandLow
             recordedAt occurredAt lawVersion fact_number nobodys""".split()
POINTERS = """prev origin stream actor ruleset calendar articles stageAfter clocks commitments
              attachments key signature fact""".split()
failures = []


def must(holds, reason):
    if not holds:
        raise ValueError(reason)


def attempt(position, check, *given):
    """What check returns; what it raises, of ours or by Python on a wrong form, is a failure."""
    try:
        return check(*given)
    except Exception as wrong:
        failures.append(f"{position}: {wrong}")


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def sm3(*parts):
    return hashlib.new("sm3", b"".join(parts)).digest()


class Key:
    def __init__(self, vkey):
        self.name, key_id, encoded = vkey.split("+", 2)
        material = base64.b64decode(encoded, validate=True)
        self.type = material[:-65] if material[:1] == SM2[:1] else material[:-32]
        self.public = material[len(self.type):][-64:]
        self.id = sha256(self.name.encode(), b"\n", material)[:4]
        must(self.type in (ED25519, COSIGNATURE, SM2) and self.id.hex() == key_id, "not a key")

    def verifies(self, signature, text):
        if self.type == SM2:
            return len(signature) == 64 and self.verifies_sm2(signature, text)
        if self.type == COSIGNATURE:
            text = b"cosignature/v1\ntime %d\n%s" % (int.from_bytes(signature[:8], "big"), text)
            signature = signature[8:]
        with suppress(InvalidSignature):
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text)
            return True

    def verifies_sm2(self, signature, text):
        x, y, r, s = (int.from_bytes(half, "big") for pair in (self.public, signature)
                      for half in (pair[:32], pair[32:]))
        t = (r + s) % N
        if (y ** 2 - x ** 3 - A * x - B) % P or not (0 < r < N and 0 < s < N and t):
            return False
        constants = b"".join(number.to_bytes(32, "big") for number in (A, B, *G))
        z = sm3(b"\x00\x80", b"1234567812345678", constants, self.public)  # 128 bits of name
        point = None
        for bit in range(255, -1, -1):
            point = sm2_add(point, point)
            point = sm2_add(point, G) if s >> bit & 1 else point
            point = sm2_add(point, (x, y)) if t >> bit & 1 else point
        return point is not None and (int.from_bytes(sm3(z, text), "big") + point[0]) % N == r


def sm2_add(a, b):
    if a is None or b is None:  # the point at infinity
        return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0:
        return None
    rise, run = (3 * a[0] ** 2 + A, 2 * a[1]) if a == b else (b[1] - a[1], b[0] - a[0])
    slope = rise * pow(run, -1, P)
    x = (slope ** 2 - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def open_checkpoint(path, keys):
    """Origin, size and root. Each key we know must verify, and the log's Ed25519 key must sign."""
    body, _, signatures = path.read_bytes().rpartition(b"\n\n")
    lines = re.fullmatch("(.+)\n(0|[1-9][0-9]*)\n([A-Za-z0-9+/]{43}=)", body.decode())
    must(lines and not re.search("[\0-\x1f]", lines[1]), "not the three lines of a checkpoint")
    known = []
    for line in signatures.decode().removesuffix("\n").split("\n"):
        match = re.fullmatch("— ([^ +]+) ([A-Za-z0-9+/]+=*)", line)
        must(match, f"not a line of a signature: {line}")
        raw = base64.b64decode(match[2], validate=True)
        for key in (key for key in keys if (key.name, key.id) == (match[1], raw[:4])):
            must(key.verifies(raw[4:], body + b"\n"), f"{key.name}+{key.id.hex()} did not sign it")
            print(f"{path.name}: {lines[2]} leaves, signed by {key.name}+{key.id.hex()}")
            known.append((key.name, key.type))
    must((lines[1], ED25519) in known, "no Ed25519 key of its log that we know has signed it")
    return lines[1], int(lines[2]), base64.b64decode(lines[3], validate=True)


def root_of(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256()
    pairs = [sha256(b"\x01", a, b) for a, b in zip(hashes[::2], hashes[1::2])]
    return root_of(pairs + hashes[len(pairs) * 2:])


def tile_path(level, index, width):
    name = f"{index % 1000:03}"
    while index := index // 1000:
        name = f"x{index % 1000:03}/{name}"
    return f"tile/{level}/{name}" + (f".p/{width}" if width < WIDTH else "")


def tiles_of(hashes, level=0):
    """Every hash tile of the tree with its path, lowest level first."""
    for start in range(0, len(hashes), WIDTH):
        tile = hashes[start:start + WIDTH]
        yield tile_path(level, start // WIDTH, len(tile)), b"".join(tile)
    full = [root_of(hashes[end - WIDTH:end]) for end in range(WIDTH, len(hashes) + 1, WIDTH)]
    if full:
        yield from tiles_of(full, level + 1)


def read_leaves(out, size):
    leaves = []
    for start in range(0, size, WIDTH):
        end = min(start + WIDTH, size)
        path = tile_path("entries", start // WIDTH, end - start)
        rest = (out / path).read_bytes()
        while rest:
            length = 2 + int.from_bytes(rest[:2], "big")
            must(len(rest) >= length, f"{path}: leaf {len(leaves)} is cut off")
            leaves.append(rest[2:length])
            rest = rest[length:]
        must(len(leaves) == end, f"{path} ends before leaf {len(leaves)} of {end}")
    return leaves


def walk(leaf):
    """The root of a canonical message, after a look at each word. A struct is data and pointers."""
    words = struct.unpack(f"<{len(leaf) // 8}Q", leaf)
    free = 0  # every object must begin at the next word that no object has yet

    def claim(at, count, offset):
        nonlocal free
        start, free = free, free + count
        must(at + 1 + offset == start and free <= len(words), f"word {at} points out of order")
        return start

    def structs(start, count, data, pointers):
        step = data + pointers
        starts = range(start, start + (count * step or 1), step or 1)  # nothings are all alike
        for length, end in ((data, data), (pointers, step)):
            must(not length or any(words[at + end - 1] for at in starts),
                 f"a section of the struct at word {start} is not cut off")
        return [(leaf[8 * at:8 * (at + data)], [follow(at + data + i) for i in range(pointers)])
                for at in starts]

    def follow(at):
        low, high = words[at] & 0xFFFFFFFF, words[at] >> 32
        kind, offset = low & 3, (low >> 2 ^ 0x20000000) - 0x20000000
        data, pointers, size, count = high & 0xFFFF, high >> 16, high & 7, high >> 3
        if words[at] == 0:
            return None
        if words[at] == 0xFFFFFFFC and at == 14 + (words[0] >> 32 & 0xFFFF):
            return b"", []  # a fact without fields; nothing else may be empty
        must(high and kind in (0, 1), f"word {at} is no canonical pointer")
        if kind == 0:
            return structs(claim(at, data + pointers, offset), 1, data, pointers)[0]
        if size == 7:
            tag = claim(at, count + 1, offset)
            fours, data, pointers = struct.unpack_from("<IHH", leaf, 8 * tag)
            must(fours and fours % 4 == 0 and fours // 4 * (data + pointers) == count,
                 f"word {tag} is no tag of {count} words")
            return structs(tag + 1, fours // 4, data, pointers)
        must(count, f"word {at} points to an empty list instead of being null")
        if size == 6:
            return [follow(pointer) for pointer in range(claim(at, count, offset), free)]
        bits = count * (0, 1, 8, 16, 32, 64)[size]
        content = leaf[8 * claim(at, -(-bits // 64), offset):8 * free]
        must(int.from_bytes(content, "little") >> bits == 0, f"padding before word {free}")
        return content[:-(-bits // 8)]

    root = follow(claim(-1, 1, 0))
    must(free == len(words), f"nothing points to word {free}")
    return root


class Leaf:
    """The fields of a leaf that is sound by itself and in its place."""

    def __init__(self, raw, seq, origin, before, prev):
        data, pointers = walk(raw)
        vars(self).update(zip(NUMBERS, struct.unpack("<4H4Q2qI2H", data.ljust(64, b"\0"))))
        vars(self).update(zip(POINTERS, pointers + [None] * len(POINTERS)))
        self.command = self.commandHigh, self.commandLow
        must(self.formatVersion == 1, f"formatVersion is {self.formatVersion}")
        must(not self.nobodys and len(pointers) <= len(POINTERS), "fields that nobody knows")
        for name in ("origin", "stream", "actor", "stageAfter", "key"):
            setattr(self, name, self.text(name, getattr(self, name)))
        self.articles = [self.text("an article", article) for article in self.articles or []]
        for name in ("ruleset", "calendar", "prev"):
            self.check_digest(name, getattr(self, name))
        must(self.procedure and self.origin and self.stream and self.actor and self.fact,
             "no procedure, origin, stream, actor or fact")
        must(self.occurredAt <= self.recordedAt, "occurredAt is after recordedAt")
        must(self.commandPart == 0 or any(self.command), "a part of no command")
        must(bool(self.key) == bool(self.signature), "key without signature or reverse")
        self.commitments = self.by_path("commitments", self.commitments)
        must(all(chars for chars, _ in self.commitments.values()), "a commitment to no words")
        self.attachments = self.by_path("attachments", self.attachments)
        must((self.seq, self.origin) == (seq, origin), "it belongs elsewhere by seq or origin")
        must(self.prev == prev, "prev is not the SM3 of the leaf before")
        must(before is None or before.recordedAt <= self.recordedAt, "recordedAt decreases")
        must(self.commandPart == 0 or before is None or (before.command, before.commandPart + 1)
             == (self.command, self.commandPart), "commandPart does not continue the leaf before")

    def text(self, name, value):
        must(value is None or re.fullmatch(rb"[^\x00-\x1f\x7f]+\x00", value), f"{name} is no text")
        return (value or b"\0")[:-1].decode()

    def check_digest(self, name, value):
        must(value is None or len(value) == 32 and any(value), f"{name} is no digest")

    def by_path(self, name, parts):
        """Commitments or attachments: both begin with a path and a digest, and have one number."""
        found = {}
        for data, pointers in parts or []:
            path, digest, second = (pointers + [None] * 3)[:3]
            path = self.text(f"a path of {name}", path).encode()
            must(not found or max(found) < path, f"{name} do not ascend at {path.decode()}")
            must(path and digest, f"{name} without path or digest")
            self.check_digest(f"the digest at {path.decode()}", digest)
            self.check_digest(f"the second digest at {path.decode()}", second)
            found[path] = int.from_bytes(data, "little"), digest
        return found


def check_word(leaves, seq, path, words, salt=None, **document):
    leaf = leaves[seq]
    if salt is None:
        text = words.encode()
        must(leaf.attachments.get(path.encode()) == (len(text), sha256(text)),
             "not the text of that document")
        must(document == {"sha256": sha256(text).hex()}, "another digest is written beside it")
        return
    parts = (b"caseledger/field/v1", leaf.origin.encode(), leaf.stream.encode(), path.encode(),
             bytes.fromhex(salt), words.encode())
    digest = sha256(*(struct.pack(">I", len(part)) + part for part in parts))
    must(leaf.commitments.get(path.encode()) == (len(words), digest), "not what is committed to")


def verify(args):
    origin, size, root = open_checkpoint(args.out / "checkpoint", args.key)
    kept = open_checkpoint(args.previous, args.key) if args.previous else (origin, 0, sha256())
    must(kept[0] == origin, f"the checkpoint we kept is of {kept[0]}")
    must(size >= max(kept[1], args.min_size), f"only {size} leaves: truncated or stale")
    raw = read_leaves(args.out, size)
    hashes = [sha256(b"\0", leaf) for leaf in raw]
    for path, tile in tiles_of(hashes):
        attempt(path, lambda: must((args.out / path).read_bytes() == tile, "not the leaves' tile"))
    attempt("checkpoint", must, root_of(hashes) == root, f"not the root of these {size} leaves")
    attempt("checkpoint", must, root_of(hashes[:kept[1]]) == kept[2], "another history: a fork")
    leaves = []
    for seq, one in enumerate(raw):
        before, prev = (leaves[-1], sm3(raw[seq - 1])) if seq else (None, None)
        leaves.append(attempt(f"leaf {seq}", Leaf, one, seq, origin, before, prev))
    for line in args.words.open() if args.words else []:
        attempt(f"words {line.strip()}", lambda: check_word(leaves, **json.loads(line)))
    return f"verified {size} leaves, root {root.hex()}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--key", type=Key, action="append", required=True, help="a vkey")
    parser.add_argument("--words", type=Path, help="what `export words` wrote")
    parser.add_argument("--previous", type=Path, help="a checkpoint kept from an earlier visit")
    parser.add_argument("--min-size", type=int, default=0)
    verdict = attempt("export", verify, parser.parse_args())
    print("\n".join(failures + [f"refused, {len(failures)} failures"] if failures else [verdict]))
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
