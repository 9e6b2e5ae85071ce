// Opens the pages of a public site in a real browser: good ones are green over file:// without a
// network and over http; each alteration of one turns it red, and our own checker refuses the
// altered bundle too.
//
//   node pages.mjs CHROMIUM CASELEDGER SITE WORK WITHHELD_WORDS [SCREENSHOTS]
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { alterations, bundleOf, shownFields, signedByStranger } from "./alterations.mjs";
import { open, PLAIN_HOST, serve, verdictOf } from "./browser.mjs";

const [chromium, binary, site, work, secret, screenshots] = process.argv.slice(2);
const bundlePattern = /<script type="application\/json" id="disclosure">/;
let passed = 0;
let failed = 0;

function expect(holds, sentence, detail = "") {
  holds ? ++passed : ++failed;
  if (!holds) console.log(`not ok ${sentence} ${detail}`);
}

// Those with a bundle: decisions, and what the other registers show.
function pagesOf(folder) {
  return fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"))
    .filter((name) => bundlePattern.test(fs.readFileSync(path.join(folder, name), "utf8"))).sort();
}

const read = (page) => fs.readFileSync(path.join(site, page), "utf8");
const at = (folder, page) => pathToFileURL(path.join(folder, page)).href;

// Exit status 0 or 4, as the command documents it.
function check(bundle) {
  const file = path.join(work, "bundle.json");
  fs.writeFileSync(file, JSON.stringify(bundle));
  return spawnSync(binary, ["disclose", "check", file]).status;
}

async function goodPages(context, server) {
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await context.setOffline(true);
  for (const name of pagesOf(site)) {
    const verdict = await verdictOf(page, at(site, name));
    expect(verdict.state === "good", `${name} is green from a folder, offline`, verdict.text);
    const marked = Object.values(verdict.marks).every((state) => /^(good|sealed)$/.test(state));
    expect(marked, `every field of ${name} is marked`, JSON.stringify(verdict.marks));
    expect(check(bundleOf(read(name))) === 0, `our own checker accepts ${name}`);
  }
  expect(asked.every((url) => url.startsWith(pathToFileURL(site).href)),
         "a page asks for nothing but its own files", asked.join(" "));
  await context.setOffline(false);
  for (const name of pagesOf(site)) {
    const { port } = server.address();
    const verdict = await verdictOf(page, `http://127.0.0.1:${port}/${name}`);
    expect(verdict.state === "good", `${name} is green over http on loopback`, verdict.text);
  }
  await page.close();
}

// The site is copied once; each altered page lies there in the place of the good one.
async function alteredPages(context, names) {
  const copy = path.join(work, "altered");
  fs.cpSync(site, copy, { recursive: true });
  const page = await context.newPage();
  for (const name of names) {
    const html = read(name);
    const other = read(pagesOf(site).find((one) => one !== name && one.startsWith("decisions/")));
    let count = 0;
    for (const { name: what, html: altered, bundle, says } of alterations(html, other)) {
      fs.writeFileSync(path.join(copy, name), altered);
      const verdict = await verdictOf(page, at(copy, name));
      ++count;
      expect(altered !== html, `${name} was altered: ${what}`);
      expect(verdict.state === "bad", `${name} is red: ${what}`, verdict.text);
      for (const words of says) {
        expect(verdict.text.includes(words), `${name} says ${words}: ${what}`, verdict.text);
      }
      if (bundle) expect(check(bundle) === 4, `our own checker refuses ${name}: ${what}`);
    }
    console.log(`${name}: ${count} alterations, ${shownFields(html).length} fields shown`);
    const forged = signedByStranger(html);
    fs.writeFileSync(path.join(copy, name), forged.html);
    const verdict = await verdictOf(page, at(copy, name));
    expect(verdict.state === "good" && verdict.text.includes(forged.id),
           `${name} shows whose key it was signed with`, verdict.text);
    fs.writeFileSync(path.join(copy, name), html);
  }
  await page.close();
}

async function withheldField(context, names) {
  const page = await context.newPage();
  for (const name of names) {
    const { marks } = await verdictOf(page, at(site, name));
    expect(marks.party === "sealed", `the party of ${name} is withheld by law`);
    const digits = await page.textContent('[data-commitment="party"]');
    expect(/^[0-9a-f]{12}…$/.test(digits), `the party's commitment stands on ${name}`, digits);
  }
  expect(names.length > 0, "there is a page with a withheld party");
  const files = fs.readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => fs.readFileSync(path.join(entry.parentPath ?? entry.path, entry.name), "utf8"));
  expect(files.every((text) => !text.includes(secret)), "the party's name is nowhere in the site");
  await page.close();
}

// What a browser lacks is said, and is not green.
async function poorBrowsers(context, server, name) {
  const page = await context.newPage();
  const { port } = server.address();
  const plain = await verdictOf(page, `http://${PLAIN_HOST}:${port}/${name}`);
  expect(plain.state === "open" && plain.text.includes("不提供密码功能"),
         "plain http is not verified, and says so", plain.text);
  await page.addInitScript(() => {
    const importKey = SubtleCrypto.prototype.importKey;
    SubtleCrypto.prototype.importKey = function (...about) {
      if (about[2].name !== "Ed25519") return importKey.apply(this, about);
      return Promise.reject(new DOMException("Unrecognized name.", "NotSupportedError"));
    };
  });
  const old = await verdictOf(page, at(site, name));
  expect(old.state === "open" && old.text.includes("未能核验签名"),
         "without Ed25519 the signature is not verified, and the page says so", old.text);
  expect(Object.values(old.marks).every((state) => /^(good|sealed)$/.test(state)),
         "without Ed25519 the fields are still compared");
  await page.close();

  const silent = await open(chromium, path.join(work, "silent"), { javaScriptEnabled: false });
  const still = await silent.newPage();
  await still.goto(at(site, name));
  const text = await still.textContent("#verdict");
  expect(text.includes("尚未核验") && text.includes("JavaScript"),
         "without JavaScript a page says that it was not verified", text);
  const words = await still.textContent('[data-field="content"]');
  expect(words.length > 0, "without JavaScript the decision can be read");
  await silent.close();
}

async function photograph(context, names) {
  const page = await context.newPage();
  for (const [scheme, width] of [["light", 1100], ["dark", 1100], ["light", 390]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    for (const name of ["index.html", "decisions.html", ...names]) {
      await page.goto(at(site, name));
      await page.waitForTimeout(300);
      await page.evaluate(() => {
        for (const one of document.querySelectorAll("details")) one.open = true;
      });
      const file = `${name.replaceAll("/", "-")}-${scheme}-${width}.png`;
      await page.screenshot({ path: path.join(screenshots, file), fullPage: true });
    }
  }
  await page.close();
}

const withheld = pagesOf(site).filter((name) => bundleOf(read(name)).hidden.includes("party"));
const updated = pagesOf(site).filter((name) => bundleOf(read(name)).later.length > 0);
const simple = pagesOf(site).filter((name) => name.startsWith("decisions/") &&
  !withheld.includes(name) && !updated.includes(name));
const chosen = [simple[0], withheld[0], ...updated].filter(Boolean);

const server = await serve(site);
const context = await open(chromium, path.join(work, "profile"));
await goodPages(context, server);
await alteredPages(context, chosen);
await withheldField(context, withheld);
await poorBrowsers(context, server, simple[0]);
if (screenshots) await photograph(context, chosen);
await context.close();
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
