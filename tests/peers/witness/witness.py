"""A small witness: cosigns checkpoints of the logs it knows, as C2SP tlog-witness asks.

    witness.py --listen 127.0.0.1:0 --state FILE --key SEED --log VKEY [--log VKEY ...]
               --port-file FILE [--name NAME]

It prints its vkey, and writes the port once it listens. The state file holds for each log the last
tree it cosigned; it is durable before the cosignature leaves, so that no crash makes it cosign two
histories. The seed is 32 bytes or their hex.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

BODY_BYTES_MAX = 64 * 1024
PROOF_LINES_MAX = 63
SIGNATURE, COSIGNATURE = b"\x01", b"\x04"  # types of Ed25519 keys


class Refusal(Exception):
    def __init__(self, status, reason, content_type="text/plain; charset=utf-8"):
        super().__init__(reason)
        self.status, self.reason, self.content_type = status, reason, content_type


def check(holds, status, reason):
    if not holds:
        raise Refusal(status, reason)


def sha256(data):
    return hashlib.sha256(data).digest()


def node(left, right):
    return sha256(b"\x01" + left + right)


def key_id(name, material):
    return sha256(name.encode() + b"\n" + material)[:4]


def parse_log(vkey):
    """A log's name, and the id and key that it signs with."""
    name, identity, encoded = vkey.split("+", 2)
    material = base64.b64decode(encoded, validate=True)
    if material[:1] != SIGNATURE or key_id(name, material).hex() != identity:
        raise ValueError(f"not the Ed25519 key of a log: {vkey}")
    return name, bytes.fromhex(identity), Ed25519PublicKey.from_public_bytes(material[1:])


def is_consistent(first, first_root, second, second_root, path):
    """RFC 9162 section 2.1.4.2."""
    if first == 0:
        return not path
    if first == second:
        return not path and first_root == second_root
    if first & (first - 1) == 0:
        path = [first_root, *path]
    if not path:
        return False
    left, right = first - 1, second - 1
    while left & 1:
        left, right = left >> 1, right >> 1
    old = new = path[0]
    for step in path[1:]:
        if right == 0:
            return False
        if left & 1 or left == right:
            old, new = node(step, old), node(step, new)
            while left and not left & 1:
                left, right = left >> 1, right >> 1
        else:
            new = node(new, step)
        left, right = left >> 1, right >> 1
    return right == 0 and (old, new) == (first_root, second_root)


class State:
    """For each origin the size and root that were cosigned last."""

    def __init__(self, path):
        self.path = path
        self.trees = json.loads(path.read_text()) if path.exists() else {}

    def latest(self, origin):
        size, root = self.trees.get(origin, (0, ""))
        return size, base64.b64decode(root)

    def advance(self, origin, size, root):
        trees = self.trees | {origin: [size, base64.b64encode(root).decode()]}
        draft = self.path.with_name(self.path.name + ".new")
        with draft.open("w") as file:
            json.dump(trees, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        self.trees = trees  # from here a crash remembers it, and we may say so


class Witness:
    def __init__(self, name, key, logs, state):
        self.name, self.key, self.logs, self.state = name, key, logs, state
        public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.material = COSIGNATURE + public
        self.id = key_id(name, self.material)
        self.lock = threading.Lock()

    def vkey(self):
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(self.material).decode()}"

    def add_checkpoint(self, body):
        """Our signature line, or a Refusal in the order of the specification."""
        old, path, text, signatures = parse_request(body)
        origin, size, root = parse_checkpoint(text)
        check(origin in self.logs, 404, "unknown log")
        check_signed(text, signatures, origin, self.logs[origin])
        check(old <= size, 400, "old size beyond the checkpoint")
        with self.lock:  # what was compared is what is replaced
            known, known_root = self.state.latest(origin)
            if old != known or (old == size and old and root != known_root):
                raise Refusal(409, f"{known}\n", "text/x.tlog.size")
            check(is_consistent(old, known_root, size, root, path), 422, "bad consistency proof")
            self.state.advance(origin, size, root)
        return self.cosign(text)

    def cosign(self, text):
        now = int(time.time())
        signature = self.key.sign(b"cosignature/v1\ntime %d\n" % now + text)
        line = base64.b64encode(self.id + now.to_bytes(8, "big") + signature)
        return f"— {self.name} {line.decode()}\n".encode()


