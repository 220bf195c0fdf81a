"""What compose.yml and the workflows have to say, beyond being well-formed. Ends with 1 and names each wrong fact."""

import json
import re
import sys
from pathlib import Path

import rollback
from ruamel.yaml import YAML

TRAEFIK = "traefik.http.routers."
APP = TRAEFIK + "quartermaster."
HEALTH = TRAEFIK + "quartermaster-health."
# What the image and the place of the data decide, and nobody sets for a container.
FIXED = {"QUARTERMASTER_DB_URL", "QUARTERMASTER_BACKUP_DIR", "QUARTERMASTER_LISTEN", "QUARTERMASTER_LOG_FORMAT"}
HOST = re.compile(r"Host\(`\$\{QUARTERMASTER_HOST[^}]*\}`\)")

wrong = []
held = 0


def fact(name, is_, should_be):
    """Notes that `is_`, which is called `name`, has to be `should_be`: a value, or a pattern for all of a text."""
    global held
    pattern = isinstance(should_be, re.Pattern)
    holds = bool(isinstance(is_, str) and should_be.fullmatch(is_)) if pattern else is_ == should_be
    if holds:
        held += 1
    else:
        wrong.append(f"{name} is {is_!r} and should be {should_be.pattern if pattern else should_be!r}")


def parsed(path):
    return YAML(typ="safe").load(Path(path))


def compose():
    file = parsed("deploy/compose.yml")
    fact("services", list(file["services"]), ["quartermaster"])
    fact("networks", file["networks"], {"proxy-net": {"external": True}})
    service = file["services"]["quartermaster"]
    fact("image", service["image"], re.compile(r"\$\{\w+:-[^}]+\}/quartermaster:\$\{QUARTERMASTER_TAG:-latest\}"))
    fact("volumes", service["volumes"], ["/mnt/quartermaster:/data"])
    fact("service networks", service["networks"], ["proxy-net"])
    fact("published ports", service.get("ports"), None)
    fact("memory", (service["mem_limit"], service["memswap_limit"]), ("1g", "1g"))
    options = {"max-size": "50m", "max-file": "3"}
    fact("logging", service["logging"], {"driver": "json-file", "options": options})
    fact("restart", service["restart"], "unless-stopped")
    fact("read-only files", (service["read_only"], service["tmpfs"]), (True, ["/tmp:size=256m"]))
    fact("security", (service["cap_drop"], service["security_opt"]), (["ALL"], ["no-new-privileges:true"]))
    fact("user", service.get("user"), None)
    grace = re.fullmatch(r"(\d+)s", service["stop_grace_period"])
    fact("more than 10 s to stop", grace is not None and int(grace[1]) > 10, True)
    # The image's own check counts, so compose.yml may only say how often.
    fact("own health check", set(service["healthcheck"]) & {"test", "disable"}, set())
    environment = service["environment"]
    fact("database", environment["QUARTERMASTER_DB_URL"], "sqlite:////data/quartermaster.db")
    settings = set(re.findall(r'name: "(QUARTERMASTER_\w+)"', Path("app/src/settings/mod.rs").read_text()))
    fact("number of settings", len(settings) > len(FIXED), True)
    for name in sorted(settings - FIXED):
        fact(name, environment.get(name), re.compile(r"\$\{" + name + r":.*\}"))
    labels(service["labels"])


def labels(labels):
    fact("number of labels", len(labels), 12)
    fact("label values that are not texts", [v for v in labels.values() if not isinstance(v, str)], [])
    fact("traefik.enable", labels.get("traefik.enable"), "true")
    fact("traefik.docker.network", labels.get("traefik.docker.network"), "proxy-net")
    routers = {name.split(".")[3] for name in labels if name.startswith(TRAEFIK)}
    fact("routers", routers, {"quartermaster", "quartermaster-health"})
    fact("rule of the app", labels.get(APP + "rule"), HOST)
    fact("rule of the health", labels.get(HEALTH + "rule"), re.compile(HOST.pattern + r" && Path\(`/healthz`\)"))
    for router in (APP, HEALTH):
        fact(router + "entrypoints", labels.get(router + "entrypoints"), "websecure")
        fact(router + "tls.certresolver", labels.get(router + "tls.certresolver"), "letsencrypt")
    middleware = re.compile(r"\$\{QUARTERMASTER_AUTH_MIDDLEWARE:-[^}]+\}")
    fact("middleware of the app", labels.get(APP + "middlewares"), middleware)
    fact("middleware of the health", labels.get(HEALTH + "middlewares"), None)
    fact("port", labels.get("traefik.http.services.quartermaster.loadbalancer.server.port"), "8000")
    fact("name", labels.get("container.name"), "quartermaster")
    fact("description", labels.get("container.description"), re.compile(r".{10,}"))


