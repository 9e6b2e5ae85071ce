// Every way in which a page, or the bundle in it, is altered here, one at a time. A page is the
// text of its file; each alteration gives the altered text and, where the bundle itself is wrong,
// the bundle, which our own checker has to refuse as well.
import { stranger } from "./stranger.mjs";

const SCRIPT = /(<script type="application\/json" id="disclosure">)(.*?)(<\/script>)/s;

export function bundleOf(html) {
  return JSON.parse(SCRIPT.exec(html)[2]);
}

function withBundle(html, bundle) {
  const json = JSON.stringify(bundle).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
  return html.replace(SCRIPT, (_, open, __, close) => open + json + close);
}

const shownField = (field) =>
  new RegExp(`(<[a-z0-9]+[^>]* data-field="${field}">)([^<]*)(</)`, "s");

export function shownFields(html) {
  return [...html.matchAll(/data-field="([a-z_]+)"/g)].map((match) => match[1]);
}

// The text as the template wrote it: escaped.
function withText(html, field, change) {
  return html.replace(shownField(field), (_, open, text, close) => open + change(text) + close);
}

function otherLetter(text, at) {
  return text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
}

function flipBase64(base64, at) {
  const bytes = Buffer.from(base64, "base64");
  bytes[at] ^= 0x01;
  return bytes.toString("base64");
}

const leavesOf = (bundle) => [bundle, ...bundle.later];

// All proofs end in the same note; a forger would alter it in all of them.
function changeNotes(bundle, change) {
  for (const leaf of [...leavesOf(bundle), bundle.opened]) {
    const end = leaf.proof.indexOf("\n\n") + 2;
    leaf.proof = leaf.proof.slice(0, end) + change(leaf.proof.slice(end));
  }
}

function changeLine(text, number, change) {
  const lines = text.split("\n");
  const changed = change(lines[number]);
  lines.splice(number, 1, ...(changed === null ? [] : [changed]));
  return lines.join("\n");
}

// The log is not who the reader thinks it is, and everything fits. Only the key tells.
export function signedByStranger(html) {
  const bundle = bundleOf(html);
  const key = stranger(bundle.keys[0].split("+")[0]);
  changeNotes(bundle, (note) => {
    const text = note.slice(0, note.indexOf("\n\n") + 1);
    return `${text}\n${key.line(text)}`;
  });
  bundle.keys = [key.vkey];
  return { html: withBundle(html, bundle), id: key.id };
}

class Alterations {
  constructor(html, other) {
    this.html = html;
    this.other = other;
    this.list = [];
  }

  page(name, html, says = []) {
    this.list.push({ name, html, says });
  }

  bundle(name, change, says = [], html = this.html) {
    const bundle = bundleOf(this.html);
    change(bundle);
    this.list.push({ name, html: withBundle(html, bundle), bundle, says });
  }

  // What the reader sees.
  shown() {
    for (const field of shownFields(this.html)) {
      this.page(`the shown ${field}`, withText(this.html, field, (text) => `不${text}`));
      this.page(`one blank more in ${field}`, withText(this.html, field, (text) => `${text} `));
      this.page(`${field} taken off the page`,
                this.html.replace(shownField(field), (_, open, text, close) =>
                  open.replace(/ data-field="[a-z_]+"/, "") + close));
    }
    this.page("a text that nobody approved",
              this.html.replace("<h2>", '<p data-field="content_2">罚款免除。</p><h2>'));
    this.page("another register", this.html.replace(/data-register="[a-z]+"/,
                                                    'data-register="supervision"'));
  }

