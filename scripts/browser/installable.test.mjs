// What a browser asks of a page before it offers to install it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { startProgram } from "./program.mjs";

test("the pages can be installed as an app", async () => {
  const program = await startProgram();
  const browser = await startBrowser(program.address);
  try {
    await browser.page.goto(`${program.address}/months`);
    const session = await browser.context.newCDPSession(browser.page);
    const { data, errors } = await session.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors, []);
    const { icons } = JSON.parse(data);
    assert.ok(icons.some((icon) => icon.purpose === "maskable"), data);
    for (const { src, sizes, type } of icons) {
      const answer = await fetch(program.address + src);
      assert.equal(answer.headers.get("content-type"), type, src);
      if (type !== "image/png") continue;
      const png = Buffer.from(await answer.arrayBuffer());
      assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes, src);
    }
    assert.deepEqual(browser.complaints, []);
  } finally {
    await browser.stop();
    await program.stop();
  }
});