def workflow(name, triggers, secrets):
    """Checks what holds for every workflow, and gives its one job and all that its steps run."""
    path = f".forgejo/workflows/{name}.yml"
    file = parsed(path)
    fact(f"triggers of {name}", file["on"], triggers)
    fact(f"secrets of {name}", set(re.findall(r"secrets\.(\w+)", Path(path).read_text())), secrets)
    guide = Path("deploy/README.md").read_text()
    fact(f"secrets of {name} that no guide names", [s for s in sorted(secrets) if f"`{s}`" not in guide], [])
    (job,) = file["jobs"].values()
    unpinned = [s["uses"] for s in job["steps"] if not re.search(r"@(v\d|[0-9a-f]{40}$)", s.get("uses", "@v0"))]
    fact(f"actions of {name} without a version", unpinned, [])
    fact(f"image of {name} with a version", job["container"]["image"], re.compile(r".+:\d.*"))
    checkouts = [s for s in job["steps"] if s.get("uses", "").startswith("actions/checkout@")]
    fact(f"check-outs of {name}", len(checkouts), 1)
    return job, [step.get("run", "") for step in job["steps"]]


def deploy():
    on_main = {"push": {"branches": ["main"]}}
    job, runs = workflow("deploy", on_main, {"REGISTRY_TOKEN", "QUARTERMASTER_SMOKE_PASSWORD"})
    socket, kept = "/var/run/docker.sock:/var/run/docker.sock", "/srv/quartermaster:/srv/quartermaster"
    fact("volumes of deploy", job["container"]["volumes"], [socket, kept])
    depths = [step.get("with", {}).get("fetch-depth") for step in job["steps"] if "checkout" in step.get("uses", "")]
    fact("history that stays on the machine", depths, [0])
    asked_for = set(re.findall(r"\$\{(QUARTERMASTER_\w+)", Path("deploy/compose.yml").read_text()))
    given = {name: "${{ vars." + name + " }}" for name in asked_for - {"QUARTERMASTER_TAG"}}
    fact("what compose.yml is given by deploy", dict(job["env"]), given)
    everything = "\n".join(runs)
    fact("ssh", re.findall(r"\bssh\b|\bscp\b", everything), [])
    order = [
        "docker login",
        "docker buildx build --file deploy/Dockerfile",
        "echo QUARTERMASTER_TAG=${{ github.sha }} > .env",
        "docker compose pull && docker compose up -d",
        "deploy/smoke.sh",
    ]
    places = [everything.find(text) for text in order]
    fact("steps of deploy in their order", -1 not in places and places == sorted(places), True)
    build = next(run for run in runs if "buildx" in run)
    tag = '--tag "$QUARTERMASTER_REGISTRY/quartermaster:${{ github.sha }}"'
    fact("the image is tagged with the commit and pushed", tag in build and "--push" in build, True)
    secret_steps = {
        name: step["name"] for step in job["steps"] for name in step.get("env", {}) if "secrets." in step["env"][name]
    }
    steps = {"REGISTRY_TOKEN": "Registry login", "QUARTERMASTER_SMOKE_PASSWORD": "Smoke test"}
    fact("steps that see a secret", secret_steps, steps)
    fact("secrets in commands", re.findall(r"secrets\.\w+", everything), [])
    (start,) = [step["run"] for step in job["steps"] if step.get("name") == "Start"]
    rollback.check(fact, start, set(given))


def checks(name, triggers, script):
    """Holds a workflow that runs one of the check scripts where all of them can run."""
    job, runs = workflow(name, triggers, set())
    fact(f"what the check of the image needs in {name}", job["container"]["options"], "--privileged")
    fact(f"the last step of {name}", runs[-1], script)
    fact(f"Debian of {name}, the first with Node 20", job["container"]["image"], re.compile(r"rust:[\d.]+-trixie"))
    rust = re.search(r'rust-version = "([\d.]+)"', Path("Cargo.toml").read_text())[1]
    fact(f"Rust of {name}", job["container"]["image"], re.compile(rf"rust:{re.escape(rust)}(\.\d+)*-\w+"))


def nightly():
    night = {"schedule": [{"cron": "17 2 * * *"}], "workflow_dispatch": None}
    checks("nightly", night, "scripts/check-long.sh")
    script = Path("scripts/check-long.sh").read_text()
    kills = int(re.search(r"^KILLS=\$\{KILLS:-(\d+)\}$", script, re.M)[1])
    fact("a thousand kills at night", kills * 10 >= 1000, True)
    steps = ["QUARTERMASTER_FAULT_KILLS=$KILLS cargo test", "\nscripts/check-image.sh\n", "\nscripts/fuzz.sh "]
    fact("what the night is for", [step for step in steps if step not in script], [])


def ci():
    checks("ci", {"push": {"branches": ["main"]}, "pull_request": None}, "scripts/check.sh")
    browser = Path("scripts/check-browser.sh").read_text()
    wanted = json.loads(Path("scripts/browser/package-lock.json").read_text())["packages"].values()
    wanted = [int(re.search(r"\d+", package["engines"]["node"])[0]) for package in wanted if "engines" in package]
    fact("Node that check-browser.sh asks for", re.findall(r"^NODE=(\d+)$", browser, re.M), [str(max(*wanted, 20))])
    fact("check-browser.sh installs Node with npm", "packages+=(nodejs npm " in browser, True)


compose()
deploy()
ci()
nightly()
for line in wrong:
    print(f"failed: {line}")
if wrong:
    sys.exit(1)
print(f"compose.yml and the workflows: {held} facts hold")