  words() {
    leavesOf(bundleOf(this.html)).forEach((leaf, n) => {
      leaf.words.forEach(({ path }, at) => {
        const one = (bundle) => leavesOf(bundle)[n].words[at];
        this.bundle(`the salt of ${path} of leaf ${n}`, (bundle) => {
          const { salt } = one(bundle);
          one(bundle).salt = (salt[0] === "0" ? "1" : "0") + salt.slice(1);
        });
        this.bundle(`a short salt of ${path} of leaf ${n}`, (bundle) => {
          one(bundle).salt = one(bundle).salt.slice(2);
        });
        this.bundle(`the words of ${path} of leaf ${n}`, (bundle) => {
          one(bundle).words = `${one(bundle).words}。`;
        });
        this.bundle(`the path of ${path} of leaf ${n}`, (bundle) => {
          one(bundle).path = path === "party" ? "title" : "party";
        });
        this.bundle(`no proof of ${path} of leaf ${n}`, (bundle) => {
          leavesOf(bundle)[n].words.splice(at, 1);
        });
      });
      leaf.texts.forEach(({ path }, at) => {
        this.bundle(`the words of ${path} of leaf ${n}`, (bundle) => {
          const one = leavesOf(bundle)[n].texts[at];
          one.words = otherLetter(one.words, 0);
        });
      });
    });
  }

  // A field and the words of it, on the page and in the bundle, shown and forged alike.
  forged() {
    for (const { path, words } of bundleOf(this.html).words) {
      const html = withText(this.html, path, () => "另一段文字");
      this.bundle(`${path} forged on the page and in the bundle`, (bundle) => {
        bundle.words.find((one) => one.words === words && one.path === path).words = "另一段文字";
      }, [], html);
    }
  }

  proofs() {
    leavesOf(bundleOf(this.html)).forEach(({ proof }, n) => {
      const count = proof.slice(0, proof.indexOf("\n\n")).split("\n").length;
      const change = (name, line, how) => this.bundle(`${name} of leaf ${n}`, (bundle) => {
        const leaf = leavesOf(bundle)[n];
        leaf.proof = changeLine(leaf.proof, line, how);
      });
      change("the heading of the proof", 0, (line) => `${line}2`);
      change("the index of the proof", 1, (line) => `index ${Number(line.slice(6)) + 1}`);
      change("no index in the proof", 1, () => null);
      for (let line = 2; line < count; ++line) {
        change(`step ${line - 1} of the proof`, line, (hash) => flipBase64(hash, 7));
        change(`no step ${line - 1} in the proof`, line, () => null);
        change(`step ${line - 1} of the proof twice`, line, (hash) => `${hash}\n${hash}`);
      }
    });
  }

  checkpoint() {
    const change = (name, how) => this.bundle(name, (bundle) => changeNotes(bundle, how));
    const at = (name, line, how) => change(name, (note) => changeLine(note, line, how));
    at("the checkpoint's origin", 0, (origin) => otherLetter(origin, 0));
    at("the checkpoint's size", 1, (size) => String(Number(size) + 1));
    at("the checkpoint's root", 2, (root) => flipBase64(root, 0));
    at("a line more in the checkpoint", 2, (root) => `${root}\nextension`);
    change("a checkpoint without signatures", (note) => note.slice(0, note.indexOf("\n\n") + 1));
    const { proof } = bundleOf(this.html);
    const signatures = proof.split("\n").filter((line) => line.startsWith("\u2014 ")).length;
    for (let n = 0; n < signatures; ++n) {
      const part = (which, how) => (line) =>
        line.split(" ").map((text, index) => index === which ? how(text) : text).join(" ");
      const base64 = (byte) => part(2, (text) => flipBase64(text, byte));
      at(`signature ${n}, its first byte`, 4 + n, base64(4));
      at(`signature ${n}, its last byte`, 4 + n, base64(67));
      at(`signature ${n}, its key`, 4 + n, base64(0));
      at(`signature ${n}, its name`, 4 + n, part(1, (name) => otherLetter(name, 0)));
      at(`no signature ${n}`, 4 + n, () => null);
    }
  }

