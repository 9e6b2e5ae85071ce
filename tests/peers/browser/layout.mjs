// How the pages of a public site look and are used, in a real browser, from a folder: on a phone
// and on a desk, in light and dark, on paper, by keyboard, with and without scripts.
//
//   node layout.mjs CHROMIUM SITE WORK WITHHELD_WORDS
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./browser.mjs";

const [chromium, site, work, secret] = process.argv.slice(2);
let passed = 0;
let failed = 0;

function expect(holds, sentence, detail = "") {
  holds ? ++passed : ++failed;
  if (!holds) console.log(`not ok ${sentence} ${detail}`);
}

const pages = fs.readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html"));
const at = (name) => pathToFileURL(path.join(site, name)).href;

// What sticks out of the page to the right, unless it can be scrolled by itself.
const stickingOut = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > width + 1)
    .map((one) => `${one.tagName}.${one.className}`)
    .concat(document.documentElement.scrollWidth > width ? ["the page"] : []);
});

// The contrast of the text of an element with what lies behind it, as WCAG 2 computes it.
const poorContrast = (page) => page.evaluate(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((value) => value / 255)
      .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (one) => {
    for (let node = one; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (channels(colour)[3] === 255) return colour;
    }
    return "white";
  };
  const hasText = (one) => [...one.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  const poor = [];
  for (const one of document.querySelectorAll("body *")) {
    if (!hasText(one) || !one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    const [high, low] = [light(style.color), light(behind(one))].sort((a, b) => b - a);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) poor.push(`${one.tagName}.${one.className} ${contrast.toFixed(2)}`);
  }
  return poor;
});

async function fits(page) {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const name of pages) {
        await page.goto(at(name));
        await page.evaluate(() => {
          for (const one of document.querySelectorAll("details")) one.open = true;
        });
        const out = await stickingOut(page);
        expect(out.length === 0, `${name} fits ${width} px, ${scheme}`, out.join(" "));
        if (width !== 390) continue;
        const poor = await poorContrast(page);
        expect(poor.length === 0, `${name} can be read, ${scheme}`, poor.join(" "));
      }
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
}

const structureOf = (page) => page.evaluate(() => ({
  lang: document.documentElement.lang,
  titles: document.querySelectorAll("h1").length,
  levels: [...document.querySelectorAll("h1, h2, h3")].map((one) => Number(one.tagName[1])),
  marks: document.querySelectorAll(":is(h1, h2, h3) [data-mark]").length,
  unscoped: document.querySelectorAll("th:not([scope])").length,
  unnamed: [...document.querySelectorAll("input")].filter((one) => one.labels.length === 0).length,
  handlers: [...document.querySelectorAll("*")]
    .flatMap((one) => one.getAttributeNames()).filter((name) => /^on|^style$/.test(name)),
  current: [...document.querySelectorAll("header nav [aria-current]")]
    .map((one) => [one.getAttribute("aria-current"), one.href]),
  links: [...document.querySelectorAll("a[href]")].map((one) => one.href),
}));

async function structure(page) {
  for (const name of pages) {
    await page.goto(at(name));
    const found = await structureOf(page);
    expect(found.lang === "zh-CN", `${name} says that it is Chinese`);
    expect(found.titles === 1 && found.levels[0] === 1, `${name} has one title, before all else`);
    const steps = found.levels.slice(1).map((level, n) => level - found.levels[n]);
    expect(steps.every((step) => step <= 1), `the headings of ${name} leave out no level`);
    expect(found.marks === 0, `the marks of ${name} stand outside of its headings`);
    expect(found.unscoped === 0, `the headings of tables on ${name} say what they head`);
    expect(found.unnamed === 0, `the inputs of ${name} have labels`);
    expect(found.handlers.length === 0, `${name} has no code in its markup`);
    const kind = name.includes("/") ? "true" : "page";
    const isRight = name === "index.html" ? found.current.length === 0
      : found.current.length === 1 && found.current[0][0] === kind;
    expect(isRight, `the menu of ${name} says where one is`, JSON.stringify(found.current));
    for (const link of found.links) {
      const file = new URL(link);
      expect(file.protocol === "file:" && fs.existsSync(file), `${name} leads to ${link}`);
    }
  }
  await page.goto(at("index.html"));
  const [first] = await page.locator("header nav a").allInnerTexts();
  expect(first === "监督方式", "the menu begins with how to complain", first);
  expect((await page.locator("main h2").first().textContent()) === "监督方式",
         "the front page begins with how to complain");
  expect((await page.locator("#contact ~ .text").textContent()).includes("地址"),
         "the front page says where the bureau is");
}

