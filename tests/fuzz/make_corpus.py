#!/usr/bin/env python3
"""make_corpus.py OUT: what the program itself writes, as beginnings for the fuzzers, OUT/NAME/*.

Needs CL_BINARY and CL_SOURCE_DIR. Fuzzers that read in several ways choose by the first byte.
"""
import base64
import collections
import hashlib
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

ROOT = pathlib.Path(os.environ["CL_SOURCE_DIR"])
OUT = pathlib.Path(sys.argv[1])
ORIGIN = "fuzz.example/l"
KEY_PASSPHRASE = "fuzz"  # as key_fuzz.cpp has it
PAGE_BYTES = 4096


def run(*command, may_refuse=False):
    done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL,
                          env={**os.environ, "CASELEDGER_KEY_PASSPHRASE": KEY_PASSPHRASE})
    if done.returncode != 0 and not (may_refuse and done.returncode == 1):
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr.decode()}{done.stdout.decode()}")
    return done.stdout


def say(*command, may_refuse=False):
    return run(os.environ["CL_BINARY"], *command, may_refuse=may_refuse)


def keep(name, *parts):
    """The parts one after the other as one beginning; named by its content."""
    data = b"".join(part if isinstance(part, bytes) else part.encode() for part in parts)
    (OUT / name / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def docket():
    lines = [line for file in sorted(ROOT.glob("tests/docket/*.jsonl"))
             for line in file.read_bytes().splitlines()]
    return sorted(lines)


def found(work, name, lines):
    folder = work / name
    say("init", folder, "--origin", ORIGIN, "--bureau", "测试局", "--registrar",
        "ma.xiulan=马秀兰", "--simulated-clock", "2021-09-03T08:30:00+08:00")
    acts = work / (name + ".jsonl")
    acts.write_bytes(b"\n".join(lines) + b"\n")
    say("submit", folder, acts, may_refuse=True)
    say("checkpoint", folder)
    return folder


def used_pages(file):
    """A data file without what no transaction has used yet."""
    data = file.read_bytes()
    last = max(struct.unpack_from("<Q", data, page * PAGE_BYTES + 16 + 120)[0] for page in (0, 1))
    return data[:(last + 1) * PAGE_BYTES]


def index_run(count):
    """As ledger/store/index_run.h says, of the leaves 0 to 63."""
    entries = sorted((hashlib.sha256(bytes([n])).digest()[:16], n | (n % 2) << 63)
                     for n in range(count))
    entries = sorted(struct.unpack("<QQ", key) + (place,) for key, place in entries)
    bits = (count // 8).bit_length()
    bounds = [sum(1 for high, _, _ in entries if bits and high >> (64 - bits) < bucket)
              for bucket in range(1 << bits)] + [count]
    body = struct.pack("<8Q", 0x78646E6965736163, 0, 64, count, bits, 0, 0, 0)
    body += b"".join(struct.pack("<3Q", *entry) for entry in entries)
    body += struct.pack(f"<{len(bounds)}I", *bounds)
    return body + hashlib.sha256(body).digest()


def from_ledger(work):
    lines = docket()
    led = found(work, "led", lines)
    keys = [line for line in say("key", "show", led).splitlines() if line.count(b"+") >= 2]
    note = (led / "ledger" / "checkpoint").read_bytes()
    for key in keys:
        keep("note", key, "\n", note)
    from_witnesses(keys[0], note)
    for seq in ("7", "500"):
        keep("proof", say("prove", led, "--seq", seq))
    for hidden in ((), ("--hide", "title")):
        keep("bundle", say("disclose", led, "--item", "2022-SF-0005", *hidden))
    mirror = max((led / "mirror").rglob("*.open")).read_bytes()
    keep("tile", b"\0", mirror)
    keep("tile", b"\1", hashlib.sha256(b"").digest() * 257)
    box, _, _ = (led / "keys" / "vault.key").read_bytes().partition(b"sha256 ")
    keep("key", b"\2", (led / "keys" / "passphrase").read_bytes().strip(), b"\n", box)
    keep("record", b"\1", (led / "vault" / "keys").read_bytes()[:512])


def cosignature(note, name, at):
    """A witness's key, and the line by which it cosigns (C2SP tlog-cosignature)."""
    key = ed25519.Ed25519PrivateKey.generate()
    public = b"\4" + key.public_key().public_bytes(serialization.Encoding.Raw,
                                                   serialization.PublicFormat.Raw)
    number = hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]
    body = note[:note.index(b"\n\n") + 1]
    value = key.sign(f"cosignature/v1\ntime {at}\n".encode() + body)
    line = base64.b64encode(number + struct.pack(">Q", at) + value).decode()
    vkey = f"{name}+{number.hex()}+{base64.b64encode(public).decode()}"
    return vkey, f"\u2014 {name} {line}\n".encode()


def from_witnesses(log, note):
    (one, first), (other, second) = (cosignature(note, name, 1_700_000_000)
                                     for name in ("w.example/1", "w.example/2"))
    keep("note", one, "\n", note, first)
    keep("policy", b"log ", log, b"\nquorum none\n\0", note)
    keep("policy", b"# ours\nlog ", log, b" https://l.example\nwitness a ", one,
         " https://a.example\nwitness b ", other, "\ngroup any-of any a b\ngroup all all a b\n",
         "group two 2 any-of all\nquorum two\n\0", note, first, second)


def from_small_ledger(work):
    led = found(work, "small", docket()[:12])
    keep("page", b"\0", used_pages(led / "ledger" / "data.mdb"))
    keep("page", b"\1", used_pages(led / "vault" / "data.mdb"))
    keep("sealed", b"\1", bytes(8), b"what was filmed")
    keep("sealed", b"\1", struct.pack("<Q", 2**64 - 1), b"what was filmed")
    keep("sealed", b"\0\1\0\0\0\0\0\0\0\0\0\0\1", bytes(200))
    for way in (b"\0", b"\2"):
        keep("record", way, bytes(range(56)))
    keep("record", b"\0", struct.pack("<QQQ", 5, 1 << 30, 3), bytes(96))
    keep("record", b"\2", struct.pack("<QI", 7 << 16, 60), b"\1\0\0\0\0", bytes(55))
    keep("record", b"\3reason\0", "因为".encode())


def from_sources():
    for line in docket():
        if len(line) < 4096:
            keep("command", line)
            keep("json", line)
    for file in (ROOT / "engine" / "packs").glob("*.toml"):
        if file.name.startswith("calendar-"):
            keep("calendar", file.read_bytes())
        else:
            from_pack(file.read_text())
    for line in (ROOT / "tests" / "golden" / "leaves_v1.txt").read_text().split():
        if len(line) > 200:
            keep("leaf", bytes.fromhex(line))
    keep("json", '{"a":[1,-2,3.5e7,true,null,"\\u6848\\ud83d\\ude00\\n"]}')
    for text in ("2021-09-15", "2021-09-15T10:00:00.123456+08:00", "5000.00", "aGVsbG8=",
                 "0190163d-8694-739b-aea5-966c26f8ad91", "00ff" * 8, "00ff" * 16, "测试 局\u202e",
                 "fine_is_small\n500000", "reviewers_are_three_to_five\n2", "deadline\n2021-09-15",
                 "secret\r\n", "R-1", "案\u200b\ufe0f"):
        keep("text", text)
    for count in (0, 3, 40):
        keep("index", index_run(count))


def from_pack(text):
    """Whole, and its head with two tables of each kind: short beginnings are changed faster."""
    keep("pack", text)
    tables = [table for table in re.split(r"(?m)^(?=\[)", text) if table.startswith("[")]
    seen = collections.Counter()
    for table in tables[1:]:
        kind = re.match(r"\[+(\w+)", table)[1]
        seen[kind] += 1
        if seen[kind] <= 2:
            keep("pack", tables[0], table)


def from_keys(work):
    for kind, option in (("ed25519", ()), ("sm2", ("--sm2",))):
        file = work / kind
        say("key", "new", file, *option)
        keep("key", b"\3", (work / (kind + ".pub")).read_bytes())
        plain = run("openssl", "pkey", "-in", file, "-passin", "pass:" + KEY_PASSPHRASE,
                    "-outform", "DER")
        keep("key", b"\1", run("openssl", "pkcs8", "-topk8", "-nocrypt", "-inform", "DER",
                               "-outform", "DER", "-in", kept(work, plain)))
        keep("key", b"\0", run("openssl", "pkcs8", "-topk8", "-inform", "DER", "-iter", "1",
                               "-passout", "pass:" + KEY_PASSPHRASE, "-in", kept(work, plain)))


def kept(work, data):
    file = work / "kept"
    file.write_bytes(data)
    return file


def from_openssl(work):
    key, root = work / "tsa.key", work / "root.pem"
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-noenc", "-days", "2", "-subj",
        "/CN=fuzz", "-keyout", key, "-out", root, "-addext",
        "extendedKeyUsage=critical,timeStamping")
    keep("timestamp", b"\4", root.read_bytes())
    keep("timestamp", b"\3", run("openssl", "ts", "-query", "-data", root, "-sha256", "-cert"))
    # The other ways change the answer of an authority of their own: place and byte, three by three.
    for way in (b"\1", b"\2", b"\5"):
        keep("timestamp", way, b"\0\0\x30")


def main():
    for source in (ROOT / "tests" / "fuzz").glob("*_fuzz.cpp"):
        (OUT / source.name.removesuffix("_fuzz.cpp")).mkdir(parents=True, exist_ok=True)
    from_sources()
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        from_ledger(work)
        from_small_ledger(work)
        from_keys(work)
        from_openssl(work)
    for folder in OUT.iterdir():
        if not any(folder.iterdir()):
            sys.exit(f"{folder.name} has no beginning")


main()