  leaf() {
    leavesOf(bundleOf(this.html)).forEach(({ leaf }, n) => {
      const size = Buffer.from(leaf, "base64").length;
      for (let byte = 0; byte < size; byte += Math.max(1, Math.floor(size / 24))) {
        this.bundle(`byte ${byte} of leaf ${n}`, (bundle) => {
          leavesOf(bundle)[n].leaf = flipBase64(leaf, byte);
        });
      }
      this.bundle(`leaf ${n} cut short`, (bundle) => {
        leavesOf(bundle)[n].leaf = Buffer.from(leaf, "base64").subarray(0, -8).toString("base64");
      });
    });
    // By itself such a bundle may be an older one; the page shows more than it proves.
    for (let n = 0; n < bundleOf(this.html).later.length; ++n) {
      const bundle = bundleOf(this.html);
      bundle.later.splice(n, 1);
      this.page(`without its update ${n}`, withBundle(this.html, bundle));
    }
  }

  keys() {
    const name = bundleOf(this.html).keys[0].split("+")[0];
    bundleOf(this.html).keys.forEach((_, n) => {
      this.bundle(`key ${n}`, (bundle) => {
        const [, id, base64] = /^[^+]*\+(.{8})\+(.*)$/.exec(bundle.keys[n]);
        bundle.keys[n] = `${name}+${id}+${flipBase64(base64, 20)}`;
      });
      this.bundle(`a stranger's key for key ${n}`, (bundle) => {
        bundle.keys[n] = stranger(name).vkey;
      });
    });
    this.bundle("no key", (bundle) => { bundle.keys = []; });
  }

  hidden() {
    const { mandatory, hidden, words } = bundleOf(this.html);
    const labels = { title: "标题", content: "公示内容", facts_and_reasons: "事实和理由",
                     remedies: "救济途径" };
    for (const field of mandatory) {
      const html = this.html.replace(shownField(field), "$1$3")
        .replace(` data-field="${field}"`, "");
      const says = [`缺少必备内容：${labels[field]}`];
      const hide = (bundle) => {
        for (const leaf of leavesOf(bundle)) {
          leaf.words = leaf.words.filter((one) => one.path !== field);
        }
        bundle.hidden.push(field);
      };
      this.bundle(`${field} hidden`, hide, says, html);
      this.bundle(`${field} hidden, and no longer called mandatory`, (bundle) => {
        hide(bundle);
        bundle.mandatory = bundle.mandatory.filter((one) => one !== field);
      }, says, html);
    }
    for (const field of hidden) {
      this.bundle(`no word of the hidden ${field}`, (bundle) => {
        bundle.hidden = bundle.hidden.filter((one) => one !== field);
      });
    }
    this.bundle("a shown field called hidden", (bundle) => bundle.hidden.push(words[0].path));
    this.bundle("the proof of another page", (bundle) => {
      const { proof, leaf } = bundleOf(this.other);
      Object.assign(bundle, { proof, leaf });
    });
    this.bundle("no proof of the register", (bundle) => { delete bundle.opened; });
    this.bundle("another item's register", (bundle) => {
      bundle.opened = bundleOf(this.other).opened;
    });
    this.bundle("a draft in the place of the opening", (bundle) => {
      bundle.opened = { proof: bundle.proof, leaf: bundle.leaf };
    });
    const size = Buffer.from(bundleOf(this.html).opened.leaf, "base64").length;
    for (let byte = 0; byte < size; byte += Math.floor(size / 24)) {
      this.bundle(`byte ${byte} of the opening`, (bundle) => {
        bundle.opened.leaf = flipBase64(bundle.opened.leaf, byte);
      });
    }
    const elsewhere = this.html.replace(/data-register="[a-z]+"/, 'data-register="other"');
    this.bundle("another register on the page and in the bundle", (bundle) => {
      bundle.register = "other";
      bundle.mandatory = ["title", "content"];
    }, ["公示类别与审计账不一致"], elsewhere);
    this.bundle("another format", (bundle) => { bundle.format = "caseledger/disclosure/v2"; });
    this.page("no bundle", this.html.replace(SCRIPT, "$1$3"));
  }
}

export function alterations(html, other) {
  const all = new Alterations(html, other);
  const kinds = ["shown", "words", "forged", "proofs", "checkpoint", "leaf", "keys", "hidden"];
  for (const kind of kinds) all[kind]();
  return all.list;
}