async function keyboard(page) {
  await page.goto(at("decisions.html"));
  await page.keyboard.press("Tab");
  const skip = page.locator(":focus");
  expect((await skip.textContent()) === "跳到正文", "the first stop is the way past the menu");
  expect((await skip.boundingBox()).y >= 0, "the way past the menu is seen when it is reached");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement.id === "main"),
         "the way past the menu leads to the page itself");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.id === "q"),
         "the next stop is the search");
}

async function search(page) {
  await page.goto(at("decisions.html"));
  const shown = () => page.locator("#decisions > tr:visible").count();
  const all = await shown();
  const finds = async (words, count) => {
    await page.fill("#q", words);
    expect((await shown()) === count, `${words} is found ${count} times`, `not ${await shown()}`);
  };
  expect(all > 3, "all decisions are listed");
  await finds("盛源供热", 1);
  await finds("拒不缴纳", 1);
  await finds("行政强制", 1);
  await finds("2023-12", 1);
  await finds("２０２３年１２月", 1);
  await finds("陵水罚[2025]1号", 1);
  await finds("陵水罚（２０２５）１号", 1);
  await finds("2023 罚 盛源", 1);
  await finds("没有这样的词", 0);
  const said = await page.locator("#found").textContent();
  expect(said.includes("没有符合的决定"), "a search without a result says so", said);
  await page.click("button[type=reset]");
  await page.waitForFunction(() => !document.querySelector("#decisions > tr[hidden]"));
  expect((await shown()) === all, "the whole list comes back");
  expect((await page.inputValue("#q")) === "", "the words are gone");
  await page.goto(at("index.html"));
  await page.fill("#q", "盛源");
  await page.keyboard.press("Enter");
  await page.waitForURL(/decisions\.html\?q=/);
  expect((await shown()) === 1 && (await page.inputValue("#q")) === "盛源",
         "the search of the front page leads to the list");
}

async function cards(page) {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto(at("decisions.html"));
  const labels = await page.evaluate(() => [...document.querySelectorAll("#decisions td")].map(
    (cell) => [cell.dataset.label, getComputedStyle(cell, "::before").content]));
  expect(labels.length > 0 && labels.every(([label, content]) => content === `"${label}"`),
         "on a phone each value has its label", JSON.stringify(labels.slice(0, 3)));
  await page.setViewportSize({ width: 1280, height: 900 });
  const none = await page.evaluate(
    () => getComputedStyle(document.querySelector("#decisions td"), "::before").content);
  expect(none === "none", "on a desk the columns are headed instead", none);
}

async function paper(page) {
  await page.emulateMedia({ media: "print" });
  for (const name of pages) {
    await page.setViewportSize({ width: 640, height: 900 });
    await page.goto(at(name));
    const seen = await page.evaluate(
      () => [...document.querySelectorAll("nav, .skip, form, .contact")]
        .filter((one) => one.checkVisibility()).length);
    expect(seen === 0, `on paper ${name} has nothing to click`);
    const thin = await page.evaluate(
      () => [...document.querySelectorAll("thead")].every((one) => one.offsetHeight > 1));
    expect(thin, `on paper the tables of ${name} are tables`);
    const out = await stickingOut(page);
    expect(out.length === 0, `${name} fits a sheet`, out.join(" "));
  }
  const [decision] = pages.filter((name) => name.startsWith("decisions/"));
  await page.goto(at(decision));
  const pdf = await page.pdf({ path: path.join(work, "decision.pdf"), format: "A4" });
  expect(pdf.length > 1000, "a decision is printed");
  expect(await page.evaluate(() => document.querySelector("#proof #checks").checkVisibility()),
         "on paper what is folded up is shown");
  await page.emulateMedia({ media: "screen" });
}

async function withoutScripts() {
  const context = await open(chromium, path.join(work, "still"), { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at("decisions.html?q=没有这样的词").replace("%3F", "?"));
  expect((await page.locator("#decisions > tr:visible").count()) > 3,
         "without scripts the whole list is shown");
  expect(!await page.locator("#search").isVisible(), "without scripts there is no search to try");
  await context.close();
}

const context = await open(chromium, path.join(work, "layout"));
const page = await context.newPage();
const wrong = [];
page.on("pageerror", (error) => wrong.push(String(error)));
page.on("console", (message) => { if (message.type() === "error") wrong.push(message.text()); });
for (const part of [fits, structure, keyboard, search, cards, paper]) await part(page);
expect(wrong.length === 0, "no script complains", wrong.join(" "));
await context.close();
await withoutScripts();
expect(pages.length > 8, "the site has pages", pages.join(" "));
expect(!fs.readFileSync(path.join(site, "decisions.html"), "utf8").includes(secret),
       "the list does not name who is withheld");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
