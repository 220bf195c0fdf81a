// The first run: the browser's own time zone, a tick beside every amount, and what is left to allocate
// while typing. The forms do all of it without this, one answer later.

const zone = document.querySelector("[data-guess-zone]");
if (zone && zone.value === zone.defaultValue) {
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? zone.value;
}

const form = document.querySelector("form.starters");

/** Digits of other scripts as those that are read here, and signs as they are typed. */
function plain(text, decimal) {
  return text
    .replace(/[\s'’]/gu, "")
    .replace(/[٠-٩]/gu, (digit) => String(digit.codePointAt(0) - 0x660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.codePointAt(0) - 0x6f0))
    .replaceAll("−", "-")
    .replaceAll("٫", decimal)
    .replaceAll("٬", decimal === "." ? "," : ".");
}

/** What one term is worth; not a number where it cannot be read. */
function term(text, decimal, digits) {
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const mark = text[last];
  const isGroup = last >= 0 && (text.indexOf(mark) !== last
    || ((mark !== decimal || digits === 0) && /^[1-9]\d{0,2}[.,]\d{3}$/u.test(text)));
  const whole = (isGroup || last < 0 ? text : text.slice(0, last)).replace(/[.,]/gu, "");
  const fraction = isGroup || last < 0 ? "" : text.slice(last + 1);
  if (!/^\d*$/u.test(whole) || !/^\d*$/u.test(fraction) || whole + fraction === "") return NaN;
  return Number(`${whole || "0"}.${fraction || "0"}`);
}

/** An amount as the server reads it: either mark, and small sums. */
function amount(text, decimal, digits) {
  const terms = plain(text, decimal).match(/[+-]?[^+-]+/gu) ?? [];
  let total = terms.length > 0 ? 0 : NaN;
  for (const part of terms) {
    const sign = part.startsWith("-") ? -1 : 1;
    total += sign * term(part.replace(/^[+-]/u, ""), decimal, digits);
  }
  return total;
}

if (form) {
  const { currency, exponent, decimalMark } = form.dataset;
  const digits = Number(exponent);
  const decimal = decimalMark === "," ? "," : ".";
  const money = new Intl.NumberFormat(document.documentElement.lang, {
    style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits,
  });
  const sum = form.querySelector("[data-sum]");
  const over = form.querySelector("[data-over]");

  const addUp = () => {
    let left = 0;
    for (const field of form.querySelectorAll("[data-amount]")) {
      const isChosen = field.closest(".starter").querySelector("[type=checkbox]").checked;
      if (!isChosen || field.value.trim() === "") continue;
      const value = amount(field.value, decimal, digits);
      left += field.dataset.amount === "in" ? value : -value;
    }
    const isOver = left < -0.5 / 10 ** digits;
    sum.value = Number.isFinite(left) ? money.format(left).replace("-", "−") : "…";
    sum.classList.toggle("over", isOver);
    over.hidden = !isOver;
  };

  form.addEventListener("input", (event) => {
    const line = event.target.closest(".starter");
    const tick = line?.querySelector("[type=checkbox]");
    if (tick && event.target !== tick) tick.checked = [...line.querySelectorAll("input:not([type=checkbox])")].some((field) => field.value !== "");
    if (tick && event.target === tick && tick.checked) line.querySelector("[data-amount]").focus();
    addUp();
  });
  addUp();
}
