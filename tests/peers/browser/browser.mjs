// A browser with a profile of its own and a web server for one folder on loopback.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { chromium } from "playwright-core";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };
// A name that is not loopback's: there a page is not in a secure context.
// Ends a test that hangs.
const HANG_MS = 300_000;
export const PLAIN_HOST = "plain.example";

export function serve(folder) {
  const server = http.createServer((request, response) => {
    const file = path.join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname));
    fs.readFile(file, (error, bytes) => {
      response.writeHead(error ? 404 : 200, { "Content-Type": TYPES[path.extname(file)] ?? "" });
      response.end(error ? "" : bytes);
    });
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

export function open(executablePath, profile, options = {}) {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    timeout: HANG_MS,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync",
           `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`],
    ...options,
  });
}

// What the page says of itself once it has looked.
export async function verdictOf(page, url) {
  await page.goto(url, { timeout: HANG_MS });
  await page.waitForFunction(
    () => !document.querySelector("#verdict strong").textContent.includes("尚未核验"),
    undefined, { timeout: HANG_MS });
  return page.evaluate(() => ({
    state: document.querySelector("#verdict").dataset.state,
    text: document.querySelector("#verdict").textContent,
    marks: Object.fromEntries([...document.querySelectorAll("[data-mark]")].map(
      (mark) => [mark.dataset.mark, mark.dataset.state])),
  }));
}
