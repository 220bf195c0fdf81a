"""Runs what the workflow does on the machine, and the three lines of the runbook that take it back, with a Docker that
only says what it was asked. compose.yml has to find all it asks for in the file that is left there, and nowhere else."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from dotenv import dotenv_values
from interpolation import Refused, interpolated
from ruamel.yaml import YAML

NEWER, PLACE = "f" * 40, "/srv/quartermaster"
NEEDED = {"QUARTERMASTER_HOST": "budget.example.net", "QUARTERMASTER_TRUSTED_PROXIES": "172.20.0.0/16"}
# Each as somebody might set it, with what a shell, sed or Compose could take for its own.
ODD = {"QUARTERMASTER_LOG": "info,sqlx=debug # $HOME", "QUARTERMASTER_ALLOWED_HOSTS": 'a "b" & c\\d'}


def shell(script, folder, environment, tools):
    environment = {**environment, "PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(folder)}
    command = ["sh", "-euc", script]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"failed: {script}\n{done.stderr}")


def commit(source, text):
    """Makes a commit whose compose.yml is `text`, and gives its name."""
    (source / "deploy/compose.yml").write_text(text)
    name = ["-c", "user.name=check", "-c", "user.email=check@localhost"]
    for command in (["add", "--all"], [*name, "commit", "--quiet", "--message", "a commit"]):
        subprocess.run(["git", *command], cwd=source, check=True)
    return subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=source, check=True, capture_output=True, text=True
    ).stdout.strip()


def found_in(file, compose):
    """compose.yml as Compose reads it with the values of this file alone, or why it does not."""
    values = dotenv_values(file, interpolate=False)

    def filled(part):
        if isinstance(part, dict):
            return {name: filled(value) for name, value in part.items()}
        if isinstance(part, list):
            return [filled(value) for value in part]
        return interpolated(part, values) if isinstance(part, str) else part

    try:
        return filled(YAML(typ="safe").load(compose)["services"])
    except Refused as refused:
        return str(refused)


def three_lines():
    """The commands of the runbook's chapter, as somebody types them."""
    chapter = Path("docs/runbook.md").read_text().split("\n## Rollback")[1].split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", chapter, re.DOTALL)
    return [line.strip() for line in blocks[0].splitlines()] if blocks else []


def check(fact, start, asked_for):
    """Takes what holds to `fact`; `start` is the workflow's step and `asked_for` what it is given."""
    compose = Path("deploy/compose.yml").read_text()
    for given in (NEEDED, {**{name: f"v-{name.lower()}" for name in asked_for}, **NEEDED, **ODD}):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            source, kept, tools = folder / "source", folder / "kept", folder / "tools"
            for made in (source / "deploy", tools):
                made.mkdir(parents=True)
            docker = tools / "docker"
            docker.write_text(f'#!/bin/sh\necho "$PWD: $*" >>"{folder}/asked"\n')
            docker.chmod(0o755)
            subprocess.run(["git", "init", "--quiet"], cwd=source, check=True)
            (source / ".gitignore").write_text(Path(".gitignore").read_text())
            older = commit(source, compose)
            commit(source, compose + "# newer\n")
            environment = {**dict.fromkeys(asked_for, ""), **given}
            script = start.replace(PLACE, str(kept)).replace("${{ github.sha }}", NEWER)
            for _ in range(2):
                shell(script, source, environment, tools)
            env = kept / "deploy/.env"
            expected = {**environment, "QUARTERMASTER_TAG": NEWER}
            fact("what deploy keeps on the machine", dotenv_values(env, interpolate=False), expected)
            fact("who may read it", oct(env.stat().st_mode & 0o777), "0o600")
            told(fact, found_in(env, compose), environment, NEWER)
            asked = (folder / "asked").read_text()
            fact("where Docker is asked", f"{kept}/deploy: compose up -d --wait\n" in asked, True)

            lines = three_lines()
            fact("lines of the rollback", len(lines), 3)
            fact(
                "the first checks out, the last starts",
                (lines[0], lines[2]),
                ("git checkout <sha>", "docker compose up -d"),
            )
            fact("the second writes the tag", "QUARTERMASTER_TAG=<sha>" in lines[1] and ".env" in lines[1], True)
            shell("\n".join(lines).replace("<sha>", older), kept / "deploy", {}, tools)
            expected = {**environment, "QUARTERMASTER_TAG": older}
            fact("what is there after a rollback", dotenv_values(env, interpolate=False), expected)
            fact("compose.yml after a rollback", (kept / "deploy/compose.yml").read_text(), compose)
            told(fact, found_in(env, compose), environment, older)


def told(fact, services, given, tag):
    if not isinstance(services, dict):
        fact("compose.yml with the kept file alone", services, "read")
        return
    service = services["quartermaster"]
    registry = given["QUARTERMASTER_REGISTRY"] or "registry.example.org"
    fact("image that is started", service["image"], f"{registry}/quartermaster:{tag}")
    host = given["QUARTERMASTER_HOST"]
    address = given["QUARTERMASTER_PUBLIC_URL"] or f"https://{host}"
    fact("address that is served", service["environment"]["QUARTERMASTER_PUBLIC_URL"], address)
    fact(
        "proxies that are trusted",
        service["environment"]["QUARTERMASTER_TRUSTED_PROXIES"],
        NEEDED["QUARTERMASTER_TRUSTED_PROXIES"],
    )
    fact("host that is routed", service["labels"]["traefik.http.routers.quartermaster.rule"], f"Host(`{host}`)")
