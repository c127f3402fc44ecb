"use strict";
// Two things that a page without script cannot do: find lines, and check the pack that it lies in.
// Nothing is loaded from anywhere and nothing leaves the machine.
document.documentElement.classList.add("js");
const $ = (id) => document.getElementById(id);

// Finding lines

const rows = [...document.querySelectorAll("#lines tbody tr")];
const filters = [["partner", 3], ["heading", 4], ["fund", 6]].map(([id, column]) => [$("by-" + id), column]);
for (const [select, column] of filters) {
  const values = [...new Set(rows.map((row) => row.cells[column].textContent))].sort();
  for (const value of values) select.append(new Option(value || "(none)", value));
}

function pounds(pence) {
  const text = (Math.abs(pence) / 100).toLocaleString("en-GB", {minimumFractionDigits: 2});
  return (pence < 0 ? "\u2212£" : "£") + text;
}

const counted = (number, noun) => number + " " + noun + (number === 1 ? "" : "s");

function find() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0, pence = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    const shown = words.every((word) => text.includes(word))
      && filters.every(([select, column]) => select.selectedIndex === 0
        || row.cells[column].textContent === select.value);
    row.hidden = !shown;
    if (shown) { count += 1; pence += Number(row.dataset.pence); }
  }
  $("shown").textContent = counted(count, "line");
  $("total").textContent = pounds(pence);
}
$("search").addEventListener("input", find);
for (const [select] of filters) select.addEventListener("change", find);

// Checking the pack

const encoder = new TextEncoder();
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const unbase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

const unhex = (text) => Uint8Array.from(text.match(/../g) || [], (digits) => parseInt(digits, 16));
function joined(...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) { bytes.set(part, end); end += part.length; }
  return bytes;
}

class Stop extends Error {}

/** The fields of a statement of ours; null for what is none, or has another label. */
function fields(text, label) {
  const lines = text.split("\n");
  if (lines[0] !== label || lines[lines.length - 1] !== "") return null;
  return Object.fromEntries(lines.slice(1, -1).map((line) => {
    const end = line.indexOf(": ");
    return [line.slice(0, end), line.slice(end + 2)];
  }));
}

/** A signed checkpoint's parts; null for what is not written as one. */
function signedNote(text) {
  const end = text.indexOf("\n\n");
  const body = text.slice(0, end + 1);
  const [origin, size, root, ...more] = body.split("\n");
  const signatures = text.slice(end + 2).split("\n").slice(0, -1).map((line) => /^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/.exec(line));
  const isNote = end > 0 && text.endsWith("\n") && more.length === 1 && /^(0|[1-9]\d*)$/.test(size)
    && signatures.length > 0 && signatures.length <= 16 && signatures.every(Boolean);
  if (!isNote) return null;
  const own = signatures.filter((match) => match[1] === origin).map((match) => unbase64(match[2]));
  return {body: encoder.encode(body), origin, size: Number(size), root, signatures: own.map((blob) => ({keyID: hex(blob.slice(0, 4)), bytes: blob.slice(4)}))};
}

/** Checks the files of a pack, by path from its folder, against a pin file's text. */
class Check {
  constructor(files, pin, earlier, progress) {
    this.files = files;
    this.earlier = earlier;
    this.progress = progress;
    this.findings = [];
    this.open = [];
    this.pin = this.readPin(pin);
  }

  found(code, message) { this.findings.push(`${message} [${code}]`); }

  readPin(text) {
    if (text === null) {
      this.open.push("No pin file was chosen, so it is not proven whose pack this is.");
      return null;
    }
    const pin = fields(text, "farthing-pin/v1");
    if (!pin || !pin["journal-key"] || !pin["pack-key"]) {
      throw new Stop("The pin file is not one. Choose the file that the programme gave you apart from the pack.");
    }
    return pin;
  }

  async bytes(path) {
    const file = this.files.get(path);
    if (!file) throw new Stop(`${path} is missing. [pack.file-missing]`);
    return new Uint8Array(await file.arrayBuffer());
  }

  async text(path) { return new TextDecoder("utf-8", {fatal: true}).decode(await this.bytes(path)); }

  /** Whether a signature is right; null where this browser has no Ed25519. */
  async verify(raw, signature, bytes) {
    try {
      const key = await crypto.subtle.importKey("raw", raw, {name: "Ed25519"}, false, ["verify"]);
      return await crypto.subtle.verify({name: "Ed25519"}, key, signature, bytes);
    } catch (error) {
      if (error.name !== "NotSupportedError") return false;
      const words = "This browser cannot check Ed25519 signatures; a newer one, or farthing-verify, can.";
      if (!this.open.includes(words)) this.open.push(words);
      return null;
    }
  }

