// What was just done is told with its Undo in sight, and the page stays where and as it was.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { beginMonth, fillTemplate } from "./household.mjs";
import { startProgram } from "./program.mjs";

const MONTH = "/months/2026-10";
let program, browser, page, entries;

before(async () => {
  program = await startProgram();
  await fillTemplate(program.api, 22);
  entries = await beginMonth(program.api, "2026-10");
  browser = await startBrowser(program.address);
  page = browser.page;
  page.setDefaultTimeout(10_000);
});

after(async () => {
  const complaints = browser.complaints.splice(0);
  await browser.stop();
  await program.stop();
  assert.deepEqual(complaints, []);
});

const go = (address) => page.goto(program.address + address);
const planned = async () => (await program.api("GET", MONTH)).entries.map((entry) => entry.planned_minor);
const told = () => page.locator(".told p").innerText();
const isOnUndo = () => page.waitForFunction(() => document.activeElement.matches(".told button"));

/** Whether the whole of it can be seen where the page stands, with nothing above it. */
const isInSight = (selector) => page.evaluate((wanted) => {
  const element = document.querySelector(wanted);
  const { x, y, width, height } = element.getBoundingClientRect();
  return y >= 0 && y + height <= innerHeight && element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}, selector);

/** An entry far down whose ledger has something to delete. */
const last = () => entries.at(-2);

test("a move is told, and taken back by keys alone", async () => {
  await page.setViewportSize({ width: 1280, height: 700 });
  const before = await planned();
  await go(MONTH);
  await page.locator(".cover").last().press("Enter");
  await page.waitForFunction(() => document.activeElement.matches(".covering button"));
  await page.keyboard.press("Enter");
  await isOnUndo();
  const said = await told();
  assert.match(said, /Moved \d+\.\d\d from .+ to .+\./);
  const [, from, to] = said.match(/from (.+) to (.+)\./);
  assert.notDeepEqual(await planned(), before);
  assert.ok(!page.url().includes("moved"), page.url());
  assert.ok(await isInSight(".told button"));
  await page.keyboard.press("Enter");
  await page.waitForFunction((back) => document.querySelector(".told p").textContent.includes(back), `from ${to} to ${from}.`);
  assert.deepEqual(await planned(), before);
});

for (const width of [1280, 360]) {
  test(`a deletion far down moves nothing away, ${width} wide`, async () => {
    await page.setViewportSize({ width, height: 700 });
    await go(`${MONTH}?open=${last().id}#entry-${last().id}`);
    const row = page.locator(`#entry-${last().id}`);
    const place = async () => (await row.boundingBox()).y;
    const before = await place();
    await page.locator(".acts-cell button").press("Enter");
    await isOnUndo();
    assert.ok(Math.abs((await place()) - before) < 20, `${before}, then ${await place()}`);
    assert.ok(await isInSight(".told button"));
    await page.keyboard.press("Enter");
    await page.waitForSelector(".told button", { state: "detached" });
    await page.waitForSelector(".acts-cell button");
    assert.ok(Math.abs((await place()) - before) < 80, `${before}, then ${await place()}`);
  });
}

test("without script the page leads to what it tells", async () => {
  const plain = await startBrowser(program.address, { javaScriptEnabled: false });
  try {
    await plain.page.setViewportSize({ width: 1280, height: 700 });
    await plain.page.goto(`${program.address}${MONTH}?open=${last().id}#entry-${last().id}`);
    await plain.page.locator(".acts-cell button").click();
    const undo = plain.page.locator(".told button");
    const { y, height } = await undo.boundingBox();
    assert.ok(y >= 0 && y + height <= 700, `${y}`);
    assert.equal(new URL(plain.page.url()).hash, "#told");
    await undo.click();
    assert.equal(await plain.page.locator(".acts-cell button").count(), 1);
  } finally {
    await plain.stop();
  }
});

test("on a phone what was typed stays in sight, and the cursor in it", async () => {
  await page.setViewportSize({ width: 360, height: 700 });
  await go(`${MONTH}?open=${last().id}#entry-${last().id}`);
  const field = page.locator(`#entry-${last().id} [name=planned]`);
  await field.fill("100+23.45");
  await field.press("Enter");
  await page.waitForFunction((id) => document.querySelector(`#entry-${id} [name=planned]`).value === "123.45", last().id);
  assert.ok(await field.isVisible());
  assert.equal(await page.evaluate(() => document.activeElement.name), "planned");
});

test("no column moves when a row is opened, covered or filtered for", async () => {
  await page.setViewportSize({ width: 1280, height: 700 });
  const columns = () => page.evaluate(() => [...document.querySelectorAll("#entries thead th")].map((one) => one.getBoundingClientRect().x));
  await go(MONTH);
  const before = await columns();
  const short = await page.locator(".cover").first().getAttribute("href");
  for (const asked of [short, `${MONTH}?open=${last().id}`, `${MONTH}?filter=Income`]) {
    await go(asked.startsWith("/") ? asked : MONTH + asked);
    assert.deepEqual(await columns(), before, asked);
  }
  await go(MONTH);
  await page.fill("#filter", "income");
  assert.deepEqual(await columns(), before);
});
