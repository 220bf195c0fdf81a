// Creating, closing and drift: what the pages add up, what they print, and how each of their states looks.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { LONG, beginMonth, closeMonth, fillTemplate } from "./household.mjs";
import { look } from "./look.mjs";
import { startProgram } from "./program.mjs";

let program, browser;

before(async () => {
  program = await startProgram();
  browser = await startBrowser(program.address);
});

after(async () => {
  await browser?.stop();
  await program?.stop();
});

/** Not every way there is, but those in which something would be cut off, too pale or on the wrong side. */
const WAYS = [["light", 1280, "en-GB"], ["dark", 360, "de-DE"], ["light", 360, "ar-EG"]];

async function lookAt(states) {
  const wrong = [];
  const { page } = browser;
  for (const [colorScheme, width, locale] of WAYS) {
    await program.api("PATCH", "/household", { locale });
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    for (const [name, path, act] of states) {
      await page.goto(program.address + path);
      await act?.(page);
      wrong.push(...(await look(page, `${name}-${locale}-${width}-${colorScheme}`)));
    }
  }
  await program.api("PATCH", "/household", { locale: "en-GB" });
  assert.deepEqual([...wrong, ...browser.complaints.splice(0)], []);
}

async function refuseReopening(page) {
  await page.evaluate(() => document.querySelector("[name=reason]").removeAttribute("required"));
  await page.click("main button.primary");
  await page.waitForSelector("[aria-invalid]");
}

const change = (id, body) => program.api("PATCH", `/template/entries/${id}`, body);

/** September closed, October lived in and drifting, November not there yet. */
async function live() {
  const { api } = program;
  await fillTemplate(api, 8);
  await api("POST", "/template/entries", { kind: "saving", category: "Family", name: LONG, planned_minor: 12345678 });
  await beginMonth(api, "2026-09");
  await closeMonth(api, "2026-09");
  await beginMonth(api, "2026-10");
  const { entries, debt_targets: debts } = await api("GET", "/template");
  const named = (name) => entries.find((entry) => entry.name === name);
  await change(named("Expense 1").id, { planned_minor: 777, name: "Expense one", due_day: 9 });
  await api("POST", `/template/entries/${named("Expense 4").id}/archive`);
  await change(named("Expense 6").id, { recurrence: { unit: "once", every: 1, from: "2026-12", until: null } });
  const loan = await api("POST", "/template/debts", { name: "Loan", balance_minor: 90000, apr_ppm: 50000, minimum_payment_minor: 1000 });
  await api("POST", "/template/entries", { kind: "debt_payment", category: "Debts", name: "Loan payment", planned_minor: 2000, debt_target_id: loan.id });
  await api("PATCH", `/template/debts/${debts[0].id}`, { minimum_payment_minor: 12000 });
  await api("POST", "/months/2026-10/entries", { kind: "expense", category: "Family", name: "Gift", planned_minor: 5000 });
}

test("every state of the pages looks right", async () => {
  await live();
  await lookAt([
    ["new-month", "/months/new"],
    ["new-month-copied", "/months/new?copy_from=2026-10"],
    ["new-month-refused", "/months/new?month=2026-09"],
    ["close-warnings", "/months/2026-10/close"],
    ["statement", "/months/2026-09/close"],
    ["drift", "/months/2026-10/drift"],
    ["reopen", "/months/2026-09/reopen"],
    ["delete-with-postings", "/months/2026-10/delete"],
  ]);
  const november = await program.api("POST", "/months", { month: "2026-11", leave_out: [] });
  await program.api("POST", "/months/2026-11/activate");
  await program.api("POST", "/months", { month: "2026-12" });
  assert.equal(november.state, "draft");
  await lookAt([
    ["close-blocked", "/months/2026-11/close"],
    ["close-draft", "/months/2026-12/close"],
    ["reopen-draft", "/months/2026-12/reopen"],
    ["delete-draft", "/months/2026-12/delete"],
    ["drift-none", "/months/2026-12/drift"],
    ["back-to-closing", "/months/2026-10?closing=2026-10"],
    ["reopen-refused", "/months/2026-09/reopen", refuseReopening],
  ]);
});