  // "name+keyid+base64": the key's bytes follow one byte that says what it is.
  rawKey(verifierKey) { return unbase64(verifierKey.split("+").slice(2).join("+")).slice(1); }

  async run() {
    if (this.files.size > 100000) throw new Stop("There are more than 100,000 files. [pack.too-many-files]");
    await this.bag();
    await this.journal();
    await this.approvals();
    await this.openings();
    await this.sums();
  }

  // The bag: the signature fixes the second list, that the first, that every file.

  async bag() {
    const tags = await this.list("tagmanifest-sha256.txt");
    const payload = await this.list("manifest-sha256.txt");
    this.isStamped = this.files.has("manifest-sha256.tsr");
    const names = ["bag-info.txt", "bagit.txt", ...(this.isStamped ? ["manifest-sha256.tsr"] : []), "manifest-sha256.txt"];
    if ([...tags.keys()].join() !== names.join()) this.found("pack.tag-files", "The second list does not name the tag files.");
    const told = `Time-Stamp: ${this.isStamped ? "manifest-sha256.tsr" : "pending"}`;
    if (!(await this.text("bag-info.txt")).split("\n").includes(told)) this.found("pack.information", "bag-info.txt does not say whether the pack was stamped.");
    for (const path of payload.keys()) {
      if (!path.startsWith("data/")) this.found("pack.payload-path", `The first list names ${path}.`);
    }
    const signature = await this.bytes("tagmanifest-sha256.sig");
    if (this.pin) {
      const right = await this.verify(this.rawKey(this.pin["pack-key"]), signature, await this.bytes("tagmanifest-sha256.txt"));
      if (right === false) this.found("pack.signature", "The list of files is not signed by the pinned pack key.");
    }
    const listed = new Map([...tags, ...payload]);
    let done = 0;
    for (const [path, digest] of listed) {
      if (!this.files.has(path)) this.found("pack.file-missing", `${path} is listed and missing.`);
      else if (hex(await sha256(await this.bytes(path))) !== digest) this.found("pack.file-altered", `${path} was altered.`);
      this.progress(`File ${done += 1} of ${listed.size}`);
    }
    for (const path of this.files.keys()) {
      if (!listed.has(path) && path !== "tagmanifest-sha256.txt" && path !== "tagmanifest-sha256.sig") this.found("pack.file-unlisted", `${path} is in no list.`);
    }
  }

  async list(path) {
    const entries = new Map();
    let last = "";
    for (const line of (await this.text(path)).split("\n").slice(0, -1)) {
      const match = /^([0-9a-f]{64}) {2}([A-Za-z0-9_][A-Za-z0-9_./-]{0,99})$/.exec(line);
      if (!match) this.found("pack.manifest-line", `${path} has the line “${line.slice(0, 90)}”.`);
      else if (match[2] <= last) this.found("pack.manifest-order", `${path} is out of order at ${match[2]}.`);
      if (match) entries.set(last = match[2], match[1]);
    }
    return entries;
  }

  // The journal: each record in its place, all of them under the root that was signed.

  async journal() {
    const bytes = await this.bytes("data/records.txt");
    const index = (await this.text("data/records.index")).split("\n").slice(0, -1);
    this.records = [];
    const leaves = [];
    let end = 0;
    for (const [seq, line] of index.entries()) {
      const length = Number(line.split(" ")[1]);
      if (!(length > 0) || line !== `${end} ${length} ${seq}`) {
        this.found("pack.index", `The index does not go on at record ${seq}.`);
        break;
      }
      const slice = bytes.subarray(end, end += length);
      const record = fields(new TextDecoder().decode(slice), "farthing-record/v1");
      const before = leaves.length ? hex(leaves[leaves.length - 1]) : "0".repeat(64);
      if (!record || record.seq !== String(seq)) this.found("pack.seq", `Record ${seq} does not say so.`);
      else if (record.prev !== before) this.found("pack.link", `Record ${seq} does not follow the one before.`);
      this.records.push(record || {});
      leaves.push(await this.leaf(slice));
      if (seq % 500 === 0) this.progress(`Record ${seq} of ${index.length}`);
    }
    if (end !== bytes.length) this.found("pack.index", "The index leaves out a part of the records.");
    if (leaves.map(hex).join("\n") + "\n" !== await this.text("data/leaves.txt")) this.found("pack.leaves", "The leaves listed are not those of the records.");
    await this.checkpoint(await this.root(leaves));
    if (this.earlier !== null) await this.goesOn(leaves);
  }

