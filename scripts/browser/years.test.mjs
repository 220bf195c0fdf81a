// The months in their years and a year entry by entry, in every language, with much and little in
// them: nothing for axe to find, nothing cut off, and a table that scrolls under its own header.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { LONG, beginMonth, closeMonth, fillTemplate } from "./household.mjs";
import { look, lookInAllWays } from "./look.mjs";
import { startProgram } from "./program.mjs";

let program, browser, page;

before(async () => {
  program = await startProgram();
  browser = await startBrowser(program.address);
  page = browser.page;
  const { api } = program;
  await fillTemplate(api, 12);
  for (const month of ["2024-11", "2026-08", "2026-09", "2026-10"]) {
    await beginMonth(api, month);
    if (month < "2026-10") await closeMonth(api, month);
  }
  await api("POST", "/months", { month: "2026-12", copy_from: null });
  const long = { kind: "expense", category: "Food", name: LONG, planned_minor: 99_999_999_900 };
  await api("POST", "/months/2026-10/entries", long);
});

after(async () => {
  await browser?.stop();
  await program?.stop();
});

const go = (path) => page.goto(program.address + path);

test("in English, wide and narrow, light and dark", async () => {
  const wrong = [];
  for (const [name, path] of [
    ["years-overview", "/months"],
    ["years-posted", "/months/year/2026"],
  ]) {
    await go(path);
    if (name === "years-overview") await page.click(".net summary");
    wrong.push(...(await lookInAllWays(page, name)).wrong);
  }
  for (const [name, path] of [["remaining", "/months/year/2026?show=remaining"], ["missing", "/months/year/2031"]]) {
    await go(path);
    wrong.push(...(await look(page, `years-${name}`)));
  }
  assert.deepEqual([...wrong, ...browser.complaints.splice(0)], []);
});

test("in German, and in Arabic from right to left", async () => {
  const wrong = [];
  await page.emulateMedia({ colorScheme: "light" });
  for (const locale of ["de-DE", "ar-EG"]) {
    await program.api("PATCH", "/household", { locale });
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [name, path] of [["overview", "/months"], ["planned", "/months/year/2026?show=planned"]]) {
        await go(path);
        wrong.push(...(await look(page, `years-${name}-${locale}-${width}`)));
      }
    }
  }
  // The first column stays where a line begins, which is at the right.
  const [box, first] = await page.evaluate(() => {
    const box = document.querySelector(".matrix-box");
    box.scrollLeft = -300;
    return [box, document.querySelector(".matrix tbody th")].map((one) => one.getBoundingClientRect().right);
  });
  assert.ok(Math.abs(box - first) < 2, `${box}, ${first}`);
  await program.api("PATCH", "/household", { locale: "en-GB" });
  assert.deepEqual([...wrong, ...browser.complaints.splice(0)], []);
});

test("the table scrolls by keyboard under its header and beside its entries", async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await go("/months/year/2026");
  const box = page.getByRole("region", { name: "Entries by the months of 2026" });
  await box.focus();
  const places = () => page.evaluate(() => {
    const place = (selector) => document.querySelector(selector).getBoundingClientRect();
    const box = document.querySelector(".matrix-box");
    return {
      scrolled: [box.scrollLeft, box.scrollTop],
      start: place(".matrix tbody th").left - box.getBoundingClientRect().left,
      top: place(".matrix thead th").top - box.getBoundingClientRect().top,
      whole: document.scrollingElement.scrollLeft,
    };
  });
  const before = await places();
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
  }
  await page.waitForFunction(() => {
    const box = document.querySelector(".matrix-box");
    return box.scrollLeft > 0 && box.scrollTop > 0;
  });
  const after = await places();
  assert.equal(after.start, before.start);
  assert.equal(after.top, before.top);
  assert.equal(after.whole, 0);
});

test("the file comes as a download", async () => {
  await go("/months/year/2026?show=planned");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("a[download]")]);
  assert.equal(download.suggestedFilename(), "quartermaster-2026-planned.csv");
  assert.deepEqual(browser.complaints.splice(0), []);
});

test("a year prints on one page's width", async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await go("/months/year/2026");
  await page.emulateMedia({ media: "print" });
  const [box, table] = await page.evaluate(() => {
    const style = getComputedStyle(document.querySelector(".matrix-box"));
    const header = getComputedStyle(document.querySelector(".matrix thead th"));
    return [style.overflowX, header.position];
  });
  assert.deepEqual([box, table], ["visible", "static"]);
  await page.emulateMedia({ media: null });
});