/** What has to be in sight where a finding leads, by what the link there says. */
const FORMS = [
  [/^Cover /, ".covering button"],
  [/^Post on /, "#post-amount:focus"],
  [/^Enter the interest/, "[id^=debt-][id$=-interest]"],
  [/^Go to the debt/, "[id^=debt-][id$=-interest]"],
  [/^Go to the plan/, "[id^=plan-]"],
  // Only where nothing can cover an entry; the tests of the whole program have that case.
  [/^Open /, ".month .is-open, #carry, #post"],
];

test("each finding leads to where it is settled, and back to the checklist", async () => {
  const { page } = browser;
  const checklist = `${program.address}/months/2026-10/close`;
  await program.api("POST", "/months/2026-10/entries", { kind: "expense", category: "Family", name: "Rent", planned_minor: 5000 });
  const led = new Set();
  for (const [width, height] of [[1280, 900], [360, 740]]) {
    await page.setViewportSize({ width, height });
    await page.goto(checklist);
    const count = await page.locator(".findings a").count();
    assert.ok(count > 4, `${count} findings with a link`);
    for (let index = 0; index < count; index += 1) {
      const link = page.locator(".findings a").nth(index);
      const says = await link.textContent();
      const at = FORMS.findIndex(([start]) => start.test(says));
      await link.click();
      await page.waitForURL(/closing=2026-10/);
      const [, form] = FORMS[at];
      await page.locator(form).filter({ visible: true }).first().waitFor();
      led.add(at);
      await page.getByRole("link", { name: "Back to closing October 2026" }).click();
      await page.waitForURL(checklist);
    }
  }
  led.delete(FORMS.length - 1);
  assert.equal(led.size, FORMS.length - 1, `${[...led]}`);
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(browser.complaints.splice(0), []);
});

/** Settles the first finding that is told so: `act` does it where the link leads. Then it is gone. */
async function settle(page, told, says, act) {
  await page.goto(`${program.address}/months/2026-10/close`);
  const findings = page.locator(".findings li").filter({ hasText: told });
  const text = await findings.first().locator("span").last().textContent();
  await findings.first().getByRole("link", { name: says }).click();
  await page.waitForURL(/closing=2026-10/);
  await act(page);
  await page.getByRole("link", { name: "Back to closing October 2026" }).click();
  await page.waitForURL(`${program.address}/months/2026-10/close`);
  assert.ok(!(await page.locator(".findings").allTextContents()).join(" ").includes(text), `${text} is still there`);
}

test("a finding is settled where it leads, and gone from the checklist", async () => {
  const { page } = browser;
  await settle(page, "Nothing is posted on Rent", "Post on Rent", async () => {
    assert.equal(await page.locator("#post-entry").inputValue(), "Rent");
    await page.keyboard.type("12.50");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".told button");
  });
  await settle(page, "overspent", /^Cover /, async () => {
    await page.locator(".covering button").first().click();
    await page.waitForSelector(".covering", { state: "detached" });
  });
  await settle(page, "interest of Card", "Enter the interest", async () => {
    await page.locator("[id^=debt-][id$=-interest]:visible").fill("7.50");
    await page.keyboard.press("Enter");
    await page.waitForSelector("details[open] [id^=debt-]", { state: "detached" });
  });
  assert.deepEqual(browser.complaints.splice(0), []);
});

test("what is saved at a finding leads on to the checklist", async () => {
  const { page } = browser;
  const checklist = `${program.address}/months/2026-10/close`;
  const back = page.getByRole("link", { name: "Back to closing October 2026" });
  await page.goto(`${program.address}/months/2026-10?closing=2026-10`);
  await page.fill("#post-amount", "1.25");
  await page.fill("#post-entry", "Expense 1");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".told button");
  assert.equal(await page.evaluate(() => location.search), "?closing=2026-10");
  await page.locator(".told button").click();
  await page.waitForSelector(".told form[action*=put-back]");
  assert.equal(await page.evaluate(() => location.search), "?closing=2026-10");
  await page.reload();
  await back.click();
  await page.waitForURL(checklist);
  const { entries } = await program.api("GET", "/months/2026-10");
  await page.goto(`${program.address}/months/2026-10/entries/${entries[1].id}?closing=2026-10`);
  await page.locator("#name").press("Enter");
  await page.waitForURL(/entries\/\d+\?closing=2026-10$/);
  await back.click();
  await page.waitForURL(checklist);
  assert.deepEqual(browser.complaints.splice(0), []);
});

