// Looks at one state of a page: what axe finds, what the browser complains of, whether it fits.
import axe from "axe-core";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const PICTURES = process.env.QUARTERMASTER_SCREENSHOTS;
const EVERY_PICTURE = process.env.QUARTERMASTER_EVERY_PICTURE === "yes";
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const CONTRAST = "color-contrast";
const TARGETS = "target-size";

/** What a look is for: everything, or only what another theme or another width can change. */
const EVERYTHING = { runOnly: { type: "tag", values: TAGS } };
const OF_A_THEME = { runOnly: { type: "rule", values: [CONTRAST] } };
const OF_A_WIDTH = { runOnly: { type: "rule", values: [CONTRAST, TARGETS] } };

/** What the rules that are asked for find, as lines. */
async function found(page, asked, name) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (asked) => {
    // A colour that is still on its way to another is neither.
    const moving = document.getAnimations().filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime));
    await Promise.allSettled(moving.map((one) => one.finished));
    const { violations } = await globalThis.axe.run(document, { ...asked, resultTypes: ["violations"], iframes: false });
    return violations.map(({ id, help, nodes }) => ({ id, help, places: nodes.slice(0, 3).map((node) => node.target.join(" ")) }));
  }, asked);
  return violations.map(({ id, help, places }) => `${name}: axe ${id}: ${help} (${places.join("; ")})`);
}

/** Gives everything that is wrong, as lines; keeps a picture where something is. */
export async function look(page, name, asked = EVERYTHING) {
  const wrong = await found(page, asked, name);
  const [whole, seen] = await page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
  if (whole > seen) wrong.push(`${name}: ${whole} px wide in a window of ${seen}`);
  if (EVERY_PICTURE || wrong.length > 0) {
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }
  return wrong;
}

// What is there and how it is named is the same in all of them: the first looks at that, the others at what they change.
const WAYS = [
  { width: 1280, colorScheme: "light", asked: EVERYTHING },
  { width: 1280, colorScheme: "dark", asked: OF_A_THEME },
  { width: 360, colorScheme: "dark", asked: OF_A_WIDTH },
  { width: 360, colorScheme: "light", asked: OF_A_THEME },
];

/** Looks at what the page shows now, wide and narrow, light and dark. */
export async function lookInAllWays(page, name) {
  const wrong = [];
  for (const { width, colorScheme, asked } of WAYS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    wrong.push(...(await look(page, `${name}-${width}-${colorScheme}`, asked)));
  }
  return { wrong, states: WAYS.length };
}
