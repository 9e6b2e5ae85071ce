"""Asks a witness all that C2SP tlog-witness has an answer for, with the leaves of a real export.

    exercise.py URL WITNESS_VKEY EXPORT LOG_KEY [--litewitness]

The witness must know the export's origin by LOG_KEY, and not yet have seen it. Each case is a line
that begins with "ok" or "not ok". litewitness answers two cases by another number than the
specification has; it refuses them all the same.
"""

import argparse
import base64
import sys
import urllib.error
import urllib.request
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tamper import checkpoint_text, forked, load_key, sign
from verify_export import Key, read_leaves, root_of, sha256

HANG_SECONDS = 300  # ends a test that hangs


def consistency_path(first, hashes, is_whole=True):
    """RFC 6962 section 2.1.2."""
    if first == len(hashes):
        return [] if is_whole else [root_of(hashes)]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    left, right = hashes[:split], hashes[split:]
    if first <= split:
        return consistency_path(first, left, is_whole) + [root_of(right)]
    return consistency_path(first - split, right, False) + [root_of(left)]


def body_of(old, path, note):
    lines = [f"old {old}"] + [base64.b64encode(step).decode() for step in path]
    return "\n".join(lines).encode() + b"\n\n" + note


class Log:
    """What a log with this key would send, honest or not."""

    def __init__(self, origin, key):
        self.origin, self.key = origin, key

    def grow(self, old, leaves):
        path = consistency_path(old, [sha256(b"\0", leaf) for leaf in leaves]) if old else []
        return body_of(old, path, sign(checkpoint_text(self.origin, leaves), self.key))


def post(url, body):
    try:
        request = urllib.request.Request(url, body)
        with urllib.request.urlopen(request, timeout=HANG_SECONDS) as response:
            return response.status, response.headers["Content-Type"], response.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers["Content-Type"], answer.read()


def is_cosigned(body, witness, answer):
    text = body.partition(b"\n\n")[2].rpartition(b"\n\n")[0] + b"\n"
    dash, name, encoded = answer.decode().removesuffix("\n").split(" ")
    raw = base64.b64decode(encoded)
    known = (dash, name, raw[:4]) == ("—", witness.name, witness.id)
    return known and witness.verifies(raw[4:], text)


def cases(origin, leaves, key, is_litewitness):
    """Sentence, body and status, in an order: the witness remembers."""
    log, stranger = Log(origin, key), Log(origin, Ed25519PrivateKey.generate())
    few, seen, fork = len(leaves) // 3, 2 * len(leaves) // 3 + 1, forked(leaves)
    honest = log.grow(seen, leaves)
    head, note = honest.split(b"\n\n", 1)
    rewound = log.grow(0, leaves[:few]).split(b"\n\n", 1)[1]
    borrowed = honest[:-8] + (b"B" if honest[-8:-7] == b"A" else b"A") + honest[-7:]
    yield "cosigns a log's first checkpoint", log.grow(0, leaves[:few]), 200
    yield "cosigns its growth", log.grow(few, leaves[:seen]), 200
    yield "cosigns the same once more", log.grow(seen, leaves[:seen]), 200
    yield "tells its size to who does not know", log.grow(0, leaves), 409
    yield "refuses a rewound log that forgot", log.grow(few, leaves[:few]), 409
    yield "refuses a rewound log that remembers", body_of(seen, [], rewound), 400
    same_size = 422 if is_litewitness else 409
    yield "refuses a fork of the same size", log.grow(seen, fork[:seen]), same_size
    yield "refuses a fork that has grown", log.grow(seen, fork), 422
    yield "refuses growth without proof", body_of(seen, [], note), 422
    yield "refuses half a proof", head.rpartition(b"\n")[0] + b"\n\n" + note, 422
    yield "refuses another's key", stranger.grow(seen, leaves), 403
    yield "refuses a signature that is not the key's", borrowed, 403
    unknown = 403 if is_litewitness else 404
    yield "refuses a log that it does not know", Log(b"x.example", key).grow(0, leaves), unknown
    yield "refuses a size that is no number", b"old x" + honest[4:], 400
    yield "is where it was, and cosigns the growth", honest, 200


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("witness", type=Key)
    parser.add_argument("export", type=Path)
    parser.add_argument("key", type=Path)
    parser.add_argument("--litewitness", action="store_true")
    args = parser.parse_args()
    origin, size = (args.export / "checkpoint").read_bytes().split(b"\n")[:2]
    leaves = read_leaves(args.export, int(size))
    bad = 0
    for sentence, body, status in cases(origin, leaves, load_key(args.key), args.litewitness):
        got, content_type, answer = post(args.url.rstrip("/") + "/add-checkpoint", body)
        good = got == status
        if good and got == 200:
            good = is_cosigned(body, args.witness, answer)
        if good and got == 409 and "same size" not in sentence:
            size_seen = 2 * len(leaves) // 3 + 1
            good = (content_type, answer) == ("text/x.tlog.size", b"%d\n" % size_seen)
        bad += not good
        print(f"{'ok' if good else 'not ok'} {sentence}" + ("" if good else f": {got} {answer}"))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
