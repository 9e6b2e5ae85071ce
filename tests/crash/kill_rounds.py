"""Kills `caseledger submit` with SIGKILL again and again, at a random point of its progress.

Each round sends new acts to one ledger, reads receipts and kills the process as soon as a random
number of them has come. Nobody reads further until then, and the pipe of the receipts holds few, so
the process always has acts left to answer, however quick the machine is. The next round first sends
every act of the round before again: what was acknowledged must be answered with the very same
receipt, marked as repeated; what was not may be answered either way, but once. At the end the
ledger is verified and must hold every act that was ever sent, once.
"""

import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import uuid
from datetime import datetime, timedelta, timezone

ACTS_A_ROUND = 400
RECEIPT_BYTES_MIN = 100
PIPE_BYTES = 4096
STARTED = datetime.now(timezone(timedelta(hours=8))).isoformat(timespec="seconds")


def command(act, stream, body, actor, capacity):
    return json.dumps(
        {
            "id": str(uuid.uuid4()),
            "act": act,
            **stream,
            "actor": actor,
            "capacity": capacity,
            "occurred_at": STARTED,
            "body": body,
        },
        ensure_ascii=False,
    )


def founding():
    bureau = {"bureau": "bureau"}
    for officer, name in (("zhang.wei", "张伟"), ("li.na", "李娜")):
        yield command(
            "enrol_officer",
            bureau,
            {
                "officer": officer,
                "full_name": name,
                "section": "水政监察大队",
                "certificate": "晋E" + officer,
                "valid_from": "2020-01-01",
                "valid_until": "2040-01-01",
            },
            "registrar",
            "registrar",
        )
        yield command(
            "appoint_officer",
            bureau,
            {"officer": officer, "capacity": "handler", "from": "2021-01-01"},
            "registrar",
            "registrar",
        )


def filing(number):
    return command(
        "file_case",
        {"case": f"2021-SF-{number:06d}"},
        {
            "handlers": ["zhang.wei", "li.na"],
            "section": "水政监察大队",
            "action": "penalty",
            "matter": "sand_mining",
            "party_kind": "unit",
            "party_name": f"第{number}号砂石料场",
            "cause": "未经批准在河道管理范围内采砂",
            "approval": {"text": f"立案呈批表 {number}"},
        },
        "zhang.wei",
        "handler",
    )


class Submission:
    """One run of submit: lines go in from a thread, receipts are read in order by the caller."""

    def __init__(self, binary, folder, lines):
        self.process = subprocess.Popen(
            [binary, "--json", "submit", folder, "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pipesize=PIPE_BYTES,
        )
        self.receipts = []
        self.feeder = threading.Thread(target=self.feed, args=(lines,))
        self.feeder.start()

    def feed(self, lines):
        try:
            for line in lines:
                self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.close()
        except (BrokenPipeError, OSError):
            pass

    def read(self, count):
        """Reads until there are `count` receipts, or the process has no more."""
        while len(self.receipts) < count:
            raw = self.process.stdout.readline()
            if not raw.endswith(b"\n"):
                return
            assert len(raw) >= RECEIPT_BYTES_MIN, raw
            self.receipts.append(json.loads(raw))

    def kill_after(self, count):
        self.read(count)
        self.process.kill()

    def finish(self):
        self.read(sys.maxsize)
        self.feeder.join()
        self.errors = self.process.stderr.read().decode()
        return self.process.wait()


def check_same(known, receipts):
    """Every answer that was given before is given again, word for word."""
    for receipt in receipts:
        before = known.get(receipt["id"])
        assert receipt.get("accepted") is True, receipt
        if before:
            assert receipt["repeated"], receipt
            assert (receipt["seq"], receipt["leaf"]) == before, receipt
        known[receipt["id"]] = (receipt["seq"], receipt["leaf"])


def point_of_kill(rng, repeated, fresh):
    """The number of receipts to wait for: mostly among those of new acts. What the reader has ahead
    in its buffer and what the pipe holds are left unanswered at least."""
    if rng.random() < 0.1:
        return rng.randrange(repeated)
    ahead = (PIPE_BYTES + io.DEFAULT_BUFFER_SIZE) // RECEIPT_BYTES_MIN
    return repeated + rng.randrange(fresh - ahead)


def main():
    binary, rounds = sys.argv[1], int(sys.argv[2])
    seed = int(os.environ.get("CL_SEED", random.SystemRandom().randrange(1 << 32)))
    print(f"seed {seed}, {rounds} rounds")
    rng = random.Random(seed)
    folder = tempfile.mkdtemp(prefix="caseledger-kill-")
    ledger = os.path.join(folder, "ledger")
    subprocess.run([binary, "init", ledger, "--registrar", "registrar=登记员"], check=True,
                   stdout=subprocess.DEVNULL)
    known, last, number = {}, list(founding()), 0
    sent = len(last)
    for round_number in range(rounds):
        fresh = [filing(number + n) for n in range(ACTS_A_ROUND)]
        number += ACTS_A_ROUND
        sent += len(fresh)
        run = Submission(binary, ledger, last + fresh)
        run.kill_after(point_of_kill(rng, len(last), len(fresh)))
        run.finish()
        assert len(run.receipts) < len(last) + len(fresh), f"round {round_number} was not cut short"
        check_same(known, run.receipts)
        last = last + fresh if len(run.receipts) < len(last) else fresh
    run = Submission(binary, ledger, last)
    assert run.finish() == 0, run.errors
    check_same(known, run.receipts)
    verified = subprocess.run([binary, "verify", ledger], capture_output=True, text=True)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    listed = subprocess.run([binary, "--json", "cases", ledger], capture_output=True, text=True)
    cases = [json.loads(line)["id"] for line in listed.stdout.splitlines()]
    assert len(cases) == len(set(cases)) == number, (len(cases), number)
    shutil.rmtree(folder)
    print(f"{len(known)} receipts of {sent} acts held")
    print(f"{rounds} passed, 0 failed")


if __name__ == "__main__":
    main()
