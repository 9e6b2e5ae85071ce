"""Damages the data files of a ledger at random and asks every command that opens them: each ends by
itself, with 3 or 4 and the name of the file where it notices, and needs no more memory than ever.

    damaged_pages.py BINARY DOCKET ROUNDS [SEED]
"""
import os
import random
import resource
import shutil
import struct
import subprocess
import sys
import tempfile

PAGE = 4096
MEMORY = 1 << 30  # of a process, beside what LMDB maps
COMMANDS = (["verify"], ["worklist"], ["cases"], ["checkpoint"], ["backup"])
FILES = ("ledger/data.mdb", "vault/data.mdb")


def limits():
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def cut(data, chance):
    del data[chance.choice([0, 1, PAGE, 2 * PAGE, chance.randrange(len(data))]):]


def header_field(data, chance):
    """One field of a page's head, of LMDB's meta pages too, gets a number that asks for trouble."""
    page = chance.randrange(len(data) // PAGE) if chance.random() < 0.7 else chance.randrange(2)
    at, width = chance.choice([(0, 8), (8, 2), (10, 2), (12, 2), (14, 2), (12, 4)])
    if page < 2 and chance.random() < 0.8:
        at, width = chance.choice([(16, 4), (20, 4), (32, 8), (40, 4), (46, 2), (80, 8), (88, 4),
                                   (94, 2), (128, 8), (136, 8), (144, 8)])
    value = chance.choice([0, 1, 2, 0xFF, 0x7FFF, 2 ** (8 * width) - 1,
                           chance.randrange(2 ** (8 * width))]) % 2 ** (8 * width)
    data[page * PAGE + at:page * PAGE + at + width] = value.to_bytes(width, "little")


def node_field(data, chance):
    """A pointer to a node, or a field of the node, of a page that has some."""
    page = chance.randrange(2, len(data) // PAGE) * PAGE
    lower = struct.unpack_from("<H", data, page + 12)[0]
    count = min(max(lower - 16, 0) // 2, 100)
    if count == 0:
        return random_bytes(data, chance)
    pointer = page + 16 + 2 * chance.randrange(count)
    node = struct.unpack_from("<H", data, pointer)[0]
    at = chance.choice([pointer, page + node % (PAGE - 8) + chance.randrange(8)])
    data[at] = chance.randrange(256)


def random_bytes(data, chance):
    for _ in range(chance.choice([1, 1, 4, 64])):
        data[chance.randrange(len(data))] = chance.randrange(256)


def other_page(data, chance):
    pages = len(data) // PAGE
    source, target = chance.randrange(pages), chance.randrange(pages)
    block = bytes(data[source * PAGE:(source + 1) * PAGE]) if chance.random() < 0.7 else bytes(PAGE)
    data[target * PAGE:(target + 1) * PAGE] = block


DAMAGES = (cut, header_field, header_field, node_field, random_bytes, other_page)


class Suite:
    def __init__(self, binary, docket, seed):
        self.binary, self.chance = binary, random.Random(seed)
        self.work = tempfile.mkdtemp()
        self.ledger, self.copy = os.path.join(self.work, "ledger"), os.path.join(self.work, "copy")
        self.passed = self.failed = self.noticed = 0
        self.run([binary, "init", self.ledger, "--registrar", "ma.xiulan=马秀兰",
                  "--simulated-clock", "2021-09-03T08:30:00+08:00"])
        self.run([binary, "submit", self.ledger, docket])
        self.good = {name: open(os.path.join(self.ledger, name), "rb").read() for name in FILES}

    def run(self, command):
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=60,
                              preexec_fn=limits, check=False)

    def expect(self, holds, sentence):
        self.passed += holds
        self.failed += not holds
        if not holds:
            print("not ok", sentence)

    def ask(self, name, damage):
        """Every command, each on the damage as it was made."""
        for command in COMMANDS:
            whole = [self.binary, *command, self.copy]
            if command == ["backup"]:
                shutil.rmtree(os.path.join(self.work, "backup"), ignore_errors=True)
                whole.append(os.path.join(self.work, "backup"))
            with open(os.path.join(self.copy, name), "wb") as file:
                file.write(damage)
            try:
                answer = self.run(whole)
            except subprocess.TimeoutExpired:
                self.expect(False, f"{command[0]} does not end")
                continue
            said = (answer.stderr + answer.stdout).decode(errors="replace")
            ends_well = answer.returncode in (0, 3, 4)
            self.noticed += answer.returncode != 0
            self.expect(ends_well, f"{command[0]} ended with {answer.returncode}: {said[-300:]}")

    def round(self, number):
        shutil.rmtree(self.copy, ignore_errors=True)
        shutil.copytree(self.ledger, self.copy)
        name, damage = self.chance.choice(FILES), self.chance.choice(DAMAGES)
        data = bytearray(self.good[name])
        damage(data, self.chance)
        failed = self.failed
        self.ask(name, data)
        if self.failed > failed:
            print(f"    round {number}: {damage.__name__} in {name}")


def main():
    binary, docket, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(1 << 32)
    print("seed", seed, flush=True)
    suite = Suite(binary, docket, seed)
    try:
        for number in range(rounds):
            suite.round(number)
        suite.expect(suite.noticed > rounds, "most of the damages are noticed")
    finally:
        shutil.rmtree(suite.work)
    print(f"{suite.passed} passed, {suite.failed} failed")
    sys.exit(suite.failed > 0)


main()
