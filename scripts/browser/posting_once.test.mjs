// A payment that is sent twice is posted once, and every payment that is typed is posted, however quickly.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { beginMonth, fillTemplate } from "./household.mjs";
import { startProgram } from "./program.mjs";

const MONTH = "/months/2026-10";
let program, scripted, plain;

before(async () => {
  program = await startProgram();
  await fillTemplate(program.api, 4);
  await beginMonth(program.api, "2026-10");
  scripted = await startBrowser(program.address);
  plain = await startBrowser(program.address, { javaScriptEnabled: false });
  for (const { page } of [scripted, plain]) page.setDefaultTimeout(10_000);
});

after(async () => {
  const complaints = [...scripted.complaints, ...plain.complaints];
  await scripted.stop();
  await plain.stop();
  await program.stop();
  assert.deepEqual(complaints, []);
});

const amounts = async () => {
  const { items } = await program.api("GET", `${MONTH}/postings?limit=200`);
  return items.map((item) => item.amount_minor);
};
const count = async (minor) => (await amounts()).filter((amount) => amount === minor).length;

/** Holds back what is posted; the function it gives lets all of it through, in its order. */
async function holdBack(page) {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route("**/postings", async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

const told = (page, text) => page.waitForFunction((wanted) => document.querySelector(".told").textContent.includes(wanted), text);

async function fill(page, amount, entry) {
  await page.fill("#post-amount", amount);
  await page.fill("#post-entry", entry);
}

test("a second Enter before the answer repeats and does not post", async () => {
  const { page } = scripted;
  await page.goto(program.address + MONTH);
  const letThrough = await holdBack(page);
  await fill(page, "71", "Expense 1");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  letThrough();
  await told(page, "posted once");
  assert.equal(await count(7100), 1);
});

test("a double click on the button posts once", async () => {
  const { page } = scripted;
  await page.goto(program.address + MONTH);
  await fill(page, "72", "Expense 1");
  await page.dblclick("#post button.primary");
  await told(page, "posted once");
  assert.equal(await count(7200), 1);
});

test("what is typed before the answer is another payment, even one that is alike", async () => {
  const { page } = scripted;
  await page.goto(program.address + MONTH);
  const letThrough = await holdBack(page);
  await fill(page, "73", "Expense 2");
  await page.press("#post-entry", "Enter");
  // The cursor stands in the amount already, with what was sent marked to be typed over.
  await page.keyboard.type("73");
  await page.keyboard.press("Enter");
  await page.keyboard.type("74");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("75");
  letThrough();
  await told(page, "posted once");
  assert.equal(await page.inputValue("#post-amount"), "75", "what is being typed stays");
  assert.equal(await page.evaluate(() => document.activeElement.id), "post-amount");
  assert.deepEqual([await count(7300), await count(7400), await count(7500)], [2, 1, 0]);
  await page.fill("#post-entry", "Expense 2");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#post-amount").value === "");
  assert.equal(await count(7500), 1);
});

test("ten payments are kept that are typed without waiting for an answer", async () => {
  const { page } = scripted;
  await page.goto(program.address + MONTH);
  const letThrough = await holdBack(page);
  await fill(page, "80", "Expense 3");
  await page.press("#post-entry", "Enter");
  for (let number = 1; number <= 9; number += 1) {
    await page.keyboard.type(number % 2 === 0 ? "80" : `80+${number}`);
    await page.keyboard.press("Enter");
  }
  letThrough();
  await page.waitForFunction(() => document.querySelector("#post-amount").value === "");
  const posted = (await amounts()).filter((amount) => amount >= 8000 && amount < 9000).sort();
  assert.deepEqual(posted, [8000, 8000, 8000, 8000, 8000, 8100, 8300, 8500, 8700, 8900]);
});

test("without scripts, a double click and going back post once", async () => {
  const { page } = plain;
  await page.goto(program.address + MONTH);
  await fill(page, "76", "Expense 1");
  await page.dblclick("#post button.primary");
  await page.waitForURL(/posted=/);
  assert.equal(await count(7600), 1);
  await page.goBack();
  // Some browsers still have what was typed, others ask for the page anew.
  if ((await page.inputValue("#post-amount")) === "76") {
    await page.click("#post button.primary");
    await page.waitForURL(/repeated=1/);
  }
  assert.equal(await count(7600), 1);
});
