// The first run, lived with scripts and without: from an empty household to its first month, and every
// state of the pages on the way, of the settings and of the problems, in three languages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "./chromium.mjs";
import { look as lookOnce, lookInAllWays } from "./look.mjs";
import { startProgram } from "./program.mjs";

/** A person types and reads; a machine that only types has to be far below a minute. */
const SECONDS_MAX = 20;
const ACTS_MAX = 12;
let browser;
const programs = [];
let looked = 0;

before(async () => {
  browser = await startBrowser("http://127.0.0.1", { locale: "de-AT", timezoneId: "Europe/Vienna" });
});

after(async () => {
  await browser?.stop();
  for (const program of programs) await program.stop();
});

async function anotherHousehold() {
  const program = await startProgram();
  programs.push(program);
  return program;
}

/** What the browser complained of, without that it asks a port of ours. */
function complaints() {
  return browser.complaints.splice(0).filter((line) => !/ asks http:\/\/127\.0\.0\.1:/.test(line));
}

async function look(page, name) {
  const seen = await lookInAllWays(page, name);
  looked += seen.states;
  assert.deepEqual([...seen.wrong, ...complaints()], []);
}

/** Looks in one way, for languages that differ in their words alone, and in how they run. */
async function lookNarrow(page, name) {
  await page.setViewportSize({ width: 360, height: 900 });
  await page.emulateMedia({ colorScheme: "dark" });
  const wrong = await lookOnce(page, `${name}-360-dark`);
  looked += 1;
  assert.deepEqual([...wrong, ...complaints()], []);
}

/** Ticks four lines by typing their amounts. */
async function typeAmounts(page, act) {
  const amounts = { "line-0": "2.800,50", "line-3": "900", "line-7": "420+30", "line-16": "40" };
  for (const [line, amount] of Object.entries(amounts)) await act(() => page.fill(`#${line}-planned`, amount));
}

/** From nothing to a month that is lived in; gives the seconds and the acts it took. */
async function liveFirstRun(page, program, seen = {}) {
  let acts = 0;
  const act = async (what) => {
    acts += 1;
    await what();
  };
  const began = performance.now();
  await act(() => page.goto(program.address));
  await seen.household?.();
  await act(() => page.click("form button.primary"));
  await page.waitForURL("**/welcome/template");
  await typeAmounts(page, act);
  await seen.template?.();
  await act(() => page.click("form button.primary"));
  await page.waitForURL("**/welcome/month");
  await act(() => page.fill("[name^=set_aside_] >> nth=1", "120"));
  await seen.month?.();
  await act(() => page.click("form button.primary"));
  await page.waitForURL("**/months/*");
  return { seconds: (performance.now() - began) / 1000, acts };
}

async function checkMonth(program) {
  const { items } = await program.api("GET", "/months");
  assert.equal(items.length, 1);
  assert.equal(items[0].state, "active");
  const month = await program.api("GET", `/months/${items[0].month}`);
  assert.equal(month.totals.to_allocate_minor, 280050 - 90000 - 45000 - 4000);
  assert.deepEqual(month.entries.map((entry) => entry.opening_minor), [0, 0, 0, -12000]);
  const household = await program.api("GET", "/household");
  assert.deepEqual(
    [household.currency, household.locale, household.time_zone],
    ["EUR", "de-AT", "Europe/Vienna"],
  );
}

test("with scripts, in a few acts", async () => {
  const program = await anotherHousehold();
  const { page } = browser;
  const took = await liveFirstRun(page, program, {
    async template() {
      assert.equal(await page.isChecked("#line-7"), true);
      const sum = (await page.textContent("[data-sum]")).replace(/\s/g, " ");
      assert.match(sum, /1[.\s]410,50/);
      assert.equal(await page.isVisible(".without-script"), false);
    },
  });
  console.log(`with scripts: ${took.acts} acts, ${took.seconds.toFixed(1)} s`);
  assert.ok(took.acts <= ACTS_MAX && took.seconds < SECONDS_MAX, JSON.stringify(took));
  await checkMonth(program);
  await page.goto(program.address);
  assert.match(page.url(), /\/months\/\d{4}-\d\d$/);
  await page.goto(`${program.address}/welcome`);
  await look(page, "first-run-done");
});