def parse_request(body):
    head, blank, note = body.partition(b"\n\n")
    lines = head.decode().split("\n")
    old = re.fullmatch("old (0|[1-9][0-9]{0,18})", lines[0])
    check(blank and old, 400, "no old size")
    check(len(lines) <= 1 + PROOF_LINES_MAX, 400, "too long a proof")
    path = [base64.b64decode(line, validate=True) for line in lines[1:]]
    check(all(len(step) == 32 for step in path), 400, "not a hash in the proof")
    text, blank, signatures = note.rpartition(b"\n\n")
    check(blank and signatures.endswith(b"\n"), 400, "not a signed note")
    return int(old[1]), path, text + b"\n", signatures.decode().split("\n")[:-1]


def parse_checkpoint(text):
    lines = text.decode().split("\n")
    check(len(lines) >= 4 and re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]), 400, "no checkpoint")
    root = base64.b64decode(lines[2], validate=True)
    check(len(root) == 32, 400, "not a root")
    return lines[0], int(lines[1]), root


def check_signed(text, signatures, origin, keys):
    """One key that we trust has signed, and none of them did so wrongly; others are ignored."""
    signed = False
    for line in signatures:
        match = re.fullmatch("— ([^ +]+) ([A-Za-z0-9+/]+=*)", line)
        check(match, 400, "not a line of a signature")
        raw = base64.b64decode(match[2], validate=True)
        key = keys.get(raw[:4]) if match[1] == origin else None
        if key is None:
            continue
        try:
            key.verify(raw[4:], text)
        except InvalidSignature:
            raise Refusal(403, "a wrong signature") from None
        signed = True
    check(signed, 403, "no signature by a key that we trust")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        self.close_connection |= length > BODY_BYTES_MAX  # the rest of it stays unread
        body = self.rfile.read(min(length, BODY_BYTES_MAX))
        try:
            check(self.path == "/add-checkpoint", 404, "only add-checkpoint")
            check(length <= BODY_BYTES_MAX, 400, "too long")
            self.answer(200, "text/plain; charset=utf-8", self.server.witness.add_checkpoint(body))
        except Refusal as refusal:
            self.answer(refusal.status, refusal.content_type, refusal.reason.encode())
        except ValueError as malformed:
            self.answer(400, "text/plain; charset=utf-8", str(malformed).encode())

    def answer(self, status, content_type, body):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--listen", default="127.0.0.1:0")
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--key", type=Path, required=True)
    parser.add_argument("--log", type=parse_log, action="append", required=True)
    parser.add_argument("--port-file", type=Path, required=True)
    parser.add_argument("--name", default="witness.example/minimal")
    args = parser.parse_args()
    seed = args.key.read_bytes()
    seed = seed if len(seed) == 32 else bytes.fromhex(seed.decode())
    logs = {}
    for origin, identity, key in args.log:
        logs.setdefault(origin, {})[identity] = key
    host, _, port = args.listen.rpartition(":")
    server = ThreadingHTTPServer((host, int(port)), Handler)
    key = Ed25519PrivateKey.from_private_bytes(seed)
    server.witness = Witness(args.name, key, logs, State(args.state))
    print(server.witness.vkey(), flush=True)
    draft = args.port_file.with_name(args.port_file.name + ".new")
    draft.write_text(f"{server.server_port}\n")
    os.replace(draft, args.port_file)  # who waits for it never reads half a number
    server.serve_forever()


if __name__ == "__main__":
    main()
