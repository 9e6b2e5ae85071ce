// Finds decisions in the list of the page: no server, and nothing is asked for elsewhere, so it
// works from a folder too. Without this script the whole list is shown and the form is not.
"use strict";
(function () {
  const form = document.getElementById("search");
  const rows = [...document.querySelectorAll("#decisions > tr")];
  const input = form.elements.q;
  const found = document.getElementById("found");

  // Half and full width, upper and lower case and the kinds of brackets are alike; what cannot be
  // seen is nothing.
  function folded(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\p{Default_Ignorable_Code_Point}/gu, "")
      .replace(/[〔【\[{〈《「『]/gu, "(").replace(/[〕】\]}〉》」』]/gu, ")");
  }

  // Blanks separate words that must all be there, in any order.
  const wordsOf = (text) => folded(text).split(/\s+/u).filter(Boolean);

  function textOf(row) {
    const days = [...row.querySelectorAll("time")].map((time) => time.dateTime);
    const cells = [...row.cells].map((cell) => folded(cell.textContent).replace(/\s+/gu, ""));
    return [...cells, ...days].join(" ");
  }

  const texts = rows.map(textOf);

  function show() {
    const words = wordsOf(input.value);
    let count = 0;
    rows.forEach((row, n) => {
      row.hidden = !words.every((word) => texts[n].includes(word));
      count += row.hidden ? 0 : 1;
    });
    if (words.length === 0) found.textContent = "";
    else if (count === 0) found.textContent = `共${rows.length}件，没有符合的决定`;
    else found.textContent = `共${rows.length}件，找到${count}件`;
  }

  if (rows.some((row) => row.querySelector("a"))) {
    form.hidden = false;
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { show(); input.focus(); }));
    input.addEventListener("input", show);
    show();
  }
})();
