"""Fails system calls under the binary's feet, one at a time, and looks at what is left.

Each work is done once under strace to learn which calls touch the data folder or what is written
beside it. Then it is done again and again on fresh copies; each time one call of one kind fails
with EIO or ENOSPC, or the process is killed as it makes it. Afterwards the work is simply done once
more without faults, as a clerk would. Then the ledger must verify in full and against the
checkpoint from before, hold exactly the leaves of a run without faults, and give the work's result.
"""

import concurrent.futures
import filecmp
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import uuid

BINARY, SOURCE, PLACES = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
CALLS = ("openat", "write", "pwrite64", "pwritev", "fdatasync", "fsync", "rename", "ftruncate",
         "close", "unlink")
FEW = 6  # calls that are tried all; of more, PLACES are drawn
FAULTS = ("error=EIO", "error=ENOSPC", "signal=SIGKILL")
CASE, BEFORE = "2011-SF-0003", "2026-01-26"
FILM = "封井现场录像第一段，画面里能认出每一个人" * 9


def run(*args, prefix=()):
    command = [*prefix, BINARY, *map(str, args)]
    # A process that ends within a line may end within a character of it.
    return subprocess.run(command, capture_output=True, text=True, errors="replace",
                          stdin=subprocess.DEVNULL)


def must(*args):
    done = run(*args)
    assert done.returncode == 0, f"{args} ended with {done.returncode}: {done.stdout}{done.stderr}"
    return done.stdout


def leaves(data):
    return int(must("checkpoint", data).split("\n")[1])


class Work:
    """What is done, and what must be so when it was done in the end; `ends` are lawful ends of
    doing it again, 1 where the law refuses what was done already."""

    ends = (0,)
    every = ()  # calls that are all tried, however many there are

    def __init__(self, top):
        self.top, self.data, self.out = top, top / "data", top / "out"

    def again(self):
        return run(*self.command())

    def refusals(self, again):
        """Leaves that doing it again adds where it was done already."""
        return 0


class Put(Work):
    def command(self):
        return ("vault", "put", self.data, "--case", CASE, self.data.parent.parent / "film")

    def holds(self):
        files = [file for file in (self.data / "vault/files").rglob("*") if file.is_file()]
        assert len(files) == 2, files
        sha256 = json.loads(run("--json", *self.command()).stdout)["sha256"]
        must("vault", "get", self.data, "--case", CASE, sha256, self.out)
        assert self.out.read_text() == FILM


class Dispose(Work):
    ends = (0, 1)

    def command(self):
        return ("vault", "dispose", self.data, CASE, "--actor", "chen.guodong", "--approval",
                self.data.parent.parent / "approval")

    def refusals(self, again):
        assert again.returncode == 0 or "档案法" in again.stdout, again.stdout
        return again.returncode

    def holds(self):
        files = [file for file in (self.data / "vault/files").rglob("*") if file.is_file()]
        assert files == [], files
        assert not (self.data / "vault/disposing").exists()
        report = json.loads(run("--json", "verify", self.data, "--full").stdout)
        assert report["words_erased"] > 0, report


class Submit(Work):
    ends = (1,)  # one act of these is unlawful

    def command(self):
        return ("--json", "submit", self.data, self.data.parent.parent / "acts")

    def acknowledged(self, text):
        """By command; a refusal may have a leaf too."""
        receipts = {}
        for line in text.splitlines():
            try:
                receipt = json.loads(line)
            except json.JSONDecodeError:
                continue  # the process ended within a line
            if receipt.get("accepted"):
                receipts[receipt["id"]] = (receipt["seq"], receipt["leaf"])
        return receipts

    def holds(self):
        once = self.acknowledged(self.said)
        again = self.acknowledged(run(*self.command()).stdout)
        assert all(again.get(command) == receipt for command, receipt in once.items()), once


class Backup(Work):
    def command(self):
        return ("backup", self.data, self.out)

    def again(self):
        if self.out.exists():
            verified = run("verify", self.out, "--against", self.top.parent / "checkpoint")
            complete = verified.returncode == 0
            assert complete or self.ended != 0, f"a backup that is none: {verified.stderr}"
            shutil.rmtree(self.out)
        return run(*self.command())

    def holds(self):
        restored, kept = self.top / "restored", self.top.parent / "checkpoint"
        must("restore", self.out, restored, "--against", kept)
        must("verify", restored, "--full")


class Checkpoint(Work):
    def command(self):
        return ("checkpoint", self.data)

    def holds(self):
        assert must("checkpoint", self.data) == (self.top.parent / "checkpoint").read_text()


class Tiles(Work):
    def command(self):
        return ("export", "tiles", self.data, self.out)

    def holds(self):
        must("export", "tiles", self.data, self.top / "fresh")
        compared = filecmp.dircmp(self.top / "fresh", self.out)
        same = [not (one.diff_files or one.left_only or one.right_only)
                for one in (compared, *compared.subdirs.values())]
        assert all(same), "the export is not that of a run without faults"


