// Walks our calendar through the binary, one working day at a time, and holds every day of the
// years against chinese-days. A day we skip is a day off in our eyes, so none goes unseen.
// Usage: node compare.cjs BINARY FIRST_YEAR LAST_YEAR; prints one line per year and the count.
const { execFileSync } = require("node:child_process");
const { isWorkday } = require("chinese-days");

const [binary, first, last] = process.argv.slice(2);

const nextDay = (day) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const nextWorkday = (day) =>
  execFileSync(binary, ["calendar", "add", day, "1"], { encoding: "utf8" }).split(/\s/)[0];

function differences(year) {
  const wrong = [];
  let ours = nextWorkday(`${year - 1}-12-31`);
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = nextDay(day)) {
    if (ours < day) ours = nextWorkday(ours);
    if ((ours === day) !== isWorkday(day)) wrong.push(day);
  }
  return wrong;
}

let passed = 0;
let failed = 0;
for (let year = Number(first); year <= Number(last); ++year) {
  const wrong = differences(year);
  if (wrong.length === 0) ++passed;
  else ++failed;
  console.log(`${year}: ${wrong.length === 0 ? "every day agrees" : `differs on ${wrong.join(" ")}`}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
