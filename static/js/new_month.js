// Adds up what comes along while lines of a proposed month are switched on and off. The server says how the
// household writes its amounts; where this browser would write one of them differently, the button that
// asks the server stays instead.
const MINUS = "\u2212";

/** Writes whole minor units, which may be more than a number holds exactly. */
function writer({ locale, digits, positive, negative }) {
  const count = Number(digits);
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: count, maximumFractionDigits: count });
  const decimal = (minor) => {
    const text = String(minor < 0n ? -minor : minor).padStart(count + 1, "0");
    const units = text.slice(0, text.length - count);
    return `${minor < 0n ? "-" : ""}${units}${count ? `.${text.slice(-count)}` : ""}`;
  };
  const amount = (minor) => format.format(decimal(minor)).replaceAll("-", MINUS);
  const money = (minor) => (minor < 0n ? negative : positive).replace("{}", amount(minor < 0n ? -minor : minor));
  return { amount, money };
}

function sumOf(section) {
  const kept = [...section.querySelectorAll("input[data-minor]")].filter((box) => box.checked);
  return kept.reduce((sum, box) => sum + BigInt(box.dataset.minor), 0n);
}

/** Each element that shows a sum, with what it would show now. */
function sumsOf(form, { amount, money }) {
  const shown = [];
  let income = 0n;
  let outgo = 0n;
  for (const section of form.querySelectorAll(".proposal tbody")) {
    const sum = sumOf(section);
    if ("income" in section.dataset) income += sum;
    else outgo += sum;
    shown.push([section.querySelector("[data-sum]"), amount(sum)]);
  }
  const total = (name) => form.querySelector(`[data-total="${name}"]`);
  shown.push([total("income"), money(income)], [total("outgo"), money(outgo)], [total("left"), money(income - outgo)]);
  return { shown, isOver: outgo > income };
}

function takeOver(form) {
  let write;
  try {
    write = writer(form.dataset);
  } catch {
    return; // The browser does not know the locale.
  }
  const agrees = sumsOf(form, write).shown.every(([element, text]) => element.textContent === text);
  if (!agrees) return;
  const recompute = form.querySelector("[data-recompute]");
  if (recompute) recompute.hidden = true;
  form.addEventListener("change", () => {
    const { shown, isOver } = sumsOf(form, write);
    for (const [element, text] of shown) element.textContent = text;
    form.querySelector('[data-total="left"]').classList.toggle("over", isOver);
    form.querySelector("[data-over]").hidden = !isOver;
  });
}

for (const form of document.querySelectorAll("form.preview")) takeOver(form);