class Repair(Work):
    """Of a store with damaged pages: the mirror has the leaves."""

    every = ("rename",)

    def __init__(self, top):
        super().__init__(top)
        file = self.data / "ledger/data.mdb"
        with open(file, "r+b") as store:
            for page in range(2, file.stat().st_size // 4096, 9):
                store.seek(page * 4096 + 100)
                store.write(bytes(600))

    def command(self):
        return ("repair", self.data)

    def holds(self):
        assert not (self.data / "repair").exists()
        files = [file for file in (self.data / "vault/files").rglob("*") if file.is_file()]
        assert len(files) == 1, files


def make(top):
    """A bureau with a case whose retention has ended, a file in it, and what the works need."""
    data = top / "data"
    must("init", data, "--origin", "caseledger.example/lingchuan", "--bureau", "陵川县水务局",
         "--registrar", "ma.xiulan=马秀兰", "--simulated-clock", "2021-09-03T08:30:00+08:00")
    lines = []
    for name in ("00-bureau.jsonl", "26-found-in-the-archive.jsonl"):
        lines += (SOURCE / "tests/docket" / name).read_text().splitlines()
    lines = sorted(line for line in lines if json.loads(line)["recorded_at"] < BEFORE)
    (top / "founding").write_text("\n".join(lines) + "\n")
    assert run("submit", data, top / "founding").returncode <= 1
    (top / "film").write_text("第一段")
    must("vault", "put", data, "--case", CASE, top / "film")
    (top / "film").write_text(FILM)
    (top / "approval").write_text("档案销毁审批表，同意销毁")
    (top / "checkpoint").write_text(must("checkpoint", data))
    acts = []
    docket = (SOURCE / "tests/docket/01-sand-mining.jsonl").read_text().splitlines()
    for number, line in enumerate(docket[:6]):
        # Recorded when it comes, and recognised when it comes again.
        act = json.loads(line) | {"id": str(uuid.UUID(int=number + 1, version=4))}
        del act["recorded_at"]
        acts.append(json.dumps(act, ensure_ascii=False))
    (top / "acts").write_text("\n".join(acts) + "\n")


def start(top, kind, name):
    here = top / name
    here.mkdir()
    shutil.copytree(top / "data", here / "data")
    return kind(here)


def places_of(top, kind):
    """For each call its numbers among those of its thread, where it touches what is ours; then
    the numbers of the writes that make a transaction of LMDB the newest, which are always tried."""
    work = start(top, kind, f"{kind.__name__}-traced")
    log = top / f"{kind.__name__}.trace"
    prefix = ["strace", "-f", "-y", "-qq", "-e", "trace=" + ",".join(CALLS), "-e", "signal=none",
              "-o", str(log)]
    done = run(*work.command(), prefix=prefix)
    assert done.returncode in (0, *kind.ends), done.stderr
    counts, places, heads = {}, {}, []
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+)\s+(\w+)\(", line)
        if not match:
            continue
        number = counts[match.groups()] = counts.get(match.groups(), 0) + 1
        if str(work.top) in line and number not in places.setdefault(match.group(2), []):
            places[match.group(2)].append(number)
            if "/data.mdb>" in line and re.search(r", 120, (40|4\d\d\d)\)", line):
                heads.append(number)
    expected = leaves(work.data)
    shutil.rmtree(work.top)
    return places, heads, expected


def try_one(top, kind, call, fault, number, expected):
    name = f"{kind.__name__}-{call}-{fault.split('=')[1]}-{number}"
    work = start(top, kind, name)
    prefix = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
              "-e", f"inject={call}:{fault}:when={number}"]
    try:
        failed = run(*work.command(), prefix=prefix)
        work.ended, work.said = failed.returncode, failed.stdout
        again = work.again()
        assert again.returncode in (0, *work.ends), f"{again.returncode}: {again.stderr}"
        must("verify", work.data, "--full", "--against", top / "checkpoint")
        refusals = work.refusals(again)
        assert leaves(work.data) == expected + refusals, f"{leaves(work.data)}, not {expected}"
        work.holds()
        shutil.rmtree(work.top)
        return name, None
    except (AssertionError, OSError, ValueError, KeyError) as wrong:
        return name, f"ended with {work.ended}; then {wrong}"


def main():
    seed = int(os.environ.get("CL_SEED", random.SystemRandom().randrange(1 << 32)))
    print(f"seed {seed}")
    rng = random.Random(seed)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    top = pathlib.Path(tempfile.mkdtemp(prefix="caseledger-faults-", dir=memory))
    make(top)
    runs = []
    for kind in (Put, Dispose, Submit, Backup, Repair, Checkpoint, Tiles):
        places, heads, expected = places_of(top, kind)
        for call, numbers in sorted(places.items()):
            print(f"{kind.__name__}: {len(numbers)} of {call}")
            tries_all = len(numbers) <= FEW or call in kind.every
            few = numbers if tries_all else rng.sample(numbers, PLACES)
            for number in sorted({*few, *(heads if call == "pwrite64" else ())}):
                runs += [(top, kind, call, fault, number, expected) for fault in FAULTS]
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, wrong in pool.map(lambda one: try_one(*one), runs):
            passed, failed = passed + (wrong is None), failed + (wrong is not None)
            if wrong:
                print(f"not ok {name}: {wrong}")
    shutil.rmtree(top)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed != 0)


main()
