// Checks what a page shows against the proofs that came with it, and gives an answer for each part.
// It does not touch the page: the bundle, the register and the texts by field are handed in.
//
// Each answer has a state: "good"; "bad"; "open", where this browser cannot decide; "sealed", for a
// field that is lawfully withheld. The whole is good only if nothing is bad and nothing is open.
"use strict";
globalThis.caseledger ??= {};
(function (caseledger) {
  // 附1-7: the fields that must be shown, by register, as the law lists them. The bundle's list must
  // be the same.
  const MANDATORY = { decisions: ["title", "content", "facts_and_reasons", "remedies"] };
  const MANDATORY_ELSEWHERE = ["title", "content"];
  const NAMES = {
    title: ["标题", "title"],
    party: ["当事人", "party"],
    content: ["公示内容", "content"],
    facts_and_reasons: ["事实和理由", "facts and reasons"],
    remedies: ["救济途径", "remedies"],
    text: ["公示全文", "full text"],
  };
  const nameOf = (field) => NAMES[field] ?? [field, field];
  const mandatoryOf = (register) => MANDATORY[register] ?? MANDATORY_ELSEWHERE;
  const sameList = (one, other) => one.length === other.length &&
    one.every((text, n) => text === other[n]);

  class Examination {
    constructor(bundle, page) {
      this.bundle = bundle;
      this.page = page;
      this.checks = [];
      this.fields = new Map(); // by field: {state, zh, en}
      this.reasons = [];
      this.proven = new Set();
      this.steps = 0;
    }

    say(state, zh, en) {
      this.checks.push({ state, zh, en });
      if (state === "bad" || state === "open") this.reasons.push({ state, zh, en });
    }

    field(name, state, zh, en) {
      if (this.fields.get(name)?.state !== "bad") this.fields.set(name, { state, zh, en });
      if (state === "bad") {
        const [nameZh, nameEn] = nameOf(name);
        this.reasons.push({ state, zh: `${nameZh}：${zh}`, en: `${nameEn}: ${en}` });
      }
    }

    async run() {
      if (!globalThis.crypto?.subtle) {
        this.say("open", "这样打开本页时浏览器不提供密码功能，请用 https 打开，或者存到本机后打开",
                 "opened like this the browser offers no cryptography; use https or a local copy");
        return this.result();
      }
      try {
        await this.leaves();
        await this.register();
        await this.signatures();
        this.unproven();
        this.hidden();
        this.mandatory();
      } catch (error) {
        this.say("bad", `随页的证明格式不对（${error.message}）`, "the proof is malformed");
      }
      return this.result();
    }

    result() {
      const has = (state) => this.reasons.some((reason) => reason.state === state);
      const state = has("bad") ? "bad" : has("open") ? "open" : "good";
      return { state, reasons: this.reasons, checks: this.checks, fields: this.fields,
               keys: this.keys ?? [], steps: this.steps, size: this.note?.size, draft: this.draft };
    }

    // --- Leaves and their words ----------------------------------------------------------------

    async leaves() {
      const { bundle } = this;
      if (bundle.format !== "caseledger/disclosure/v1") throw new caseledger.Malformed("format");
      this.draft = await this.leaf(bundle);
      this.versions = new Set([this.draft.version]);
      for (const one of bundle.later) {
        const leaf = await this.leaf(one);
        const replaces = leaf.kind === "record_corrected"
          ? this.versions.has(leaf.corrects.version)
          : leaf.kind === "item_updated" || leaf.kind === "item_corrected";
        if (!replaces || leaf.stream !== this.draft.stream || leaf.seq <= this.draft.seq) {
          this.say("bad", `第${leaf.seq}号事实不是对本公示内容的更新或更正`,
                   `leaf ${leaf.seq} is no update or correction of this draft`);
        }
        this.versions.add(leaf.version);
        await this.words(one, leaf);
      }
      // Fields that a later leaf replaced are proven by then; what remains is the draft's.
      await this.words(bundle, this.draft);
    }

    async leaf(disclosed) {
      const proof = caseledger.readProof(disclosed.proof);
      const note = caseledger.readNote(proof.note);
      if (this.noteText !== undefined && this.noteText !== proof.note) {
        this.say("bad", "各条证明的检查点不同", "the proofs are of different checkpoints");
      }
      this.noteText = proof.note;
      this.note = note;
      const leaf = caseledger.readLeaf(caseledger.fromBase64(disclosed.leaf));
      const root = await caseledger.rootOf(leaf.bytes, proof.index, note.size, proof.path);
      const holds = root !== null && caseledger.equal(root, note.root) &&
        leaf.seq === proof.index && leaf.origin === note.origin;
      this.steps += proof.path.length;
      this.say(holds ? "good" : "bad",
               `第${proof.index}号事实${holds ? "在" : "不在"}检查点的${note.size}条事实之内` +
                 `（${proof.path.length}步证明）`,
               `leaf ${proof.index} is ${holds ? "" : "not "}in the checkpoint`);
      return leaf;
    }

    // The field whose words a leaf holds at a path; null: none.
    static fieldOf(leaf, path) {
      if (leaf.kind === "record_corrected") return path === "text" ? leaf.corrects.path : null;
      return leaf.kind === "item_corrected" && path === "reason" ? null : path;
    }

    async words(disclosed, leaf) {
      for (const { path, salt, words } of disclosed.words) {
        const field = Examination.fieldOf(leaf, path);
        const commitment = leaf.commitments.get(path);
        await this.compare(field ?? path, words, async (shown) => {
          if (field === null || !commitment) return false;
          const digest = await caseledger.commitTo(leaf, path, this.salt(salt), shown);
          return caseledger.equal(digest, commitment.digest) &&
            [...shown].length === commitment.chars;
        });
      }
      for (const { path, words } of disclosed.texts) {
        const attachment = leaf.attachments.get(path);
        await this.compare(path, words, async (shown) => {
          if (!attachment) return false;
          const bytes = caseledger.utf8.encode(shown);
          return bytes.length === attachment.size &&
            caseledger.equal(await caseledger.sha256(bytes), attachment.sha256);
        });
      }
    }

    salt(hex) {
      const salt = caseledger.fromHex(hex);
      if (salt.length !== 16) throw new caseledger.Malformed("salt");
      return salt;
    }

    // Which fields must be shown depends on the register, which the leaf that opened the item names.
    async register() {
      const { bundle, draft } = this;
      if (!bundle.opened) {
        return this.say("bad", "公示类别没有证明", "nothing proves the register");
      }
      const opened = await this.leaf(bundle.opened);
      const isIts = opened.kind === "item_opened" && opened.stream === draft.stream &&
        opened.seq <= draft.seq;
      const holds = isIts && opened.register === this.page.register;
      this.say(holds ? "good" : "bad", `公示类别与审计账${holds ? "" : "不"}一致`,
               `the register ${holds ? "matches" : "does not match"} the ledger`);
    }

    // The text that the page shows is what counts; the bundle's copy must be the same.
    async compare(field, words, isRight) {
      const shown = this.page.shown.get(field) ?? [];
      if (this.proven.has(field)) {
        this.field(field, "bad", "证明了两次", "is proven twice");
      } else if (shown.length === 0) {
        this.field(field, "bad", "页面上没有显示", "is not on the page");
      } else if (shown.every((text) => text === words) && await isRight(words)) {
        this.proven.add(field);
        this.field(field, "good", "此字段与审计账一致", "matches the ledger");
      } else {
        this.field(field, "bad", "此字段与审计账不一致", "does not match the ledger");
      }
    }

    // --- What is missing -----------------------------------------------------------------------

    unproven() {
      for (const field of this.page.shown.keys()) {
        if (this.fields.has(field)) continue;
        this.field(field, "bad", "没有证明", "comes without a proof");
      }
    }

    hidden() {
      const { draft, bundle } = this;
      const isWithheld = (field) => draft.withheld.includes(field);
      const hidden = [...draft.commitments.keys()].filter((field) => !this.fields.has(field));
      const texts = [...draft.attachments.keys()].filter((field) => !this.fields.has(field));
      for (const field of hidden) {
        if (isWithheld(field)) {
          this.field(field, "sealed", "依法不予公开", "withheld by law");
        } else {
          this.field(field, "bad", "应当公开而未公开", "should be shown and is not");
        }
      }
      for (const field of texts) {
        this.fields.set(field, isWithheld(field)
          ? { state: "sealed", zh: "依法不予公开", en: "withheld by law" }
          : { state: "sealed", zh: "未随页公布", en: "is kept elsewhere" });
      }
      const said = [...hidden, ...texts.filter(isWithheld)].sort();
      if (!sameList(said, [...bundle.hidden].sort())) {
        this.say("bad", "未公开的字段与材料所列不符", "the hidden fields are not those listed");
      }
    }

    mandatory() {
      const wanted = mandatoryOf(this.page.register);
      const { bundle } = this;
      if (bundle.register !== this.page.register || !sameList(bundle.mandatory, wanted)) {
        this.say("bad", "材料所列必备内容与规定不符", "the mandatory fields are not the law's");
      }
      for (const field of wanted) {
        const [zh, en] = nameOf(field);
        if (this.proven.has(field)) continue;
        this.say("bad", `缺少必备内容：${zh}`, `mandatory content is missing: ${en}`);
      }
    }

    // --- Signatures ----------------------------------------------------------------------------

    async signatures() {
      this.keys = await Promise.all(this.bundle.keys.map(caseledger.readKey));
      if (!this.keys.some((key) => key.algorithm === "Ed25519")) {
        this.say("bad", "没有 Ed25519 公钥，不能核验签名", "there is no Ed25519 key");
      }
      for (const key of this.keys) {
        const about = `${key.algorithm}，公钥 ${key.id}`;
        const answer = await caseledger.verifySignature(this.note, key);
        if (answer === "right") {
          this.say("good", `检查点签名有效（${about}）`, "the checkpoint's signature is right");
        } else if (answer === "unsupported") {
          this.say("open", `未能核验签名：此浏览器不支持 ${about}`,
                   `this browser cannot verify ${key.algorithm} signatures`);
        } else if (answer === "missing") {
          this.say("bad", `检查点没有签名（${about}）`, "the checkpoint is not signed by this key");
        } else {
          this.say("bad", `检查点签名无效（${about}）`, "the checkpoint's signature is wrong");
        }
      }
      const known = new Set(this.keys.map((key) => key.id));
      const others = this.note.signatures.filter((one) => !known.has(one.id)).length;
      if (others > 0) {
        this.checks.push({ state: "sealed", zh: `另有${others}行他人的签名，本页不核验`,
                           en: `${others} more signatures by others are not looked at` });
      }
    }
  }

  Object.assign(caseledger, {
    examine: (bundle, page) => new Examination(bundle, page).run(), mandatoryOf, nameOf,
  });
})(globalThis.caseledger);
