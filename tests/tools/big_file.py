"""A file of 4 GiB goes into a vault and comes back; counts what held. Run by run_big_file.sh."""

import filecmp
import hashlib
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

SIZE = 4 << 30
ROOM = 3 * SIZE
RESIDENT_MAX = 100 << 20
BLOCK = 1 << 20
BLOCKS = 200

passed = failed = 0


def check(sentence, held, detail=""):
    global passed, failed
    passed, failed = passed + bool(held), failed + (not held)
    print(("ok " if held else "not ok ") + sentence + (f": {detail}" if detail else ""), flush=True)


def make_video(path):
    """Mostly a hole, with blocks at places of chance, over the borders of chunks too."""
    seed = random.randrange(1 << 32)
    print("seed", seed)
    chance = random.Random(seed)
    with open(path, "wb") as file:
        file.truncate(SIZE)
        for _ in range(BLOCKS):
            file.seek(chance.randrange(SIZE - BLOCK))
            file.write(chance.randbytes(BLOCK))


def sha256_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def run(*words):
    """The output; what a run took of memory at most is at most what all runs took."""
    began = time.monotonic()
    done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    name = "`" + " ".join(words[1:2 + (words[1] == "vault")]) + "`"
    check(f"{name} ends well", done.returncode == 0,
          done.stderr.strip() or f"{time.monotonic() - began:.0f} s")
    resident = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
    check(f"{name} stays under 100 MiB", resident < RESIDENT_MAX,
          f"{resident / (1 << 20):.1f} MiB")
    return done.stdout


def main(binary):
    base = tempfile.gettempdir()
    if shutil.disk_usage(base).free < ROOM:
        print(f"SKIP a file of 4 GiB: less than {ROOM >> 30} GiB are free for it")
        return
    with tempfile.TemporaryDirectory(dir=base) as folder:
        video, out = os.path.join(folder, "video.mp4"), os.path.join(folder, "out.mp4")
        data = os.path.join(folder, "data")
        make_video(video)
        run(binary, "init", data, "--origin", "water.example/big", "--bureau", "水务局",
            "--registrar", "ma.xiulan=马秀兰")
        document = json.loads(run(
            binary, "vault", "put", data, "--case", "2021-SF-0001", "--unfiled", "--json", video))
        check("the document has the size of the file", document["size"] == SIZE)
        check("the document has the SHA-256 of the file", document["sha256"] == sha256_of(video))
        run(binary, "vault", "get", data, "--case", "2021-SF-0001", document["sha256"], out)
        check("what comes out is what went in", filecmp.cmp(video, out, shallow=False))


if __name__ == "__main__":
    main(sys.argv[1])
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)