  // From a checkpoint that was kept: signed by the pinned key, or by one that the journal had.
  async goesOn(leaves) {
    const note = signedNote(this.earlier);
    const keys = this.records.filter((record) => record.type === "key.added" && record.purpose === "journal").map((record) => unbase64(record.public));
    if (this.pin) keys.unshift(this.rawKey(this.pin["journal-key"]));
    let isSigned = false;
    for (const signature of note ? note.signatures : []) {
      for (const key of keys) isSigned = await this.verify(key, signature.bytes, note.body) !== false || isSigned;
    }
    if (!isSigned || note.origin !== this.records[0].journal) this.found("pack.earlier-signature", "The earlier checkpoint is not this journal's.");
    else if (note.size > leaves.length) this.found("pack.earlier-size", `The earlier checkpoint is of ${note.size} records; there are ${leaves.length}.`);
    else if (base64(await this.root(leaves.slice(0, note.size))) !== note.root) this.found("pack.earlier-root", "The journal does not go on from the earlier checkpoint: it was written anew.");
  }

  async leaf(bytes) {
    const prefixed = new Uint8Array(bytes.length + 1);
    prefixed.set(bytes, 1);
    return sha256(prefixed);
  }

  // RFC 6962: a tree is two trees, the left one with the greatest power of two that leaves a right.
  async root(leaves) {
    if (leaves.length === 0) return sha256(new Uint8Array());
    if (leaves.length === 1) return leaves[0];
    let left = 1;
    while (left * 2 < leaves.length) left *= 2;
    const node = new Uint8Array(65);
    node[0] = 1;
    node.set(await this.root(leaves.slice(0, left)), 1);
    node.set(await this.root(leaves.slice(left)), 33);
    return sha256(node);
  }

  async checkpoint(root) {
    const note = signedNote(await this.text("data/checkpoint"));
    if (!note) throw new Stop("The checkpoint is not written as one. [pack.checkpoint]");
    if (note.size !== this.records.length) this.found("pack.size", `The checkpoint is of ${note.size} records; there are ${this.records.length}.`);
    if (note.root !== base64(root)) this.found("pack.root", "The records have another root than the checkpoint.");
    if (this.records.some((record) => record.journal !== note.origin)) this.found("pack.other-journal", "A record is of another journal.");
    if (!this.pin) return;
    if (note.origin !== this.pin.journal) this.found("pack.checkpoint", "The checkpoint is of another journal than the pin.");
    const [, keyID] = this.pin["journal-key"].split("+");
    const raw = this.rawKey(this.pin["journal-key"]);
    const own = note.signatures.filter((signature) => signature.keyID === keyID);
    let isSigned = own.length > 0;
    for (const signature of own) if (await this.verify(raw, signature.bytes, note.body) === false) isSigned = false;
    if (!isSigned) this.found("pack.checkpoint", "The checkpoint is not signed by the pinned journal key.");
  }

  // Approvals: the statement is the one recorded, and signed by the key that it names.

  async approvals() {
    this.approved = 0;
    const standing = new Map();
    for (const record of this.records) {
      if (record.type === "key.added" && record.purpose === "signer") standing.set(record.key, record);
      if (record.type === "key.retired" || record.type === "key.compromised") standing.delete(record.key);
      if (record.type !== "approval.granted") continue;
      const path = `data/approvals/${record.approval}`;
      const statement = await this.bytes(`${path}.txt`);
      if (hex(await sha256(statement)) !== record.statement) this.found("pack.approval", `${path}.txt is not the statement recorded.`);
      this.approved += 1;
      const said = fields(new TextDecoder().decode(statement), "farthing-approval/v1");
      if (!said || !said.key) this.found("pack.approval", `${path}.txt is no approval.`);
      if (!said || !said.key || said.key === "-") continue;
      const added = standing.get(said.key);
      const right = added && added.owner === record.actor && await this.verify(unbase64(added.public), await this.bytes(`${path}.sig`), statement);
      if (!right && right !== null) this.found("pack.approval-signature", `${path} is not signed by its signer.`);
    }
    this.doubts();
  }

  // Approvals that a compromised key alone vouches for, given after what is still trusted of it.