/** All sums of the preview, as they are shown. */
const sums = (page) => page.locator("form.preview :is([data-sum], [data-total])").allTextContents();

/** What the server answers for what is switched on now. */
async function asked(page) {
  await page.locator("[data-recompute]").evaluate((button) => { button.hidden = false; });
  await page.locator("[data-recompute]").click();
  await page.waitForURL(/offered=/);
  return sums(page);
}

const WAYS_OF_WRITING = [
  ["en-GB", "EUR"], ["de-DE", "EUR"], ["de-CH", "CHF"], ["fr-FR", "EUR"], ["es-ES", "EUR"], ["en-IN", "INR"], ["sv-SE", "SEK"],
  ["ar-EG", "EGP"], ["ar-KW", "KWD"], ["ja-JP", "JPY"], ["en-GB", "UYW"],
];

test("what the page adds up is what the server does, however amounts are written", async () => {
  for (const [locale, currency] of WAYS_OF_WRITING) {
    const other = await startProgram();
    const where = `${locale} ${currency}`;
    try {
      const { page } = browser;
      await other.api("PATCH", "/household", { currency });
      await other.api("POST", "/template/entries", { kind: "income", category: "Income", name: "Salary", planned_minor: 357590 });
      await other.api("POST", "/template/entries", { kind: "expense", category: "Food", name: "Expense 3", planned_minor: 10_003 });
      await other.api("POST", "/template/entries", { kind: "expense", category: "Food", name: "Expense 4", planned_minor: 120_004 });
      await other.api("PATCH", "/household", { locale });
      await other.api("POST", "/template/entries", { kind: "expense", category: "Family", name: "House", planned_minor: 999_999_999_999_999 });
      await page.goto(`${other.address}/months/new?month=2026-10`);
      assert.ok(await page.locator("[data-recompute]").isHidden(), `the page does not add up in ${where}`);
      const before = await sums(page);
      for (const name of ["House", "Expense 3"]) await page.getByLabel(name, { exact: true }).uncheck();
      const positive = await sums(page);
      assert.notDeepEqual(positive, before);
      assert.deepEqual(await asked(page), positive, where);
      await page.getByLabel("Salary").uncheck();
      const negative = await sums(page);
      assert.ok(await page.locator("[data-over]").isVisible(), where);
      assert.deepEqual(await asked(page), negative, where);
      assert.ok(await page.locator("[data-over]").isVisible(), where);
      await page.getByLabel("House", { exact: true }).check();
      const huge = await sums(page);
      assert.deepEqual(await asked(page), huge, where);
    } finally {
      await other.stop();
    }
  }
  browser.complaints.splice(0).forEach((line) => assert.match(line, / asks /));
});

/** How many sheets of A4 the page prints on. */
async function sheets(page, path) {
  const pdf = (await page.pdf({ path, format: "A4", preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g).length;
}

test("a closing statement prints on one or two sheets", async () => {
  const { page } = browser;
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${program.address}/months/2026-09/close`);
  const pictures = process.env.QUARTERMASTER_SCREENSHOTS;
  assert.equal(await sheets(page, `${pictures}/statement.pdf`), 1);
  const other = await startProgram();
  try {
    await fillTemplate(other.api, 58);
    await beginMonth(other.api, "2026-10");
    await closeMonth(other.api, "2026-10");
    for (const locale of ["en-GB", "de-DE", "ar-EG"]) {
      await other.api("PATCH", "/household", { locale });
      await page.goto(`${other.address}/months/2026-10/close`);
      assert.equal(await page.locator(".entries tbody th a").count(), 60);
      const count = await sheets(page, `${pictures}/statement-60-${locale}.pdf`);
      assert.ok(count <= 2, `${count} sheets in ${locale}`);
    }
  } finally {
    await other.stop();
  }
  browser.complaints.splice(0).forEach((line) => assert.match(line, / asks /));
});
