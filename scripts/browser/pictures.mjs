// Takes the pictures that the documentation shows, of the demo household on the day it is run.
// scripts/pictures.sh runs it; look at what it took before you commit it.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startBrowser } from "./chromium.mjs";
import { startProgram } from "./program.mjs";

const folder = process.argv[2];
const DESKTOP = { width: 1180, height: 860 };
const PHONE = { width: 390, height: 844 };

const program = await startProgram("demo");
const browser = await startBrowser(program.address);
const { page } = browser;

async function take(name, path, { size = DESKTOP, colorScheme = "light", locale = "en-GB", act } = {}) {
  await program.api("PATCH", "/household", { locale });
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
  await page.goto(program.address + path);
  await act?.();
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

try {
  mkdirSync(folder, { recursive: true });
  const [current, before] = (await program.api("GET", "/months?limit=2")).items.map((month) => month.month);
  const month = await program.api("GET", `/months/${current}`);
  const posted = month.entries.find((entry) => entry.kind === "expense" && entry.remaining_minor < 0)
    ?? month.entries.find((entry) => entry.kind === "expense" && entry.posted_minor > 0);
  await take("month", `/months/${current}`);
  await take("month-phone-dark", `/months/${current}?open=${posted.id}#entry-${posted.id}`, { size: PHONE, colorScheme: "dark" });
  await take("month-arabic", `/months/${current}`, { locale: "ar-EG" });
  await take("months", "/months");
  await take("template", "/template");
  await take("statement", `/months/${before}/close`);
} finally {
  await browser.stop();
  await program.stop();
}