  doubts() {
    const inForce = new Map(), given = new Map(), versions = new Map(), late = [];
    for (const [seq, record] of this.records.entries()) {
      const {type} = record;
      const subject = type.startsWith("claim.") ? record.claim : record["business-case"];
      if (type === "key.added") inForce.set(`${record.purpose} ${record.owner}`, record.key);
      if (type === "key.retired") given.delete(record.key);
      if (type === "key.compromised") {
        late.push(...(given.get(record.key) || []).filter((approval) => approval.seq >= Number(record["trusted-size"])));
        given.delete(record.key);
      }
      if (type === "approval.granted") {
        const key = inForce.get(`${record.signature === "-" ? "seal" : "signer"} ${record.actor}`);
        given.set(key, [...(given.get(key) || []), {seq, name: record.approval, subject: record.subject, version: record.version}]);
      }
      if (/^(claim|case)\.(submitted|amended)$/.test(type)) versions.set(subject, record.version);
      if (/^(claim|case)\.withdrawn$/.test(type)) versions.delete(subject);
      if (type === "approval.declined") versions.delete(record.subject);
    }
    const standing = late.filter((approval) => versions.get(approval.subject) === approval.version);
    if (standing.length) this.open.push(`Only a key that was compromised vouches for ${standing.map((approval) => `${approval.name} (record ${approval.seq}, of ${approval.subject})`).join(", ")}, given after what is trusted of it.`);
  }

  // What is opened: here or in a file, it is what the record commits to. The last line brings the
  // secret of the codes that lists name people by.

  async openings() {
    for (const line of (await this.text("data/disclosures.txt")).split("\n").slice(0, -1)) {
      const [seq, field, state, label, salt, value] = line.split(" ");
      if (state === "withheld" || state === "erased") continue;
      const committed = ((this.records[Number(seq)] || {})[field] || "").slice(-64);
      const isFile = state === "file";
      if (!label || !salt || !value || (!isFile && state !== "opened")) this.found("pack.disclosures", `disclosures.txt has the line “${line.slice(0, 90)}”.`);
      else {
        const bytes = isFile ? await this.bytes("data/" + value) : unhex(value.replace("-", ""));
        if (hex(await this.commitment(label, unhex(salt), bytes)) !== committed) this.found("pack.opening", `What is opened of record ${seq}, ${field}, is not what was recorded.`);
        if (Number(seq) === this.records.length - 1 && field === "commit.codes") this.secret = bytes;
      }
    }
    if (!this.secret) throw new Stop("The secret of people's codes is not opened. [pack.codes]");
  }

  async commitment(label, salt, value) {
    const length = new Uint8Array(8);
    new DataView(length.buffer).setBigUint64(0, BigInt(value.length));
    return sha256(joined(encoder.encode("farthing-commit/v1\0"), [label.length], encoder.encode(label), salt, length, value));
  }

  // An account as lists name it: with the recipient's code for a participant.
  async coded(account) {
    const [scope, ...parts] = account.split(".");
    if (!/^-:L[123]00$/.test(scope)) return account;
    const code = await sha256(joined(encoder.encode("farthing-recipient-code/v1\0"), this.secret, encoder.encode(parts[0])));
    return [scope, "P-" + hex(code).slice(0, 12), ...parts.slice(1)].join(".");
  }

  // Sums: every entry balances, and the postings sum to the lists.

