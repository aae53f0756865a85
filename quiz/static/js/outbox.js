// Answers on their way to the server: kept on this device until acknowledged, sent in order. A repeat has no effect. An entry is { position, uuid, sequence, body }; the body has the question's fields.

const PREFIX = "nachgefragt:answer:";
const LONGEST_WAIT = 30_000;
const TIMEOUT = 15_000;
const FORGOTTEN_AFTER = 7 * 24 * 3600 * 1000;

export function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID exists on secure origins only
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export class Outbox {
  // `report(entry, state, detail)` is told what becomes of each entry: waiting, kept (tried again), sent, refused,
  // rejected, lost or away. `token` is the form's field for it: a renewed one serves the form, too.
  constructor({ attempt, address, tokenAddress, token, report = () => {} }) {
    Object.assign(this, { attempt, address, tokenAddress, token, report });
    this.failures = 0;
    this.sending = null;
    this.timer = null;
    this.durable = true;
    this.entries = this.#load();
    addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => this.send());
    addEventListener("pagehide", () => this.#sendLast());
  }

  get isEmpty() {
    return this.entries.length === 0;
  }

  put(entry) {
    const replaced = (old) => old.position === entry.position && old !== this.inFlight;
    this.entries.filter(replaced).forEach((old) => this.#forget(old));
    this.entries = [...this.entries.filter((old) => !replaced(old)), entry];
    try {
      localStorage.setItem(this.#key(entry), JSON.stringify({ ...entry, kept: Date.now() }));
    } catch {
      this.durable = false; // no storage, or it is full: the page says so
    }
    this.report(entry, "waiting");
    this.send();
  }

  // Sends all entries in order; the promise says whether none is left.
  send() {
    clearTimeout(this.timer);
    this.sending ??= this.#sendAll().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  async #sendAll() {
    while (this.entries.length) {
      this.inFlight = this.entries[0];
      const state = await this.#deliver(this.inFlight);
      if (state !== "done") {
        this.entries.forEach((entry) => this.report(entry, state));
        this.failures += 1;
        this.timer = setTimeout(() => this.send(), Math.min(LONGEST_WAIT, 1000 * 2 ** this.failures) * (0.5 + Math.random() / 2));
        this.inFlight = null;
        return false;
      }
      this.failures = 0;
      this.#forget(this.inFlight);
      this.entries = this.entries.filter((entry) => entry !== this.inFlight);
      this.inFlight = null;
    }
    return true;
  }

  async #deliver(entry, mayRefresh = true) {
    let response;
    let answer;
    try {
      response = await this.#post(entry, { signal: AbortSignal.timeout(TIMEOUT) });
      answer = await response.json();
    } catch {
      return "kept";
    }
    if (response.ok || response.status === 422) {
      this.#acknowledge(entry, answer);
      return "done";
    }
    if (response.status === 400 && answer.error === "csrf" && mayRefresh && (await this.#refreshToken())) {
      return this.#deliver(entry, false);
    }
    if (response.status === 404 || response.status === 403) return "away";
    if (response.status === 400 && answer.error !== "csrf") {
      this.report(entry, "lost");
      return "done";
    }
    return "kept";
  }

  #acknowledge(entry, answer) {
    const rejected = answer.rejected.find((one) => one.uuid === entry.uuid);
    const acknowledged = answer.acknowledged.find((one) => one.uuid === entry.uuid);
    if (rejected) this.report(entry, "rejected", rejected.problem);
    else if (acknowledged?.refusal) this.report(entry, "refused", acknowledged.refusal);
    else this.report(entry, "sent", acknowledged?.received_at);
  }

  #post(entry, options) {
    const body = `${entry.body}&csrf_token=${encodeURIComponent(this.token.value)}`;
    const headers = { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" };
    return fetch(this.address, { method: "POST", headers, body, credentials: "same-origin", ...options });
  }

  async #refreshToken() {
    try {
      const response = await fetch(this.tokenAddress, { headers: { Accept: "application/json" }, cache: "no-store" });
      this.token.value = (await response.json()).csrf_token;
      return true;
    } catch {
      return false;
    }
  }

  // The page goes away: what is left goes out without waiting, and again when a page of this attempt is next open.
  #sendLast() {
    this.entries.forEach((entry) => this.#post(entry, { keepalive: true }).catch(() => {}));
  }

  #key(entry) {
    return `${PREFIX}${this.attempt}:${entry.uuid}`;
  }

  #forget(entry) {
    try {
      localStorage.removeItem(this.#key(entry));
    } catch {
      this.durable = false;
    }
  }

  #load() {
    const found = [];
    try {
      for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
        const entry = JSON.parse(localStorage.getItem(key));
        if (Date.now() - entry.kept > FORGOTTEN_AFTER) localStorage.removeItem(key);
        else if (key.startsWith(`${PREFIX}${this.attempt}:`)) found.push(entry);
      }
    } catch {
      this.durable = false;
    }
    return found.sort((one, other) => one.sequence - other.sequence);
  }
}
