"""A timestamp authority on loopback: OpenSSL's own, behind the HTTP of RFC 3161 section 3.4.

    tsa.py --config OPENSSL_CNF --port-file FILE

Each request is answered by `openssl ts -reply`; the port is written once it listens.
"""

import argparse
import os
import subprocess
import tempfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"
QUERY_BYTES_MAX = 64 * 1024


def reply(config, query):
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder, "query.tsq"), Path(folder, "reply.tsr")
        asked.write_bytes(query)
        subprocess.run(
            ["openssl", "ts", "-reply", "-config", config, "-queryfile", asked, "-out", answered],
            check=True,
            capture_output=True,
        )
        return answered.read_bytes()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        query = self.rfile.read(min(length, QUERY_BYTES_MAX))
        if self.headers["Content-Type"] != QUERY:
            self.answer(415, "text/plain", b"only timestamp queries\n")
            return
        try:
            self.answer(200, REPLY, reply(self.server.config, query))
        except subprocess.CalledProcessError as failed:
            self.answer(500, "text/plain", failed.stderr)

    def answer(self, status, content_type, body):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", required=True)
    parser.add_argument("--port-file", type=Path, required=True)
    args = parser.parse_args()
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.config = args.config
    draft = args.port_file.with_name(args.port_file.name + ".new")
    draft.write_text(f"{server.server_port}\n")
    os.replace(draft, args.port_file)  # who waits for it never reads half a number
    server.serve_forever()


if __name__ == "__main__":
    main()
