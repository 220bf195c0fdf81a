// The built program, started on a free port over an empty folder, and ended again.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const PROGRAM = process.env.QUARTERMASTER_PROGRAM;

/** Serves an empty household, or the demo one. Gives `{ address, api, stop }`; `api(method, path, body)` answers the parsed body of a good answer. */
export async function startProgram(command = "serve") {
  const folder = mkdtempSync(join(tmpdir(), "quartermaster-pages-"));
  const child = spawn(PROGRAM, [command], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      QUARTERMASTER_DB_URL: `sqlite:///${join(folder, "pages.db")}`,
      QUARTERMASTER_LISTEN: "127.0.0.1:0",
      QUARTERMASTER_LOG_FORMAT: "json",
      QUARTERMASTER_BACKUP_EVERY: "off",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const event = JSON.parse(line);
      if (event.event === "started") resolve(event.address);
    });
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}`)));
  });
  return {
    address,
    async api(method, path, body) {
      const answer = await fetch(`${address}/api/v1${path}`, {
        method,
        headers: body === undefined ? {} : { "content-type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return text === "" ? null : JSON.parse(text);
    },
    async stop() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
