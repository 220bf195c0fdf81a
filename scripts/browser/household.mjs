// Households to look at, filled through the HTTP API.

export const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

const CATEGORIES = ["Housing", "Food", "Transport", "Health", "Family", "Leisure"];

/** A template with a salary, `count` expenses and a debt that one more entry pays. */
export async function fillTemplate(api, count, { longNames = false } = {}) {
  await api("PATCH", "/household", { name: "Home", currency: "EUR", locale: "en-GB", time_zone: "Europe/Berlin" });
  const salary = { kind: "income", category: "Income", name: "Salary", planned_minor: 357590, due_day: 25 };
  await api("POST", "/template/entries", salary);
  for (let number = 1; number <= count; number += 1) {
    await api("POST", "/template/entries", {
      kind: "expense",
      category: CATEGORIES[Math.floor(((number - 1) * CATEGORIES.length) / count)],
      name: longNames ? `${number} ${LONG}`.slice(0, 80) : `Expense ${number}`,
      planned_minor: longNames ? 99_999_999_900 : 10_000 + number,
      carry: ["none", "surplus", "balance"][number % 3],
    });
  }
  const card = { name: "Card", balance_minor: 372196, apr_ppm: 249900, minimum_payment_minor: 9500, due_day: 12 };
  const debt = await api("POST", "/template/debts", card);
  const payment = { kind: "debt_payment", category: "Debts", name: "Card payment", planned_minor: 15000, debt_target_id: debt.id };
  await api("POST", "/template/entries", payment);
}

/** A month begun, and something posted on each of its entries: under, over, even and a refund. */
export async function beginMonth(api, month) {
  await api("POST", "/months", { month, copy_from: null });
  const { entries } = await api("POST", `/months/${month}/activate`);
  const lines = entries.map((entry, index) => ({
    entry_id: entry.id,
    amount_minor: [entry.planned_minor, Math.ceil(entry.planned_minor / 3) + 1, entry.planned_minor + 2500, -1250][index % 4],
  }));
  for (let from = 0; from < lines.length; from += 40) {
    await api("POST", `/months/${month}/postings`, { posted_on: `${month}-05`, payee: "Market", lines: lines.slice(from, from + 40) });
  }
  return entries;
}

export async function closeMonth(api, month) {
  return api("POST", `/months/${month}/close`);
}
