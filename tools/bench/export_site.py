#!/usr/bin/env python3
"""Times `export site` of two programs in turn, on ledgers with as many pages as asked for.

    export_site.py OLD NEW WORK SITES PAGES…

The sites are written into SITES; in memory (/dev/shm) the file system does not blur the times. The
ledgers are made in WORK from the example docket: its six decisions that are on display, each
with its whole case, are repeated under other names. What is timed, each time with both programs:

    fresh       an empty folder
    unchanged   the same again
    one item    after one act about one item, which also brings a new checkpoint

Printed is the middle of ROUNDS rounds, in seconds of wall clock and of processor.
"""
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import time

ROUNDS = 5
DOCKET = pathlib.Path(__file__).resolve().parents[2] / "tests" / "docket"
ON_DISPLAY = ["05-water-fee", "09-suspected-crime", "14-summary-procedure",
              "17-served-another-text", "21-flood-season-clearance", "22-changed-by-the-meeting"]
FOUNDING = ["--origin", "caseledger.example/lingchuan", "--bureau", "陵川县水务局", "--registrar",
            "ma.xiulan=马秀兰", "--simulated-clock", "2021-09-03T08:30:00+08:00"]


def copy_of(line, number):
    """The same act in another case: other id, other case or item."""
    act = json.loads(line)
    key = "case" if "case" in act else "item"
    act[key] = f"{act[key].rpartition('-')[0]}-{number + 1000}"
    act["id"] = f"{act['id'][:24]}{number:04x}{act['id'][28:]}"
    return json.dumps(act, ensure_ascii=False, separators=(",", ":")) + "\n"


def docket(pages):
    lines = [line for file in DOCKET.glob("*.jsonl") for line in open(file, encoding="utf-8")]
    for number in range(len(ON_DISPLAY), pages):
        name = ON_DISPLAY[number % len(ON_DISPLAY)]
        with open(DOCKET / f"{name}.jsonl", encoding="utf-8") as file:
            lines += [copy_of(line, number) for line in file]
    recorded_at = len('{"recorded_at":"2021-09-03T08:42:53+08:00"')
    return sorted(lines, key=lambda line: line[:recorded_at])


def act_about_one_item(turn):
    """Its content is out of date; each time of another copy of the summary procedure."""
    at = f"2026-03-04T09:0{turn}:00+08:00"
    return json.dumps({"recorded_at": at, "id": f"019cb140-fc00-7917-81a9-60481111000{turn}",
                       "act": "mark_update_due", "item": f"2023-SF-{1008 + 6 * turn}",
                       "actor": "han.xue",
                       "capacity": "disclosure_reviewer", "occurred_at": at,
                       "body": {"change": "basis", "changed_on": "2026-03-03"}}) + "\n"


def submit(program, ledger, lines):
    subprocess.run([program, "submit", ledger, "-"], input="".join(lines), text=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def timed(program, ledger, site):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([program, "export", "site", ledger, site], stdout=subprocess.DEVNULL, check=True)
    seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def middle(times):
    return sorted(times)[len(times) // 2]


def report(what, times):
    cells = []
    for name in ("old", "new"):
        wall, processor = zip(*times[name])
        cells.append(f"{name} {middle(wall):7.2f} ({middle(processor):6.2f})")
    walls = [middle([wall for wall, _ in times[name]]) for name in ("old", "new")]
    print(f"  {what:<10}{'   '.join(cells)}   old/new {walls[0] / walls[1]:5.1f}", flush=True)


def measure(programs, made, work, folder):
    """The two programs take turns in going first. The ledger that was made stays as it is."""
    ledger = work / "ledger"
    shutil.rmtree(ledger, ignore_errors=True)
    shutil.copytree(made, ledger)
    times = {what: {"old": [], "new": []} for what in ("fresh", "unchanged", "one item")}
    for turn in range(ROUNDS):
        order = list(programs) if turn % 2 == 0 else list(reversed(programs))
        sites = {name: folder / f"site-{name}" for name in order}
        for what in times:
            if what == "one item":
                submit(programs["new"], ledger, [act_about_one_item(turn)])
            for name in order:
                if what == "fresh":
                    shutil.rmtree(sites[name], ignore_errors=True)
                os.sync()
                times[what][name].append(timed(programs[name], ledger, sites[name]))
    for what, both in times.items():
        report(what, both)


def main():
    old, new, work, folder, *sizes = sys.argv[1:]
    programs = {"old": old, "new": new}
    work, folder = pathlib.Path(work), pathlib.Path(folder)
    work.mkdir(parents=True, exist_ok=True)
    for pages in map(int, sizes):
        ledger = work / f"ledger-{pages}"
        if not ledger.exists():
            subprocess.run([new, "init", ledger, *FOUNDING], stdout=subprocess.DEVNULL, check=True)
            submit(new, ledger, docket(pages))
        print(f"{pages} pages", flush=True)
        measure(programs, ledger, work, folder)


main()
