// Verifies the page in the reader's browser: reads the texts shown and the bundle, has examine.js
// check them, and writes the answers into the page. Without this script each mark stays 未核验.
"use strict";
globalThis.caseledger ??= {};
(function (caseledger) {
  const SIGNS = { good: "✓", bad: "✗", open: "？", sealed: "■" };
  const HEADLINES = {
    good: ["本页公示内容与审计账一致", "What this page shows is what the ledger holds."],
    bad: ["核验未通过，请勿采信本页", "Verification failed: do not rely on this page."],
    open: ["未能核验", "The page could not be verified."],
  };

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function english(text) {
    const small = element("small", "", text);
    small.lang = "en";
    return small;
  }

  function line(name, { state, zh, en }) {
    const made = element(name, "", `${SIGNS[state]} ${zh} `, english(en));
    made.dataset.state = state;
    return made;
  }

  function shownTexts() {
    const shown = new Map();
    for (const one of document.querySelectorAll("[data-field]")) {
      const { field } = one.dataset;
      shown.set(field, [...(shown.get(field) ?? []), one.textContent]);
    }
    return shown;
  }

  function readBundle() {
    const script = document.getElementById("disclosure");
    try {
      return JSON.parse(script.textContent);
    } catch {
      return {};
    }
  }

  function showVerdict(report) {
    const verdict = document.getElementById("verdict");
    const [zh, en] = HEADLINES[report.state];
    verdict.dataset.state = report.state;
    const sign = element("span", "sign", SIGNS[report.state]);
    sign.ariaHidden = "true";
    const head = element("p", "headline", sign, element("strong", "", zh), " ", english(en));
    const reasons = element("ul", "reasons", ...report.reasons.map((one) => line("li", one)));
    const keys = report.keys.map((key) => `${key.algorithm} ${key.id}`).join("、");
    const shown = [...report.fields.values()].filter((one) => one.state === "good").length;
    const more = element("p", "more",
      `核验了${shown}个字段、${report.steps}步证明、${report.keys.length}个签名；` +
      `检查点共${report.size}条事实。签名公钥 ${keys}，`);
    const link = element("a", "", "请与另行公布的公钥比对");
    link.href = "#keys";
    link.addEventListener("click", () => { document.getElementById("proof").open = true; });
    more.append(link, "。");
    verdict.replaceChildren(head, report.reasons.length > 0 ? reasons : more);
  }

  function showFields(report) {
    for (const mark of document.querySelectorAll("[data-mark]")) {
      const answer = report.fields.get(mark.dataset.mark);
      if (!answer) continue;
      mark.dataset.state = answer.state;
      mark.replaceChildren(`${SIGNS[answer.state]} ${answer.zh} `, english(answer.en));
    }
    for (const place of document.querySelectorAll("[data-commitment]")) {
      const field = place.dataset.commitment;
      const digest = report.draft?.commitments.get(field)?.digest ??
        report.draft?.attachments.get(field)?.sha256;
      place.textContent = digest ? caseledger.toHex(digest).slice(0, 12) + "…" : "—";
    }
  }

  async function main() {
    const { register } = document.querySelector("[data-register]").dataset;
    const report = await caseledger.examine(readBundle(), { register, shown: shownTexts() });
    showVerdict(report);
    showFields(report);
    document.getElementById("checks").replaceChildren(
      ...report.checks.map((one) => line("li", one)));
  }

  main();
})(globalThis.caseledger);