  async sums() {
    const totals = new Map();
    const costs = [];
    for (const record of this.records.filter((record) => record.type === "entry.posted")) {
      const scopes = new Map();
      if (!/^[1-9]\d{0,4}$/.test(record.postings)) this.found("pack.record", `The entry ${record.seq} has no postings.`);
      for (let line = 1; line <= Number(record.postings); line += 1) {
        const account = record[`postings.${line}.account`];
        const pence = BigInt(record[`postings.${line}.amount`]);
        const isDebit = record[`postings.${line}.side`] === "debit";
        const [fund, kind] = account.split(":");
        const scope = fund + kind[0];
        scopes.set(scope, (scopes.get(scope) || 0n) + (isDebit ? pence : -pence));
        const sum = totals.get(account) || [0n, 0n];
        sum[isDebit ? 0 : 1] += pence;
        totals.set(account, sum);
        if (kind.startsWith("M5000.")) costs.push(isDebit ? pence : -pence);
      }
      if ([...scopes.values()].some((net) => net !== 0n)) this.found("pack.record", `The entry ${record.seq} does not balance.`);
    }
    for (const [account, sum] of [...totals]) {
      totals.delete(account);
      totals.set(await this.coded(account), sum);
    }
    const balances = this.table(await this.text("data/trial-balance.csv"));
    for (const row of balances) {
      const sum = totals.get(row.account.replace(/^'/, ""));
      totals.delete(row.account.replace(/^'/, ""));
      const left = sum ? sum[0] - sum[1] : 0n;
      if (!sum || sum[0] !== this.pence(row.debits) || sum[1] !== this.pence(row.credits)
        || this.pence(row.balance) !== (left < 0n ? -left : left) || row.side !== (left < 0n ? "credit" : "debit")) this.found("pack.trial-balance", `${row.account} sums to something else.`);
    }
    for (const account of totals.keys()) this.found("pack.trial-balance", `${account} is not in the trial balance.`);
    const listed = this.table(await this.text("data/transactions.csv")).map((row) => this.pence(row.amount));
    if (listed.join() !== costs.join()) this.found("pack.transactions", "The transaction list has other amounts than the entries.");
    if (rows.map((row) => row.dataset.pence).join() !== costs.join()) this.found("pack.transactions", "This page lists other amounts than the entries.");
    this.cost = costs.reduce((sum, pence) => sum + pence, 0n);
  }

  pence(text) {
    if (!/^-?\d+\.\d\d$/.test(text)) throw new Stop(`“${text}” is no amount of a list.`);
    return BigInt(text.replace(".", ""));
  }

  table(text) {
    const [head, ...lines] = text.split("\r\n").slice(0, -1).map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) => match[1] === undefined ? match[2] : match[1].replaceAll('""', '"')));
    return lines.map((fields) => Object.fromEntries(head.map((name, index) => [name, fields[index]])));
  }
}

/** The chosen files by their path from the pack's folder, wherever it lies in what was chosen. */
function chosen(list) {
  const paths = [...list].map((file) => [(file.webkitRelativePath || file.name).split("/"), file]);
  const depths = paths.filter(([path]) => path[path.length - 1] === "tagmanifest-sha256.txt").sort(([one], [other]) => one.length - other.length);
  if (depths.length > 1 && depths[0][0].length === depths[1][0].length) throw new Stop("The folder chosen holds several packs. Choose one of them.");
  const at = depths[0];
  if (!at) throw new Stop("The folder chosen holds no pack. Choose the one in which bagit.txt lies.");
  const depth = at[0].length - 1;
  const inside = ([path]) => at[0].slice(0, depth).every((part, index) => path[index] === part);
  return new Map(paths.filter(inside).map(([path, file]) => [path.slice(depth).join("/"), file]));
}

function show(standing, title, items, rest) {
  const verdict = $("verdict");
  verdict.className = standing;
  verdict.replaceChildren();
  const strong = document.createElement("strong");
  strong.textContent = title;
  const list = document.createElement("ul");
  for (const item of items) list.append(Object.assign(document.createElement("li"), {textContent: item}));
  verdict.append(strong, list, Object.assign(document.createElement("p"), {textContent: rest}));
}

// What the page leaves out, so that nobody takes it for checked.
const notChecked = (check) => "Not checked here: " + (check.earlier === null ? "that the journal goes on where an earlier pack ended; " : "") + "that nothing was left out of claims, cases and approvals; people's roles and duties; closed periods; times" + (check.isStamped ? ", the time stamp among them" : "") + "; the files in books; and the words of this page. farthing-verify checks all of them but words. Nobody without the programme's key can check the seals.";

async function checkPack() {
  const progress = (text) => { $("progress").textContent = text; };
  $("check").disabled = true;
  try {
    if (!globalThis.crypto || !crypto.subtle) throw new Stop("This browser gives this page no SHA-256. Open the page from the disk, or use another browser.");
    const pin = $("pin").files[0];
    const earlier = $("earlier").files[0];
    const check = new Check(chosen($("folder").files), pin ? await pin.text() : null, earlier ? await earlier.text() : null, progress);
    try { await check.run(); } catch (error) { check.findings.push(error instanceof Stop ? error.message : `The pack cannot be read: ${error.message}`); }
    const what = `${counted((check.records || []).length, "record")}, ${counted(check.approved || 0, "approval")}, costs of ${pounds(Number(check.cost || 0n))}.`;
    if (check.findings.length) show("tampered", "Tampered with: " + counted(check.findings.length, "finding"), check.findings.slice(0, 20), (check.findings.length > 20 ? "These are the first 20. " : "") + "Keep this copy and ask for the pack again.");
    else if (check.open.length) show("open", "Not proven", check.open, `Nothing is wrong in itself: ${what} ${notChecked(check)}`);
    else show("verified", "Verified", ["Every file is as it was signed, and the journal is whole.", what], notChecked(check));
  } catch (error) {
    show("open", "Nothing was checked", [error instanceof Stop ? error.message : String(error)], "");
  }
  progress("");
  $("check").disabled = false;
}
$("check").addEventListener("click", checkPack);