test("without scripts, in as few", async () => {
  const program = await anotherHousehold();
  const plain = await startBrowser(program.address, { locale: "de-AT", javaScriptEnabled: false });
  try {
    const { page } = plain;
    const took = await liveFirstRun(page, program, {
      async template() {
        await page.click(".without-script");
        await page.waitForURL("**/welcome/template");
        assert.match(await page.textContent("[data-sum]"), /1[.\s]410,50/);
        assert.equal(await page.isChecked("#line-7"), true);
      },
    });
    console.log(`without scripts: ${took.acts} acts, ${took.seconds.toFixed(1)} s`);
    assert.ok(took.acts <= ACTS_MAX && took.seconds < SECONDS_MAX, JSON.stringify(took));
    await checkMonth(program);
  } finally {
    await plain.stop();
  }
});

test("the time zone of the browser counts, where nobody has set one", async () => {
  const program = await anotherHousehold();
  const { page } = browser;
  await page.goto(program.address);
  assert.equal(await page.inputValue("#time-zone"), "Europe/Vienna");
  await page.fill("#time-zone", "Asia/Tokyo");
  await page.fill("#start-day", "40");
  await page.click("form button.primary");
  await page.waitForSelector("#start-day[aria-invalid]");
  assert.equal(await page.inputValue("#time-zone"), "Asia/Tokyo");
});

for (const [locale, lookAt] of [["en-GB", look], ["de-DE", lookNarrow], ["ar-EG", lookNarrow]]) {
  test(`every state in ${locale}`, async () => {
    const program = await anotherHousehold();
    const { page } = browser;
    const name = (state) => `first-run-${locale}-${state}`;
    await program.api("PATCH", "/household", { locale, currency: locale === "ar-EG" ? "EGP" : "EUR" });
    await page.goto(`${program.address}/welcome`);
    await lookAt(page, name("household"));
    await page.fill("#start-day", "99");
    await page.click("form button.primary");
    await page.waitForSelector("#start-day[aria-invalid]");
    await lookAt(page, name("household-refused"));

    await page.goto(program.address);
    await page.waitForURL("**/welcome/template");
    await lookAt(page, name("template"));
    await page.fill("#line-0-planned", "100");
    await page.fill("#line-3-planned", "950");
    await page.fill("#line-22-debt-balance", "much");
    await page.click("form button.primary");
    await page.waitForSelector("#line-22-debt-balance[aria-invalid]");
    await lookAt(page, name("template-refused"));
    await page.fill("#line-22-debt-balance", "1200");
    await page.fill("#line-7-planned", "400");
    await page.click("form button.primary");
    await page.waitForURL("**/welcome/month");
    await lookAt(page, name("month"));
    await page.fill("[name^=set_aside_]", "some");
    await page.click("form button.primary");
    await page.waitForSelector("[name^=set_aside_][aria-invalid]");
    await lookAt(page, name("month-refused"));
    await page.goto(`${program.address}/welcome/template`);
    await lookAt(page, name("filled"));

    await page.goto(`${program.address}/settings`);
    await page.fill("#name", "Mine");
    await program.api("PATCH", "/household", { name: "Theirs", month_start_day: 5 });
    await page.click("form button.primary >> nth=0");
    await page.waitForSelector("#name-now");
    await lookAt(page, name("settings-overtaken"));
    await page.goto(`${program.address}/settings/activity`);
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
    await lookAt(page, name("activity"));
    await page.goto(`${program.address}/settings/backups`);
    await page.click("main form button");
    await page.waitForSelector("main table");
    await lookAt(page, name("backups"));
    await page.click("main table th a");
    await lookAt(page, name("backup"));
    await page.goto(`${program.address}/months/2031-01`);
    await lookAt(page, name("missing"));
  });
}

test("enough states were looked at", () => {
  console.log(`looked at ${looked} page states`);
  assert.ok(looked >= 65, `${looked}`);
});
