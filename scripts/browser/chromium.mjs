// Debian's browser with a new profile, and everything that a page must not do in it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Gives `{ page, complaints, stop }`; `complaints` grows with everything a page does wrong. */
export async function startBrowser(address, options = {}) {
  const profile = mkdtempSync(join(tmpdir(), "quartermaster-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    args: FLAGS,
    headless: true,
    locale: "en-GB",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const complaints = [];
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(`an error in ${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    const { url } = message.location();
    // A refused form is answered with 4xx, which the browser reports for the page itself.
    const isRefusal = /status of 4\d\d/.test(message.text()) && !url.includes("/static/");
    if (["error", "warning"].includes(message.type()) && !isRefusal) {
      complaints.push(`the console at ${page.url()}: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith("data:")) {
      complaints.push(`${page.url()} asks ${url}`);
    }
  });
  await context.exposeFunction("reportViolation", (text) => complaints.push(`content policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      globalThis.reportViolation(`${event.violatedDirective} ${event.blockedURI} at ${location}`));
  });
  return {
    page,
    context,
    complaints,
    async stop() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
