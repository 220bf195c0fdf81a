// Every page in every state: nothing for axe to find, nothing in the console, nothing cut off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { LONG, beginMonth, closeMonth, fillTemplate } from "./household.mjs";
import { lookInAllWays } from "./look.mjs";
import { startProgram } from "./program.mjs";

const STATES_MIN = 60;
let program, browser;
let looked = 0;

before(async () => {
  program = await startProgram();
  browser = await startBrowser(program.address);
});

after(async () => {
  await browser?.stop();
  await program?.stop();
});

async function lookAt(states) {
  const wrong = [];
  for (const [name, path, act] of states) {
    await browser.page.goto(program.address + path);
    await act?.(browser.page);
    const seen = await lookInAllWays(browser.page, name);
    wrong.push(...seen.wrong);
    looked += seen.states;
  }
  assert.deepEqual([...wrong, ...browser.complaints.splice(0)], []);
}

test("an empty household", () => lookAt([
  ["empty-home", "/"],
  ["empty-months", "/months"],
  ["empty-template", "/template"],
  ["empty-settings", "/settings"],
]));

test("a household that is lived in", async () => {
  const { api } = program;
  await fillTemplate(api, 8);
  await beginMonth(api, "2026-09");
  await closeMonth(api, "2026-09");
  const entries = await beginMonth(api, "2026-10");
  await api("POST", "/months", { month: "2026-11", copy_from: null });
  await api("PATCH", `/months/2026-11/entries/${(await api("GET", "/months/2026-11")).entries[1].id}`, { planned_minor: 1 });
  const over = entries.find((entry, index) => index % 4 === 2).id;
  const template = await api("GET", "/template");
  await lookAt([
    ["month-closed", "/months/2026-09"],
    ["month-active", "/months/2026-10"],
    ["month-opened-and-covered", `/months/2026-10?open=${over}&cover=${over}`],
    ["month-filtered", "/months/2026-10?filter=food"],
    ["month-filtered-to-nothing", "/months/2026-10?filter=nothing"],
    ["month-draft", "/months/2026-11"],
    ["month-entry", `/months/2026-10/entries/${over}`],
    ["month-checklist", "/months/2026-10/close"],
    ["month-statement", "/months/2026-09/close"],
    ["month-reopen", "/months/2026-09/reopen"],
    ["month-drift", "/months/2026-11/drift"],
    ["month-no-drift", "/months/2026-10/drift"],
    ["month-delete", "/months/2026-11/delete"],
    ["month-move", `/months/2026-10/moves/new?to=${over}`],
    ["month-split", "/months/2026-10/postings/new"],
    ["month-new", "/months/new"],
    ["months", "/months"],
    ["template", "/template"],
    ["template-entry", `/template/entries/${template.entries[0].id}`],
    ["template-debt", `/template/debts/${template.debt_targets[0].id}`],
    ["settings", "/settings"],
    ["activity", "/settings/activity"],
    ["missing", "/months/2031-01"],
  ]);
});

async function postSomething(page) {
  await page.fill("#post-amount", "12.50");
  await page.fill("#post-entry", "Expense 3");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".told button");
}

test("what is refused, and what was just done", () => lookAt([
  ["month-refused", "/months/2026-10", async (page) => {
    await page.fill("#post-amount", "a lot");
    await page.fill("#post-entry", "expense");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#post-amount[aria-invalid]");
  }],
  ["month-posted", "/months/2026-10", postSomething],
  ["month-deleted", "/months/2026-10", async (page) => {
    await postSomething(page);
    await page.click(".told button");
    await page.waitForSelector(".told form[action$=put-back]");
  }],
  ["keys", "/months/2026-10", async (page) => {
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
  }],
]));

test("150 entries with the longest names and the largest amounts", async () => {
  const other = await startProgram();
  try {
    await fillTemplate(other.api, 147, { longNames: true });
    await beginMonth(other.api, "2026-10");
    const wrong = [];
    await browser.page.goto(`${other.address}/months/2026-10`);
    assert.ok((await browser.page.content()).includes(LONG.slice(0, 60)));
    const seen = await lookInAllWays(browser.page, "month-150-entries");
    wrong.push(...seen.wrong);
    looked += seen.states;
    assert.deepEqual(wrong, []);
    // The browser watches over the first program's address; this one is as good.
    browser.complaints.splice(0).forEach((line) => assert.match(line, / asks /));
  } finally {
    await other.stop();
  }
});

test("enough states were looked at", () => {
  console.log(`looked at ${looked} page states`);
  assert.ok(looked >= STATES_MIN, `${looked}`);
});
