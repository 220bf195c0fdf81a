"""Runs deploy/smoke.sh against servers that answer as a right and as a wrong deployment would."""

import base64
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

PASSWORD = 'a "quoted\\ pass:word'


def outcome(health, answer, given="smoke", user="smoke"):
    """How smoke.sh ends where /healthz answers `health`, and all else `answer(whether the password is right)`.

    It is given one name of the `user` that is right, or none."""
    right = "Basic " + base64.b64encode(f"{user}:{PASSWORD}".encode()).decode()

    class Deployment(BaseHTTPRequestHandler):
        def do_GET(self):
            signed_in = self.headers.get("Authorization") == right
            self.send_response(health if self.path == "/healthz" else answer(signed_in))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Deployment) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        environment = {
            **os.environ,
            "QUARTERMASTER_SMOKE_USER": given,
            "QUARTERMASTER_SMOKE_PASSWORD": PASSWORD,
            "NO_PROXY": "*",
        }
        address = f"http://127.0.0.1:{server.server_port}/"
        ended = subprocess.run(
            ["deploy/smoke.sh", address, "0"], env=environment, capture_output=True, text=True, check=False
        )
        server.shutdown()
    return ended.returncode, ended.stdout.strip() or ended.stderr.strip()


CASES = [
    ("a right deployment", 200, lambda signed_in: 200 if signed_in else 401, 0, "is well"),
    ("one that is not well", 503, lambda signed_in: 200 if signed_in else 401, 1, "/healthz answers 503"),
    ("one that is open to all", 200, lambda _: 200, 1, "without a password answers 200"),
    ("one that takes no password", 200, lambda _: 401, 1, "with the password answers 401"),
    ("one that is broken inside", 200, lambda signed_in: 500 if signed_in else 401, 1, "answers 500"),
]
for name, health, answer, code, part in CASES:
    ended, said = outcome(health, answer)
    if ended != code or part not in said:
        print(f"failed: the smoke test of {name} ends with {ended}: {said}")
        sys.exit(1)
ended, said = outcome(200, lambda signed_in: 200 if signed_in else 401, given="", user="admin")
if ended != 0:
    print(f"failed: the smoke test without a user's name ends with {ended}: {said}")
    sys.exit(1)
print(f"deploy/smoke.sh: {len(CASES) + 1} deployments are told apart")
