// What a month page of 60 entries costs on a cold load.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { beginMonth, fillTemplate } from "./household.mjs";
import { startProgram } from "./program.mjs";

const REQUESTS_MAX = 8;
const BYTES_MAX = 60_000;

test("a month page of 60 entries is light", async () => {
  const program = await startProgram();
  const browser = await startBrowser(program.address);
  try {
    await fillTemplate(program.api, 58);
    const entries = await beginMonth(program.api, "2026-10");
    assert.equal(entries.length, 60);
    const session = await browser.context.newCDPSession(browser.page);
    await session.send("Network.enable");
    const asked = new Map();
    let bytes = 0;
    // A picture inside a style of the browser's own, and what it has already, are not asked for; nor is an
    // icon that the page and the manifest both name, which the browser shows twice with one answer.
    session.on("Network.responseReceived", ({ requestId, response }) => {
      const isFetched = response.url.startsWith("http") && !response.fromDiskCache && !response.fromPrefetchCache;
      const id = response.headers["x-request-id"];
      const isKnown = [...asked.values()].some((known) => known.headers["x-request-id"] === id);
      if (isFetched && !isKnown) asked.set(requestId, response);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (asked.has(requestId)) bytes += encodedDataLength;
    });
    await browser.page.goto(`${program.address}/months/2026-10`, { waitUntil: "networkidle" });
    const answers = [...asked.values()];
    console.log(`month page of 60 entries: ${bytes} bytes in ${answers.length} requests`);
    assert.ok(answers.length <= REQUESTS_MAX, answers.map((answer) => answer.url).join("\n"));
    assert.ok(answers.length >= 5, "the page brings its styles and scripts");
    assert.ok(bytes <= BYTES_MAX, `${bytes}`);
    for (const { url, headers } of answers) {
      const isHashed = /\/static\/.*\.[0-9a-f]{8}\.\w+/.test(url);
      if (isHashed) assert.match(headers["cache-control"] ?? headers["Cache-Control"], /immutable/, url);
    }
    const inline = await browser.page.evaluate(() =>
      document.querySelectorAll("[style], style, script:not([src])").length);
    assert.equal(inline, 0);
    assert.deepEqual(browser.complaints, []);
  } finally {
    await browser.stop();
    await program.stop();
  }
});
